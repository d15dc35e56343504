"""Parts of forms that are posted: fields with label, hint and problem, a summary of what is missing, a receipt."""

from collections.abc import Mapping, Sequence

from layouts import nodes as h
from layouts.text import t

Problems = Mapping[str, str]


def post_form(action: str, *content: h.Child, problems: Problems | None = None, **props: str) -> h.Element:
    """A form that changes something; what was wrong with it stands first and is read out."""
    return h.form(problem_summary(problems or {}), *content, method="post", action=action, cls="form", **props)


def problem_summary(problems: Problems) -> h.Child:
    """What is missing or wrong, each a link to its field; None when nothing is."""
    if not problems:
        return None
    return h.section(
        h.h2(t("This is missing before it can be saved"), id="problems"),
        h.ul(h.li(h.a(text, href=f"#{name}", cls="link")) for name, text in problems.items()),
        cls="problems",
        role="alert",
        tabindex=-1,
        aria_labelledby="problems",
    )


def text_field(
    name: str,
    label: str,
    value: str,
    *,
    rows: int = 3,
    hint: str = "",
    problems: Problems | None = None,
    most: int = 4000,
    kind: str = "text",
    known: Sequence[tuple[str, str]] = (),
) -> h.Element:
    """A text of one or several lines; `known` are (value, meaning) to choose among while typing."""
    described = {"aria_describedby": _described(name, hint, problems), "aria_invalid": _invalid(name, problems)}
    if rows > 1:
        field = h.textarea(
            id=name, name=name, rows=rows, defaultValue=value, maxLength=most, cls="field-box", **described
        )
    else:
        field = h.inputs(
            id=name,
            name=name,
            type=kind,
            defaultValue=value,
            maxLength=most if kind == "text" else None,
            list=f"{name}-known" if known else None,
            cls="field-box",
            **described,
        )
    if known:
        choices = h.datalist((h.option(text, value=key) for key, text in known), id=f"{name}-known")
        field = h.div(field, choices)
    return _field(name, h.label(label, html_for=name, cls="form__label"), hint, problems, field)


def select_field(
    name: str,
    label: str,
    value: str,
    options: Sequence[tuple[str, str]],
    *,
    hint: str = "",
    problems: Problems | None = None,
) -> h.Element:
    """One of several, in a list; options are (value, text)."""
    field = h.select(
        (h.option(text, value=key) for key, text in options),
        id=name,
        name=name,
        defaultValue=value,
        cls="field-box",
        aria_describedby=_described(name, hint, problems),
        aria_invalid=_invalid(name, problems),
    )
    return _field(name, h.label(label, html_for=name, cls="form__label"), hint, problems, field)


def radio_field(
    name: str,
    label: str,
    value: str,
    options: Sequence[tuple[str, h.Child]],
    *,
    hint: str = "",
    problems: Problems | None = None,
) -> h.Element:
    """One of a few, all in sight; options are (value, what is shown)."""
    return h.fieldset(
        h.legend(label, cls="form__label"),
        _hint(name, hint),
        _problem(name, problems),
        h.div(
            (
                h.label(
                    h.inputs(
                        type="radio",
                        name=name,
                        value=key,
                        id=name if nth == 0 else f"{name}-{key}",
                        defaultChecked=True if key == value else None,
                        aria_invalid=_invalid(name, problems),
                    ),
                    h.span(shown),
                    cls="radio",
                )
                for nth, (key, shown) in enumerate(options)
            ),
            cls="radios",
        ),
        cls="form__row" + (" form__row--wrong" if name in (problems or {}) else ""),
        aria_describedby=_described(name, hint, problems),
    )


def date_field(name: str, label: str, value: str, *, problems: Problems | None = None) -> h.Element:
    """A day."""
    field = h.inputs(
        id=name,
        name=name,
        type="date",
        defaultValue=value,
        key=value,
        cls="field-box",
        aria_describedby=_described(name, "", problems),
        aria_invalid=_invalid(name, problems),
    )
    return _field(name, h.label(label, html_for=name, cls="form__label"), "", problems, field)


def hidden(name: str, value: str) -> h.Element:
    """A value that goes along."""
    return h.inputs(type="hidden", name=name, value=value)


def submit(text: str, *, name: str = "act", value: str = "", quiet: bool = False) -> h.Element:
    """A button that posts the form."""
    return h.button(text, type="submit", name=name, value=value, cls="button" if quiet else "button button--primary")


def receipt(text: str, *more: h.Child) -> h.Element:
    """What has just been done, read out when it comes."""
    return h.div(h.b(text), *more, cls="receipt", role="status")


def _field(name: str, label: h.Element, hint: str, problems: Problems | None, field: h.Element) -> h.Element:
    wrong = " form__row--wrong" if name in (problems or {}) else ""
    return h.div(label, _hint(name, hint), _problem(name, problems), field, cls=f"form__row{wrong}")


def _hint(name: str, hint: str) -> h.Child:
    return h.p(hint, id=f"{name}-hint", cls="form__hint") if hint else None


def _problem(name: str, problems: Problems | None) -> h.Child:
    text = (problems or {}).get(name)
    return h.p(text, id=f"{name}-problem", cls="form__problem") if text else None


def _described(name: str, hint: str, problems: Problems | None) -> str | None:
    parts = [f"{name}-hint"] if hint else []
    parts += [f"{name}-problem"] if name in (problems or {}) else []
    return " ".join(parts) or None


def _invalid(name: str, problems: Problems | None) -> str | None:
    return "true" if name in (problems or {}) else None
