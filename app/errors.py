"""What may be shown to a person: what happened, and what to do next.

Everything raised here is known (the machine, the file, the input); any other exception is a bug of ours
and goes to the report dialog.
"""


class KnownError(Exception):
    """Something went wrong that the person can act on.

    Attributes:
        title: A few words for the head of a message, sentence case, no full stop.
        message: One sentence that says what happened.
        advice: One sentence that says what to do next; may be empty.
    """

    title = "That did not work"

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


class NotFoundError(KnownError):
    """A lead, touch, cadence or file that was named does not exist."""

    title = "Not found"


class InputError(KnownError):
    """What was typed or passed cannot be understood or is not possible."""

    title = "Please check what you entered"


class RefusedError(KnownError):
    """An act that a promise forbids, such as following up somebody who said no."""

    title = "Not allowed"


class FileError(KnownError):
    """A file cannot be read or written, or is not what it should be."""

    title = "The file cannot be used"


class StorageError(KnownError):
    """The database is locked, damaged, newer than this version, or the disk is full."""

    title = "Your data cannot be opened or saved"


class DamagedError(StorageError):
    """The database file is damaged: only a backup helps."""


class DeviceError(KnownError):
    """The desktop offers no bus, no notification service, no keyring or no tray."""

    title = "The desktop does not offer this"


class FaultError(KnownError):
    """A fault of ours that ended the program; its report lies in a file."""

    title = "Something went wrong"
