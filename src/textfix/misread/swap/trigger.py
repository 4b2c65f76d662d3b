"""The trigger of text in one old encoding that was read as another: what most lines of such a text hold.

Letters of another script come out as several accented letters in a row; letters of the same script as signs, capitals
or letters of another language in the middle of words. A line of healthy text may match; that costs a closer look.

>>> from re import search
>>> [search(TRIGGER, word) is not None for word in ("äáéúä", "šíří", "väčší")]  # Hebrew of windows-1255; Czech; Slovak
[True, False, False]
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from textfix.misread.classes import char_class
from textfix.misread.small import letters as small
from textfix.misread.swap import east as swap_east

_DRAWN = "".join(map(chr, range(0x2500, 0x25A0)))
_C1 = "".join(map(chr, range(0x80, 0xA0)))
_HIGH = "".join(map(chr, range(0xA1, 0x100)))
_CENTRAL = "ĂăĄąĆćČčĎďĐđĘęĚěĹĺĽľŁłŃńŇňŐőŔŕŘřŚśŞşŠšŢţŤťŮůŰűŹźŻżŽž"
_TYPED = "‚ƒ„…†‡ˆ‰‹ŒŽ‘’“”•–—˜™š›œžŸ€"
_MAC = "∞≤≥∂∑∏π∫Ω√≈∆◊⁄ﬁﬂˆ˜¯˘˙˚¸˝˛ˇ"
_JOINTS = "".join(map(chr, (*range(0x2514, 0x2548), *range(0x2552, 0x256D))))
"""Boxes that join lines: in a drawing hardly four of them stand in a row."""
_GREEK_SIGNS = "¦§¨ª«¬®΅™"
_DOS = "αΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙√ⁿ²■⌐¬½¼¡«»ªº₧ƒ¥£¢"
_CAPITALS = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŠŽŸŒĄĆČĎĐĘĚĹĽŁŃŇŐŔŘŚŞŤŮŰŹŻ"
_SIGNS = f"÷⌠⌡≤≥∞≡∩ⁿ‘µ¡¢£¤¥¦§¨©¬®¯±²³¶¸¹¼½¾¿ºªƒ‚„†‡ˆ‰‹›€™“”∏π∫√≈∆◊⁄ﬁﬂ˜˘˙˚˝˛ˇ{_C1}"
_EAST = "\u3000"
_CYRILLIC_SIGNS = "‚„‹≤≥¢£¤¥¦§¨©¬®¯°±µ¶€№†‡√≈∆"


class _Rule(NamedTuple):
    """The characters at which the search begins, and patterns for what stands before and behind."""

    begin: str
    before: str = ""
    behind: str = ""

    def __str__(self) -> str:
        behind = f"(?={self.behind})" if self.behind else ""
        return f"(?<={self.before}.){behind}" if self.before else behind


_CZECH = "áäčďéěíĺľňóôŕřšťúůýž"
"""Words of Czech and Slovak have four of them side by side: šíří, väčší."""
_FOREIGN = char_class(_HIGH + _CENTRAL + _TYPED + _MAC + _C1)
_NOT_CZECH = char_class("".join(char for char in _HIGH + _CENTRAL + _TYPED + _MAC + _C1 if char not in _CZECH))
_SMALL = "[a-zà-öø-ÿ]"
_SHAPES = (
    # a word of an alphabet that is not Latin
    _Rule("".join(char for char in _HIGH + _CENTRAL if char.isalpha() and char not in _CZECH), f"{_FOREIGN}{{3}}"),
    _Rule(_CZECH, f"{_NOT_CZECH}{_FOREIGN}{{2}}"),
    _Rule(_CZECH, f"{_FOREIGN}{_NOT_CZECH}{_FOREIGN}"),
    _Rule(_CZECH, f"{_FOREIGN}{{2}}{_NOT_CZECH}"),
    _Rule(_CZECH, f"{_FOREIGN}{{4}}"),
    _Rule("†‡˜ˆ‰", _FOREIGN),
    _Rule(small.LEADS, "", char_class(small.TAILS)),
    _Rule(_DOS, char_class(_DRAWN)),
    _Rule(_DOS, "", char_class(_DRAWN)),
    # letters of the same alphabet: a capital, a sign, or a part of a drawing in a word
    _Rule(_CAPITALS, "[a-z]"),
    _Rule("ΓΣΦΘΩπδφετσα", "[a-z]"),
    _Rule(_SIGNS, _SMALL, _SMALL),
    _Rule("¡¢£¥¦§¨©¬®¯±¶¸¹ƒ‚„‰‹›™", "[A-Z]", "[A-Z]"),
    _Rule(f"¼½¾ˆ‡{_C1}", "[a-z]"),
    _Rule(_C1, "[A-Z]", _SMALL),
    _Rule(_DRAWN, _SMALL, _SMALL),
    _Rule(_DRAWN, "[A-Z]", "[A-Z]"),
    # Cyrillic and Greek
    _Rule("АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ", "[а-яё]", "(?![а-яё]{2})"),  # names are spelled МакКенс
    _Rule("ЁЄЇЎҐЂЃЉЊЌЋЏ", "[а-я]"),
    _Rule(_CYRILLIC_SIGNS + _DRAWN, "[Ѐ-ҁ]", "[Ѐ-ҁ]"),
    _Rule(_DRAWN, "[Ѐ-ҁ]"),
    _Rule(_JOINTS, f"{char_class(_JOINTS)}{{3}}"),
    _Rule("абвгдежзийклмнопрстуфхцчшщъыьэюяёљњћџђјѓќўєіїґ", "[A-Za-z]", "[a-z]"),
    _Rule("абвгдежзийклмнопрстуфхцчшщъыьэюяё", "[a-z]{2}", "(?![а-яё])"),
    _Rule("άέήίόύώαβγδεζηθικλμνξοπρςστυφχψωΰΐϊϋ", "[a-z]"),
    _Rule(_GREEK_SIGNS, "[ά-ώ]", f"[ά-ώ{_GREEK_SIGNS}]"),
    _Rule(_GREEK_SIGNS, f"[ά-ώ{_GREEK_SIGNS}]", "[ά-ώ]"),
)
_PLACES = """
ЪЬ    [АЕИОУЫЭЮЯЬЪ]·
€     [а-я]·
№     [а-яіїєґў]·
ґ     _·_ ·й
ї     ·е
џђѓќѕ ё· ·ё
†‡ƒ   ·[а-яіїєґў]
# Czech, Hungarian, Turkish, Baltic and Romanian read as Western European
øìùèò [íáýšž]· ·[a-z]?[íáýšž]
ì     v·[bcdkloprstvz]
ù     [dp]·[lsv] o·[eyi]
ø     p·[eiíá] i·$
è     ·e ·no o·i _·a _·l [aiu]·[iu]
ò     [aeiouyùáéíýrs]·[aeu]
õ     ·[a-z]{1,3}[éíóáúû] [ûéö][a-z]· [ûéö][a-z][a-z]· [aeiouöüáéíóú][a-z]·$ t·_
ýð    ·[a-z]?[çüý] [çü]· [çü][a-z]·
þ     ·[a-z]?[çü] [a-z]·ý(?!ð) [çü]· [çü][a-z]·
þð    ·[a-z]?[àâèëîûøïòã] [àâèëîûøïòã]· [àâèëîûøïòã][a-z]·
þ     [cn]·[aei] ·[bcdfgklmnpstz] [aeiou]·(?![jóvr]) [a-z]·$
ð     _· ·en(?!d) [b-hj-z]·k [a-hj-z]·[tp]
ã     ·[bcdfgklprtvzº] ·s[a-z]
ç     [bdgmsv]· ·n
ÿ     o·
æ     [ioy]· [a-z][ast]·$ ·ùo
ù     æ·o
ý     o·[cn] u·y y·
ú     o·[cn]
à     j·c
â     ·s$ [jrt]·_ p·r
î     [a-z]·b
ï     [cdgkstz]· ·i
û     ·a b·[dt] j·[ers] m·s
# Western European read as Western European, of DOS or Mac
—     [a-z]·[nrs]$ c·mo s·lo m·[vd]i
–     [a-z]·[aeo]$ [a-z]·[aeo][srn]$ [a-z]·[aeo]r[ao] a·an o·t$ s·r
…     p·vo d·vo z·st k·n$
³     [aeiouyê]· ·[a-z]
§     ·[a-z]
„     [a-z]·„
≤     [a-z]{2}·
÷     [a-zà-öø-ÿ]· ·[a-zà-öø-ÿ]
×     [a-z]{2}·[a-z]{2}
≡⌡¢   [a-z]·[_,.]
⌡ⁿ    ·[a-z]
ß     _·
á     [nr]·a(?!d)
ä     _·i[egs]
ö     a·
ó     o·$
ı     ·i
# Western European read as Turkish
ğ     [bdfghjklmnprstv]·
# Western European read as Central European
ľ     ·[eidý]
ą     ·i u· v·e
ň     c· ·t(?!e)
ź     ·[eiu]
ő     _·i ·[uő]
č     [bcdfghlmnprtv]·[rsmvg] [bcdfghlmnprtv]·t(?!e) _·_
ŕđ    [a-z]·$
ŕ     _·_
ů     [aeio]·
ű     [aeou]·
ĺ     _·(?![bcdfghjklmnpqrstvzčďľňŕšťž]) [a-z]·(?![bcdfghjklmnpqrstvzčďľňŕšťž])
ć     [bdfghklmnprstv]·[rdnlsgkbmtvf]
ř     [bdfglmnprsv]·[rdnlsgkbmtvf] h·[rdnlsgktvf] k·[rdnlsgbmvf] t·[rdlsgkbtvf]
ă     ·o ·es
ő     ·es$
ń     ·[aeou]
ţ     [a-z]·[đóöúíáéý]
"""
"""Letters, and the places in which a language that has them hardly ever puts them: what stands before and behind the
letter ``·``; ``_`` is a space, ``$`` the end of a word."""


def _rules() -> Iterator[_Rule]:
    yield from _SHAPES
    for line in _PLACES.strip().splitlines():
        letters, *places = line.split()
        for place in places if letters != "#" else ():
            before, behind = place.replace("_", " ").replace("$", "(?![a-zà-ÿā-ž])").split("·")
            yield _Rule(letters, before, behind)
    yield from (_Rule(*rule) for rule in swap_east.rules())


def _by_char() -> dict[str, list[str]]:
    """Return the characters at which the search begins, and the patterns for what stands around each."""
    found: dict[str, list[str]] = {}
    for rule in _rules():
        for char in dict.fromkeys(rule.begin):
            found.setdefault(char, []).append(str(rule))
    return found


def _branch(chars: str, at: dict[str, list[str]]) -> str:
    """Return a pattern for what stands around these characters."""
    groups: dict[tuple[str, ...], str] = {}
    for char in dict.fromkeys(chars):
        rules = tuple(at[char])
        groups[rules] = groups.get(rules, "") + char
    parts = [f"(?<={char_class(same)})(?:{'|'.join(rules)})" for rules, same in groups.items()]
    return parts[0] if len(parts) == 1 else f"(?<={char_class(chars)})(?:{'|'.join(parts)})"


def _pattern() -> str:
    """Return the pattern, in which a character is compared with few classes before its own is found."""
    at = _by_char()
    chars = "".join(at)
    plain = "".join(char for char in chars if len(at[char]) == 1 and char in _SHAPES[0].begin)
    small = "".join(char for char in chars if "а" <= char <= "ё")
    greek = "".join(char for char in chars if "ά" <= char <= "ώ")
    rest = "".join(char for char in chars if char not in plain + small + greek)
    latin = "".join(char for char in rest if char < "\u0250")
    further = "".join(char for char in rest if "\u0250" <= char < _EAST)
    east = "".join(char for char in rest if char >= _EAST)
    branches = (_branch(some, at) for some in (plain, small, greek, latin, further, east))
    return f"{char_class(chars)}(?:{'|'.join(branches)})"


TRIGGER = _pattern()
"""What betrays a text of one old encoding read as another; it is long, and dear to compile."""
