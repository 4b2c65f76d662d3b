"""How usual a text is: the right reading of some bytes must cost the fewest bits, and healthy text must stay."""

import subprocess
import sys

import pytest

from textfix.language import best, bits, compare, languages

# Written for this test; the encodings are those the language was really stored in.
WEST = ("cp1252", "mac-roman", "cp437", "cp850")
EAST = ("cp1250", "iso8859-2", "cp852")
RUSSIAN = ("cp1251", "koi8-r", "iso8859-5", "cp866", "mac-cyrillic")
BALTIC = ("cp1257", "iso8859-13", "cp775")
SENTENCES: dict[str, tuple[str, tuple[str, ...]]] = {
    "fr": ("L'été dernier, nous avons dîné près de la forêt où mon frère a été élevé.", WEST),
    "de": ("Für größere Gäste müssen wir später noch schönere Stühle und Bänke auswählen.", WEST),
    "es": ("Mañana por la mañana el niño pequeño leerá también la canción de su corazón.", WEST),
    "pt": ("Não há razão para não começar já a viagem; amanhã será pior.", ("cp1252", "cp850")),
    "it": ("Perché la città è così bella, resterò più a lungo e lunedì andrò all'università.", WEST),
    "ca": ("El meu germà és més gran i viu aquí, però l'any vinent tornarà a Perpinyà.", ("cp1252", "cp850")),
    "da": ("Bøgerne på det grønne bord får både børn og voksne til at læse færdigt først.", ("cp1252", "cp850")),
    "nb": ("Vi så en ørn fly høyt over fjæra, så gikk vi hjem på den våte grønne stien.", ("cp1252", "cp850")),
    "sv": ("Vädret är så skönt att vi åker båt över sjön och äter smörgåsar på ön.", WEST),
    "fi": ("Tämä päivä näyttää hyvältä, mutta yöllä täällä sää jäähtyy jälleen äkkiä.", WEST),
    "is": ("Þegar veðrið batnaði fóru þau út að sjá ána og fjöllin í góðri birtu.", ("cp1252", "cp861")),
    "pl": ("Wczoraj późnym wieczorem żółta łódź wróciła cicho do małej przystani pod dębem.", EAST),
    "cs": ("Příliš žluťoučký kůň běžel přes řeku a děti ho viděly až u staré školy.", EAST),
    "sk": ("Najlepšie je, keď sa ľudia môžu stretnúť pri spoločnom stole a pokojne sa porozprávať.", EAST),
    "hu": ("Tegnap este később értünk haza, mert a hídnál új gyűrűt és könyvet kerestünk.", EAST),
    "sl": ("Včeraj smo šli čez most, kjer še vedno stoji stara hiša z rdečo streho in češnjo.", EAST),
    "hr": ("Jučer smo šetali uz rijeku i slušali kako žaba krekeće dok čekamo večeru kod šume.", EAST),
    "ro": ("Şi în această dimineaţă copiii învaţă să cânte la pian în faţa părinţilor.", ("cp1250", "iso8859-2")),
    "tr": ("Çocuklar bugün güneşli havada bahçede koşuyor, öğretmenleri de şarkı söylüyor.", ("cp1254", "cp857")),
    "lt": ("Šiandien žmonės laukė, kol išauš rytas ir ežeras vėl taps ramus kaip veidrodis.", BALTIC),
    "lv": ("Šodien bērni gāja uz mežu, lai tur kopā ar vecākiem lasītu ogas un sēnes.", BALTIC),
    "et": ("Öösel jäi järv täiesti jäässe ja hommikul käisid lapsed õues süüa tegemas.", ("cp1257", "cp1252")),
    "ru": ("Вчера вечером мы долго гуляли по набережной и говорили о новой книге.", RUSSIAN),
    "uk": ("Учора ввечері ми довго гуляли набережною і їли смачні пиріжки з вишнями.", ("cp1251", "koi8-u")),
    "bg": ("Вчера вечерта се разхождахме край реката и говорихме за новата книга.", ("cp1251", "iso8859-5", "cp866")),
    "sr": ("Синоћ смо дуго шетали поред реке и причали о књизи коју је мој ђак прочитао.", ("cp1251", "iso8859-5")),
    "el": ("Χθες το βράδυ περπατήσαμε δίπλα στη θάλασσα και μιλήσαμε για το βιβλίο.", ("cp1253", "iso8859-7")),
    "he": ("אתמול בערב הלכנו לאורך הנהר ודיברנו על הספר החדש שקראנו בבית הספר", ("cp1255", "iso8859-8")),
    "ar": ("مشينا مساء أمس على طول النهر وتحدثنا عن الكتاب الجديد الذي قرأناه في المدرسة", ("cp1256", "iso8859-6")),
    "th": ("เมื่อวานตอนเย็นเราเดินเล่นริมแม่น้ำและพูดคุยกันเรื่องหนังสือเล่มใหม่", ("cp874",)),
    "zh-hans": ("昨天晚上我们沿着河边散步,谈论了那本新书,还去看了一位老朋友。", ("gb18030", "gbk")),
    "zh-hant": ("昨天晚上我們沿著河邊散步,談論了那本新書,還去看了一位老朋友。", ("big5",)),
    "ja": ("昨日の夜は川のそばを散歩しながら、新しい本について友だちと話しました。", ("shift_jis", "euc-jp")),
    "ko": ("어제 저녁에 우리는 강가를 따라 걸으며 새로 나온 책에 대해 이야기했습니다.", ("euc-kr", "cp949")),
}  # fmt: skip
WRONG = (
    "cp1252", "latin-1", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859-2", "iso8859-5",
    "iso8859-7", "koi8-r", "mac-roman", "mac-cyrillic", "cp437", "cp850", "cp852", "cp866", "cp874",
    "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr",
)  # fmt: skip


