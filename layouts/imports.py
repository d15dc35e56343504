"""The pages of import: choose a file, see what it would do, confirm it, and what has been imported."""

from collections.abc import Sequence

from dashboard.address import Address
from dashboard.incoming import MOST_MEGABYTES, Import, Preview, Step, Upload, Written
from dashboard.words import Words
from layouts import formats
from layouts import nodes as h
from layouts.components import incoming
from layouts.components.forms import hidden, post_form, receipt, submit
from layouts.problems import empty
from layouts.screen import Crumb, Screen
from layouts.text import n, of, t


def start(made: Sequence[Import], address: Address, *, nothing_chosen: bool = False) -> Screen:
    """Choose a file; and the history."""
    problems = {"file": t("Choose a file first.")} if nothing_chosen else {}
    return Screen(
        t("Import"),
        [
            h.h1(t("Import"), tabindex=-1),
            h.p(
                t(
                    "A workbook (.xlsx), a zip or a CSV file in the format. First you see what the file would change; "
                    "nothing is written until you confirm."
                ),
                cls="under",
            ),
            h.p(
                h.a(t("Fetch an empty template (.xlsx)"), href="/hamta/mall.xlsx", cls="link", download=""),
                " ",
                t("It has a sheet for every table, with an example and lists of the codes there are."),
                cls="under",
            ),
            post_form(
                address.to("data", "import"),
                _file_field(),
                h.p(submit(t("Look through the file"))),
                problems=problems,
                encType="multipart/form-data",
            ),
            h.section(
                h.h2(t("Imports that have been made")),
                incoming.history(made, address)
                if made
                else empty(t("Nothing has been imported yet."), t("What is imported is listed here, with its file.")),
            ),
        ],
    )


def waiting(upload: Upload, address: Address) -> Screen:
    """A file that is kept: being looked through, with its dry run, or with what is wrong."""
    title = upload.file.name
    head: list[h.Child] = [
        h.h1(title, tabindex=-1),
        h.p(
            t("Uploaded {moment} by {role}", moment=formats.moment(upload.at), role=upload.by),
            " · ",
            incoming.fingerprint(upload.file.sha256),
            cls="under",
        ),
    ]
    return Screen(title, [*head, *_state(upload, address)], _crumbs(address, title))


def made(
    one: Import,
    counts: Sequence[tuple[Words, int]],
    rows: Sequence[Written],
    address: Address,
    *,
    is_just_made: bool,
) -> Screen:
    """An import that was made, and what it wrote."""
    here = address.to("data", "import", str(one.id))
    told: h.Child = None
    if is_just_made:
        told = receipt(t("The file has been imported."), " ", h.a(t("To the import"), href=here, cls="link"))
    cut = bool(rows) and sum(count for _, count in counts) > len(rows)
    shown = [
        h.h2(t("Rows that were written")),
        h.ul(h.li(f"{of(table)}: {formats.number(count)}") for table, count in counts),
        incoming.written(rows, address) if rows else None,
        h.p(t("The first {count} are shown.", count=len(rows)), cls="told") if cut else None,
    ]
    return Screen(
        one.file.name,
        [
            h.h1(one.file.name, tabindex=-1),
            told,
            h.p(
                t("Imported {moment} by {role}", moment=formats.moment(one.recorded_at), role=one.recorded_by),
                cls="under",
            ),
            h.p(_sum(one.new, one.changed, one.unchanged)),
            h.p("SHA-256 ", h.span(one.file.sha256, cls="import__hash"), cls="source"),
            h.section(*shown),
        ],
        _crumbs(address, one.file.name),
    )


def _state(upload: Upload, address: Address) -> list[h.Child]:
    if upload.is_interrupted:
        text = t(
            "The work was interrupted, as when Tertial is restarted. A file is written whole or not at all; "
            "look through it again and you see what remains."
        )
        return [_said(text), _ways(upload, address, again=True)]
    match upload.step:
        case Step.LOOKING | Step.IMPORTING:
            return [_working(upload, address)]
        case Step.FAILED:
            text = t(
                "Something went wrong on our side, and nothing has been written. Try again, and if it happens again "
                "give the reference {reference} to whoever runs Tertial.",
                reference=upload.reference,
            )
            return [_said(text), _ways(upload, address, again=True)]
    if upload.preview is None:
        return _wrong(upload, address)
    return _dry_run(upload, upload.preview, address)


