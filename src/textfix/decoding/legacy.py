"""The encodings that textfix reads: their names, their codecs, and how often files are written in them.

A *label* is what somebody wrote in a file or on the command line; it means what the WHATWG Encoding Standard says it
means on the web (who writes ``latin-1`` has ``windows-1252`` bytes). A *name* is what textfix shows, and is a label
again; a *codec* is Python's word.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple


class Legacy(NamedTuple):
    """An encoding that is looked for in bytes that tell nothing; ``bits`` is its prior, 0 for the most common one."""

    name: str
    codec: str
    bits: float


# The priors are rough: shares of legacy pages in web crawls give the windows and CJK rows, the DOS and Macintosh rows
# are rarer the less their country wrote before Unicode. A text of some length outweighs all of them.
DETECTED: tuple[Legacy, ...] = (
    Legacy("windows-1252", "cp1252", 0),
    Legacy("windows-1251", "cp1251", -1),
    Legacy("windows-1250", "cp1250", -2),
    Legacy("windows-1254", "cp1254", -3),
    Legacy("windows-1253", "cp1253", -3),
    Legacy("windows-1255", "cp1255", -3),
    Legacy("windows-1256", "cp1256", -3),
    Legacy("windows-1257", "cp1257", -4),
    Legacy("windows-1258", "cp1258", -5),
    Legacy("windows-874", "cp874", -3),
    Legacy("shift_jis", "cp932", -2),
    Legacy("euc-jp", "euc_jp", -3),
    Legacy("gb18030", "gb18030", -2),
    Legacy("big5", "cp950", -3),
    Legacy("big5-hkscs", "big5hkscs", -6),
    Legacy("euc-kr", "cp949", -2),
    Legacy("johab", "johab", -10),
    Legacy("koi8-r", "koi8-r", -3),
    Legacy("koi8-u", "koi8-u", -4),
    Legacy("kz1048", "kz1048", -9),
    Legacy("ptcp154", "ptcp154", -9),
    Legacy("iso-8859-2", "iso8859-2", -3),
    Legacy("iso-8859-3", "iso8859-3", -8),
    Legacy("iso-8859-4", "iso8859-4", -8),
    Legacy("iso-8859-5", "iso8859-5", -6),
    Legacy("iso-8859-6", "iso8859-6", -5),
    Legacy("iso-8859-7", "iso8859-7", -4),
    Legacy("iso-8859-8", "iso8859-8", -5),
    Legacy("iso-8859-10", "iso8859-10", -9),
    Legacy("iso-8859-13", "iso8859-13", -5),
    Legacy("iso-8859-14", "iso8859-14", -9),
    Legacy("iso-8859-15", "iso8859-15", -2),
    Legacy("iso-8859-16", "iso8859-16", -14),
    Legacy("macintosh", "mac-roman", -4),
    Legacy("mac-cyrillic", "mac-cyrillic", -7),
    Legacy("mac-latin2", "mac-latin2", -6),
    Legacy("mac-greek", "mac-greek", -8),
    Legacy("mac-turkish", "mac-turkish", -8),
    Legacy("mac-iceland", "mac-iceland", -9),
    Legacy("mac-croatian", "mac-croatian", -9),
    Legacy("mac-romanian", "mac-romanian", -9),
    Legacy("ibm850", "cp850", -4),
    Legacy("ibm437", "cp437", -5),
    Legacy("ibm852", "cp852", -5),
    Legacy("ibm866", "cp866", -4),
    Legacy("ibm855", "cp855", -8),
    Legacy("ibm857", "cp857", -7),
    Legacy("ibm858", "cp858", -7),
    Legacy("ibm860", "cp860", -9),
    Legacy("ibm861", "cp861", -9),
    Legacy("ibm862", "cp862", -6),
    Legacy("ibm863", "cp863", -9),
    Legacy("ibm864", "cp864", -9),
    Legacy("ibm865", "cp865", -8),
    Legacy("ibm737", "cp737", -6),
    Legacy("ibm869", "cp869", -8),
    Legacy("ibm775", "cp775", -7),
    Legacy("cp720", "cp720", -8),
    Legacy("cp1125", "cp1125", -8),
)
# Encodings whose point is another script than Latin: text in them holds letters of that script.
NOT_LATIN = frozenset(
    (
        "cp1251", "cp1253", "cp1255", "cp1256", "cp874", "cp932", "euc_jp", "gb18030",
        "cp950", "big5hkscs", "cp949", "johab", "koi8-r", "koi8-u", "kz1048", "ptcp154",
        "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "mac-cyrillic", "mac-greek", "cp866", "cp855",
        "cp862", "cp864", "cp737", "cp869", "cp720", "cp1125",
    )
)  # fmt: skip
# The languages of the countries that had a page of their own.
HOMES = {
    "cp1254": "tr az ku", "cp1257": "lv lt et pl", "cp1258": "vi",
    "iso8859-3": "mt eo tr", "iso8859-4": "lv lt et se fi", "iso8859-10": "is fo se lt lv et",
    "iso8859-13": "lv lt et pl", "iso8859-14": "cy ga gd br", "iso8859-16": "ro sq hu pl hr sl",
    "mac-turkish": "tr az", "mac-iceland": "is fo", "mac-croatian": "hr sl", "mac-romanian": "ro",
    "cp857": "tr az", "cp860": "pt", "cp861": "is fo", "cp863": "fr", "cp865": "da nb nn sv fi", "cp775": "lv lt et pl",
}  # fmt: skip
CENTRAL = dict.fromkeys(("cp1250", "iso8859-2", "mac-latin2", "cp852"), "cs sk pl hu sl hr bs ro sq hsb csb sr")
"""Encodings of Central Europe, in which texts of other languages were written there now and then."""
WIDE = frozenset({"cp932", "euc_jp", "gb18030", "cp950", "big5hkscs", "cp949", "johab"})
"""Encodings of several bytes a character."""

# Where the standard, or our name, means another codec than Python's lookup does.
_MEANINGS = {
    "cp1252": "ascii us-ascii ansi_x3.4-1968 iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 ansi ansinew x-cp1252",
    "cp1254": "iso-8859-9 iso8859-9 iso_8859-9 latin5 latin-5 l5 x-cp1254",
    "cp874": "windows-874 dos-874 iso-8859-11 iso8859-11 tis-620 tis620",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j csshiftjis",
    "cp949": "euc-kr euc_kr ks_c_5601-1987 ksc5601 ks_c_5601 windows-949 korean",
    "cp950": "big5 x-x-big5 cn-big5 big5-tw",
    "gb18030": "gb2312 gbk gb_2312-80 x-gbk chinese euc-cn euccn cp936 windows-936",
    "koi8-u": "koi8-ru",
    "mac-roman": "macintosh x-mac-roman mac applemac",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian maccyr",
    "mac-latin2": "mac-ce x-mac-ce macce",
    "iso8859-2": "latin2 latin-2",
    "iso8859-15": "latin9 latin-9 latin0",
    "iso8859-16": "latin10 latin-10",
    "iso8859-8": "iso-8859-8-i logical",
    "utf-8": "utf8 unicode-1-1-utf-8 utf-8-sig utf8x x-utf8 utf-8-mac",
    "utf-16": "unicode utf16 ucs-2 csunicode",
}
_LABELS = {page.name: page.codec for page in DETECTED}
_LABELS |= {label: codec for codec, labels in _MEANINGS.items() for label in labels.split()}
_NAMES = {page.codec: page.name for page in DETECTED}
_NO_TEXT = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"})


def codec_of(label: str) -> str:
    """Return the codec that a label means.

    Raises LookupError where no encoding of text has that label.

    >>> codec_of("Latin-1"), codec_of("UTF_8"), codec_of("windows-1250")
    ('cp1252', 'utf-8', 'cp1250')
    """
    plain = label.strip().lower()
    found = _LABELS.get(plain) or _LABELS.get(plain.replace("_", "-"))
    if found:
        return found
    if not re.fullmatch(r"[\w.:-]+", plain, re.ASCII):
        raise LookupError(f"unknown encoding: {label}")
    codec = codecs.lookup(plain).name
    if codec.replace("_", "-") in _NO_TEXT:
        raise LookupError(f"{label} is no encoding of files")
    b"    ".decode(codec, "replace")  # raises LookupError for codecs between bytes and bytes, such as base64
    return codec


def name_of(codec: str) -> str:
    """Return the name under which a codec is shown.

    >>> name_of("cp1252"), name_of("cp932"), name_of("iso2022_jp")
    ('windows-1252', 'shift_jis', 'iso-2022-jp')
    """
    found = _NAMES.get(codec)
    if found:
        return found
    return re.sub(r"^iso(\d)", r"iso-\1", codec.replace("_", "-"))


def suggestions(label: str) -> list[str]:
    """Return names that look like the label, best first.

    >>> suggestions("windws-1252")[0]
    'windows-1252'
    """
    from difflib import get_close_matches

    known = dict.fromkeys([*_LABELS, "utf-8", "utf-16", "utf-32", "iso-2022-jp"])
    return get_close_matches(label.lower(), known, 3)
