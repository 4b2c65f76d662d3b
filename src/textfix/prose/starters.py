"""Words that start sentences and, in the middle of one, are written small: by which a new sentence is known.

Function words and adverbs of ten languages, written down for this project from their grammars.
"""

from __future__ import annotations

_WORDS = """
a an the this that these those he she it they we you i his her its their our my your there here both all some many most
several few each every another other such no not only even if when while after before since until because although
though as at by for from in into on over under with without during despite according but and or so yet however
meanwhile moreover furthermore therefore thus then instead also still later earlier finally first second third
earlier nevertheless what who where why how is are was were has have had can could will would do does did one two
three four five six seven eight nine ten

le la les un une des du ce cet cette ces il elle ils elles on nous vous je son sa ses leur leurs notre mais et ou donc
or ni car si quand comme pour par avec sans dans en sur sous après avant depuis pendant selon malgré chez dès entre
toutefois cependant pourtant ainsi alors aussi enfin puis ensuite d'abord chaque tous toutes plusieurs certains aucun
c'est il y a au aux à deux trois

der die das den dem des ein eine einer einem einen er sie es wir ihr ich sein seine ihre unser dieser diese dieses
jener aber und oder doch denn wenn als während nach vor seit bis weil obwohl da damit dann danach dort hier auch noch
schon nur in im an am auf aus bei beim mit ohne für von vom zu zum zur über unter zwischen trotz laut gegen beide alle
viele einige mehrere jede jeder kein keine zwei drei außerdem dennoch deshalb allerdings schließlich zunächst

el los las uno unos unas ella ellos ellas yo tú usted su sus nuestro este esta estos estas ese esa esos esas aquel
pero y o sino pues aunque cuando mientras como para por con sin en sobre bajo tras desde hasta durante según entre
además también entonces luego después antes así sin embargo ya no sí cada todos todas muchos varios algunos dos tres al
del de

os as um uma ele ela eles elas nós vós seu sua seus suas nosso este esta isto esse essa isso aquele aquela mas e se
quando enquanto embora com sem em no na nos nas ao à aos às pelo pela depois antes durante segundo entre também então
assim porém contudo cada todos todas muitos vários alguns dois duas três do da dos das

il lo gli uno lui lei loro noi voi io suo sua suoi questo questa questi queste quello quella ma e o se quando mentre
come per con senza nel nella nei su sul sulla tra fra dopo prima durante secondo anche allora così poi infine ogni
tutti tutte molti diversi alcuni due tre dal dalla del della alla al

de het een hij zij ze wij we jullie zijn haar hun ons dit dat deze die maar en of want als toen terwijl na voor sinds
tot omdat hoewel daar daarom dan hier ook nog in op aan bij met zonder van uit naar over onder tussen volgens tegen
beide alle veel enkele elke geen twee drie

den det en ett han hon vi ni de du hans hennes sin deras vår men och eller om när medan efter före sedan för att därför
då där här också i på av från till med utan över under mellan enligt mot båda alla många några varje ingen två tre et

ten ta to te ci on ona ono oni my wy ja jego jej ich nasz ale i lub albo jeśli gdy kiedy podczas po przed od do bo
ponieważ chociaż dlatego wtedy tam tutaj także w we na z ze bez dla o nad pod między według przeciw każdy wszyscy
wiele kilka dwa trzy nie

ten ta to ti ty on ona ono oni my vy já jeho její jejich náš ale a nebo když po před od do protože ačkoli proto pak
tam zde také v ve na z ze s se bez pro o nad pod mezi podle proti každý všichni mnoho několik dva tři ne
"""

STARTERS = frozenset(_WORDS.split())

# Words that point back to something said before; a text seldom begins with one.
_POINTING = """
he she they it his her their its this that these those both such another also but and so yet however meanwhile moreover
furthermore therefore thus then instead later nevertheless il elle ils elles son sa ses cette ces mais et donc
toutefois cependant pourtant ainsi puis ensuite er sie ihr ihre dieser diese dieses aber doch denn dann danach außerdem
dennoch deshalb allerdings ella ellos su sus pero además también entonces luego después así ele ela eles mas porém
também então lui loro ma anche allora poi hij zij hun maar ook dan han hon hans hennes men också
"""
ANAPHORIC = frozenset(_POINTING.split())
