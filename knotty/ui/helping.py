"""The help page, section by section. Each text is said here, in full; a page says when to show it."""

from __future__ import annotations

import streamlit as st

from knotty.speech import mark
from knotty.ui.frame import find_page
from knotty.ui.tongue import say

# Knotty's own words: what stands on a button or beside a round, and what is meant by it.
WORDS: tuple[tuple[str, str], ...] = (
    (
        mark("Adds up"),
        mark("every stitch has a place to go, every count is right. A computer worked it, not hands."),
    ),
    (mark("Assumption"), mark("the words allow two readings; Knotty took the one that fits, and says which.")),
    (mark("Composer"), mark("the part of Knotty that writes rounds without a language model. They always add up.")),
    (mark("Copy"), mark("one of the pieces you make of the same part: square 13 of 48.")),
    (
        mark("Finding"),
        mark("what does not fit, in which round, what was expected, and a fix where one is certain."),
    ),
    (mark("Frog"), mark("rip it, rip it: go back to a round and untick what came after it.")),
    (mark("Mended"), mark("a round the language model could not get right, so Knotty wrote it.")),
    (mark("Round, row"), mark("a round goes around, a row goes there and back. The tracker ticks either.")),
    (mark("Seed"), mark("a number that makes a design come out the same again.")),
    (mark("Version"), mark("the pattern as it was before a change. You can go back to it with its ticks.")),
)


def tell_checked() -> None:
    """Draw what is checked and what is not."""
    st.header(say("What is checked, and what is not"), anchor=False)
    st.markdown(
        say(
            "Knotty works every round of a pattern on a simulated hook, as a crocheter would: it knows which stitches "
            "and spaces the last round left, and puts each stitch into one of them."
        )
    )
    st.markdown(say("**It checks that**"))
    st.markdown(
        say(
            "- every stitch and space a round asks for is there,\n"
            "- no stitch, space or corner is left behind without a word,\n"
            "- repeats come out even and rounds close where they began,\n"
            "- the counts printed in the pattern are the counts that come off the hook,\n"
            "- squares fit side to side in their grid."
        )
    )
    st.markdown(
        say(
            "**It does not check** how the fabric drapes, whether your gauge is the pattern's, or whether you will "
            "like it. Sizes and yarn amounts are worked out from averages, with 30 % to spare: make one square first, "
            "and enter its size on the pattern's page."
        )
    )


def tell_verdicts() -> None:
    """Draw what each verdict means."""
    st.header(say("What the verdict says"), anchor=False)
    st.markdown(
        say(
            "- *Adds up*: every round could be worked as written. A computer did it; nobody has crocheted it yet.\n"
            "- *Adds up with assumptions*: it could be worked, reading some words one way where English allows two.\n"
            "- *Does not add up*: at least one round cannot be worked as written.\n"
            "- *Not fully read*: some words were not understood, so nothing is promised."
        )
    )
    st.markdown(
        say(
            "Findings quote the pattern and speak its language, English. The PDF and the text can be had in other "
            "terms and languages."
        )
    )


def tell_tracking() -> None:
    """Draw how the tracker works."""
    st.header(say("Crocheting with the tracker"), anchor=False)
    st.markdown(
        say(
            "- **A tick is kept at once.** Without a connection it waits in your browser, and is sent when the "
            "connection is back. You can close the page or run out of battery: no tick is lost.\n"
            "- **Two devices agree.** What you tick on the phone shows on the tablet a few seconds later.\n"
            "- **Undo** takes back your last tick, and the one before it. It is still there tomorrow.\n"
            "- **Frog** when you rip back: choose the round you are back at, and what came after it is unticked.\n"
            "- **Many squares?** Work copy by copy, or all first rounds first. One tap is one square.\n"
            "- **Notes and counters** belong to this pattern, and are kept with it."
        )
    )


def tell_keeping() -> None:
    """Draw where patterns are kept, and how they are carried elsewhere."""
    st.header(say("Where your patterns are kept"), anchor=False)
    st.markdown(
        say(
            "On the computer that runs Knotty, in its database, for the browser you are using now. There is no "
            "password: your browser holds a cookie that says who you are. Clear your cookies and your library is out "
            "of reach, unless you have a recovery code."
        )
    )
    st.markdown(
        say(
            "A **recovery code** opens your library in another browser, or in this one after its cookies are gone. "
            "Make one in your library, and write it down. Whoever has the code has your library. You can also save "
            "everything as one file there."
        )
    )
    st.page_link(find_page("library"), label=say("Your library on another phone"), icon=":material/devices:")


def tell_privacy() -> None:
    """Draw what becomes of texts that makers bring."""
    st.header(say("Patterns you paste or upload"), anchor=False)
    st.markdown(
        say(
            "They stay yours. Nobody else can see them, they cannot be shared by a link, they are in no search, and no "
            "language model is trained on them or even reads them: checking is done by the hook alone. A design of "
            "Knotty's is seen by nobody else either, until you share it; its link can be read, not changed, and you "
            "can take it back."
        )
    )


def tell_home_screen() -> None:
    """Draw how to put Knotty on a phone's home screen."""
    st.header(say("On your home screen"), anchor=False)
    st.markdown(
        say(
            "- iPhone, iPad: in Safari tap the share button, then *Add to Home Screen*.\n"
            "- Android: in Chrome tap ⋮, then *Add to home screen*.\n"
            "- Computer: in Chrome or Edge, the install button at the end of the address."
        )
    )


def tell_words() -> None:
    """Draw the glossary of Knotty's own words; those of crochet are told where they stand in a pattern."""
    st.header(say("Knotty's words"), anchor=False)
    st.markdown(
        "\n".join(say("- **{word}**: {meaning}", word=say(word), meaning=say(meaning)) for word, meaning in WORDS)
    )
