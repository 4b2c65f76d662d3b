"""A finding on a page: where it stands, what becomes of it, and what speaks for it in bits."""

from __future__ import annotations

from collections.abc import Iterator

from textfix.damage import Certainty, Evidence
from textfix.printers.html_text import plain, shown
from textfix.printers.order_table import beginning, numbered
from textfix.printers.order_words import unit_of
from textfix.printers.words import change, count, how, reason
from textfix.report import Entry, Spot

_MOST_BEGINNING = 140
_CONTEXT, _MOST_ROWS, _MOST_IN_ROW, _MOST_UNITS, _MOST_LINES, _MOST_OPEN = 60, 8, 20, 200, 120, 60


def finding(entry: Entry, text: str, verb: str) -> Iterator[str]:
    """Yield the lines of one finding; ``text`` is the original, ``verb`` what was done, such as ``repaired``."""
    did = f'<b class="done">{plain(verb)}</b>' if entry.applied else '<b class="left">left</b>'
    exact = " · exact" if entry.exact else ""
    more = f" and {count(entry.times - 1, 'more place')}" if entry.times > 1 else ""
    yield f'<article class="{entry.certainty.word}">'
    yield f"<h3>{plain(entry.family)} <small>line {entry.line}, column {entry.column}{more}</small></h3>"
    bits = f"{entry.bits:.1f} bits"
    yield f'<p class="state">{did} · <span class="badge">{entry.certainty.word}</span> {bits}{exact}</p>'
    says = "; ".join(filter(None, (how(entry), change(entry) if entry.order else "", reason(entry))))
    yield f"<p>{plain(says)}</p>" if says else ""
    if entry.order:
        yield from _order(entry)
    else:
        yield from _spots(entry, text)
    yield from _bill(entry)
    yield "</article>"


def _spots(entry: Entry, text: str) -> Iterator[str]:
    rows = _rows(entry)
    yield '<div class="places">'
    yield from (_row_of(row, text, entry) for row in rows)
    more = entry.times - sum(map(len, rows))
    if more:
        yield f'<p class="note">… and {count(more, "more place")}, not shown here</p>'
    yield "</div>"


def _rows(entry: Entry) -> list[list[Spot]]:
    """Return the first places, those together that stand close to each other on a line."""
    rows: list[list[Spot]] = []
    for spot in entry.places[: _MOST_ROWS * _MOST_IN_ROW]:
        last = rows[-1][-1] if rows else spot
        gap = spot.start.offset - last.end.offset
        if rows and last.end.line == spot.start.line and 0 <= gap <= _CONTEXT and len(rows[-1]) < _MOST_IN_ROW:
            rows[-1].append(spot)
        elif len(rows) < _MOST_ROWS:
            rows.append([spot])
        else:
            break
    return rows


def _row_of(row: list[Spot], text: str, entry: Entry) -> str:
    start, at = row[0].start, row[0].start.offset
    parts = [shown(_left(text[max(at - _CONTEXT, 0) : at].rpartition("\n")[2]))]
    for spot in row:
        parts += shown(text[at : spot.start.offset]), _becomes(spot)
        at = spot.end.offset
    parts.append(shown(_right(text[at : at + _CONTEXT].partition("\n")[0])))
    where = f"<span>{start.line}:{start.column}</span> " if entry.times > 1 else ""
    return f'<p class="text" dir="auto">{where}{"".join(parts)}</p>'


def _becomes(spot: Spot) -> str:
    mark = "mark" if spot.after is None else "del"
    gone = f"<{mark}>{shown(spot.before)}</{mark}>" if spot.before else ""
    return gone + ("" if spot.after is None or spot.after == spot.before else f"<ins>{shown(spot.after)}</ins>")


def _left(text: str) -> str:
    """Return what stands before a place, from a word on where it is a part of a line."""
    return f"…{text[text.find(' ') :]}" if len(text) == _CONTEXT and " " in text[: _CONTEXT // 2] else text


def _right(text: str) -> str:
    """Return what stands after a place, up to a word where it is a part of a line."""
    return f"{text[: text.rfind(' ') + 1]}…" if len(text) == _CONTEXT and " " in text[_CONTEXT // 2 :] else text


def _bill(entry: Entry) -> Iterator[str]:
    """Yield the evidence as bars: what speaks for the damage to the right, what speaks against it to the left."""
    most = max([abs(item.bits) for item in entry.evidence] + [abs(entry.bits), 1.0])
    counted = any(item.stands or item.restored for item in entry.evidence)
    yield '<table class="bill"><thead><tr><th>what speaks for it, and against it</th>'
    yield (
        "<th>as it stands</th><th>restored</th>" if counted else ""
    ) + '<th class="bits">bits</th><th></th></tr></thead><tbody>'
    for item in entry.evidence:
        yield _row(item, most, counted=counted)
    sum_ = Evidence(f"in sum ({Certainty.SURE.least_bits:.0f} and more are sure)", entry.bits)
    yield f"</tbody><tfoot>{_row(sum_, most, counted=counted)}</tfoot></table>"


def _row(item: Evidence, most: float, *, counted: bool) -> str:
    width = f"{50 * abs(item.bits) / most:.1f}%"
    side = "for" if item.bits >= 0 else "against"
    signs = f"<td>{plain(item.stands)}</td><td>{plain(item.restored)}</td>" if counted else ""
    bits = f"{item.bits:+.1f}".replace("-", "−")
    bar = f'<td class="bar"><span class="{side}" style="width:{width}"></span></td>'
    return f"<tr><th>{plain(item.text)}</th>{signs}<td>{bits}</td>{bar}</tr>"


def _order(entry: Entry) -> Iterator[str]:
    """Yield the units by number, in the new order, and lines that lead from each old place to the new one."""
    unit = unit_of(entry)
    yield f'<div class="order{" long" * (len(entry.order) > _MOST_OPEN)}">'
    if 1 < len(entry.order) <= _MOST_LINES:
        yield _lines(entry.order)
    yield f'<table class="units"><thead><tr><th>old</th><th></th><th>new</th><th>{unit}</th></tr></thead><tbody>'
    last = 0
    for old, new, text in numbered(entry, _MOST_UNITS):
        if new != last + 1:
            yield f'<tr><td colspan="4" class="note">… {count(new - last - 1, unit)} not shown here</td></tr>'
        last = new
        moved = "" if old == new else ' class="moved"'
        begins = plain(beginning(text, _MOST_BEGINNING))
        yield f'<tr{moved}><td>{old}</td><td>→</td><td>{new}</td><td dir="auto">{begins}</td></tr>'
    yield "</tbody></table></div>"


def _lines(order: tuple[int, ...]) -> str:
    step, width = max(4, min(18, 640 // len(order))), 90
    height = step * len(order)
    drawn = (
        f'<path class="{"stays" if old == new else "moved"}" d="M4 {step * old + 5}C{width // 2} {step * old + 5} '
        f'{width // 2} {step * new + 5} {width - 4} {step * new + 5}"/>'
        for new, old in enumerate(order)
    )
    label = 'role="img" aria-label="lines from the old order, left, to the new one, right"'
    return (
        f'<svg {label} viewBox="0 0 {width} {height + 4}" width="{width}" height="{height + 4}">{"".join(drawn)}</svg>'
    )
