"""Bytes to text: right, or undecided; never wrong where it is called sure."""

from __future__ import annotations

import codecs
import random
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from textfix.api import repair_bytes
from textfix.damage import Certainty
from textfix.decode import decode
from textfix.decoding.decoded import BinaryError, Decoded, UndecidedError, newline_of
from textfix.errors import TextfixError
from textfix.misread.mac_chain import DOUBLE, inflict

COMPOUNDS = (
    "Für über können: Kraftfahrzeughaftpflichtversicherungsbeiträge, Donaudampfschifffahrtsgesellschaftskapitän, "
    "Rindfleischetikettierungsüberwachung, Grundstücksverkehrsgenehmigungszuständigkeit, xmlUrlKonfigurationsgröße, "
    "Arbeiterunfallversicherungsgesetzüberleitung, httpProxyZeichensatzübersetzung, Wachstumsbeschleunigungsgelüb"
)
"""Long words have many letters for each that is beyond ASCII."""
# Written for these tests: language, encodings that its texts were written in, two sentences.
SENTENCES = [
    ("en", "windows-1252 macintosh", "“We’ll meet at the café,” she said — and it wasn’t a question. It cost £4.50."),
    (
        "fr",
        "windows-1252 iso-8859-15 macintosh ibm850",
        "Où étiez-vous hier soir ? Les élèves ont fêté Noël à l'école.",
    ),
    ("de", "windows-1252 ibm437 ibm850 macintosh", "Die Brücke über den Fluß wird im März für drei Wochen gesperrt."),
    ("es", "windows-1252 ibm850 macintosh", "El niño comió una piña en la montaña; ¿quién se lo había permitido?"),
    ("pt", "windows-1252 ibm850", "A reunião começará às três horas, e ninguém saberá dizer por quê não."),
    ("it", "windows-1252 ibm850", "Perché la città è così bella? È già lunedì, e più tardi pioverà."),
    ("sv", "windows-1252 ibm850 macintosh", "Räksmörgåsen låg på bordet när vi åkte över ön på en fågelsång."),
    ("da", "windows-1252 ibm850 ibm865", "Drengen gik på gaden og købte rødgrød med fløde til sin søster."),
    ("fi", "windows-1252 ibm850", "Tänään menemme metsään, ja äiti keittää pöydälle hyvää keittoa."),
    ("is", "windows-1252", "Það er kalt í dag, en við förum samt út að ganga með ömmu minni á morgun."),
    ("nl", "windows-1252", "De geïnteresseerde ruïnes zijn geëerd, en de drieëntwintig ideeën óók."),
    ("pl", "windows-1250 iso-8859-2 ibm852", "Zażółcone liście leżały na ścieżce, gdy żółw szedł nad rzekę."),
    ("cs", "windows-1250 iso-8859-2 ibm852", "Příliš žluťoučký kůň úpěl ďábelské ódy, řekl starý muž večer."),
    (
        "hu",
        "windows-1250 iso-8859-2 ibm852",
        "A gyerekek az őszi szünetben a nagyszülőknél töltötték az időt, és főztek.",
    ),
    ("hr", "windows-1250 iso-8859-2", "Djevojčica je čekala majku ispred škole, a mačka je ležala na žutoj klupi."),
    ("lt", "windows-1257 iso-8859-13", "Šiandien oras gražus, todėl eisime į mišką rinkti grybų ir uogų."),
    ("lv", "windows-1257", "Šodien mēs braucām uz jūru, un bērni spēlējās smiltīs līdz vakaram."),
    ("tr", "windows-1254 ibm857", "Çocuklar bahçede oynuyordu; güneş batınca eve doğru yürüdüler, ışıklar yandı."),
    (
        "ru",
        "windows-1251 koi8-r ibm866 iso-8859-5 mac-cyrillic",
        "Вчера мы ходили в лес за грибами, и нашли там много белых.",
    ),
    ("uk", "windows-1251 koi8-u", "Діти їхали потягом до бабусі, і мати їм розповідала казку про їжака."),
    ("bg", "windows-1251 ibm866", "Децата играха на двора, докато майка им приготвяше вечерята."),
    ("sr", "windows-1251 iso-8859-5", "Деца су се играла у дворишту док је њихова мајка спремала ручак."),
    ("el", "windows-1253 iso-8859-7 ibm737", "Τα παιδιά έπαιζαν στην αυλή, ενώ η μητέρα τους μαγείρευε το φαγητό."),
    ("he", "windows-1255 ibm862", "הילדים שיחקו בחצר בזמן שאמא שלהם הכינה את ארוחת הערב."),
    ("ar", "windows-1256 iso-8859-6", "كان الأطفال يلعبون في الحديقة بينما كانت أمهم تعد طعام العشاء."),
    ("th", "windows-874", "เด็ก ๆ กำลังเล่นอยู่ในสวน ขณะที่แม่กำลังทำอาหารเย็น"),
    ("vi", "windows-1258", "Bọn trẻ chơi ngoài sân trong khi mẹ nấu bữa tối."),
    ("ja", "shift_jis euc-jp iso-2022-jp", "子供たちは庭で遊んでいました。お母さんは夕食を作っていました。"),
    ("ko", "euc-kr", "아이들은 마당에서 놀고 있었고, 어머니는 저녁을 준비하고 있었다."),
    ("zh-hans", "gb18030", "孩子们在院子里玩，妈妈正在准备晚饭。今天的天气很好。"),
    ("zh-hant", "big5", "孩子們在院子裡玩，媽媽正在準備晚飯。今天的天氣很好。"),
]
CASES = [(language, name, text) for language, names, text in SENTENCES for name in names.split()]
FRENCH = "Les élèves français étaient là-bas, où la forêt brûlait. Le café est fermé.\n"


