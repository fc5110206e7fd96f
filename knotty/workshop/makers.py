"""Who a maker is: the bearer of a random token that her browser keeps in a cookie. Only the token's hash is ever kept.

The cookie is set and read by api, and read by ui; what belongs to a maker is kept by keeping.
"""

from __future__ import annotations

import hashlib
import re
import secrets

from knotty.workshop import keeping

COOKIE = "knotty_maker"
_TOKEN_BYTES = 24  # 192 bits: no two are alike, and none can be tried out
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")


def mint_token() -> str:
    """Return a fresh token, which nobody can guess."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def hash_token(token: object) -> str | None:
    """Return what is kept of a token: its SHA-256 in hex. None for anything that `mint_token` cannot have made."""
    if not isinstance(token, str) or not _TOKEN.fullmatch(token):
        return None
    return hashlib.sha256(token.encode()).hexdigest()


def find_maker(token: object) -> str | None:
    """Return whose library a token opens: the one it was linked to, else its own. None for anything that is no token.

    Raises StorageError.
    """
    hashed = hash_token(token)
    return None if hashed is None else keeping.find_maker(hashed)


def tag_maker(maker: str) -> str:
    """Return what tells makers apart and is of no use to anybody else, so that a page's script may have it."""
    return hashlib.sha256(f"tag of {maker}".encode()).hexdigest()[:16]
