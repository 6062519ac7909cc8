"""The pieces of a text: they tile it, and each is what a careful reader takes it for."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kit.lines import Reader

ROOT = Path(__file__).parent.parent
READER = Reader()

HEADLINE = "Dua Menlu Sepakat Buka Kembali Kedutaan"
LEAD = "Menteri luar negeri kedua negara bertemu pada Kamis dan sepakat membuka kembali kedutaan."
BODY = "Keduanya juga membahas penerbangan langsung, kata juru bicara kementerian itu."


def labels(text: str) -> list[tuple[str, str]]:
    """Kind and words of each piece that is not blank."""
    return [(piece.kind, text[piece.start : piece.end].strip()) for piece in READER.pieces(text) if piece.kind != "blank"]


def test_the_example_articles_are_labelled_as_by_hand():
    with (ROOT / "tests" / "data" / "seeds_lines.tsv").open(encoding="utf-8") as file:
        by_hand = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = []
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        for piece in READER.pieces(text):
            if piece.kind != "blank":
                found.append((path.name[:3], str(piece.line), piece.kind, text[piece.start : piece.end].strip()))
    assert [row[:3] for row in found] == [(row["article"], row["line"], row["kind"]) for row in by_hand]
    for (*_, words), row in zip(found, by_hand):
        assert words.startswith(row["begins"]) and words.endswith(row["ends"]), row


FRAGMENTS = st.sampled_from(
    [HEADLINE, LEAD, BODY, "Jakarta (ANTARA) - ", "Baca juga:", "Baca Juga: " + HEADLINE, "Berita Terkait", "(abc/def)", "***", "Halaman:", "Tags:", "judul: X", "---", "date: 2025", "11 Juli 2025 07:40 WIB"]
    + ["[Baca: x]", "Foto: ", "\ufeff", "\u2028", "\u00a0", "\r\n", "\n", "\r", " ", "\t", ":", "-", "(", ")", "[", '"', "”", ". ", " Reuters", "Penulis: ", "#a", "http://a.b/c", "©"]
)


@given(st.one_of(st.text(max_size=300), st.lists(FRAGMENTS, max_size=30).map("".join), st.lists(FRAGMENTS, max_size=20).map("\n".join)))
@example("")
@example("\n")
@example("a" * 5000)
@example("Baca juga:\n\n\nJakarta - ")
@settings(max_examples=400, deadline=None)
def test_the_pieces_tile_any_text(text):
    pieces = READER.pieces(text)
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text
    at = 0
    for piece in pieces:
        assert piece.start == at < piece.end and piece.rule
        assert text[piece.start : piece.end].strip() or piece.kind == "blank"
        at = piece.end
    assert at == len(text)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_every_newline_ends_the_last_piece_of_its_line(newline):
    text = newline.join([HEADLINE, "", f"Jakarta - {LEAD}", BODY])
    pieces = READER.pieces(text)
    assert [piece.line for piece in pieces] == [1, 2, 3, 3, 4]
    assert [text[piece.start : piece.end] for piece in pieces] == [HEADLINE + newline, newline, "Jakarta - ", LEAD + newline, BODY]


def test_who_signs_below_the_text():
    text = f"{HEADLINE}\n\nJakarta - {LEAD}\n\n{BODY}{{end}}\n\n{{name}}\n"
    assert ("byline", "RANI AYU PRATAMA") in labels(text.format(end="", name="RANI AYU PRATAMA"))
    assert ("byline", "Rani Ayu Pratama") in labels(text.format(end=" (Pon)", name="Rani Ayu Pratama"))
    assert ("byline", "Rani Ayu Pratama") not in labels(text.format(end="", name="Rani Ayu Pratama"))
    assert not any(kind == "byline" for kind, _ in labels(f"{HEADLINE}\n\nJakarta - {LEAD}\n\n{BODY} (Uni Eropa)\n"))
    assert ("byline", "(Rani Ayu Pratama)") in labels(f"{HEADLINE}\n\nJakarta - {LEAD}\n\n{BODY} (Rani Ayu Pratama)\n")


def test_a_portal_with_byline_photo_links_and_codes():
    text = "\n".join(
        [
            HEADLINE,
            "Rani Pratama - detikNews",
            "Jumat, 11 Jul 2025 07:40 WIB",
            "Foto: Dua menlu di Jenewa (Rani Pratama/detikcom)",
            "Jakarta - " + LEAD,
            "Baca juga:",
            "Menlu Temui Presiden",
            BODY,
            "SCROLL TO CONTINUE WITH CONTENT",
            BODY,
            "Lihat juga Video 'Dua Menlu Bertemu':",
            "(rpr/bls)",
        ]
    )
    assert [kind for kind, _ in labels(text)] == "title byline timestamp caption dateline body related related body template body related byline".split()


def test_an_agency_copy_with_its_closing_lines():
    text = "\n".join(
        [
            "Dua menlu sepakat buka kembali kedutaan",
            "Jumat, 11 Juli 2025 07:40 WIB",
            "Dua menlu berjabat tangan di Jenewa. ANTARA FOTO/Rani Pratama/nym.",
            f"Jenewa (ANTARA) - {LEAD}",
            BODY,
            "Baca juga: Menlu temui presiden",
            "Baca juga: Kedutaan segera dibuka",
            "Pewarta: Rani Pratama",
            "Editor: Bayu Lestari",
            "COPYRIGHT © ANTARA 2025",
        ]
    )
    assert [kind for kind, _ in labels(text)] == "title timestamp caption dateline body body related related byline byline template".split()


def test_a_newspaper_page_with_sections_tags_and_closing_lists():
    text = "\n\n".join(
        [
            "HOME / INTERNASIONAL",
            HEADLINE,
            "Kompas.com - 11/07/2025, 07:40 WIB",
            "Rani Pratama, Bayu Lestari",
            "Tim Redaksi",
            f"JENEWA, KOMPAS.com – {LEAD}",
            BODY,
            "Latar Belakang",
            f"{BODY} Baca juga: Menlu Temui Presiden",
            "Tag",
            "menlu",
            "kedutaan",
            "Berita Terkait",
            "Menlu Temui Presiden di Istana",
            "11 Juli 2025",
            "Kedutaan Segera Dibuka Kembali",
            "Komentar",
        ]
    )
    kinds = [kind for kind, _ in labels(text)]
    assert kinds == "section title timestamp byline byline dateline body body body body related template template template related related related related template".split()


@pytest.mark.parametrize(
    ("above", "kind"),
    [
        ("Keduanya menegaskan keinginan untuk berdamai.", "deck"),
        ("Keduanya berbicara selama satu jam di sela pertemuan para menteri", "deck"),
        ("Dua menlu berjabat tangan di Jenewa, Kamis (10/7/2025).", "caption"),
        ("Dua menlu berjabat tangan (Foto: Wartafoto)", "caption"),
        ("Internasional", "section"),
        ("image", "template"),
    ],
)
def test_what_stands_between_title_and_lead(above, kind):
    assert labels(f"{HEADLINE}\n\n{above}\n\nJakarta - {LEAD}\n{BODY}") == [("title", HEADLINE), (kind, above), ("dateline", "Jakarta -"), ("body", LEAD), ("body", BODY)]


def test_without_a_dateline_the_first_sentence_is_body():
    assert labels(f"{HEADLINE}\n\n{LEAD}\n{BODY}") == [("title", HEADLINE), ("body", LEAD), ("body", BODY)]


@pytest.mark.parametrize("first", [LEAD, f"Jakarta - {LEAD}", f"WARTABAHARI.COM - {LEAD}"])
def test_a_text_without_a_headline_has_no_title(first):
    assert "title" not in [kind for kind, _ in labels(f"{first}\n{BODY}")]


@pytest.mark.parametrize("title", ["Moskow - Beijing Sepakat Perkuat Kerja Sama", "Lavrov: Kami Siap Berunding", "Benarkah Perang Segera Usai?", "5 Fakta Pertemuan Dua Menlu", "Jakarta: Kota yang Terus Turun"])
def test_headlines_that_look_like_something_else(title):
    assert labels(f"{title}\n\nJakarta - {LEAD}")[0] == ("title", title)


def test_a_paragraph_broken_at_each_screen_line_is_no_headline():
    text = "Menteri luar negeri kedua negara\nbertemu pada Kamis dan sepakat membuka\nkembali kedutaan, kata juru bicara\nkementerian itu dalam keterangan\ntertulis pada Jumat pagi.\n"
    assert {kind for kind, _ in labels(text)} == {"body"}


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("***", [("template", "***")]),
        (" Aljazeera", [("credit", "Aljazeera")]),
        (" (Reuters)", [("credit", "(Reuters)")]),
        (" (ANTARA/AFP)", [("credit", "(ANTARA/AFP)")]),
        (" (rpr/bls)", [("byline", "(rpr/bls)")]),
        (" [rpr]", [("byline", "[rpr]")]),
        (" (Z-2)", [("byline", "(Z-2)")]),
        (" (rpr)***", [("byline", "(rpr)"), ("template", "***")]),
        (" (*)", [("template", "(*)")]),
        (" Wallahualam", []),
        (" (foto bersama)", []),
        (" Jakarta", []),
    ],
)
def test_marks_behind_the_last_sentence(end, expected):
    found = labels(f"{HEADLINE}\n\n{LEAD}\n{BODY}{end}")
    assert found[2:] == ([("body", BODY), *expected] if expected else [("body", BODY + end)])


@pytest.mark.parametrize("code", ["(*/sun)", "(*/WIJ)", "(m29)", "(OL-4)", "(sj)"])
def test_initials_of_all_sorts_sign_the_last_paragraph(code):
    assert labels(f"{HEADLINE}\n\nJakarta - {LEAD}\n\n{BODY} {code}")[-1] == ("byline", code)


def test_a_long_caption_is_known_by_the_label_of_its_credit():
    caption = f"Menteri {'dan para pejabat tinggi ' * 18} dalam acara itu, Minggu (23/10). (Foto: ANTARA/Rani Pratama/ed)"
    assert 400 < len(caption) < 800
    assert ("caption", caption) in labels(f"{HEADLINE}\n{caption}\n\nJakarta - {LEAD}\n\n{BODY}")


def test_an_abbreviation_at_the_end_is_no_mark():
    text = f"{HEADLINE}\n\n{LEAD}\nHal itu disampaikan kepada Perserikatan Bangsa-Bangsa (PBB)."
    assert [kind for kind, _ in labels(text)] == ["title", "body", "body"]


def test_brackets_within_a_paragraph_are_cut_out():
    text = f"{HEADLINE}\n\n{LEAD} [Baca: Menlu Temui Presiden] {BODY}"
    assert labels(text)[1:] == [("body", LEAD), ("related", "[Baca: Menlu Temui Presiden]"), ("body", BODY)]


def test_the_metadata_header_is_stronger_than_any_rule():
    text = f"---\njudul: {HEADLINE}\ntanggal: 11 Juli 2025\nsumber: Kompas\n---\n\nSebuah Baris Seperti Judul Saja\n\n{LEAD}"
    pieces = READER.pieces(text)
    assert [piece.rule for piece in pieces][:5] == ["metadata-header"] * 5
    assert "title" not in {piece.kind for piece in pieces}


@pytest.mark.parametrize("first", ["Penulis: Rani Pratama", "Catatan: ini konsep", "Menlu: Kami Siap Berunding"])
def test_other_lines_with_a_colon_are_no_metadata_header(first):
    assert "metadata-header" not in {piece.rule for piece in READER.pieces(f"{first}\n\n{LEAD}")}


def test_what_could_be_either_stays_body_and_is_marked():
    text = f"{HEADLINE}\n\n{LEAD}\n{BODY}\n\nKedutaan Segera Dibuka Kembali Pekan Depan"
    last = READER.pieces(text)[-1]
    assert (last.kind, last.rule) == ("body", "unclear")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Kedua menteri berjabat tangan. AP/Rani Pratama", "caption"),
        ("Kedua menteri berjabat tangan, 8 Juli 2025. Rani Pratama/Pool melalui REUTERS", "caption"),
        ("Kedua menteri berjabat tangan. /Antara/HO", "caption"),
        ("Kedua menteri berjabat tangan, Selasa (7/1).-ist-warta bahari", "caption"),
        ("Kedua menteri berjabat tangan.(WB/Rani Pratama)", "caption"),
        ("Kedua menteri berjabat tangan. Sumber: dokumen Istana", "caption"),
        ("Kedua menteri berjabat tangan. Mereka menolak usul AS/NATO.", "body"),
        ("Kedua menteri berjabat tangan. Perundingan berlangsung di Jenewa/Swiss.", "body"),
        ("Kedua menteri berjabat tangan. Laman kementerian memuatnya.", "body"),
        ("Kedua menteri berjabat tangan (ANTARA/AFP).", "body"),
    ],
)
def test_a_bare_credit_makes_a_caption_only_of_a_line_above_the_lead(line, kind):
    text = f"{HEADLINE}\n{line}\n\n{LEAD}\n{BODY}"
    assert next(label for label, words in labels(text) if line.startswith(words[:20])) == kind


def test_a_headline_whose_end_cannot_be_told_stays_in_its_paragraph_and_is_flagged():
    text = f"{HEADLINE}\n\n{LEAD}\n\n{BODY} Baca juga: Dua Menteri Sepakat Buka Kedutaan Menteri itu lalu pulang ke ibu kota.\n\n{BODY}"
    assert [piece.rule for piece in READER.pieces(text) if "Baca juga" in text[piece.start : piece.end]] == ["unclear"]


@pytest.mark.parametrize("end", ["", "."])
def test_a_dateline_makes_a_lead_though_no_full_stop_ends_it(end):
    lead = f"Jakarta (ANTARA) - Menteri luar negeri kedua negara berjabat tangan di tangga istana sore itu{end}"
    assert labels(f"{HEADLINE}\n\n{lead}\n\n{BODY}")[:3] == [("title", HEADLINE), ("dateline", "Jakarta (ANTARA) -"), ("body", lead.removeprefix("Jakarta (ANTARA) - "))]


def test_no_day_in_brackets_makes_a_headline():
    text = f"Hari ini, Selasa (22/2), para menteri kedua negara berkumpul di gedung tua itu\n\n{BODY}"
    assert labels(text)[0][0] == "body"


def test_the_title_is_the_headline_that_the_text_takes_up():
    page = ["Unduh Sekarang Juga Gratis", "Kabar Tokoh", HEADLINE, LEAD, BODY]
    kinds = dict((words, kind) for kind, words in labels("\n\n".join(page)))
    assert kinds[HEADLINE] == "title" and kinds["Unduh Sekarang Juga Gratis"] not in ("title", "deck", "body")