def encode(text: str, name: str) -> bytes:
    codec = Decoded("", name, "given").codec
    if codec == "cp1258":  # it has the tones as marks of their own
        return b"".join(_tones(char, codec) for char in text)
    return text.encode(codec)


def _tones(char: str, codec: str) -> bytes:
    import unicodedata

    try:
        return char.encode(codec)
    except UnicodeEncodeError:
        base, *marks = list(unicodedata.normalize("NFD", char))
        tone = next(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
        rest = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark != tone))
        return (rest + tone).encode(codec)


def sure_and_wrong(found: Decoded, data: bytes, name: str) -> bool:
    truth = data.decode(Decoded("", name, "given").codec)
    return found.text != truth and Certainty.of(found.bits) is Certainty.SURE


@pytest.mark.parametrize(("language", "name", "text"), CASES)
def test_a_sentence_in_a_legacy_encoding_is_read(language: str, name: str, text: str) -> None:
    data = encode(text + "\n", name)
    found = decode(data)
    truth = data.decode(Decoded("", name, "given").codec)
    assert found.text == truth or found.bits < 6
    assert found.encoded() == data


@pytest.mark.parametrize(("language", "names", "text"), SENTENCES)
def test_a_sentence_in_the_usual_encoding_is_likely_at_least(language: str, names: str, text: str) -> None:
    name = names.split(maxsplit=1)[0]
    data = encode(text + "\n", name)
    found = decode(data)
    assert found.text == data.decode(Decoded("", name, "given").codec)
    assert found.bits >= 6


@pytest.mark.parametrize(("language", "name", "text"), CASES)
def test_its_words_alone_are_never_read_wrong_and_sure(language: str, name: str, text: str) -> None:
    for word in text.split():
        data = encode(word, name)
        try:
            found = decode(data)
        except TextfixError:
            continue
        # Three letters of DOS Cyrillic can be one character of UTF-8: such a file cannot be told.
        assert found.encoding == "utf-8" or not sure_and_wrong(found, data, name), (word, found)


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, _, text in SENTENCES])
def test_utf8_stays(language: str, text: str) -> None:
    found = decode(text.encode())
    assert found == (text, "utf-8", "utf-8", found.evidence, b"", "\n")
    assert not found.foreign


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, _, text in SENTENCES])
@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_utf16_and_utf32_with_and_without_mark(codec: str, language: str, text: str) -> None:
    data = (text * 2 + "\r\n").encode(codec)
    found = decode(data)
    assert found.text == text * 2 + "\r\n"
    assert found.encoding == codec
    assert found.newline == "\r\n"
    assert found.encoded() == data
    assert found.bits >= 10


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_chinese_in_utf16_has_zeros_in_its_low_bytes(codec: str) -> None:
    text = "圖書館下週一至週三關閉，一般讀者請改用門口的還書箱。\n借閱期限自動延長一週，不另行通知，敬請見諒。\n"
    found = decode(text.encode(codec))
    assert (found.text, found.encoding) == (text, codec)
    assert found.bits >= 10


