"""Special stitches as patterns explain them. Which motif uses which stands in its own module.

Makings are the usual ones: a puff of 3 loops, a popcorn of 5 dc, a cluster of 3 dc (crochetbouquet, Yarnspirations and
the Craft Yarn Council agree on how each is worked; authors differ in how many stitches go in).
"""

from __future__ import annotations

from knotty.craft.pattern import Definition

CLUSTER = Definition(
    "Cluster",
    text="[yo, insert hook, pull up a loop, yo, pull through 2 loops] 3 times in same place, yo, pull through all 4 loops.",
    stitch="cluster",
)
PUFF = Definition(
    "Puff",
    text="[yo, insert hook, pull up a long loop] 3 times in same place, yo, pull through all 7 loops.",
    stitch="puff",
)
POPCORN = Definition(
    "Popcorn",
    text="5 dc in same place, take hook out of the loop, insert it in the first of the 5 dc, pull the loop through.",
    stitch="popcorn",
)
