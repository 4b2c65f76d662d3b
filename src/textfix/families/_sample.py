"""A little healthy text in many languages, written for this: it tells which signs usually stand side by side.

Used only when the table is made, and only the speed of the screen depends on it.
"""

SAMPLE = """
“It’s only rain,” she said — and the ‘old’ boat, which nobody had painted since 1987, went on leaking… “Isn’t it?”
Mr. Ó Briain’s café opens at 9 – or so they say; the naïve façade costs £5 (about €6), plus 20 °C of shade.
« L’été dernier, dit-elle, nous étions à l’île d’Oléron… » Où êtes-vous allés ? À Évian, peut-être ; ça coûte 30 € !
L’œuvre n’a pas été reçue : le maître, né à Nîmes, a dû s’arrêter là-bas, près de l’âtre. Ève et Çelik l’ont vue.
„Schöne Grüße aus München“, schrieb Jürgen, „es hört nicht auf zu regnen.“ Über Österreich zog’s weiß; Äpfel fielen.
¿Qué pasó, señor Núñez? ¡Nada! Él dormía en el balcón del 3.º; Ángela leyó «El niño» y se rió. Según él, más tarde.
As crianças não põem as mãos na maçã; às três, a avó Érica trouxe pães, limões e corações. Só então é que começou.
È così: perché la città è già più fredda? Là, però, Niccolò non c’è. «Sì», disse, «può darsi».
Când s-a întors, Ștefan știa că țara îi lipsește; „Așa e”, spuse. În pădure erau brazi înalți și frumoși.
Žluťoučký kůň šel přes řeku, když dívka řekla: „Už je čas, Řeháku.“ Čtyři děti běžely k Úpě; příští týden přijdou výš.
Źle się dzieje, łódź ciągle tonie, więc ściągnął żagiel. „Świetnie!” – rzekł Łukasz. Ósma, a śnieg wciąż leży.
Ľudia čakali, kým sa môj dedko vráti z úradu; tŕnie ich škriabalo. Šťastie, že Ďuro mal nôž.
Őszintén szólva, az ünnepség szörnyű volt; Éva és Ödön tűzifát gyűjtött. „Újra esik” – mondta az öreg.
Şimdi değil, dedi İpek; çocuklar bahçede, güneş batıyor. Ağaçların altında Ömer şarkı söylüyor, Iğdır’da kış soğuk.
Đêm ấy trời mưa, bà cụ ngồi bên cửa sổ; Ông nói: “Ở đây đã lâu rồi, cũng được.” Những đứa trẻ đi học về muộn.
Žmonės ėjo į turgų, kai pradėjo lyti; „Ąžuolas griuvo“, tarė Šarūnas. Ūkanos slinko žemyn.
Ēriks gāja mājās, jo šķita, ka būs vētra; Ņina jautāja: “Kāpēc?” Ķēniņa dēls smējās.
Õhtul läks ta järve äärde; “Ükskord,” ütles Öö, “šokolaad lõpeb.” Äkki hakkas sadama.
Älä mene sinne, sanoi Åke; öisin järvellä pyörii. Ämpäri jäi ovelle, ja niin hän löysi sen.
På fjället låg snön kvar; «Ære være», sa Øystein, og båten gled ut på sjøen. Én gang til, så er det nok.
Þórður átti hús við sjóinn; „Æ, það er kalt,“ sagði hún. Ísinn brotnaði í gær, og úti var Ýmir.
— Ещё чаю? — спросила тётя Зоя. «Конечно», — ответил Фёдор и ушёл на кухню; в 1998 г. дом № 5 сгорел. Я помню всё.
СССР распался, а ЧП осталось: В Москве, у Анны, шёл дождь… Он (Иван) сказал „нет“ — и лёг. Это её подъезд, О. Ю. Шмидт.
Її діти не мали ґудзиків, і від того було смішно; «Є ще хліб?» – питала Ївга. Він зліз із піддашшя й пішов до міста.
Ђорђе и Љиља живе у Нишу; њена кућа је ближе. „Шта ћеш?”, упита Џон. Јуче је падао снег, а Ћира је ћутао.
Αύριο θα έρθει ο Γιάννης· «πότε;» ρώτησε η Ελένη. Το σπίτι της είναι στην Ύδρα, δίπλα στο λιμάνι. Έτσι είπε ο Ήλιος.
天亮以前，站长老周已经把水烧开了。“火车可以晚点，”他说，“早饭不能晚。”他给我们倒了一碗粥，软软的，还有三个鸡蛋。
系统中的文件目录和软件包都可以用命令来安装；请注意：这些选项的说明见第 3 章《发行版》，或者编辑它们自己的列表。
茶館的老闆說：「這個時候來的人，不是等人，就是躲雨。」後來我們選擇了靠窗的位置，還點了兩壺烏龍茶、一碟花生。
駅のホームで、祖母は「もう一度だけ」と言って、古いカメラを取り出した。パソコンの設定を変更すると、エラーが表示されます。
서점 주인은 “비가 오면 책이 더 잘 팔려요.”라고 말했다. 그럴 수 있을 때 왜 안 왔을까? 이 집, 그 골목 및 다른 것.
בבוקר הלכנו לשוק; „כמה זה עולה?” שאל דוד. המוכר חייך ואמר: “עשרה שקלים”.
ذهبنا إلى السوق صباحًا؛ «بكم هذا؟» سأل أحمد. قال البائع: عشرة دنانير، ثم ضحك كثيرًا.
सुबह हम बाज़ार गए। “यह कितने का है?” राम ने पूछा। दुकानदार हँसकर बोला: दस रुपये।
เช้านี้เราไปตลาด แม่ซื้อปลาสองตัวกับผักอีกเล็กน้อย แล้วก็กลับบ้านก่อนฝนตก
"""
