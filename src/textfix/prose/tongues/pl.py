"""Polish words, each beside the English one that does the same between sentences. Written down from the grammar."""

WORDS = """
this:ten,ta,to,tego,tej,tym,tę,temu that:tamten,tamta,że,iż these:te,tych,tymi those:tamte,ci he:on,jego she:ona
it:ono,się they:oni,one we:my you:ty,wy i:ja his:swój,swoją,swoje,swoich,swojego her:jej their:ich
our:nasz,nasza,nasze,naszych my:mój,moja,moje your:twój,twoja,twoje,wasz him:go,mu,niego,nim them:im,nich us:nas,nam
me:mnie,mi who:kto,kogo which:który,która,które,których,którego,którym,którą what:co,czego where:gdzie when:gdy,kiedy
why:dlaczego,czemu how:jak there:tam here:tu,tutaj,oto both:oba,obie,oboje
all:wszystkie,wszyscy,wszystko,wszystkich,cały some:niektóre,niektórzy,niektórych,pewne many:wiele,wielu,dużo
most:większość several:kilka,kilku few:niewiele,mało each:każdy,każda,każde,każdego,każdej
another:kolejny,kolejna,kolejne,inny,inna other:inne,innych,pozostałe such:taki,taka,takie,takich
no:żaden,żadna,żadne,nie none:żadnego nobody:nikt nothing:nic only:tylko,jedynie,wyłącznie even:nawet
just:właśnie,akurat if:jeśli,jeżeli,gdyby while:podczas after:po before:przed,zanim since:od,odkąd until:do,dopóki
because:ponieważ,gdyż,bo,bowiem although:chociaż,choć,mimo though:aczkolwiek whether:czy as:jako at:przy,u by:przez
for:dla from:z,ze in:w,we on:na over:nad under:pod without:bez despite:pomimo,wbrew according:według,zgodnie
about:o,około against:przeciw,przeciwko between:między,pomiędzy among:wśród and:i,oraz,a but:ale,lecz or:lub,albo,bądź
so:więc,zatem yet:jednak nor:ani however:jednakże,natomiast,zaś meanwhile:tymczasem moreover:ponadto
furthermore:poza,dodatkowo therefore:dlatego,toteż thus:tak then:wtedy,potem,następnie,wówczas hence:stąd
otherwise:inaczej,przeciwnym instead:zamiast rather:raczej indeed:rzeczywiście,istotnie,faktycznie
besides:zresztą,oprócz also:także,również,też too:zbyt still:nadal,wciąż,jeszcze again:znowu,znów,ponownie already:już
later:później earlier:wcześniej finally:wreszcie,końcu,ostatecznie eventually:koniec recently:niedawno,ostatnio
currently:obecnie,aktualnie today:dziś,dzisiaj yesterday:wczoraj tomorrow:jutro now:teraz once:raz,kiedyś
soon:wkrótce,niebawem often:często sometimes:czasami,czasem,niekiedy usually:zwykle,zazwyczaj,przeważnie
generally:ogólnie,generalnie typically:typowo initially:początkowo originally:pierwotnie
previously:poprzednio,uprzednio consequently:konsekwencji,wskutek nevertheless:niemniej similarly:podobnie
conversely:odwrotnie perhaps:może probably:prawdopodobnie,chyba clearly:wyraźnie obviously:oczywiście
unfortunately:niestety fortunately:szczęście first:pierwszy,pierwsza,pierwsze,najpierw,pierwszym
second:drugi,druga,drugie third:trzeci,trzecia,trzecie last:ostatni,ostatnia,ostatnie,ostatnich
next:następny,następna,następne,następnym former:były,była same:sam,sama,samo,samego one:jeden,jedna,jedno
two:dwa,dwie,dwóch three:trzy,trzech four:cztery five:pięć six:sześć seven:siedem eight:osiem nine:dziewięć
ten:dziesięć hundred:sto thousand:tysiąc,tysięcy,tysiące million:milion,milionów,miliony billion:miliard,miliardów
half:pół,połowa is:jest are:są was:był,było,został,została,zostało were:byli,zostały be:być am:jestem has:ma
have:mają,mieć,mam,masz had:miał,miała,mieli,miało do:robić does:robi can:mogą,można,możesz,możemy
could:mógł,mogła,mogli,mógłby,mogłoby will:będzie,będą,będziemy would:byłby,byłoby,chciałby
should:powinien,powinna,powinno,powinny must:musi,muszą,musisz,należy,trzeba may:wolno,maja
said:powiedział,powiedziała,mówił,stwierdził says:mówi,twierdzi,uważa told:opowiedział,opowiada
added:dodał,dodała,dodaje noted:zauważył,zaznaczył,zauważa announced:zapowiedział,ogłosił,poinformował warned:ostrzegł
explained:wyjaśnił,tłumaczył,tłumaczy insisted:podkreślił,podkreśla stated:oświadczył claimed:twierdził
wrote:napisał,pisze asked:zapytał,pyta replied:odpowiedział,odpowiada called:nazwał spokesman:rzecznik report:raport
mr:pan,pana mrs:pani dr:dr president:prezydent,prezes minister:minister prime:premier chief:szef director:dyrektor
professor:profesor,prof example:przykład instance:np note:uwaga,zauważ,pamiętaj see:zobacz,patrz suppose:załóżmy
consider:rozważ,rozważmy following:następujące,następujący,następująca,poniższe conclusion:wniosek summary:podsumowanie
introduction:wprowadzenie,wstęp overview:przegląd more:więcej,bardziej less:mniej very:bardzo well:dobrze than:niż
thanks:dzięki people:ludzie,ludzi,osoby,osób person:osoba man:człowiek,mężczyzna woman:kobieta men:mężczyźni
women:kobiety government:rząd company:firma,spółka police:policja authorities:władze group:grupa country:kraj
state:państwo,stan city:miasto court:sąd party:partia team:zespół members:członkowie new:nowy,nowa,nowe,nowych,nowego
old:stary,stara,stare previous:poprzedni,poprzednia whole:całe,cała different:różne,różnych
particular:szczególności,szczególnie certain:pewien,pewna own:własny,własne monday:poniedziałek tuesday:wtorek
wednesday:środa,środę thursday:czwartek friday:piątek saturday:sobota,sobotę sunday:niedziela,niedzielę
january:stycznia february:lutego march:marca april:kwietnia june:czerwca july:lipca august:sierpnia september:września
october:października november:listopada december:grudnia use:użyj,używać,użyć used:używany,używane,użyty,używana
using:używając make:zrobić made:zrobił give:dać given:podany,podane take:wziąć need:potrzebujesz,potrzebuje
want:chcesz,chcą wants:chce allow:pozwalają,umożliwiają allows:pozwala,umożliwia
"""