def readings(data: bytes) -> set[str]:
    """The text under each wrong encoding; what cannot be decoded is never the right reading."""
    return {data.decode(encoding, "replace") for encoding in WRONG}


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("read_as", ["latin-1", "cp1251", "koi8-r", "mac-roman", "cp437", "cp850"])
def test_utf8_read_as_something_else_is_less_usual(language: str, read_as: str) -> None:
    sentence = SENTENCES[language][0]
    assert compare(sentence.encode().decode(read_as, "replace"), sentence) > 40


@pytest.mark.parametrize("language", SENTENCES)
def test_the_right_reading_of_bytes_is_the_most_usual(language: str) -> None:
    sentence, encodings = SENTENCES[language]
    for encoding in encodings:
        data = sentence.encode(encoding)
        for wrong in readings(data) - {sentence}:
            assert compare(wrong, sentence) > 2, (encoding, wrong)


@pytest.mark.parametrize("language", SENTENCES)
def test_no_mix_up_is_proposed_for_healthy_text(language: str) -> None:
    """Re-read healthy text as any wrong pair of encodings says: nothing comes near the 45 bits that decide."""
    sentence = SENTENCES[language][0]
    for encoding in WRONG:
        try:
            data = sentence.encode(encoding)
        except UnicodeEncodeError:
            continue
        for wrong in readings(data) - {sentence}:
            assert compare(sentence, wrong) < 15, (encoding, wrong)


@pytest.mark.parametrize("language", SENTENCES)
def test_the_language_is_found(language: str) -> None:
    near = {"nb": {"nb", "nn", "da"}, "sr": {"sr", "mk"}, "hr": {"hr", "sl"}}
    assert best(SENTENCES[language][0])[0] in near.get(language, {language})


# From shared/research/mojibake.md: healthy places that look like UTF-8 read in windows-1252, or quote it on purpose.
TRAPS = ["«MAÇÃ»", "“IRMÔ", "HÂLÂ”", "Å².", "Å§", "Ü°", "frataraká§ 141"]


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_has_little_evidence(trap: str) -> None:
    repaired = trap.encode("cp1252").decode("utf-8", "replace")
    assert compare(trap, repaired) < 15


@pytest.mark.parametrize(
    ("damaged", "clean"),
    [
        ("Ã©tÃ©", "été"),
        ("donâ€™t", "don’t"),
        ("Pen\u00cc\u00a9lope", "Penélope"),
        ("fiºier", "fișier"),
        ("пРИВЕТ", "Привет"),
        ("Ïðèâåò", "Привет"),
        ("K\x94nig", "König"),
        ("lâ€™Ã©tÃ©", "l’été"),
        ("â€œHelloâ€\x9d", "“Hello”"),
        ("10Â€", "10€"),
        ("ÉÏº£ÊÐ", "上海市"),
    ],
)
def test_a_short_run_is_judged(damaged: str, clean: str) -> None:
    assert compare(damaged, clean) > 10


@pytest.mark.parametrize(
    ("usual", "strange"),
    [
        ("“Well,” he said", "”Well,“ he said"),
        ("it’s", "it™s"),
        ("pages 10–12", "pages 10¬12"),
        ("« Bonjour »", "∙ Bonjour ¯"),
        ("20 °C", "20 øC"),
        ("┌───┬───┐", "цддбддд©"),
        ("l·l", "lál"),
        ("naïve", "naпve"),
        ("Straße", "StraЯe"),
        ("Ελλάδα", "Eλλάδα"),
        ("ПРИВЕТ", "ПрИВеТ"),
        ("的", "嗺"),
        ("Linux系统", "Linuxцµќ"),
        ("a\nb", "a\x07b"),
        ("text", "te\x85xt"),
        ("name", "na\ue000me"),
    ],
)
def test_signs_case_and_script_have_their_place(usual: str, strange: str) -> None:
    assert compare(strange, usual) > 0


def test_ascii_says_little() -> None:
    assert bits("") == 0
    assert bits("12:30 [--] £") == bits("£")
    assert 0 < bits("The quick brown fox") < 60


def test_text_adds_up() -> None:
    line = SENTENCES["de"][0]
    assert bits(f"{line}\n{line}") == pytest.approx(2 * bits(line), rel=0.2)


def test_decomposed_letters_are_the_same_letters() -> None:
    assert bits("e\u0301te\u0301") == bits("été")


@pytest.mark.parametrize(
    "text", ["\ud800", "\U0010ffff", "\0", "ܐܒܓ", "\u0301", "’", "·", "\u200d", "😀😀", "ﬁ", "İ", "ǅ"]
)
def test_odd_input_has_a_finite_cost(text: str) -> None:
    assert 0 <= bits(text) < 100
    assert 0 <= bits(f"a{text}b{text}") < 150


def test_languages_are_many() -> None:
    assert len(languages()) >= 40
    assert languages() == tuple(sorted(set(languages())))


def test_importing_reads_no_table() -> None:
    code = "import sys, textfix.language; sys.exit('textfix.language.tables' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
