"""Italian words, each beside the English one that does the same between sentences. Written down from the grammar."""

WORDS = """
a:un,uno,una,un' the:il,lo,la,i,gli,le,l' of:di,del,dello,della,dei,degli,delle,dell',d' this:questo,questa,quest',ciò
that:quello,quella,quel,quell',che these:questi,queste those:quelli,quelle,quei he:egli,lui she:lei,ella
they:loro,essi,esse it:esso,essa,si we:noi you:voi,tu i:io his:suo,sua,suoi,sue our:nostro,nostra,nostri,nostre
my:mio,mia,miei your:tuo,tua,tuoi,vostro,vostra us:ci me:mi who:chi which:quale,quali,cui what:cosa,cos'
where:dove,dov' when:quando why:perché how:come there:lì,là here:qui,ecco both:entrambi,entrambe
all:tutto,tutta,tutti,tutte some:alcuni,alcune,qualche many:molti,molte most:maggior several:diversi,diverse,vari
few:pochi,poche each:ogni,ciascun,ciascuno,ciascuna another:altro,un'altra,altra other:altri,altre such:tale,tali
no:nessun,nessuno,nessuna,no not:non nothing:niente,nulla only:solo,soltanto,solamente even:persino,perfino
just:proprio,appena if:se while:mentre after:dopo before:prima since:da,dal,dalla,dai,dalle,dall',dallo
until:fino,finché because:poiché,siccome although:sebbene,benché though:pur at:a,al,allo,alla,ai,agli,alle,all'
in:in,nel,nello,nella,nei,negli,nelle,nell' on:su,sul,sullo,sulla,sui,sugli,sulle,sull' for:per over:sopra,oltre
under:sotto with:con,col without:senza during:durante despite:nonostante according:secondo about:circa,riguardo
against:contro between:tra,fra and:e,ed but:ma,bensì or:o,oppure,ovvero so:così,quindi yet:eppure nor:né
however:tuttavia,però meanwhile:intanto,frattempo moreover:inoltre,peraltro furthermore:altresì
therefore:pertanto,perciò,dunque then:poi,allora otherwise:altrimenti instead:invece rather:piuttosto indeed:infatti
besides:oltretutto also:anche,pure too:troppo still:ancora again:nuovamente,nuovo already:già later:successivamente
earlier:precedentemente finally:infine,finalmente recently:recentemente currently:attualmente today:oggi yesterday:ieri
tomorrow:domani now:ora,adesso once:volta soon:presto often:spesso sometimes:talvolta,volte
usually:solitamente,normalmente,solito,generalmente generally:generale typically:tipicamente initially:inizialmente
originally:originariamente consequently:conseguenza,conseguentemente nevertheless:ciononostante similarly:analogamente
likewise:parimenti conversely:viceversa,contrario additionally:aggiunta overall:complesso perhaps:forse
probably:probabilmente clearly:chiaramente obviously:ovviamente,ovvio unfortunately:purtroppo,sfortunatamente
fortunately:fortunatamente first:primo,primi,prime,innanzitutto,anzitutto second:seconda third:terzo,terza
last:ultimo,ultima,ultimi,ultime,scorso,scorsa next:prossimo,prossima,successivo,successiva,seguente,seguenti former:ex
same:stesso,stessa,stessi,stesse two:due three:tre four:quattro five:cinque six:sei seven:sette eight:otto nine:nove
ten:dieci hundred:cento thousand:mila,mille million:milione,milioni billion:miliardo,miliardi half:metà,mezzo is:è
are:sono was:era,fu were:erano,furono be:essere been:stato,stata,stati,state being:essendo has:ha,possiede
have:hanno,abbiamo,avere,avete had:aveva,avevano,ebbe do:fare,fanno does:fa did:fece can:può,possono,possiamo,potete
could:poteva,potrebbe,potrebbero will:sarà,saranno,verrà,verranno,farà would:sarebbe,sarebbero,vorrebbe
should:dovrebbe,dovrebbero,dovresti must:deve,devono,dobbiamo,bisogna may:possa,maggio might:potrà,potranno
said:detto,disse says:dice,afferma,spiega told:racconta,raccontato added:aggiunto,aggiunge
noted:nota,sottolinea,sottolineato announced:annunciato,annuncia warned:avvertito explained:spiegato
insisted:insiste,ribadito stated:dichiarato,affermato claimed:sostiene wrote:scritto,scrive asked:chiesto,chiede
replied:risposto,risponde called:chiamato,chiamata spokesman:portavoce statement:comunicato report:rapporto mr:signor
mrs:signora dr:dott president:presidente minister:ministro secretary:segretario senator:senatore chief:capo
judge:giudice director:direttore professor:professore example:esempio note:notare,noti see:vedere,vedi,consultare
suppose:supponiamo consider:considerare,consideriamo conclusion:conclusione summary:riassunto,riepilogo
introduction:introduzione overview:panoramica more:più less:meno much:molto,molta well:bene than:rispetto yes:sì
thanks:grazie people:persone,gente person:persona man:uomo woman:donna men:uomini women:donne government:governo
company:azienda,società police:polizia authorities:autorità group:gruppo country:paese city:città court:tribunale,corte
party:partito team:squadra,team members:membri new:nuova,nuovi,nuove previous:precedente,precedenti whole:intero,intera
different:differenti,differente particular:particolare certain:certo,certa,certi own:propria,propri monday:lunedì
tuesday:martedì wednesday:mercoledì thursday:giovedì friday:venerdì saturday:sabato sunday:domenica january:gennaio
february:febbraio march:marzo april:aprile june:giugno july:luglio august:agosto september:settembre october:ottobre
november:novembre december:dicembre use:usare,utilizzare,usa,utilizza used:usato,utilizzato,usata,utilizzata
using:usando,utilizzando give:dare gives:dà given:dato,data take:prendere takes:prende need:bisogno,necessario
want:vuoi,desidera,vogliono,vuole allow:permettere,permettono,consentono allows:permette,consente made:fatto,fatta
"""
