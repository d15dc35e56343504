import string
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from layouts.exports.handout_pdf import handout_pdf
from tests.handouts import reader, root, saying, tags, text

# Letters that need no shaping, and every sign that means something to typst, PDF or JSON.
_SIGNS = string.ascii_letters + string.digits + "åäöÅÄÖéü" + "#$\\*_`<>@[]{}()\"'/~-=+:;,.!?%&^|"
HOSTILE = '#read("/etc/passwd") #import "@preview/x:1.0.0": * $ x^2 $ *b* `r` <a> @b // /* \\u{41} {{}} [['


@settings(max_examples=10)
@given(st.text(_SIGNS, min_size=1, max_size=60))
@example(HOSTILE)
@example("https://" + "x" * 300)
@example('"]; #panic("x")\n= Rubrik\n- punkt\n+ ett')
def test_nothing_that_is_said_is_read_as_markup(said: str) -> None:
    assert text(handout_pdf(saying(said))).count("".join(said.split())) >= 11


@pytest.mark.parametrize("said", ["\u202eomvänt \u05d0\u05d1", "漢字 😀", "\x00\x07 ett\u2028två", "\ud800 \ufffe", ""])
def test_what_no_letter_is_known_for_becomes_a_tagged_file_too(said: str) -> None:
    content = handout_pdf(saying(f"Läget {said}"))
    assert root(content)["/MarkInfo"]["/Marked"]
    assert "Läget" in reader(content).pages[0].extract_text()


def test_an_item_without_a_heading_above_it_becomes_a_file_too() -> None:
    handout = saying("Läget")
    assert "H3" in tags(handout_pdf(replace(handout, blocks=handout.blocks[-1:])))


def test_the_file_has_title_language_and_tags_and_is_the_same_every_time() -> None:
    content = handout_pdf(saying("Läget"))
    whole, about = root(content), reader(content).metadata
    assert (whole["/Lang"], whole["/MarkInfo"]["/Marked"]) == ("sv-SE", True)
    assert whole["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in whole["/Metadata"].get_data()
    assert about is not None
    assert (about.title, about.author) == ("Läget", "Myndigheten")
    counted = Counter(tags(content))
    assert (counted["H1"], counted["H2"], counted["H3"]) == (1, 1, 1)
    assert (counted["Table"], counted["TH"], counted["TD"], counted["TR"]) == (1, 2, 2, 2)
    assert counted["L"] == 2
    assert "Figure" not in counted
    assert handout_pdf(saying("Läget")) == content
    assert handout_pdf(saying("Läget", "en")) != content


def test_no_file_of_the_machine_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import typst

    secret = tmp_path / "hemligt.txt"
    secret.write_text("hemligt")
    monkeypatch.chdir(tmp_path)
    for path in (str(secret), "hemligt.txt", "../hemligt.txt", "/etc/passwd"):
        monkeypatch.setattr("layouts.exports.handout_pdf._setting", lambda at=path: f'#read("{at}")'.encode())
        with pytest.raises(typst.TypstError):
            handout_pdf(saying("Läget"))
