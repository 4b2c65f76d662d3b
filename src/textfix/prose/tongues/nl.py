"""Dutch words, each beside the English one that does the same between sentences. Written down from the grammar."""

WORDS = """
a:een,'n the:de,het,'t this:deze,dit,hiermee,hierbij,hiervan that:die,dat,daarmee,daarbij,daarvan he:hij she:zij,ze
it:er we:wij,we you:jij,je,jullie,u i:ik his:zijn,z'n her:haar our:ons,onze my:mijn their:hun your:jouw,uw him:hem
them:hen me:mij,me who:wie which:welke,welk what:wat where:waar when:wanneer why:waarom how:hoe there:daar here:hier
both:beide all:alle,al,alles,allemaal some:sommige,enkele,enige many:veel,vele most:meeste
several:verschillende,meerdere few:weinig each:elk,elke,ieder,iedere every:telkens another:ander other:andere
such:zulke,dergelijke,zo'n no:geen,nee not:niet nobody:niemand nothing:niets only:alleen,slechts,enkel even:zelfs
just:juist,net if:als,indien while:terwijl after:na,nadat before:voor,voordat since:sinds,sedert until:tot,totdat
because:omdat,want,doordat although:hoewel,ofschoon whether:of at:bij by:door from:vanaf,vanuit in:in into:erin
on:op,aan over:over under:onder with:met without:zonder during:tijdens,gedurende despite:ondanks according:volgens
about:ongeveer,omtrent against:tegen between:tussen to:te,naar of:van around:rond,rondom and:en,alsmede but:maar,doch
or:ofwel so:zo,dus yet:toch nor:noch however:echter,evenwel meanwhile:ondertussen,inmiddels,intussen moreover:bovendien
furthermore:verder,voorts,daarnaast therefore:daarom,derhalve,vandaar thus:aldus,zodoende,daardoor
then:dan,toen,daarna,vervolgens,daarop otherwise:anders instead:plaats rather:liever,eerder
indeed:inderdaad,immers,overigens besides:trouwens also:ook,eveneens,tevens still:nog,steeds again:weer,opnieuw
already:reeds later:later earlier:vroeger finally:eindelijk,tenslotte,slotte eventually:uiteindelijk
recently:onlangs,recent currently:momenteel,thans today:vandaag yesterday:gisteren tomorrow:morgen now:nu
once:eens,eenmaal soon:snel,spoedig,binnenkort often:vaak,dikwijls sometimes:soms usually:meestal,gewoonlijk,normaal
generally:algemeen typically:doorgaans initially:aanvankelijk originally:oorspronkelijk previously:voorheen
consequently:bijgevolg nevertheless:niettemin,desondanks,desalniettemin similarly:evenzo likewise:evenzeer
conversely:omgekeerd additionally:aanvullend overall:totaal perhaps:misschien,wellicht maybe:mogelijk
probably:waarschijnlijk,vermoedelijk clearly:duidelijk obviously:uiteraard,natuurlijk,kennelijk
unfortunately:helaas,jammer fortunately:gelukkig first:eerste,eerst,allereerst second:tweede third:derde
last:laatste,vorige next:volgende former:voormalige same:dezelfde,hetzelfde one:één two:twee three:drie four:vier
five:vijf six:zes seven:zeven eight:acht nine:negen ten:tien hundred:honderd thousand:duizend million:miljoen
billion:miljard half:helft is:is was:was,werd were:waren,werden be:wezen been:geweest,geworden being:wordt am:ben
has:heeft have:hebben,heb had:had,hadden do:doen does:doet did:deed,deden can:kan,kunnen,kunt could:kon,konden,zou
will:zal,zullen,zult,wil would:zouden should:behoort,dient,dienen must:moet,moeten,moest,moesten may:mag,mogen,mei
might:mocht said:zei,zeiden says:zegt,stelt told:vertelde added:toevoegde,voegde noted:merkte announced:kondigde
warned:waarschuwde explained:legde insisted:benadrukte stated:stelde,verklaarde claimed:beweerde wrote:schreef,schrijft
asked:vroeg,vraagt replied:antwoordde called:noemde,noemt spokesman:woordvoerder statement:verklaring report:rapport
reported:meldde,meldt mr:meneer,heer mrs:mevrouw dr:dr president:president,voorzitter minister:minister
secretary:staatssecretaris chief:chef,hoofd king:koning director:directeur professor:hoogleraar,professor
example:voorbeeld,bijvoorbeeld instance:bijv note:merk,let,opmerking see:zie suppose:stel consider:overweeg
following:onderstaande conclusion:conclusie summary:samenvatting introduction:inleiding,introductie overview:overzicht
more:meer less:minder very:zeer,heel,erg well:goed,wel yes:ja thank:dank people:mensen person:persoon man:man
woman:vrouw men:mannen women:vrouwen government:regering,kabinet company:bedrijf police:politie
authorities:autoriteiten group:groep country:land state:staat city:stad court:rechtbank party:partij team:team,ploeg
members:leden new:nieuwe,nieuw old:oude,oud recent:recente previous:vorig late:laat whole:gehele,hele
different:verschillend particular:bijzonder,vooral,name certain:bepaalde,bepaald own:eigen monday:maandag
tuesday:dinsdag wednesday:woensdag thursday:donderdag friday:vrijdag saturday:zaterdag sunday:zondag january:januari
february:februari march:maart april:april june:juni july:juli august:augustus september:september october:oktober
november:november december:december use:gebruiken,gebruik used:gebruikt make:maken makes:maakt made:gemaakt,maakte
give:geven gives:geeft given:gegeven,gaf take:nemen takes:neemt need:nodig want:willen allow:toestaan
"""
