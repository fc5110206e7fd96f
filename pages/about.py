"""What Knotty checks, what it does not, and what its words mean."""

import streamlit as st

st.title("What is checked, and what is not", anchor=False)
st.markdown(
    """
Knotty works every round of a pattern on a simulated hook, as a crocheter would: it knows which stitches and spaces the
last round left, and puts each stitch into one of them.

**It checks that**

- every stitch and space a round asks for is there,
- no stitch, space or corner is left behind without a word,
- repeats come out even and rounds close where they began,
- the counts printed in the pattern are the counts that come off the hook,
- squares fit side to side in their grid; where a "square" has no four equal sides, it says so.

**It does not check** how the fabric drapes, whether your gauge is the pattern's, or whether you will like it. Sizes and
yarn amounts are worked out from averages, with 30 % to spare; make one square first.

**What the verdict says**

- *Adds up*: every round could be worked as written. A computer did it; nobody has crocheted it yet.
- *Adds up with assumptions*: it could be worked, reading some words one way where English allows two.
- *Does not add up*: at least one round cannot be worked as written.
- *Not fully read*: some words were not understood, so nothing is promised.

Patterns are written in US terms unless your idea asks for UK terms. A pattern is kept while Knotty is running: its
address is its key, so whoever has the address can open it and tick its rounds. Download the PDF
or the text to keep it for good.
"""
)
