"""What can go wrong with the world, as exceptions. A wrong *pattern* is a Finding, never one of these.

KnottyError
├── InputRefused            what the maker gave cannot be used; the message says what to do
│   ├── PromptRefused           empty, too long, nothing in it to design from
│   ├── FileRefused             missing, binary, not to be written
│   │   └── FileTooLarge            longer than any pattern is
│   ├── SettingRefused          a KNOTTY_* value or a command-line value out of range
│   └── NotKept                 no such project is kept for this maker
├── EngineError             a language model could not serve; another engine may
│   ├── EngineDown              nothing answers at the address
│   ├── EngineTimeout           it did not answer in time
│   ├── EngineBusy              it is full (429, 503)
│   ├── ModelMissing            the server runs but has no such model
│   └── EngineNonsense          it answered, but not what was asked for
├── StorageError            the database could not serve; nothing that was saved before is lost
│   ├── DatabaseDown            it cannot be opened or reached
│   ├── DatabaseBusy            it is locked or out of connections; try again in a moment
│   └── DatabaseFull            it cannot be written: disk full, read-only
├── DesignCancelled         the maker stopped a design; nothing is wrong
├── QueueFull               too many designs are waiting; try again later
│   └── TooManyDesigns          this maker has too many under way; others may be served
└── OwnFault                our own bug; says "please report" and never blames the maker
"""

from __future__ import annotations

REPORT = "This is a fault of Knotty, not of your pattern. Please report it, with the text that caused it."


class KnottyError(Exception):
    """Root of the tree. The message is a plain sentence a maker may read."""


class InputRefused(KnottyError):
    """What was given cannot be used."""


class PromptRefused(InputRefused):
    """The prompt holds nothing to design from, or too much."""


class FileRefused(InputRefused):
    """The file is missing, binary, too large or cannot be written."""


class FileTooLarge(FileRefused):
    """The file is longer than KNOTTY_MAX_FILE_BYTES."""


class SettingRefused(InputRefused):
    """A setting or option is out of its range."""


class NotKept(InputRefused):
    """No such project is kept for this maker: never kept, deleted, or somebody else's."""


class StorageError(KnottyError):
    """The database could not serve."""


class DatabaseDown(StorageError):
    """The database cannot be opened or reached."""


class DatabaseBusy(StorageError):
    """The database is locked by another writer, or all connections are taken."""


class DatabaseFull(StorageError):
    """The database cannot be written."""


class EngineError(KnottyError):
    """A language model could not serve. `engine` names it."""

    def __init__(self, message: str, engine: str = "") -> None:
        super().__init__(message)
        self.engine = engine


class EngineDown(EngineError):
    """Nothing answers at the engine's address."""


class EngineTimeout(EngineError):
    """The engine did not answer in time."""


class EngineBusy(EngineError):
    """The engine is full. `retry_after_s`: when the server says to try again, 0 where it does not say."""

    def __init__(self, message: str, engine: str = "", retry_after_s: float = 0.0) -> None:
        super().__init__(message, engine)
        self.retry_after_s = retry_after_s


class ModelMissing(EngineError):
    """The server runs but does not have the model."""


class EngineNonsense(EngineError):
    """The engine answered something that was not asked for."""


class DesignCancelled(KnottyError):
    """The maker stopped a design."""


class QueueFull(KnottyError):
    """Too many designs are under way. `retry_after_s`: when to try again."""

    def __init__(self, message: str, retry_after_s: int = 5) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class TooManyDesigns(QueueFull):
    """One maker has too many designs under way."""


class OwnFault(KnottyError):
    """A bug of ours."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{REPORT} ({what})")
