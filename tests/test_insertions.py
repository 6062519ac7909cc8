"""What is left of a sentence without its insertions; every other character stays in its place."""

from __future__ import annotations

import pytest

from kit import insertions


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Lavrov dan Rubio, kata Witkoff, bertemu.", "Lavrov dan Rubio bertemu."),
        ("Rencana itu, menurut Kremlin, batal.", "Rencana itu batal."),
        ("Mereka menyebut “kemajuan besar” saat bertemu.", "Mereka menyebut kemajuan besar saat bertemu."),
        ("Menurut Witkoff, Lavrov dan Rubio bertemu.", "Lavrov dan Rubio bertemu."),
        ("TOKYO, WARTA KITA - Lavrov dan Rubio bertemu.", "Lavrov dan Rubio bertemu."),
        ("Tokyo (KBD) – Lavrov dan Rubio bertemu.", "Lavrov dan Rubio bertemu."),
        # must not change
        ("Indonesia - Malaysia menggelar pertemuan.", None),
        ("Sidang AS - Rusia ditunda.", None),
        ("“Kami siap,” kata Rubio, Kamis.", None),
        ("Lavrov bertemu Rubio, kata juru bicara.", None),
        ("Rubio, Lavrov, dan Wang bertemu.", None),
        ("Ia berkata, “Kami siap berunding.”", None),
        ("“Kami, kata orang, akan bertemu”, ujar Rubio.", None),
    ],
)
def test_without(text, left):
    found = insertions.without(text)
    assert len(found) == len(text)
    assert " ".join(found.split()).replace(" .", ".") == (left or text)