@pytest.mark.parametrize("codec", ["cp037", "cp500", "cp1140"])
@pytest.mark.parametrize("end", [b"\x25", b"\x15"])
def test_text_of_mainframes_is_read(codec: str, end: bytes) -> None:
    text = "L'été dernier, nous étions à la plage [près d'Évian] !\nLa forêt brûlait déjà, où était-il ?\n"
    found = decode(text.encode(codec).replace(b"\x25", end))
    assert found.text == text
    assert found.bits >= 6


def test_a_letter_of_mainframes_in_a_word_is_no_sign() -> None:
    text = "Sie sollen einander im Geiste der Brüderlichkeit begegnen.\nJeder hat Anspruch auf alle Rechte.\n"
    assert decode(text.encode("cp500")).text == text


@pytest.mark.parametrize("codec", ["cp850", "cp437", "mac-roman"])
def test_a_letter_at_the_end_of_words_is_not_surely_a_sign(codec: str) -> None:
    words = ["età", "libertà", "potrà", "potrà", "già", "metà"]
    places = ["Il mercato", "Ogni paese", "Uomini e", "Questo anno", "Questo anno", "Ogni paese"]
    rows = [
        f"{row};{word};{place};{row * 37}.50\n" for row, (word, place) in enumerate(zip(words, places, strict=True))
    ]
    data = "".join(("nr;nome;luogo;somma\n", *rows)).encode(codec)
    assert not sure_and_wrong(decode(data), data, {"cp850": "ibm850", "cp437": "ibm437"}.get(codec, "macintosh"))


def test_marks_are_kept_apart_from_the_text() -> None:
    found = decode(b"\xef\xbb\xbfna\xc3\xafve")
    assert (found.text, found.encoding, found.source, found.bom) == ("naïve", "utf-8", "bom", b"\xef\xbb\xbf")
    big = decode(b"\xfe\xff" + "naïve".encode("utf-16-be"))
    assert (big.encoding, big.codec, big.encoded()[:4]) == ("utf-16", "utf-16-be", b"\xfe\xff\0n")


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE])
def test_a_mark_and_nothing_else_is_an_empty_file(mark: bytes) -> None:
    assert repair_bytes(mark).data == b""


def test_a_mark_and_then_something_else_is_undecided() -> None:
    with pytest.raises(UndecidedError, match="offset 4"):
        decode(b"\xff\xfea\0b")


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"plain\n", b"\x1b[1mbold\x1b(B\x1b[m\n", b"N\bNA\bA\n", b"a\x0cb\n", b"\x1b$B"]
)
def test_ascii_with_the_controls_of_text_is_utf8(data: bytes) -> None:
    assert decode(data).encoding == "utf-8"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"GIF89a\1\0\1\0",
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"PK\3\4\x14\0\0\0",
        b"\x7fELF\2\1\1",
        b"SQLite format 3\0",
        b"\xa7\r\r\n\0\0\0\0abcd",
        b"\x1f\x8b\x08\0abc",
        b"one\0two",
        b"\1\2\3\4",
        bytes(range(256)),
        b"RIFF\x24\0\0\0WAVEfmt ",
        b"\0\0\0\x20ftypisom",
        b"\xff\xfea\0\0\0b\0",
        bytes(4096),
    ],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(BinaryError):
        decode(data)


@pytest.mark.parametrize("size", [4, 16, 64, 256, 4096])
def test_random_bytes_are_never_surely_text(size: int) -> None:
    chance = random.Random(size)
    for _ in range(40):
        for data in (chance.randbytes(size), bytes(chance.randrange(0x20, 0x100) for _ in range(size))):
            try:
                found = decode(data)
            except TextfixError:
                continue
            assert found.encoding == "utf-8" or found.bits < 10, (data, found)


