"""French words, each beside the English one that does the same between sentences. Written down from the grammar."""

WORDS = """
a:un,une the:le,la,les,l' of:de,du,des,d' this:ce,cet,cette,ceci that:cela,ça,c',que,qu',celui,celle those:ceux,celles
these:ces he:il they:ils,elles she:elle it:on,y we:nous you:vous,tu i:je,j' his:son,sa,ses their:leur,leurs
our:notre,nos your:votre,vos,ton,ta,tes my:mon,ma,mes him:lui them:eux me:me,m',moi who:qui
which:lequel,laquelle,lesquels,dont what:quoi,quel,quelle,quels,quelles where:où when:quand,lorsque,lorsqu'
why:pourquoi how:comment there:là here:ici,voici both:deux all:tout,tous,toute,toutes some:certains,certaines,quelques
many:nombreux,nombreuses,beaucoup most:plupart several:plusieurs few:peu each:chaque,chacun,chacune another:autre
other:autres such:tel,telle,tels,telles no:aucun,aucune,non not:pas,ne,n' nobody:personne nothing:rien
only:seul,seule,seulement,uniquement even:même just:juste if:si,s' while:tandis,alors after:après before:avant
since:depuis until:jusqu',jusque because:parce,car although:bien,quoique as:comme at:à,au,aux by:par for:pour from:dès
in:dans,en,chez into:vers on:sur over:dessus under:sous with:avec without:sans during:pendant,durant despite:malgré
according:selon,suivant about:environ,concernant against:contre between:entre among:parmi near:près below:ci-dessous
above:ci-dessus and:et but:mais or:ou so:donc yet:pourtant nor:ni however:cependant,toutefois,néanmoins,or
meanwhile:entretemps moreover:d'ailleurs,ailleurs,outre furthermore:également thus:ainsi then:puis,ensuite
otherwise:sinon,autrement instead:plutôt indeed:effectivement,effet also:aussi too:trop still:encore,toujours
again:nouveau already:déjà later:tard earlier:auparavant finally:enfin,finalement recently:récemment
currently:actuellement today:aujourd'hui,aujourd' yesterday:hier tomorrow:demain now:maintenant,désormais once:fois
soon:bientôt often:souvent sometimes:parfois,quelquefois usually:généralement,habituellement,normalement
generally:général typically:typiquement initially:initialement,d'abord,abord originally:origine previously:précédemment
subsequently:ultérieurement consequently:conséquent,conséquence similarly:pareillement likewise:idem
conversely:inversement additionally:plus overall:globalement perhaps:peut-être probably:probablement clearly:clairement
obviously:évidemment unfortunately:malheureusement fortunately:heureusement
first:premier,première,premiers,premièrement second:deuxième,second,seconde,deuxièmement third:troisième,troisièmement
last:dernier,dernière,derniers,dernières next:prochain,prochaine,suivante former:ancien,ancienne same:mêmes three:trois
four:quatre five:cinq six:six seven:sept eight:huit nine:neuf ten:dix hundred:cent,cents thousand:mille
million:million,millions billion:milliard,milliards half:moitié is:est are:sont was:était,fut were:étaient,furent
be:être been:été being:étant am:suis has:a have:ont,avons,avez,ai,avoir had:avait,avaient,eut,eurent having:ayant
do:faire,font does:fait did:fit can:peut,peuvent,pouvez,pouvons could:pouvait,pourrait,pourraient
will:sera,seront,va,vont,aura,auront would:serait,seraient,aurait,auraient,voudrait should:devrait,devraient,devriez
must:doit,doivent,devez,devons,faut may:puisse,mai might:pourriez said:déclaré,dit says:déclare,affirme,explique,estime
told:raconte,raconté added:ajouté,ajoute noted:noté,note,souligne,souligné announced:annoncé,annonce warned:averti
explained:expliqué insisted:insisté stated:indiqué claimed:prétend wrote:écrit asked:demandé,demande
replied:répond,répondu called:appelé,appelle spokesman:porte-parole report:rapport mr:m,monsieur mrs:mme,madame dr:dr
president:président minister:ministre secretary:secrétaire chief:chef director:directeur,directrice
professor:professeur example:exemple note:remarque,notez,noter see:voir,voyez suppose:supposons
consider:considérons,considérez following:suivants,suivantes conclusion:conclusion summary:résumé
introduction:introduction background:contexte overview:aperçu,vue less:moins very:très yes:oui thank:merci
people:gens,personnes man:homme woman:femme men:hommes women:femmes government:gouvernement company:entreprise,société
police:police authorities:autorités group:groupe country:pays state:état city:ville court:tribunal,cour party:parti
team:équipe,équipes members:membres new:nouvelle,nouveaux,nouvelles,nouvel old:vieux,vieille
previous:précédent,précédente whole:entier,entière,ensemble different:différents,différentes,différent
particular:particulier,notamment certain:certain,certaine own:propre,propres monday:lundi tuesday:mardi
wednesday:mercredi thursday:jeudi friday:vendredi saturday:samedi sunday:dimanche january:janvier february:février
march:mars april:avril june:juin july:juillet august:août september:septembre october:octobre november:novembre
december:décembre use:utiliser,utilisez,utilisent used:utilisé,utilisée,utilisés using:utilisant make:rendre
made:faite,faits give:donner,donne given:donné,donnée take:prendre takes:prend need:besoin
want:voulez,souhaitez,veulent wants:veut allow:permettre,permettent allows:permet
"""
