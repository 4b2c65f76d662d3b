"""Old encodings that are tried only where a better known one explains a text: what they are, and who wrote in them.

The upper halves of those for which Python has no codec are from RFC 1456 and 2319, TCVN 5712 and the tables of their
makers.
"""

from __future__ import annotations

_NONE = "\ufffd"
_437 = bytes(range(0x80, 0x100)).decode("cp437")
CODECS: tuple[tuple[str, str, str], ...] = (
    ("Mac Icelandic", "mac-iceland", "is fo"),
    ("Mac Central European", "mac-latin2", "cs sk pl hu et lv lt sl hr hsb csb"),
    ("Mac Croatian", "mac-croatian", "hr sl"),
    ("Mac Romanian", "mac-romanian", "ro"),
    ("Mac Turkish", "mac-turkish", "tr az ku"),
    ("Mac Greek", "mac-greek", "el"),
    ("Mac Arabic", "mac-arabic", "ar fa ur"),
    ("Mac Farsi", "mac-farsi", "fa ur ar"),
    ("code page 720", "cp720", "ar fa ur"),
    ("code page 737", "cp737", "el"),
    ("code page 775", "cp775", "lv lt et pl"),
    ("code page 855", "cp855", ""),
    ("code page 856", "cp856", "he yi"),
    ("code page 857", "cp857", "tr az ku"),
    ("code page 858", "cp858", ""),
    ("code page 860", "cp860", "pt gl"),
    ("code page 861", "cp861", "is fo"),
    ("code page 862", "cp862", "he yi"),
    ("code page 863", "cp863", "fr"),
    ("code page 864", "cp864", "ar fa ur"),
    ("code page 865", "cp865", "da nb nn sv fi fo se"),
    ("code page 869", "cp869", "el"),
    ("code page 1006", "cp1006", "ur fa ar"),
    ("code page 1125", "cp1125", "uk be ru"),
    ("PT154", "ptcp154", ""),
    ("KZ-1048", "kz1048", "kk ky"),
    ("KOI8-T", "koi8-t", "tg ru"),
    ("HP Roman-8", "hp-roman8", ""),
    ("ISO 8859-3", "iso8859-3", "mt eo tr"),
    ("ISO 8859-4", "iso8859-4", "lv lt et se"),
    ("ISO 8859-6", "iso8859-6", "ar fa ur"),
    ("ISO 8859-8", "iso8859-8", "he yi"),
    ("ISO 8859-9", "iso8859-9", "tr az ku"),
    ("ISO 8859-10", "iso8859-10", "is fo lv lt et se"),
    ("ISO 8859-13", "iso8859-13", "lv lt et pl"),
    ("ISO 8859-14", "iso8859-14", "cy ga gd br"),
    ("ISO 8859-15", "iso8859-15", ""),
    ("ISO 8859-16", "iso8859-16", "ro hu pl sq hr sl"),
)
"""Name, Python's codec, the languages whose letters it was made for; none given: all that it can write."""
BY_HAND: tuple[tuple[str, str, str], ...] = (
    ("Kamenický", "ČüéďäĎŤčěĚĹÍľĺÄÁÉžŽôöÓůÚýÖÜŠĽÝŘťáíóúňŇŮÔšřŕŔ¼§«»" + _437[0x30:], "cs sk"),
    ("Mazovia", "ÇüéâäàąçêëèïîćÄĄĘęłôöĆûùŚÖÜ¢Ł¥śƒŹŻóÓńŃźż" + _437[0x28:], "pl"),
    ("CWI-2", "ÇüéâäàåçêëèïîÍÄÁÉæÆőöÓűÚŰÖÜ¢£¥₧ƒáíóúñÑªŐ" + _437[0x28:], "hu"),
    ("KOI8-RU", bytes(range(0x80, 0x100)).decode("koi8-u").translate({0x255D: "ў", 0x256C: "Ў"}), "uk be ru"),
    (
        "VISCII",
        (
            "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
            "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
        ),
        "vi",
    ),
    (
        "TCVN",
        (
            f"{_NONE * 33}ĂÂÊÔƠƯĐăâêôơưđ{_NONE * 6}àảãáạ{_NONE}ằẳẵắ{_NONE * 7}"
            f"ặầẩẫấậè{_NONE}ẻẽéẹềểễếệìỉ{_NONE * 3}ĩíịò{_NONE}ỏõóọồổỗốộờởỡớợù{_NONE}ủũúụừửữứựỳỷỹýỵ{_NONE}"
        ),
        "vi",
    ),
)
"""Name, the characters of the bytes from 0x80 (U+FFFD where there is none), languages."""
OF_ONE_COUNTRY = (("windows-1258", "vi"), ("windows-874", "th"), ("windows-1254", "tr az ku"))
"""The same for better known encodings, where they are tried so."""
LATIN = (
    *("Mac Icelandic", "Mac Central European", "Mac Croatian", "Mac Romanian", "Mac Turkish", "Kamenický", "Mazovia"),
    *("CWI-2", "VISCII", "TCVN", "HP Roman-8", *(f"ISO 8859-{part}" for part in (3, 4, 9, 10, 13, 14, 15, 16))),
    *(f"code page {number}" for number in (775, 857, 858, 860, 861, 863, 865)),
)
"""Those whose letters are Latin."""
