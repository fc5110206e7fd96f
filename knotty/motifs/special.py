"""Special stitches as patterns explain them. Which motif uses which stands in its own module.

Authors differ in how many stitches or loops go into one; these are the commonest numbers: a puff of 3 loops, a popcorn
of 5 dc, a cluster of 3 dc.
"""

from __future__ import annotations

from knotty.craft.pattern import Definition

CLUSTER = Definition(
    "Cluster",
    text="[yo, insert hook, pull up a loop, yo, pull through 2 loops] 3 times in one place, yo, pull through "
    "all loops.",
    stitch="cluster",
)
PUFF = Definition(
    "Puff",
    text="[yo, insert hook, pull up a long loop] 3 times in one place, yo, pull through all loops.",
    stitch="puff",
)
POPCORN = Definition(
    "Popcorn",
    text="5 dc in one place, take hook out of the loop, insert it in the first of the 5 dc, pull the loop through.",
    stitch="popcorn",
)
