"""Spanish words, each beside the English one that does the same between sentences. Written down from the grammar."""

WORDS = """
a:un,una,unos,unas the:el,la,los,las,lo of:de,del this:este,esta,esto that:ese,esa,eso,aquel,aquella,aquello,que
these:estos,estas those:esos,esas,aquellos,aquellas he:él she:ella they:ellos,ellas it:ello,se we:nosotros
you:usted,ustedes,tú i:yo his:su,sus our:nuestro,nuestra,nuestros,nuestras my:mi,mis your:tu,tus him:le them:les us:nos
me:me who:quien,quienes,quién which:cual,cuales,cuál what:qué where:donde,dónde when:cuando,cuándo why:porqué how:cómo
there:allí,ahí,hay here:aquí both:ambos,ambas all:todo,toda,todos,todas some:algunos,algunas,algún,alguna,ciertos
many:muchos,muchas most:mayoría several:varios,varias few:pocos,pocas each:cada another:otro,otra other:otros,otras
such:tal,tales no:ningún,ninguna,no nobody:nadie nothing:nada only:sólo,solo,solamente,únicamente even:incluso,aun
just:apenas,justo if:si while:mientras after:tras,después before:antes,ante since:desde until:hasta
because:porque,pues,ya although:aunque though:bien as:como at:a,al by:por for:para from:procedente in:en,dentro
into:hacia on:sobre over:encima under:bajo with:con without:sin during:durante despite:pesar according:según
about:acerca against:contra between:entre and:y,e but:pero,sino or:o,u so:así yet:todavía nor:ni however:embargo,empero
meanwhile:entretanto moreover:además furthermore:asimismo therefore:tanto then:entonces,luego otherwise:contrario
instead:cambio,lugar indeed:efecto,efectivamente besides:aparte also:también,igualmente too:demasiado still:aún
again:nuevo,vez later:posteriormente earlier:anteriormente finally:finalmente eventually:eventualmente
ultimately:definitiva recently:recientemente currently:actualmente today:hoy yesterday:ayer tomorrow:mañana now:ahora
soon:pronto often:menudo,frecuentemente sometimes:veces usually:normalmente,habitualmente,generalmente
generally:general typically:típicamente initially:inicialmente originally:originalmente previously:previamente
consequently:consiguiente,consecuencia nevertheless:obstante similarly:similarmente conversely:inversamente
additionally:adicionalmente overall:conjunto perhaps:quizás,quizá,acaso probably:probablemente clearly:claramente,claro
obviously:obviamente unfortunately:desgraciadamente,lamentablemente,desafortunadamente fortunately:afortunadamente
first:primero,primera,primer,primeros second:segundo,segunda third:tercero,tercera,tercer
last:último,última,últimos,últimas,pasado,pasada next:próximo,próxima,siguiente,siguientes former:ex,antiguo
same:mismo,misma,mismos,mismas one:uno two:dos three:tres four:cuatro five:cinco six:seis seven:siete eight:ocho
nine:nueve ten:diez hundred:cien,ciento,cientos thousand:mil million:millón,millones half:mitad,medio,media is:es,está
are:son,están was:fue,era,estaba were:fueron,eran,estaban be:ser,estar been:sido,estado being:siendo am:soy,estoy
has:ha,tiene have:han,tienen,hemos,haber,tener had:había,habían,tenía,tuvo,hubo do:hacer,hacen does:hace did:hizo
can:puede,pueden,podemos could:podía,podría,podrían,pudo will:será,serán,va,van,hará would:sería,serían,habría,haría
should:debería,deberían must:debe,deben,debemos may:pueda,puedan,mayo might:podrán,podrá
said:dijo,dijeron,declaró,manifestó says:dice,dicen,asegura,afirma told:contó,comentó added:añadió,agregó
noted:señaló,apuntó,destacó argued:argumentó announced:anunció warned:advirtió explained:explicó,indicó
insisted:insistió,subrayó stated:afirmó,aseguró,precisó claimed:sostuvo wrote:escribió asked:preguntó,pidió
replied:respondió,contestó called:llamó,llamado spokesman:portavoz,vocero statement:comunicado report:informe
reported:informó,informaron mr:señor,sr mrs:señora,sra dr:dr,doctor sir:don president:presidente,presidenta
minister:ministro,ministra secretary:secretario senator:senador chief:jefe judge:juez king:rey chairman:titular
director:director,directora professor:profesor example:ejemplo note:nota,tenga,cuenta see:vea,véase,consulte
suppose:supongamos consider:considere,considera conclusion:conclusión summary:resumen introduction:introducción
overview:descripción background:antecedentes more:más less:menos much:mucho,mucha very:muy yes:sí thanks:gracias
people:personas,gente person:persona man:hombre woman:mujer men:hombres women:mujeres government:gobierno,ejecutivo
company:empresa,compañía police:policía officials:funcionarios authorities:autoridades group:grupo country:país
city:ciudad court:tribunal,corte party:partido team:equipo members:miembros new:nueva,nuevos,nuevas
recent:reciente,recientes previous:anterior,anteriores early:temprano whole:entero
different:diferentes,distintos,distintas particular:particular,especialmente,concreto certain:cierto,cierta
own:propio,propia,propios monday:lunes tuesday:martes wednesday:miércoles thursday:jueves friday:viernes
saturday:sábado sunday:domingo january:enero february:febrero march:marzo april:abril june:junio july:julio
august:agosto september:septiembre october:octubre november:noviembre december:diciembre
use:usar,utilizar,use,utilice,usa used:usado,utilizado,usada,utiliza using:usando,utilizando give:dar gives:da
given:dado,dada,dio take:tomar takes:toma need:necesita,necesitan want:quiere,desea,quieren allow:permitir,permiten
allows:permite made:hecho
"""
