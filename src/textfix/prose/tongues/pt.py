"""Portuguese words, each beside the English one that does the same between sentences. Written from the grammar."""

WORDS = """
a:um,uma,uns,umas the:o,a,os,as of:de,do,da,dos,das this:este,esta,isto,neste,nesta,deste,desta
that:esse,essa,isso,aquele,aquela,aquilo,que,nesse,nessa,disso,desse,dessa these:estes,estas
those:esses,essas,aqueles,aquelas he:ele she:ela they:eles,elas it:se we:nós you:você,vocês,tu i:eu
his:seu,sua,seus,suas,dele,dela our:nosso,nossa,nossos,nossas my:meu,minha,meus,minhas him:lhe them:lhes us:nos me:me
who:quem which:qual,quais,cujo,cuja what:quê where:onde when:quando why:porquê how:como there:lá,ali,há here:aqui
both:ambos,ambas all:todo,toda,todos,todas,tudo some:alguns,algumas,algum,alguma,certos many:muitos,muitas most:maioria
several:vários,várias,diversos,diversas few:poucos,poucas each:cada another:outro,outra other:outros,outras
such:tal,tais no:nenhum,nenhuma,não nobody:ninguém nothing:nada only:apenas,só,somente,unicamente
even:até,mesmo,inclusive just:justamente if:caso while:enquanto after:após,depois before:antes,ante since:desde
because:porque,pois,já although:embora though:apesar at:à,ao,aos,às by:por,pelo,pela,pelos,pelas for:para
in:em,no,na,nas,num,numa on:sobre into:dentro over:acima under:sob with:com without:sem during:durante
according:segundo,conforme about:cerca,acerca against:contra between:entre and:e but:mas,senão or:ou so:assim yet:ainda
nor:nem however:porém,entretanto,contudo,todavia,entanto moreover:além,ademais furthermore:igualmente
therefore:portanto,logo then:então,seguida otherwise:contrário instead:vez indeed:efetivamente,fato also:também
too:demasiado,demais again:novamente,novo later:posteriormente earlier:anteriormente finally:finalmente,enfim
recently:recentemente currently:atualmente,actualmente today:hoje yesterday:ontem tomorrow:amanhã now:agora soon:cedo
often:frequentemente sometimes:vezes usually:normalmente,geralmente,habitualmente generally:geral
initially:inicialmente originally:originalmente previously:previamente consequently:conseguinte,consequentemente
nevertheless:obstante similarly:similarmente conversely:inversamente additionally:adicionalmente overall:total
perhaps:talvez probably:provavelmente clearly:claramente obviously:obviamente unfortunately:infelizmente
fortunately:felizmente first:primeiro,primeira,primeiros second:segunda third:terceiro,terceira
last:último,última,últimos,últimas,passado,passada next:próximo,próxima,seguinte,seguintes former:ex,ex-presidente
same:mesma,mesmos,mesmas two:dois,duas three:três four:quatro five:cinco six:seis seven:sete eight:oito nine:nove
ten:dez hundred:cem,cento thousand:mil million:milhão,milhões billion:bilhão,bilhões half:metade,meio is:é,está
are:são,estão was:foi,era,estava were:foram,eram,estavam be:ser,estar been:sido being:sendo am:sou,estou has:tem,possui
have:têm,temos,ter,tenho had:tinha,tinham,havia,teve,tiveram do:fazer,fazem does:faz did:fez can:pode,podem,podemos
could:podia,poderia,poderiam will:será,serão,vai,vão,terá,irá would:seria,seriam,teria,iria should:deveria,deveriam
must:deve,devem,precisa may:possa,possam,maio might:poderá,poderão said:disse,disseram,declarou says:diz,dizem,afirma
told:contou,relatou added:acrescentou,completou,adicionou noted:destacou,ressaltou argued:argumentou announced:anunciou
warned:alertou explained:explicou insisted:insistiu,reforçou stated:afirmou,afirmaram claimed:alegou wrote:escreveu
asked:perguntou,pediu replied:respondeu called:chamou,chamado spokesman:porta-voz statement:nota,comunicado
report:relatório reported:informou,informaram mr:senhor mrs:senhora dr:dr president:presidente
minister:ministro,ministra secretary:secretário senator:senador chief:chefe judge:juiz director:diretor,diretora
professor:professor example:exemplo note:observe,note see:veja,consulte suppose:suponha consider:considere
conclusion:conclusão summary:resumo introduction:introdução overview:visão more:mais less:menos much:muito,muita
well:bem yes:sim thanks:obrigado people:pessoas,gente person:pessoa man:homem woman:mulher men:homens women:mulheres
government:governo company:empresa,companhia police:polícia authorities:autoridades group:grupo country:país
state:estado city:cidade court:tribunal,supremo party:partido team:equipe,equipa,time members:membros
new:nova,novos,novas recent:recente previous:anterior,anteriores whole:inteiro,inteira different:diferentes,diferente
particular:particular,especialmente certain:certo,certa own:próprio,própria,próprios monday:segunda-feira
tuesday:terça-feira,terça wednesday:quarta-feira,quarta thursday:quinta-feira,quinta friday:sexta-feira,sexta
saturday:sábado sunday:domingo january:janeiro february:fevereiro march:março april:abril june:junho july:julho
august:agosto september:setembro october:outubro november:novembro december:dezembro use:usar,utilizar,use,utilize
used:usado,utilizado,usada,usa using:usando,utilizando give:dar gives:dá given:dado,dada,deu take:tomar,levar
takes:leva need:precisam want:quer,deseja,querem,quiser allow:permitir,permitem allows:permite make:tornar
made:feito,feita
"""
