"""A mail that is ready to be sent: its text to copy, a draft that a mail program opens, and an address that begins one.

Always in Swedish and to roles: it is not the reader's language that counts but that of those it is sent to; and roles have
no addresses, so whoever sends it fills them in.
"""

from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from urllib.parse import quote

from dashboard.words import Words
from layouts import formats
from layouts.text import of

_LONGEST = 1800  # mail programs cut a longer address


@dataclass(frozen=True, slots=True)
class Mail:
    """What it is called, and its text."""

    subject: str
    text: str


def eml(mail: Mail) -> bytes:
    """A draft; what would break the line of the subject is made a space."""
    message = EmailMessage()
    message["Subject"] = " ".join(mail.subject.split())
    message["X-Unsent"] = "1"
    message.set_content(mail.text)
    return message.as_bytes()


def mailto(mail: Mail) -> str | None:
    """An address that begins the mail; None when it would be too long to be opened whole."""
    body = mail.text.replace("\n", "\r\n")
    address = f"mailto:?subject={quote(mail.subject, safe='')}&body={quote(body, safe='')}"
    return address if len(address) <= _LONGEST else None


def greeting(organisation: Words) -> list[str]:
    """How it ends."""
    return ["Hälsningar", f"Uppföljningen, {of(organisation)}", ""]


def on_day(on: date) -> str:
    """«den 31 oktober 2018»."""
    return f"den {formats.full_day(on)}"
