"""Generated files that nobody should have made: each becomes an article or a row with a reason, in bounded time and memory."""

from __future__ import annotations

import random
import zlib

import pytest

from bench import bad_inputs
from kit import documents
from kit.decoding import Unreadable
from kit.documents import pdf_text

pytest.importorskip("resource")


def test_every_file_becomes_an_article_or_a_row_with_a_reason(monkeypatch):
    monkeypatch.setattr(bad_inputs, "LARGE", 0.1)
    told, wrong, *_ = bad_inputs.check(range(400), seed=2)
    assert wrong == []
    assert told["articles"] > 100 and told["rows with a reason"] > 100


def test_the_same_seed_makes_the_same_files():
    for kind in bad_inputs.KINDS:
        if kind not in (bad_inputs.broken_document, bad_inputs.xml_bomb, bad_inputs.bomb, bad_inputs.wrong_suffix, bad_inputs.odd_book):  # archives hold the time
            assert kind(random.Random(3)) == kind(random.Random(3))


def forms_within_forms(depth: int) -> bytes:
    """A PDF whose page draws a form twice, which draws another twice, and so on."""
    forms = []
    for number in range(depth):
        inner = zlib.compress(b"/X Do /X Do" if number < depth - 1 else b"BT /F1 9 Tf (kata) Tj ET")
        under = b"/XObject<</X %d 0 R>>" % (7 + number) if number < depth - 1 else b"/Font<</F1 5 0 R>>"
        forms.append(b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<%s>>/Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (under, len(inner), inner))
    return bad_inputs.portable(b"/X Do", *forms).replace(b"/Font<</F1 5 0 R>>>>>>", b"/Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>")


def test_a_pdf_without_end_ends(monkeypatch):
    """Forms that draw forms are counted by pypdf, which would be at it for years; what else takes long is given up."""
    assert len(pdf_text(forms_within_forms(40))) < 1_000_000
    monkeypatch.setattr(documents, "_LONGEST", -1)
    with pytest.raises(Unreadable, match="took more than -1 seconds"):
        pdf_text(forms_within_forms(2))


def test_a_pdf_page_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(documents, "_MOST_DRAWN", 1000)
    with pytest.raises(Unreadable, match="bytes of drawing on one page; at most 1,000"):
        pdf_text(bad_inputs.portable(b"q " * 9_000))