def test_compressed_bytes_are_never_surely_text() -> None:
    packed = zlib.compress("".join(text for _, _, text in SENTENCES).encode() * 3)
    for start in range(0, len(packed) - 200, 50):
        data = packed[start : start + 200].replace(b"\0", b"")
        try:
            found = decode(data)
        except TextfixError:
            continue
        assert found.bits < 10


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"na\xefve", "latin-1", "naïve"),
        (b"\x93quoted\x94", "ISO-8859-1", "“quoted”"),
        (b"\x82\xa0", "shift-jis", "あ"),
        (b"a\0b\0", "utf-16", "ab"),
        (b"\xff\xfea\0b\0", "utf-16", "ab"),
        (b"\xef\xbb\xbfna\xc3\xafve", "cp1252", "naïve"),
        (b"na\xc3\xafve", "utf8", "naïve"),
        (b"na\xefve caf\xc3\xa9", "utf-8", "na\udcefve café"),
        ("été\n".encode(), "cp1250", "été\n"),
        (b"plain\n", "utf-16-le", "plain\n"),
    ],
)
def test_a_given_encoding_is_believed_where_the_bytes_allow_it(data: bytes, encoding: str, text: str) -> None:
    found = decode(data, encoding)
    assert found.text == text
    assert found.bits >= 10


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (b"abc", "windws-1252", "did you mean windows-1252"),
        (b"abc", "rot13", "no encoding is called"),
        (b"abc", "base64", "no encoding is called"),
        (b"abc", "idna", "no encoding is called"),
        (b"abc", "a b\0", "no encoding is called"),
        (b"abc", "", "no encoding is called"),
        (b"one\ntwo \x81\n", "cp1252", r"byte 0x81 at offset 8 \(line 2\)"),
        (b"\xff\xff\xff", "ascii", "0xFF"),
    ],
)
def test_a_given_encoding_that_cannot_be_is_refused(data: bytes, encoding: str, message: str) -> None:
    if encoding == "ascii":  # it means windows-1252, in which these bytes are letters
        assert decode(data, encoding).text == "ÿÿÿ"
        return
    with pytest.raises(TextfixError, match=message):
        decode(data, encoding)


