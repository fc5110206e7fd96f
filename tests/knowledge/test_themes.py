"""Themes: the table holds together, prompts find the right one, and ordinary words find none."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotty.craft.lab import difference
from knotty.knowledge.nearness import family
from knotty.knowledge.themes import find_mood_themes, find_themes, list_themes, theme_phrases

PROMPTS = (
    ("punk rock blanket", "punk rock"),
    ("a Goth throw", "goth"),
    ("cottage-core squares", "cottagecore"),
    ("day at the seaside", "ocean"),
    ("fall leaves", "autumn"),
    ("Merry Christmas!", "christmas"),
    ("haunted house", "halloween"),
    ("for Chanukah", "hanukkah"),
    ("pride flag", "rainbow"),
    ("galaxies far away", "space"),
    ("70s living room", "retro seventies"),
    ("woodland animals", "forest"),
    ("cactus", "desert"),
    ("pastel", "baby pastel"),
    ("scandi", "nordic"),
    ("mermaids", "mermaid"),
    ("golden hour", "sunset"),
    ("cotton candy", "candy"),
    ("barista", "coffee"),
    ("wildflowers", "wildflower meadow"),
    ("lavender fields", "lavender fields"),
    ("cyberpunk", "cyberpunk"),
    ("great gatsby", "art deco"),
    ("boho", "boho"),
    ("farmhouse", "farmhouse"),
    ("lighthouse", "nautical"),
    ("jungle", "jungle"),
    ("unicorns", "unicorn"),
    ("dinosaur", "dinosaur"),
    ("vampire", "vampire"),
    ("wizard school", "wizard school"),
    ("valentine's day", "valentine"),
    ("easter bunny", "easter"),
    ("springtime", "spring"),
    ("snowflakes", "winter"),
    ("citrus", "citrus"),
    ("strawberries and cream", "berries"),
    ("peacock", "peacock"),
    ("zen garden", "zen garden"),
    ("steampunk", "steampunk"),
    ("pirates", "pirate"),
    ("big top", "circus"),
    ("film noir", "monochrome"),
    ("jazz", "jazz"),
    ("heavy metal", "heavy metal"),
    ("hip-hop", "hip hop"),
    ("disco ball", "disco"),
    ("Weihnachten", "christmas"),
    ("océan", "ocean"),
    ("Regenbogen", "rainbow"),
    ("bumblebee", "bumblebee"),
    ("bees and honey", "bumblebee"),
    ("frog", "frog"),
    ("ladybugs", "ladybird"),
    ("sunflowers", "sunflower"),
    ("foxes", "fox"),
    ("panda", "black and white animals"),
    ("Ukraine flag", "ukrainian flag"),
    ("flag of Germany", "german flag"),
    ("an Italian flag", "italian flag"),
    ("trans pride flag", "trans pride flag"),
)
MISSPELT = (
    ("hallowen", "halloween"), ("chrismas", "christmas"), ("dinosuar", "dinosaur"), ("unicron", "unicorn"),
    ("cottagcore", "cottagecore"), ("steampnk", "steampunk"), ("forrest", ""), ("vampyre", "vampire"),
)  # fmt: skip
ORDINARY = (
    "honest german basil reward polka carnation franc fiance regard corporation",
    "private eastern coaster spare winner sprint master forget finish badge comic money monster plants flow",
    "please make me something warm for my mother in law, she has a cold house and a small chair",
    "48 squares of 5 rounds each in worsted yarn with a 5 mm hook",
    "the quick worker keeps counting stitches before joining",
)


def test_there_are_at_least_45_themes_with_keys_of_their_own():
    keys = [theme.key for theme in list_themes()]
    assert len(keys) >= 45
    assert len(set(keys)) == len(keys)


def test_no_word_belongs_to_two_themes():
    words = [word for theme in list_themes() for word in theme.words]
    assert len(set(words)) == len(words)
    assert all(word == word.lower() for word in words)


@pytest.mark.parametrize("theme", list_themes(), ids=lambda theme: theme.key)
def test_palette_is_distinct_and_has_light_and_dark(theme):
    assert (2 if theme.is_whole else 5) <= len(theme.colours) <= 6
    assert len({colour.name for colour in theme.colours}) == len(theme.colours)
    assert min(difference(one, other) for one, other in combinations(theme.colours, 2)) >= 14
    light = [colour.luminance for colour in theme.colours]
    assert max(light) - min(light) > (0.1 if theme.is_whole else 0.35)


@pytest.mark.parametrize("theme", list_themes(), ids=lambda theme: theme.key)
def test_theme_has_titles_and_finds_itself(theme):
    assert len(theme.titles) >= 4
    assert all(len(title) <= 28 for title in theme.titles)
    assert find_themes(theme.key)[0].key == theme.key


@pytest.mark.parametrize(("prompt", "key"), PROMPTS)
def test_prompt_finds_its_theme(prompt, key):
    assert find_themes(prompt)[0].key == key


@pytest.mark.parametrize(("word", "key"), [pair for pair in MISSPELT if pair[1]])
def test_slip_of_the_pen_is_forgiven(word, key):
    assert [theme.key for theme in find_themes(f"{word} blanket")] == [key]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_words_find_no_theme(text):
    assert find_themes(text) == ()


@pytest.mark.parametrize("theme", list_themes(), ids=lambda theme: theme.key)
def test_signature_is_the_first_colours_and_no_mere_shade(theme):
    assert 2 <= len(theme.signature) <= len(theme.colours)
    assert theme.signature == theme.colours[: theme.keep]
    assert theme.is_whole == (theme.signature == theme.colours)
    assert theme.edge in {"dark", "light", ""}


@pytest.mark.parametrize(
    ("key", "families"),
    [
        ("christmas", ["red", "green"]), ("bumblebee", ["yellow", "black"]), ("ladybird", ["red", "black"]),
        ("ukrainian flag", ["blue", "yellow"]), ("german flag", ["black", "red", "yellow"]),
        ("french flag", ["blue", "white", "red"]), ("italian flag", ["green", "white", "red"]),
        ("rainbow", ["red", "orange", "yellow", "green", "blue", "purple"]), ("lavender fields", ["purple", "purple"]),
    ],
)  # fmt: skip
def test_signature_is_in_the_colours_a_maker_expects(key, families):
    theme = next(theme for theme in list_themes() if theme.key == key)
    assert [family(colour) for colour in theme.signature] == families


def test_longer_phrase_wins_over_the_word_inside_it():
    assert [theme.key for theme in find_themes("zen garden")] == ["zen garden"]
    assert [theme.key for theme in find_themes("country music")] == ["country music"]


def test_mild_theme_comes_last():
    assert [theme.key for theme in find_themes("baby blanket with a punk feel")] == ["punk rock", "baby pastel"]


def test_exact_comes_before_misspelt():
    assert [theme.key for theme in find_themes("chrismas disco")] == ["disco", "christmas"]


def test_phrases_are_the_words_of_the_prompt():
    assert theme_phrases("a Rose-Garden and cats") == ("rose garden", "cats")


@given(st.text(max_size=300))
def test_finding_never_raises_and_is_repeatable(text):
    assert find_themes(text) == find_themes(text)


def test_every_theme_has_moods_that_find_it():
    assert all(theme.moods and theme in find_mood_themes(theme.moods) for theme in list_themes())


@pytest.mark.parametrize("words", [(), ("brooding", "zorblax"), ("blanket",)])
def test_moods_beside_other_words_find_nothing(words):
    assert find_mood_themes(words) == ()
