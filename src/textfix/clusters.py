"""Clusters: a few neighbouring places, each made of the shapes that are alike, so that eight of them are enough.

Joining shapes allows more than they do, and what it allows besides should be rare in the texts at hand. How frequent a
cluster would be is told by the frequencies of the sorts of signs, as if neighbours had nothing to do with each other.
"""

from __future__ import annotations

from itertools import combinations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from textfix.shapes import Shape

    Places = tuple[int, int, int]
    Member = tuple[Shape, int]

PLACES, MOST = 3, 8
"""How many places a cluster has, and how many clusters there are (bits of a byte)."""
ANY_SIGN = -1
_ROUGH = 14
"""How many clusters are begun with, before the most alike are joined."""
_RARE = 1e-6


class Cluster:
    """Three neighbouring places, and the shapes that they stand for, with where in these they begin."""

    __slots__ = ("members", "places")

    def __init__(self, places: Places, members: list[Member]) -> None:
        """Take the sorts allowed in each place, and the shapes."""
        self.places, self.members = places, members

    def joined(self, other: Cluster) -> Cluster:
        """Return a cluster for what either allows."""
        return Cluster(_union(self.places, other.places), self.members + other.members)


class Frequencies:
    """How frequent sorts of signs are, and what follows for clusters."""

    def __init__(self, present: int, shares: list[tuple[int, float]]) -> None:
        """Take the sorts that there are, as bits, and the shares of the most frequent of them."""
        self.present = present
        self._shares = shares
        self._known: dict[int, float] = {}

    def also(self, sorts: int) -> Frequencies:
        """Return the same with more sorts, which are rare."""
        return Frequencies(self.present | sorts, self._shares)

    def share(self, place: int) -> float:
        """Return how frequent the sorts allowed in a place are, all together."""
        if place not in self._known:
            total = _RARE * (place & self.present).bit_count()
            for sort, share in self._shares:
                if place & sort:
                    total += share
            self._known[place] = total
        return self._known[place]

    def sorted(self, clusters: Iterable[Cluster]) -> list[Cluster]:
        """Return the clusters, the most frequent first."""
        return sorted(clusters, key=lambda cluster: self._cost(cluster.places), reverse=True)

    def _cost(self, places: Places) -> float:
        """Return how frequent these places would be if neighbours had nothing to do with each other."""
        first, second, third = places
        return self.share(first) * self.share(second) * self.share(third)

    def rarest(self, shape: Shape) -> Cluster:
        """Return the neighbouring places of the shape that are expected least often."""
        whole = shape + (ANY_SIGN,) * (PLACES - len(shape))
        parts = [(whole[at], whole[at + 1], whole[at + 2]) for at in range(len(whole) - PLACES + 1)]
        best = min(parts, key=self._cost)
        return Cluster(best, [(shape, parts.index(best))])

    def anchored(self, shape: Shape, ascii_sorts: int) -> Cluster:
        """Return the rarest of the shape's places that are beyond ASCII, with those before and behind it."""
        ats = [at for at, place in enumerate(shape) if not place & ascii_sorts]
        at = min(ats, key=lambda at: self.share(shape[at]))
        around = (ANY_SIGN, *shape, ANY_SIGN)
        return Cluster((around[at], around[at + 1], around[at + 2]), [])

    def joined(self, clusters: list[Cluster]) -> list[Cluster]:
        """Return few clusters that allow all that these do, and little more that is frequent."""
        rough = clusters[:_ROUGH]
        self.insert(clusters[_ROUGH:], rough)
        found = dict(enumerate(rough))
        prices = {(one, other): self._price(found[one], found[other]) for one, other in combinations(found, 2)}
        while len(found) > MOST:
            one, other = min(prices, key=prices.__getitem__)
            found[one] = both = found[one].joined(found.pop(other))
            prices = {pair: price for pair, price in prices.items() if other not in pair}
            for pair in prices:
                if one in pair:
                    prices[pair] = self._price(both, found[sum(pair) - one])
        return list(found.values())

    def insert(self, clusters: list[Cluster], into: list[Cluster]) -> None:
        """Join each with the one of the others that grows least by it."""
        for cluster in clusters:
            if len(into) < MOST:
                into.append(cluster)
                continue
            prices = [self._price(other, cluster) for other in into]
            best = prices.index(min(prices))
            into[best] = into[best].joined(cluster)

    def _price(self, one: Cluster, other: Cluster) -> float:
        """Return how much more frequent both are as one than as two."""
        first, second = one.places, other.places
        return self._cost(_union(first, second)) - self._cost(first) - self._cost(second)


def _union(one: Places, other: Places) -> Places:
    return one[0] | other[0], one[1] | other[1], one[2] | other[2]