def _working(upload: Upload, address: Address) -> h.Element:
    text = (
        t("The file is being looked through and compared with what is known.")
        if upload.step is Step.LOOKING
        else t("The file is being imported.")
    )
    return h.div(
        h.p(h.b(text)),
        h.p(t("You may leave this page and come back to it; it shows by itself when it is ready.")),
        h.p(h.a(t("Look again now"), href=address.to("data", "import", upload.file.sha256), cls="link")),
        cls="empty import__wait",
        role="status",
        data_waiting=f"/hamta/import/{upload.file.sha256}.json",
        data_step=upload.step.value,
    )


def _dry_run(upload: Upload, preview: Preview, address: Address) -> list[h.Child]:
    nothing = preview.is_nothing
    told = (
        t("Everything in the file is known already. There is nothing to import.")
        if nothing
        else _sum(preview.new, preview.changed, preview.unchanged)
    )
    stale = t("Something was changed after you looked, so nothing was imported. This is what the file would do now.")
    return [
        _said(stale) if upload.is_stale else None,
        h.section(h.h2(t("What would happen")), h.p(told), incoming.counts(preview.tables)),
        h.section(h.h2(t("Changes, cell by cell")), _shown(preview), incoming.alterations(preview.alterations))
        if preview.alterations
        else None,
        _remarks(upload),
        _ways(upload, address, seen="" if nothing else preview.fingerprint),
    ]


def _shown(preview: Preview) -> h.Child:
    if preview.changed <= len({(one.table, one.key) for one in preview.alterations}):
        return None
    return h.p(t("The first {count} are shown.", count=len(preview.alterations)), cls="told")


def _remarks(upload: Upload) -> h.Child:
    if not upload.problems:
        return None
    return h.section(h.h2(t("Worth knowing")), incoming.problems(upload.problems))


def _wrong(upload: Upload, address: Address) -> list[h.Child]:
    wrong = [problem for problem in upload.problems if not problem.is_warning]
    fetch = h.a(
        t("Fetch the rows that were not let in"),
        href=f"/hamta/import/{upload.file.sha256}.xlsx?lang={address.query.get('lang', 'sv')}",
        cls="link",
        download="",
    )
    return [
        h.section(
            h.h2(t("The file cannot be imported")),
            h.p(
                n("{count} thing is wrong.", "{count} things are wrong.", upload.wrong),
                " ",
                t("Nothing has been written. Correct the file and upload it again."),
            ),
            h.p(fetch) if upload.rejected else None,
            incoming.problems(wrong),
            h.p(t("The first {count} are shown.", count=len(wrong)), cls="told") if upload.wrong > len(wrong) else None,
            cls="section--plain",
        ),
        _ways(upload, address, again=True),
    ]


def _ways(upload: Upload, address: Address, *, seen: str = "", again: bool = False) -> h.Element:
    return post_form(
        address.to("data", "import", upload.file.sha256),
        hidden("seen", seen),
        h.div(
            submit(t("Import the file"), value="confirm") if seen else None,
            submit(t("Look through the file again"), value="look", quiet=True) if again else None,
            submit(t("Throw the file away"), value="discard", quiet=True),
            cls="choices",
        ),
        h.p(t("The file is kept until you decide, a day at most."), cls="form__hint"),
    )


def _said(text: str) -> h.Element:
    return h.div(h.p(text), cls="problems", role="alert", tabindex=-1)


def _sum(new: int, changed: int, unchanged: int) -> str:
    return ", ".join(
        [
            n("{count} new row", "{count} new rows", new),
            n("{count} changed", "{count} changed", changed),
            n("{count} unchanged", "{count} unchanged", unchanged),
        ]
    )


def _file_field() -> h.Element:
    return h.div(
        h.label(t("File"), html_for="file", cls="form__label"),
        h.p(t("At most {most} MB and 50 000 rows.", most=MOST_MEGABYTES), id="file-hint", cls="form__hint"),
        h.inputs(
            id="file",
            name="file",
            type="file",
            accept=".xlsx,.zip,.csv",
            cls="field-box",
            aria_describedby="file-hint",
            data_most=str(MOST_MEGABYTES * 1_000_000),
            data_too_large=t("The file is larger than {most} MB.", most=MOST_MEGABYTES),
        ),
        cls="form__row",
    )


def _crumbs(address: Address, title: str) -> list[Crumb]:
    return [Crumb(t("Import"), address.to("data", "import")), Crumb(title)]