@pytest.mark.parametrize(
    ("head", "name", "text"),
    [
        ('<?xml version="1.0" encoding="ISO-8859-2"?>\n<a>{}</a>\n', "iso-8859-2", "zażółć"),
        ('<html><head><meta charset="windows-1251"></head>{}\n', "windows-1251", "Привет"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=shift_jis">{}\n', "shift_jis", "東京"),
        ("# -*- coding: koi8-r -*-\nprint('{}')\n", "koi8-r", "Привет"),
        ("#!/usr/bin/python\n# vim: set fileencoding=latin-1 :\nx = '{}'\n", "windows-1252", "été"),
        ('@charset "windows-1250";\np::before {{ content: "{}" }}\n', "windows-1250", "žluť"),
        ("set cp\nscriptencoding cp1250\nmenu {}\n", "windows-1250", "žluť"),
        ("@settitle Gruß\n@documentencoding ISO-8859-1\n{}\n", "windows-1252", "Straße"),
        ('<%@ page language="java" pageEncoding="EUC-KR" %>\n{}\n', "euc-kr", "서울"),
        ("\\name{{f}}\n\\encoding{{latin1}}\n\\title{{{}}}\n", "windows-1252", "Straße"),
        ("% Encoding: windows-1252\n@book{{a, title = {{{}}}}}\n", "windows-1252", "Straße"),
        ('use encoding "iso-8859-2";\nprint "{}";\n', "iso-8859-2", "zażółć"),
        ('.\\" -*- coding: koi8-r -*-\n.TH A 1\n{}\n', "koi8-r", "Привет"),
        ("\\documentclass{{article}}\n\\usepackage[latin1]{{inputenc}}\n{}\n", "windows-1252", "Straße"),
        ('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=EUC-JP\\n"\n\nmsgstr "{}"\n', "euc-jp", "東京"),
    ],
)
def test_a_declaration_is_believed_where_the_text_bears_it_out(head: str, name: str, text: str) -> None:
    whole = head.format(text)
    found = decode(encode(whole, name))
    assert found.text == whole
    assert found.source == "declared"
    assert found.bits >= 10


@pytest.mark.parametrize(
    "data",
    [
        '<?xml version="1.0" encoding="windows-1251"?><a>zażółć gęślą jaźń</a>'.encode(),
        b'<?xml version="1.0" encoding="no-such"?>\n<a>plain</a>',
        b"in running text, charset=koi8-r declares nothing",
    ],
)
def test_valid_utf8_is_utf8_whatever_it_declares(data: bytes) -> None:
    assert decode(data).encoding == "utf-8"


def test_a_false_declaration_does_not_win() -> None:
    text = "<?xml version='1.0' encoding='koi8-r'?>\n" + FRENCH * 3
    found = decode(text.encode("cp1252"))
    assert (found.text, found.source) == (text, "detected")


@pytest.mark.parametrize(
    ("data", "strays"),
    [
        (FRENCH.encode() + b"caf\xe9\n", 1),
        (FRENCH.encode() * 20 + FRENCH.encode("cp1252"), 10),
        (FRENCH.encode()[:-3] + b"\xc3", 2),
        ("日本語の文章\n".encode() * 3 + "日本".encode()[:-1], 2),
        (FRENCH.encode() + b"\xed\xa0\xbd\xed\xb8\x80\n", 6),
        (FRENCH.encode() + b"a\xc0\x80b\n", 2),
        (b"\xef\xbb\xbfna\xefve", 1),
    ],
)
def test_damaged_utf8_is_utf8_with_stray_bytes(data: bytes, strays: int) -> None:
    found = decode(data)
    assert found.encoding == "utf-8"
    assert sum("\udc80" <= char <= "\udcff" for char in found.text) == strays
    assert found.encoded() == data


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Så är det på våren, när snön går.\nRören ska \udc81hmonteras\udc81h före frosten.\n", None),
        ("Die Brücke ist schön.\nFür \udc81ber zw\udc94lf Räume.\n", "Die Brücke ist schön.\nFür über zwölf Räume.\n"),
    ],
    ids=["one letter of DOS, again and again", "two letters of DOS"],
)
def test_one_letter_alone_tells_no_rare_encoding(before: str, after: str | None) -> None:
    data = before.encode("utf-8", "surrogateescape")
    if after is not None:
        assert repair_bytes(data).text == after
        return
    with pytest.raises(UndecidedError):
        repair_bytes(data)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("«CAFÉ» fermé à midi, le garçon est fâché\n", "cp1252"),
        ("Он сказал: нет.\nСадись рядом, привет\n", "cp866"),
        ("Никто не", "cp855"),
        ("dans l’été dernier", "mac-roman"),
        ("šīs mājas durvis", "cp775"),
        ("すべての子供たちは、庭で遊んでいたのですが、いつの間にか帰っていた。", "euc_jp"),
    ],
)
def test_a_legacy_text_with_bytes_that_could_be_utf8_stays_legacy(text: str, name: str) -> None:
    assert decode(text.encode(name)).text == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ne može biti", "mac-latin2"),
        ("vi må gå hjem", "cp850"),
        ("la città è lontana", "cp850"),
        ("Vakna, det är morgon", "mac-roman"),
        ("Nihče;ne\ndan;noč\nhiša;vrt\n", "cp852"),
        # A page in German names other languages by their own names; ç and ñ are read so in Central Europe, too, or not.
        ("<p>Verfügbare Sprachen: <a>de</a> <a>Español</a> <a>Français</a></p><p>Änderungen prüfen wir.</p>", "cp1252"),
        (COMPOUNDS, "cp1252"),
    ],
)
def test_few_words_of_a_language_known_are_sure(text: str, name: str) -> None:
    found = decode(text.encode(name))
    assert found.text == text
    assert found.bits >= 10


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("tem direito à sua casa", "cp437"),
        ("Иван пие вода", "mac-cyrillic"),
        ("Селото спи под снега", "mac-cyrillic"),
        ("Сутра пада снег", "mac-cyrillic"),
    ],
    ids=["a sign that stands alone", "a sign before a word", "an open quotation mark", "one before small letters"],
)
def test_a_letter_is_read_where_the_sign_of_another_page_is_odd(text: str, name: str) -> None:
    assert decode(text.encode(name)).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Huk warmi wasinpi ñañanwan tiyan, paykunaqa ñawpa pacha takikunata takinku, chaymantaq puñunku",
        "Tochan kwali ñañatsin pañotok, ika tlanesi ñochtin mopalewiyah, wan tlayowa kochiñ",
    ],
)
def test_a_text_of_which_no_word_is_known_is_not_sure(text: str) -> None:
    for name in ("cp437", "cp850", "mac-roman"):
        found = decode(text.encode(name))
        assert found.text == text or found.bits < 10


