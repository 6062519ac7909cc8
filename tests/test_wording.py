"""Languages by their wording."""

from __future__ import annotations

import pytest

from kit.wording import language

INDONESIAN = "Menteri luar negeri kedua negara bertemu pada Kamis di Jenewa dan mengatakan bahwa kedutaan bisa dibuka kembali karena hubungan kedua negara membaik. "
MALAY = "Menteri luar kedua-dua negara bertemu pada Khamis di Geneva dan berkata bahawa kedutaan boleh dibuka semula kerana hubungan dua hala semakin baik, menurut kenyataan pejabat beliau pada Isnin. "
ENGLISH = "The foreign ministers of the two countries met in Geneva on Thursday and said that the embassies would be reopened, as relations between them have improved. "


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (INDONESIAN, "id"),
        (MALAY, "ms"),
        (ENGLISH, "en"),
        (INDONESIAN * 3 + ENGLISH, "id"),
        ("Die Außenminister beider Länder trafen sich am Donnerstag in Genf und sagten, dass die Botschaften wieder geöffnet werden sollen, weil sich die Beziehungen gebessert haben.", "de"),
        ("Les ministres des Affaires étrangères des deux pays se sont rencontrés jeudi à Genève et ont déclaré que les ambassades seraient rouvertes, car les relations se sont améliorées.", "fr"),
        (f"{INDONESIAN} “{ENGLISH.strip()}” ", "id"),
        ("Menlu Wang Yi tiba di Jakarta pada Kamis. Wang Yi diterima Menlu Sugiono, lalu Wang bertemu Presiden Prabowo Subianto di Istana Merdeka untuk membahas kerja sama.", "id"),
        (INDONESIAN + "Perdana Menteri Malaysia menyampaikan kenyataan pada Khamis.", "id"),
        ("The Star", "id"),
        ("", "id"),
    ],
)
def test_language(text, code):
    assert language(text) == code
