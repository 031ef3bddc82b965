"""Hands a text to the computer's own mail program."""

from enum import Enum, auto

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from app.formats.mail_link import fits, mail_link


class Handed(Enum):
    """How a text went over."""

    WHOLE = auto()
    COPIED = auto()  # too long for a link: the text lies in the clipboard
    NOT = auto()  # no program took the link; the text lies in the clipboard


def open_mail(to: str, subject: str, body: str) -> Handed:
    """Open a new mail with address, subject and text; what does not fit into the link is copied."""
    link = mail_link(to, subject, body)
    whole = fits(link)
    if not whole:
        QGuiApplication.clipboard().setText(body)
        link = mail_link(to, subject, "")
    if QDesktopServices.openUrl(QUrl(link)):
        return Handed.WHOLE if whole else Handed.COPIED
    QGuiApplication.clipboard().setText(body)
    return Handed.NOT
