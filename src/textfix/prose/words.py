"""English words that tell how a sentence hangs on its neighbours: function words, connectives, words of speaking.

Written down for this project from the grammar. Their places in the list are part of what the learned table
(``neighbours.bin``) was made with: after a change here, run ``tools/learn_neighbours.py`` again.
"""

from __future__ import annotations

_WORDS = """
a an the this that these those he she it they we you i his her its their our my your him them us me who which what where
when why how there here
both all some many most several few each every another other others such no not none nobody nothing only even just if
while after before since until because although though unless whether as at by for from in into on onto
over under with without during despite according about against between among through across around near above below
behind beyond within toward towards upon along off out up down
and but or so yet nor however meanwhile moreover furthermore therefore thus then hence otherwise instead rather indeed
besides also too still again already later earlier finally eventually ultimately recently currently today yesterday
tomorrow now once soon often sometimes usually generally typically initially originally previously formerly subsequently
consequently nevertheless nonetheless similarly likewise conversely additionally overall perhaps maybe probably clearly
obviously unfortunately fortunately
first second third fourth last next former latter same one two three four five six seven eight nine ten hundred thousand
million billion half dozen
is are was were be been being am has have had having do does did can could will would shall should may might must
said says say told tell added adds noted argued announced warned explained insisted stated claimed wrote asked replied
called spokesman spokeswoman statement report reported reports
mr mrs ms dr sir lord lady president minister prime secretary senator chief judge general king queen prince chairman
director professor
example instance note see suppose consider let following conclusion summary introduction abstract background overview
motivation
more less much very well like than whatever whenever wherever whoever
yes oh thank thanks
people person man woman men women government company police officials authorities group country state city court party
team members
new old recent previous early late whole entire different particular certain various own
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
november december
use used using make makes made give gives given take takes taken need needs want wants allow allows
"""

WORDS = {word: place for place, word in enumerate(dict.fromkeys(_WORDS.split()), start=32)}
"""The place of each word; below 32 are kinds of words and signs (see ``sentences.py``)."""

_POINTING = """
he she they it his her its their him them this that these those such another other others also but however
then therefore thus so yet second third finally later latter same instead again too still nor both each
moreover furthermore meanwhile nevertheless otherwise rather hence here there one
"""
_SAYING = "said says told added adds asked replied argued explained insisted noted warned announced wrote"

POINTING = frozenset(map(WORDS.__getitem__, _POINTING.split()))
"""Words that point back, or tie a sentence to another."""

SAYING = frozenset(map(WORDS.__getitem__, _SAYING.split()))
"""Words by which a text says that somebody speaks."""

PERSONS = frozenset(map(WORDS.__getitem__, ["he", "she", "it", "they", "we", "i", "you"]))
"""Words for who speaks, is spoken to, or is spoken of."""

TENSES = tuple(
    frozenset(WORDS[word] for word in words.split())
    for words in (
        "was were did had",
        "is are am does",
        "has have been",
        "will would shall should can could may might must",
    )
)
"""Words that tell of what was, of what is, of what has become, and of what will or may be."""
