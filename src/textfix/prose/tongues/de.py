"""German words, each beside the English one that does the same between sentences. Written down from the grammar."""

WORDS = """
a:ein,eine,einen,einem,einer,eines the:der,die,das,den,dem,des this:dieser,diese,dieses,diesen,diesem,dies,hierbei
that:dass,jener,jene,jenes,jenen,dabei,dazu,davon,damit he:er she:sie it:es we:wir you:du,man i:ich
his:sein,seine,seinen,seinem,seiner,seines her:ihre,ihren,ihrem,ihrer,ihres,ihr
our:unser,unsere,unseren,unserem,unserer my:mein,meine,meinen,meinem,meiner your:dein,deine,euer,eure him:ihn,ihm
them:ihnen us:uns me:mich,mir who:wer which:welche,welcher,welches,welchen what:was where:wo when:wenn
why:warum,wieso,weshalb how:wie there:dort,da here:hier both:beide,beiden all:alle,allen,aller,alles
some:einige,einigen,manche,mancher many:viele,vielen,vieler most:meisten several:mehrere,mehreren few:wenige,wenigen
each:jeder,jede,jedes,jeden,jedem every:jeweils another:weitere,weiterer,weiteres,weiteren
other:andere,anderen,anderer,anderes such:solche,solcher,solchen,solches no:kein,keine,keinen,keinem,keiner,nein
not:nicht none:keines nobody:niemand nothing:nichts only:nur,lediglich even:sogar,selbst just:gerade,eben
if:falls,sofern while:während after:nach,nachdem before:vor,bevor since:seit,seitdem until:bis because:weil
although:obwohl,obgleich though:wenngleich whether:ob as:als at:an,am by:durch for:für from:aus in:in,im,ins
into:hinein on:auf over:über under:unter with:mit without:ohne despite:trotz according:laut,zufolge about:etwa,rund
against:gegen between:zwischen to:zu,zum,zur of:von,vom,beim,bei up:hinauf and:und,sowie but:aber,sondern,doch
or:oder,bzw,beziehungsweise so:so nor:weder however:jedoch,allerdings,hingegen,dagegen,freilich
meanwhile:inzwischen,unterdessen,mittlerweile,indes,währenddessen moreover:zudem,überdies,obendrein
furthermore:ferner,weiterhin,außerdem,darüber therefore:deshalb,daher,deswegen,darum
thus:somit,folglich,demnach,dadurch then:dann,daraufhin,danach,anschließend,nun hence:mithin
otherwise:sonst,ansonsten,andernfalls instead:stattdessen rather:vielmehr,eher indeed:tatsächlich,zwar besides:daneben
also:auch,ebenfalls,ebenso,gleichfalls still:noch,weiter again:wieder,erneut,abermals already:bereits,schon
later:später earlier:früher,zuvor,vorher finally:schließlich,endlich eventually:letztendlich ultimately:letztlich
recently:kürzlich,jüngst,zuletzt,neulich currently:derzeit,zurzeit,momentan,aktuell,gegenwärtig today:heute
yesterday:gestern tomorrow:morgen now:jetzt once:einmal,einst soon:bald often:oft,häufig sometimes:manchmal,mitunter
usually:normalerweise,meist,meistens,üblicherweise generally:allgemein,grundsätzlich typically:typischerweise
originally:ursprünglich initially:anfangs,zunächst nevertheless:dennoch,trotzdem,gleichwohl,immerhin
similarly:ähnlich,genauso conversely:umgekehrt additionally:zusätzlich overall:insgesamt perhaps:vielleicht
maybe:möglicherweise probably:wahrscheinlich,vermutlich,wohl clearly:klar obviously:offenbar,offensichtlich
unfortunately:leider fortunately:glücklicherweise first:erste,ersten,erster,erstes,zuerst,erstens
second:zweite,zweiten,zweiter,zweites,zweitens third:dritte,dritten,dritter,drittens last:letzte,letzten,letzter
next:nächste,nächsten,nächster former:ehemalige,ehemaligen same:gleiche,gleichen,selbe,selben,dieselbe,denselben
one:eins two:zwei three:drei four:vier five:fünf six:sechs seven:sieben eight:acht nine:neun ten:zehn hundred:hundert
thousand:tausend million:million,millionen billion:milliarde,milliarden half:hälfte is:ist are:sind was:war,wurde
were:waren,wurden been:worden,gewesen being:wird am:bin has:hat have:haben,habe had:hatte,hatten having:hätte,hätten
do:tun does:tut did:tat can:kann,können could:konnte,konnten,könnte,könnten will:werden,werde would:würde,würden
shall:soll,sollen should:sollte,sollten may:darf,dürfen,mag,mai might:dürfte must:muss,müssen,musste,mußte
said:sagte,sagten,meinte,meint,erklärte says:sagt,erklärt,heißt told:erzählte added:ergänzte,fügte noted:bemerkte
announced:kündigte warned:warnte,warnt insisted:betonte,betont stated:teilte claimed:behauptete wrote:schrieb,schreibt
asked:fragte replied:antwortete called:nannte,forderte spokesman:sprecher,sprecherin report:bericht
reported:berichtete,berichteten,berichtet mr:herr mrs:frau dr:dr president:präsident minister:minister
secretary:sekretär chief:chef,vorsitzende chairman:vorsitzender director:direktor,leiter professor:professor
example:beispiel,beispielsweise instance:z note:hinweis,anmerkung,beachten see:siehe suppose:angenommen
consider:betrachten following:folgende,folgenden,folgendes conclusion:fazit summary:zusammenfassung
introduction:einführung,einleitung background:hintergrund overview:überblick,übersicht more:mehr less:weniger much:viel
very:sehr well:gut than:denn yes:ja thank:danke thanks:dank people:menschen,leute person:person man:mann men:männer
women:frauen government:regierung company:unternehmen,firma police:polizei authorities:behörden group:gruppe
country:land state:staat city:stadt court:gericht party:partei team:team,mannschaft members:mitglieder
new:neue,neuen,neuer,neues old:alte,alten,alter previous:vorherige,bisherige,bisherigen early:früh late:spät
whole:ganze,ganzen different:verschiedene,verschiedenen,unterschiedliche particular:insbesondere,besonders
certain:bestimmte,bestimmten own:eigene,eigenen monday:montag tuesday:dienstag wednesday:mittwoch thursday:donnerstag
friday:freitag saturday:samstag,sonnabend sunday:sonntag january:januar february:februar march:märz april:april
june:juni july:juli august:august september:september october:oktober november:november december:dezember
use:verwenden,benutzen,nutzen used:verwendet,benutzt,genutzt make:machen,macht made:gemacht give:geben gives:gibt
given:gegeben,gab take:nehmen takes:nimmt need:brauchen,benötigen needs:braucht want:wollen,möchten wants:will
allow:erlauben allows:ermöglicht,erlaubt
"""
