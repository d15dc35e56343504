"""A text that is ready to be sent: to copy, to open as a mail, to fetch as a file."""

from collections.abc import Sequence

from layouts import nodes as h
from layouts.exports.mail import Mail, mailto
from layouts.text import t

MAIL = "mejl"


def ready_text(
    name: str, label: str, text: str, files: Sequence[tuple[str, str]], *more: h.Child, key: str
) -> list[h.Child]:
    """The text in a field to copy from, the same as files (what each is called, and its address), and other ways on."""
    ways: list[h.Child] = [h.a(told, href=href, cls="link", download="") for told, href in files]
    return [
        h.label(label, html_for=name, cls="form__label"),
        h.textarea(id=name, rows=12, defaultValue=text, key=key, readOnly=True, lang="sv", cls="field-box"),
        h.ul((h.li(way) for way in (*ways, *more) if way), cls="inline"),
    ]


def ready_mail(mail: Mail | None, title: str, href: str) -> h.Child:
    """A section with a mail, closed until it is wanted; nothing where there is none to send."""
    if mail is None:
        return None
    begun = mailto(mail)
    return h.section(
        h.h2(t("Text to send"), id=MAIL),
        h.details(
            h.summary(title, cls="fold__title"),
            h.p(t("It has no address: you fill in who it is sent to."), cls="under"),
            ready_text(
                f"{MAIL}-text",
                mail.subject,
                mail.text,
                [(t("As mail (.eml)"), href)],
                h.a(t("Begin a mail with the text"), href=begun, cls="link") if begun else None,
                key=mail.text,
            ),
            cls="fold",
        ),
        aria_labelledby=MAIL,
    )
