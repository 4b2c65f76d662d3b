"""Who reads a file that is UTF-8 now, and was not: browsers and programs that go by the name may need to be told."""

from __future__ import annotations

import os
import re

from textfix.report import Report

_SAYS = re.compile(r"<meta[^>]+charset|<\?xml[^>]+encoding", re.IGNORECASE)
_HTML = re.compile(r"\s*(?:<!doctype html|<html)", re.IGNORECASE)
_HEAD = 2000
_OWN = frozenset((".bat", ".cmd", ".ps1", ".reg", ".inf", ".vbs", ".properties", ".strings", ".rc"))
"""Ends of names of files whose programs read them in an encoding of their own, at least in some versions."""


def what_to_tell(report: Report, name: str) -> str | None:
    """Return what to do about a file that was converted, None where nothing has to be done.

    >>> from textfix.api import repair_bytes
    >>> page = "<html><p>Für die Gäste gibt es heute Käse, Brötchen und süße Äpfel.</p></html>".encode("cp1252")
    >>> what_to_tell(repair_bytes(page), "menu.html")
    'in UTF-8 it must say so, or browsers read it wrong: add <meta charset="utf-8">'
    >>> what_to_tell(repair_bytes(page.replace(b"<html>", b"<html><meta charset=cp1252>")), "menu.html")
    >>> what_to_tell(repair_bytes(page), "menu.bat").startswith("in UTF-8")
    True
    """
    if not (report.decoded.foreign and report.changed):
        return None
    head, end = report.text[:_HEAD], os.path.splitext(name)[1].lower()
    if (end in (".html", ".htm") or _HTML.match(head)) and not _SAYS.search(head):
        return 'in UTF-8 it must say so, or browsers read it wrong: add <meta charset="utf-8">'
    if end in _OWN:
        return f"in UTF-8: check that what reads {end} files takes that"
    return None
