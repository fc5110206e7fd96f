"""The language this session is shown in, and everything a page says in it.

Chosen by the maker, else by `?lang=` in the address, else the browser's own language, else English. Outside a page
(a worker thread, a test of a sentence) it is English.
"""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from knotty import retelling
from knotty.craft.language import load_language
from knotty.speech import DEFAULT, choose_language, speak
from knotty.ui import state


def tongue() -> str:
    """Return the code of the language of this session."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return DEFAULT
    return choose_language((state.asked_tongue(), state.chosen_tongue(), st.context.locale))


def say(message: str, /, **values: object) -> str:
    """Return one of our messages in this session's language, its {names} filled with values."""
    return speak(tongue()).say(message, **values)


def say_many(one: str, many: str, n: int, /, **values: object) -> str:
    """Return what is said of n things, such as `say_many("{n} round", "{n} rounds", 3)`."""
    return speak(tongue()).say_many(one, many, n, **values)


def retell(sentence: str) -> str:
    """Return a finished English sentence of an inner room, such as an error's, in this session's language."""
    return retelling.retell(speak(tongue()), sentence)


def say_number(number: float, decimals: int = 1) -> str:
    """Return a number with at most that many decimals, its decimal sign as this language writes it."""
    return speak(tongue()).write_number(number, decimals)


def name_thing(word: str) -> str:
    """Return what code calls a thing (blanket, worsted, easy) in this session's language; others as they are."""
    code = tongue()
    if code == DEFAULT:
        return word
    named = load_language(code).word(word)
    return named.lower() if word.isupper() else named  # DK is an abbreviation here, and a word there
