"""Languages by their function words, and words that a synonym program has put in."""

from __future__ import annotations

import pytest

from kit.wording import language, spun_words

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


def test_a_capital_on_common_words_in_mid_sentence_betrays_the_program():
    text = "Menteri itu Berjumpa rekannya Buat membahas perdagangan. Pekan Lampau keduanya berbicara, Dekat satu jam, Buat pertama kali."
    assert spun_words(text) == ["Buat", "Berjumpa", "Lampau", "Dekat"]


def test_a_word_swapped_within_a_name():
    text = "Amerika Perkumpulan (AS) dan Rusia bertemu Buat membahas Interaksi bilateral dengan Amerika Perkumpulan itu."
    assert "Perkumpulan" in spun_words(text)


@pytest.mark.parametrize(
    "text",
    [
        INDONESIAN * 5,
        "Ia membaca buku Untuk Negeri karya Rani. Buat apa? Untuk perdamaian. “Telah lama,” katanya. Karena itu ia datang.",
        "Partai Untuk Rakyat dan Partai Demi Bangsa bertemu Yayasan Dari Kita Untuk Kita di Gedung Serba Guna.",
        "“Kami Telah berdamai,” katanya.",
        "",
    ],
)
def test_ordinary_text_is_not_called_spun(text):
    assert spun_words(text) == []
