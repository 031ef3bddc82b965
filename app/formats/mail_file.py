"""A message as a mail file (.eml), which any mail program opens."""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from app.domain.dossier import Row

_UNSAFE = re.compile(r"[^\w.-]+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")


def write_mail(message: Row, sender: str) -> bytes:
    """Return the mail; `sender` is an address or empty. A draft has no date of its own."""
    mail = EmailMessage(policy=SMTP)
    recipient = str(message["recipient"])
    mail["Subject"] = _CONTROLS.sub(" ", str(message["subject"]))
    for name, address in (("From", sender), ("To", recipient)):
        if re.fullmatch(r"[^@\s<>\"(),:;\\]+@[^@\s<>\"(),:;\\]+", address):
            mail[name] = address
    mail["Date"] = format_datetime(message["changed"])  # type: ignore[arg-type]  # an instant, by the model
    mail["X-Fifth-Touch-State"] = str(message["state"])
    mail.set_content(str(message["body"]))
    return mail.as_bytes()


def mail_name(message: Row) -> str:
    """Return a file name that every system takes: number, state, begin of the subject."""
    subject = _UNSAFE.sub("-", str(message["subject"])).strip("-.")[:60]
    return f"{int(str(message['id'])):06}-{message['state']}-{subject or 'message'}.eml"
