"""Which of a server's models serves, and for how long that is taken for known. Asking the server is the clients'."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

_ANSWERED_S = 5.0  # a server that answered so lately is not asked first whether it is there
_LISTED_S = 60.0  # after which a better model that has come meanwhile is seen


def choose_model(wanted: tuple[str, ...], found: tuple[str, ...]) -> str:
    """Return the first of `wanted` that is in `found`, or "" for none.

    An exact name or its `latest` comes before another tag of the same model; where none is wanted, the first found.
    """
    if not wanted:
        return found[0] if found else ""
    for name in wanted:
        exact = [there for there in found if there in (name, f"{name}:latest")]
        tagged = [there for there in found if ":" not in name and there.split(":")[0] == name]
        if exact or tagged:
            return (exact or tagged)[0]
    return ""


class Picked:
    """The model that a server was last found to have; safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._model, self._listed, self._answered = "", 0.0, 0.0

    def pick(self, choose: Callable[[], str], *, anew: bool = False) -> str:
        """Return the model, by `choose` where the server has to be asked for it; `anew`: whatever is known."""
        model = "" if anew else self.recall()
        if not model:
            model = choose()
            self.keep(model)
        return model

    def recall(self) -> str:
        """Return the model, or "" where the server has to be asked again."""
        now = time.monotonic()
        with self._lock:
            fresh = now - self._answered < _ANSWERED_S and now - self._listed < _LISTED_S
            return self._model if fresh else ""

    def keep(self, model: str) -> None:
        """Remember a model that the server has just listed."""
        with self._lock:
            self._model, self._listed = model, time.monotonic()
            self._answered = self._listed

    def confirm(self, model: str) -> None:
        """Say that the model has just answered."""
        with self._lock:
            if model == self._model:
                self._answered = time.monotonic()

    def forget(self) -> None:
        """Ask the server again, next time."""
        with self._lock:
            self._model = ""
