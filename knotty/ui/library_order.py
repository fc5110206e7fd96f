"""Which cards of a library are shown, and in what order. Drawing them is the shelf's."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from types import MappingProxyType

from knotty.craft.library import Card

PER_PAGE = 24  # cards: a phone's screen shows four, and each has a picture to fetch


class Order(Enum):
    """How cards follow each other."""

    WORKED = "worked"
    NEWEST = "newest"
    TITLE = "title"
    PROGRESS = "progress"


def choose_cards(cards: Sequence[Card], words: str, order: Order) -> tuple[Card, ...]:
    """Return the cards that have each of `words` in title or item, in order; of equal ones the last worked first."""
    asked = fold(words).split()
    found = (card for card in cards if all(word in fold(f"{card.title} {card.item}") for word in asked))
    latest = sorted(found, key=lambda card: card.updated, reverse=True)
    return tuple(sorted(latest, key=_KEYS[order]))


def cut_pages(cards: Sequence[Card], pages: int) -> Sequence[Card]:
    """Return the cards of the first `pages` pages."""
    return cards[: max(pages, 1) * PER_PAGE]


def fold(text: str) -> str:
    """Return text without case and accents, as makers type what they look for: `Crème` is found by `creme`."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))


def share_done(card: Card) -> float:
    """Return how much of a pattern is worked, from 0 to 1."""
    return min(1.0, card.done / card.total) if card.total else 0.0


def is_done(card: Card) -> bool:
    """Say whether every round of a pattern is worked, in every copy."""
    return 0 < card.total <= card.done


def _rank_progress(card: Card) -> tuple[bool, float]:
    """What is nearly done comes first, what is done last: there is nothing left to do about it."""
    return is_done(card), -share_done(card)


_KEYS: Mapping[Order, Callable[[Card], tuple[object, ...]]] = MappingProxyType(
    {
        Order.WORKED: lambda _: (),
        Order.NEWEST: lambda card: (-card.created.timestamp(),),
        Order.TITLE: lambda card: (fold(card.title),),
        Order.PROGRESS: _rank_progress,
    }
)
