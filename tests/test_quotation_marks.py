"""Pairs of quotation marks, of every make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.quotation_marks import quoted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Kami siap,” kata X. “Ya.”", ["Kami siap,", "Ya."]),
        ('"Kami siap," kata X. "Ini penting."', ["Kami siap,", "Ini penting."]),
        ("''Kami siap,'' kata X", ["Kami siap,"]),
        ("”Kami siap,” kata X", ["Kami siap,"]),
        ("“Kami siap,“ kata X", ["Kami siap,"]),
        ("‘Kami siap,’ kata Ma'ruf", ["Kami siap,"]),
        ("«Kami siap», kata X", ["Kami siap"]),
        ("“Saya bertanya, ‘Kapan?’ dan beliau diam,” kenang A", ["Saya bertanya, ‘Kapan?’ dan beliau diam,"]),
        ('pameran "Jejak" dan "Langit"', ["Jejak", "Langit"]),
        ('"Kami siap dan terus', ["Kami siap dan terus"]),
        ('Kata "kami', []),
        ("Ma'ruf Amin dan Jum'at", []),
        ('layar 14" itu', []),
    ],
)
def test_what_stands_between(text, expected):
    assert [text[start:stop] for _, _, start, stop in quoted(text, 0, len(text))] == expected


@given(st.text(alphabet="ab ,.\"'“”‘’«»`\n", max_size=60))
def test_pairs_lie_in_order_and_inside(text):
    at = 0
    for opening, closing, start, stop in quoted(text, 0, len(text)):
        assert at <= opening < start <= stop <= closing <= len(text)
        at = closing
