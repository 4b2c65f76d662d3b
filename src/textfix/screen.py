"""Can anything be wrong here? The fast way out: most files are clean, and most of the time goes into seeing that.

Bytes are called clean only where the pipeline would find nothing in them: they are plain UTF-8, no family's trigger is
in their text, and the families that have no trigger (damage of order has no telling sign) are not asked for or cannot
speak. What is not called clean need not be damaged; so there is nothing to weigh here, and a property test holds it to
the pipeline.

The families themselves are not imported, only what the table knows of them.

>>> clean("A healthy line.\\n".encode()), clean("A line without an end".encode())
(True, False)
"""

from __future__ import annotations

from textfix.decoding.binary import kind_of_binary
from textfix.families import Known, known

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_BYTES, _ORDER = 0, 2
# What may be no text, another encoding, or a family's business.
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\f")) + b"\x7f"
_BOM = b"\xef\xbb\xbf"
# Order is judged in five units and more, most of which must end like sentences.
_FEWEST_ENDS = 4


def clean(data: bytes, wants: Callable[[str], bool] = bool, *, reorder: bool = True) -> bool:
    """Tell whether the pipeline would surely find nothing in the bytes of a file.

    ``wants`` tells whether a family is looked for; without ``reorder``, order is looked at only where other damage is
    proven.
    """
    if data.startswith(_BOM) or kind_of_binary(data):
        return False
    if len(data.translate(None, _CONTROLS)) != len(data):
        return False
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return False
    return not any(_may_speak(item, text, reorder=reorder) for item in known() if wants(item.name))


def _may_speak(item: Known, text: str, *, reorder: bool) -> bool:
    if item.stage == _BYTES:
        return False  # these bytes are UTF-8
    if item.stage == _ORDER and not reorder:
        return False  # nothing else is proven here, or it would have spoken
    if item.trigger is not None:
        return item.may_be_in(text)
    return item.stage != _ORDER or sum(map(text.count, ".?!…")) >= _FEWEST_ENDS