def test_tags_and_letters_beside_a_line_tell_nothing() -> None:
    for name in ("cp932", "euc_jp"):
        found = decode("<mal:name>赤星 柔充</mal:name>".encode(name))
        assert "赤" in found.text or found.bits < 10


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("De frou sûgt de flier en de bern sjonge sûnder muzyk", "cp850", "its signs stand where no typography"),
        ("ISKAY ÑAN (2) Llaqta runa puriynin", "mac-roman", "its signs stand where no typography"),
        ("nasö'ö ba danö'ö", "cp850", "its signs stand where no typography"),
        ("Дян дяпкӣ бидэрэн", "ptcp154", "its signs stand where no typography"),
        ("Мин һиннэ баарбын, эһиги киһигит", "ptcp154", "it has letters that its language does not"),
        ("ni à toi ni à moi".replace(" ", "\xa0").replace("à", "€"), "cp1251", "it has no letter of the script"),
        (
            "Featâ bea apâ di la fântânâ shi cântâ câ yini seara; câsa easti albâ shi poarta nu-i ncljisâ, mâratâ",
            "cp1252",
            "its ASCII words are of another language",
        ),
        ("Kpâgu mâ sâ, nâ kâya wâ", "cp1252", "in a language that is not known"),
        ("Meeci luâmâ tuâlli puâtâ", "cp1252", "in a language that is not known"),
        ("Kaædý má právo na klid, aby mohl spát", "cp861", "its language was not written in ibm861"),
    ],
)
def test_what_a_stranger_may_reach_by_chance_is_not_sure(text: str, name: str, why: str) -> None:
    found = decode(text.encode(name))
    assert any(item.text.startswith(why) for item in found.evidence), found.evidence
    assert found.bits < 10
    assert sum(item.bits for item in found.evidence if not item.text.startswith(why)) >= 10


def test_signs_in_words_are_letters_of_another_page_of_ebcdic() -> None:
    found = decode("Kohustatud koostöös Ühinenud Rahvaste".encode("cp1026"))
    assert found.text == "Kohustatud koostöös Ühinenud Rahvaste" or found.bits < 10


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("„Grüß Gott“, sagte er – und ging… Schöne Grüße an ‚alle‘ vom Café!", "cp1252"),
        ("Elle a dit : « où ça ? » — là-bas, à l’école.", "cp1252"),
        ("—¿Adónde vas, señor? —preguntó la niña—. ¡Qué frío!", "cp1252"),
        ("Er maß 5½ Fuß, 20 °C und 10 m² — alles in Ordnung, schöne Grüße.", "cp1252"),
        ("Сказал он: «Пойдём», – и пошёл… №5", "cp1251"),
        ("│ Имя    │ Цена │\n│ Молоко │ 50   │\n│ Хлеб   │ 30   │\n", "cp866"),
    ],
)
def test_signs_in_their_place_are_no_doubt(text: str, name: str) -> None:
    found = decode(text.encode(name))
    assert found.text == text
    assert found.bits >= 10


def test_letters_of_a_table_alone_tell_no_encoding() -> None:
    keys = "ŠšŽžĐđĆćČč"
    data = "".join(f"{key}\t{letter}\n" for key, letter in zip("[]{}:;'|yz", keys, strict=True)).encode("cp1250")
    assert decode(data).bits < 10
    assert decode(b"scriptencoding cp1250\n" + data).encoding == "windows-1250"


def test_a_word_that_is_said_often_is_evidence_once() -> None:
    often = "".join(f"menu Ignora maiusc c{number} l\xec:x/{number}\n" for number in range(40))
    assert decode(often.encode("latin-1")).bits < 10


def test_a_large_file_is_judged_by_a_sample_that_holds_every_byte() -> None:
    text = "plain text\n" * 200_000 + FRENCH + "plain text\n" * 200_000 + "Ça coûte 5 €, soit « cinq ».\n"
    assert decode(text.encode("cp1252")).text == text


