"""The trigger of text in one old encoding that was read as another: what most lines of such a text hold.

Letters of another script come out as several accented letters in a row; letters of the same script as signs, capitals
or letters of another language in the middle of words. A line of healthy text may match; that costs a closer look.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from textfix.misread import small, swap_east
from textfix.misread.pages import char_class

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
_SIGNS = f"÷⌠⌡≤≥∞≡∩ⁿ‘µ¡¢£¤¥¦§¨©¬®¯±²³¶¸¹¼½¾¿ºªƒ‚„†‡ˆ‰‹›€™–—“”…∏π∫√≈∆◊⁄ﬁﬂ˜˘˙˚˝˛ˇ{_C1}"
_EAST = "\u3000"
_CYRILLIC_SIGNS = "‚„‹≤≥¢£¤¥¦§¨©¬®¯°±µ¶€№†‡√≈∆"


class _Rule(NamedTuple):
    """The characters at which the search begins, and patterns for what stands before and behind."""

    begin: str
    before: str = ""
    behind: str = ""

    def __str__(self) -> str:
        return f"(?<={self.before}.){self.behind}" if self.before else self.behind


_FOREIGN = char_class(_HIGH + _CENTRAL + _TYPED + _MAC + _C1)
_SMALL = "[a-zà-öø-ÿ]"
_RULES = (
    # a word of an alphabet that is not Latin
    _Rule("".join(char for char in _HIGH + _CENTRAL if char.isalpha()), before=f"{_FOREIGN}{{3}}"),
    _Rule("†‡˜ˆ‰", before=_FOREIGN),
    _Rule(small.LEADS, behind=f"(?={char_class(small.TAILS)})"),
    _Rule(_DOS, before=char_class(_DRAWN)),
    _Rule(_DOS, behind=char_class(_DRAWN)),
    # letters of the same alphabet: a capital, a sign, or a part of a drawing in a word
    _Rule(_CAPITALS, before="[a-z]"),
    _Rule("ΓΣΦΘΩπδφετσα", before="[a-z]"),
    _Rule(_SIGNS, before=_SMALL, behind=f"(?={_SMALL})"),
    _Rule(_DRAWN, before=_SMALL, behind=f"(?={_SMALL})"),
    _Rule("³", before="[aeiouyê]"),
    # Cyrillic
    _Rule("АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ", before="[а-яё]"),
    _Rule("ЁЄЇЎҐЂЃЉЊЌЋЏ", before="[а-я]"),
    _Rule(_CYRILLIC_SIGNS + _DRAWN, before="[Ѐ-ҁ]", behind="(?=[Ѐ-ҁ])"),
    _Rule(_DRAWN, before="[Ѐ-ҁ]"),
    _Rule(_JOINTS, before=f"{char_class(_JOINTS)}{{3}}"),
    _Rule("≥№", before="[а-яіїєґў]"),
    _Rule("ґ", before=" ", behind="(?= )"),
    _Rule("ґ", behind="(?=й)"),
    _Rule("ї", behind="(?=е)"),
    _Rule("абвгдежзийклмнопрстуфхцчшщъыьэюяёљњћђџјѓќўєіїґ", before="[A-Za-z]", behind="(?=[a-z])"),
    _Rule("абвгдежзийклмнопрстуфхцчшщъыьэюяё", before="[a-z]{2}", behind="(?![а-яё])"),
    _Rule("άέήίόύώαβγδεζηθικλμνξοπρςστυφχψω", before="[a-z]"),
    _Rule(_GREEK_SIGNS, before="[ά-ώ]", behind=f"(?=[ά-ώ{_GREEK_SIGNS}])"),
    _Rule(_GREEK_SIGNS, before=f"[ά-ώ{_GREEK_SIGNS}]", behind="(?=[ά-ώ])"),
    # Czech, Hungarian, Turkish, Baltic and Romanian read as Western European
    _Rule("øìùèò", before="[íáýšž]"),
    _Rule("øìùèò", behind="(?=[íáýšž])"),
    _Rule("õ", behind="(?=[a-z]{1,3}[éíóáúû])"),
    _Rule("õ", before="[ûéö][a-z]"),
    _Rule("õ", before="[ûéö][a-z][a-z]"),
    _Rule("õ", before="[aeiouöüáéíóú][a-z]", behind="(?![a-zà-ÿ])"),
    _Rule("ýðþ", behind="(?=[a-z]?[çüý])"),
    _Rule("ýðþ", before="[çü]"),
    _Rule("ýðþ", before="[çü][a-z]"),
    _Rule("þð", behind="(?=[a-z]?[àâèëîûøïòã])"),
    _Rule("þð", before="[àâèëîûøïòã]"),
    _Rule("þð", before="[àâèëîûøïòã][a-z]"),
    _Rule("þ", before="[cn]", behind="(?=[aei])"),
    _Rule("þ", behind="(?=[bcdfgklmnpstz])"),
    _Rule("ð", before=" "),
    _Rule("ò", behind="(?=[aeu])"),
    _Rule("ø", before="[bdgklmnprstv]", behind="(?![a-zà-ÿ])"),
    _Rule("ã", behind="(?=[bcdfgklprstvzº])"),
    _Rule("è", behind="(?=e)"),
    _Rule("è", before="o", behind="(?=i)"),
    _Rule("è", before=" ", behind="(?=a)"),
    _Rule("þ", before="[ao]"),
    _Rule("ç", before="v"),
    _Rule("ÿ", before="o"),
    _Rule("ç", behind="(?=n)"),
    _Rule("æ", before="i"),
    _Rule("æù", behind="(?=o)"),
    _Rule("ýú", before="o", behind="(?=[cn])"),
    _Rule("ý", before="u", behind="(?=y)"),
    _Rule("à", before="j", behind="(?=c)"),
    _Rule("î", before="[ns]", behind="(?=b)"),
    # Western European read as Western European, of DOS or Mac
    _Rule("÷", before=_SMALL),
    _Rule("÷", behind=f"(?={_SMALL})"),
    _Rule("≡⌡¢", before="[a-z]", behind="(?=[ ,.])"),
    _Rule("⌡ⁿ", behind="(?=[a-z])"),
    _Rule("ß", before=" "),
    _Rule("ä", before=" ", behind="(?=i)"),
    _Rule("õ", before="t", behind="(?= )"),
    _Rule("â", before="p", behind="(?=r)"),
    _Rule("ı", behind="(?=i)"),
    _Rule("û", behind="(?=a)"),
    # Western European read as Central European
    _Rule("ľ", behind="(?=[ei])"),
    _Rule("ą", behind="(?=i)"),
    _Rule("ą", before="u"),
    _Rule("ň", before="c"),
    _Rule("ő", before=" ", behind="(?=i)"),
    _Rule("č", before="[bcdfghlmnprtv]", behind="(?=[rtsmvg])"),
    _Rule("č", before=" ", behind="(?= )"),
    _Rule("ŕđ", before="[a-z]", behind="(?![a-z])"),
    _Rule("ŕ", before=" ", behind="(?= )"),
    _Rule("ů", before="[aeio]"),
    _Rule("ű", before="[aeou]"),
    _Rule("ĺ", behind="(?![bcdfghjklmnpqrstvz])"),
    _Rule("řć", before="[bdfghklmnprstv]", behind="(?=[rdnlsgkbmtvf])"),
    _Rule("ăő", behind="(?=o|es)"),
    _Rule("ń", behind="(?=[aeou])"),
    _Rule("ţ", before="[a-z]", behind="(?=[đóöúíáéý])"),
    *(_Rule(*rule) for rule in swap_east.rules()),
)


def _branch(chars: str) -> str:
    """Return a pattern for what stands around these characters."""
    groups: dict[tuple[str, ...], str] = {}
    for char in dict.fromkeys(chars):
        rules = tuple(str(rule) for rule in _RULES if char in rule.begin)
        groups[rules] = groups.get(rules, "") + char
    parts = [f"(?<={char_class(same)})(?:{'|'.join(rules)})" for rules, same in groups.items()]
    return parts[0] if len(parts) == 1 else f"(?<={char_class(chars)})(?:{'|'.join(parts)})"


def _pattern() -> str:
    """Return the pattern, in which a character is compared with few classes before its own is found."""
    chars = "".join(dict.fromkeys("".join(rule.begin for rule in _RULES)))
    plain = "".join(
        char for char in chars if sum(char in rule.begin for rule in _RULES) == 1 and char in _RULES[0].begin
    )
    small = "".join(char for char in chars if "а" <= char <= "ё")
    greek = "".join(char for char in chars if "ά" <= char <= "ώ")
    rest = "".join(char for char in chars if char not in plain + small + greek)
    latin = "".join(char for char in rest if char < "\u0250")
    further = "".join(char for char in rest if "\u0250" <= char < _EAST)
    east = "".join(char for char in rest if char >= _EAST)
    return f"{char_class(chars)}(?:{'|'.join(map(_branch, (plain, small, greek, latin, further, east)))})"


TRIGGER = _pattern()
SEEN = re.compile(TRIGGER)
"""What betrays a text of one old encoding read as another."""
