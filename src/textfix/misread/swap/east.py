"""Text of one encoding of East Asia that was read as another: which pairs are tried, and what betrays them.

What comes out are characters of the other country in an order that no language has: Japanese read as GBK is full of
ideographs from the tail of the table, since kana stand where those do; Korean keeps the spaces between its words, which
Chinese and Japanese do not write.
"""

from __future__ import annotations

ROWS: tuple[tuple[str, str, float], ...] = (
    ("GBK", "Shift_JIS, EUC-JP, Big5, windows-949", -16.0),
    ("Big5", "GBK, EUC-JP, windows-949", -18.0),
    ("Shift_JIS", "EUC-JP, GBK, Big5, windows-949", -18.0),
    ("EUC-JP", "GBK, windows-949", -18.0),
    ("windows-949", "Shift_JIS, EUC-JP, GBK, Big5", -18.0),
)
"""Read as, what it was, and how rare that is in bits: there is no language of these scripts that is not known."""

IDEOGRAPH = "[\u4e00-\u9fef]"
_TWO: tuple[str, ...] = (
    "腔蚚婓珨衄眕璃褫恅岆跺妏祥笢醱峈夔衾涴蠟俴誧睿雄",  # GBK as Big5
    "돨痰숭唐寧옵鹿瞳角匡관퀭몸賈꼇櫓흡충狼黨槨뵨굶흔",  # GBK as windows-949
    "議喘周壓猟匯嗤薩匈嶄辛聞淫佩倖噐云念葎燕崔",  # GBK as EUC-JP
    "偺乕傪偡偟傑偵丅偼丄傞儞偱僩儖偨僗偄僀偰偑僢傟偲僋側偝偙儕僪僕僾僼僞傾偐",  # Shift_JIS as GBK
    "궻궥갃궢귏귩궼갂궸궳귡궕궫궋귢궴궲릶궠긣깛궶긏귟",  # Shift_JIS as windows-949
    "及□毛允仄卞﹝反月﹜匹玄伙旦奶凶化永互弁午卅伉玉",  # EUC-JP as Big5
    "ㅞㅉㆂㅇㅛㅮㅟㅗㅻㅖㅏㄼㅼㅚㅘㅅㅺㅹㅸㆃ",  # EUC-JP as windows-949
)
"""What frequent kana, ideographs and signs come out as: two side by side are hardly ever written."""
_SPACED: tuple[str, ...] = (
    "促聪捞绰俊阑甫狼窍肺瘤辑啊磊钦胶荤侩扁老茄矫沥",  # windows-949 as GBK
    "棻檜棲朝縑曖煎憮陛雖熱濠餌蝶辨橾晦蝗衛薑",  # windows-949 as Big5
    "陥艦戚澗拭聖税馬稽走亜呪切杯紫遂奄廃",  # windows-949 as EUC-JP
)
"""What syllables at the end of Korean words come out as: a space and an ideograph follow."""
_SINGLE = "돨꼇쳬윱뵨돤롸췽땍쏵샙쳄뎠붤쇌횔폅섟듐쉔퍅벎횻훰뫘괏괩굇쬠묾"
"""What frequent ideographs of GBK come out as in windows-949, syllables that no Korean word has."""
_BETWEEN_KANA = (
    "络办祸钳栏涟荚缄谨链誊婶搀讳挛蜗踩叹滦驴积垛罢艰步汤冯墙烫烧镑贾怀辉夺给肠泼墒联玛涩赖动鲁秽疯叁垮边宠倾缅话铜长扩妈瘫弹评觉够喷废凤缓鳞渴纷统咙贿脸颅坛兰沪剂驼腾颂啪骆屉赂毁笼拨绩"
    "巢钙轮岂继纳规吕烦们硷赋汉蹦谰矾扦陕骇浑亩庙浇庐获仓润窍编录缔违惮澜虏败唬辊碉势摄镍骡鸥陇锦乐铂虑篱试浓绍负笺獭洁绳篮词辩钓惯锐垫击琐绅呸浆滥俭烯虾删饯财鹅篡宫头绥读钱枫锣闷卖闪朵"
    "谎恶热觅错晚么闻缝补简蹿挝纪绘焊彻贯锰仑涪对发误买筛换认赁掳"
)
"""What frequent ideographs of Japanese come out as in GBK, where kana stay kana."""
_KANA = "[ぁ-んァ-ヶ]"
_HALF = "｡､･ｦｧｨｩｪｫ"
"""Half-width signs and small vowels: the first bytes of kana in EUC-JP, and of frequent ideographs in Big5."""


def rules() -> list[tuple[str, str, str]]:
    """Return the characters at which a match begins, and patterns for what stands before and behind them."""
    return [
        *((chars, "", f"[{chars}]") for chars in _TWO),
        *((chars, "", f" {IDEOGRAPH}") for chars in _SPACED),
        (_SINGLE, "", "[一-\u9fef가-힣]"),
        ("ㄛ﹝", IDEOGRAPH, IDEOGRAPH),
        (_BETWEEN_KANA, _KANA, ""),
        (_BETWEEN_KANA, "", _KANA),
        (_HALF, "", "[､ｦ-ｫA-Z@]|[ｰ-ﾟ][､･]"),
        ("ｵﾊﾒ", "[｡-ﾟ]", "[ﾄﾇｻ]"),
    ]