def test_a_long_line_is_judged_in_part() -> None:
    text = "子供たちは庭で遊んでいました" * 20_000
    assert decode(text.encode("euc-jp")).text == text


@pytest.mark.parametrize(
    ("text", "newline"), [("", "\n"), ("a", "\n"), ("a\r\nb\r\nc\n", "\r\n"), ("a\rb\r", "\r"), ("a\nb", "\n")]
)
def test_the_line_end_used_most(text: str, newline: str) -> None:
    assert newline_of(text) == newline


def test_utf8_imports_nothing_heavy() -> None:
    program = (
        "import sys; from textfix.decode import decode; decode('naïve'.encode());"
        "print([m for m in sys.modules if m.startswith(('charset', 'textfix.det', 'textfix.lan', 'textfix.unk'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


CLEAN = Path(__file__).parents[1] / "fixtures" / "clean"


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("pl_zegarmistrz", [597]),
        ("it_biblioteca", [277]),
        ("ru_dacha", [232, 397, 480, 657]),
        ("th_khlong", [74, 111, 673, 1316]),
        ("ro_tren", [286, 444, 690]),
        ("en_glossary_boats", [330]),
    ],
)
def test_what_is_left_of_characters_is_no_other_encoding(name: str, places: list[int]) -> None:
    data = bytearray((CLEAN / f"{name}.txt").read_bytes())
    for place in sorted(places, reverse=True):
        assert data[place] >= 0x80
        del data[place]
    with pytest.raises(UndecidedError):
        repair_bytes(bytes(data))


@pytest.mark.parametrize(
    ("name", "line", "codec"),
    [
        ("it_biblioteca", "La sera la città è più fresca.", "cp850"),
        ("pt_comboio", "A avó não está só.", "mac-roman"),
        ("th_khlong", "แมวนอนอยู่ใต้โต๊ะ", "cp874"),
        ("ru_dacha", "Всем было весело и тепло.", "cp866"),
    ],
)
def test_a_line_of_another_encoding_is_read_by_what_the_file_writes(name: str, line: str, codec: str) -> None:
    text = (CLEAN / f"{name}.txt").read_text(encoding="utf-8")
    found = repair_bytes(text.encode() + line.encode(codec) + b"\n")
    assert found.text == f"{text}{line}\n"


def test_a_byte_that_changed_is_no_sign_in_a_word() -> None:
    data = (CLEAN / "fa_bagh.txt").read_bytes()
    letter = re.search(rb"(?<=[\x80-\xff])\xd9\x84(?=[\x80-\xff])", data)
    assert letter is not None
    with pytest.raises(UndecidedError):
        repair_bytes(data[: letter.start()] + b"\x99\x84" + data[letter.end() :])


@pytest.mark.parametrize(
    "text",
    [
        "Nyelv=magyar\nKezd\udcf5lap=f\udcf5oldal\nHibaüzenet=A készülék nem válaszol, ellenőrizze a tápkábelt!\n",
        "slogan: “We don’t do half-measures…”\nname: Crème brûlée\nprice: 0.80 \udc80\n",
    ],
)
def test_one_letter_or_sign_tells_no_encoding(text: str) -> None:
    with pytest.raises(UndecidedError):
        repair_bytes(text.encode("utf-8", "surrogateescape"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xa9 was open.\nThe cr\xc3\xa8me was good.\n", "begins inside a character"),
        (b"The cr\xc3\xa8me was good.\nThe last caf\xc3\n", "ends inside a character"),
        (b"The cr\xc3\xa8me was good.\nThe last \xe2\x82", "ends inside a character"),
    ],
)
def test_a_file_cut_inside_a_character_is_told_so(data: bytes, reason: str) -> None:
    with pytest.raises(UndecidedError, match=reason):
        repair_bytes(data)


def test_no_word_is_read_in_two_encodings() -> None:
    text = inflict(
        "Сегодня в городе холодно, и дети играют дома.\n", DOUBLE
    )  # the chain takes some of its letters only
    with pytest.raises(UndecidedError):
        repair_bytes(text.encode("utf-8", "surrogateescape"))
