"""Saved pages, Word and PDF documents: their text, what a page says of itself, and bounds that no file can pass."""

from __future__ import annotations

import io
import zipfile

import pytest

from kit import documents
from kit.articles import read
from kit.decoding import Unreadable
from kit.documents import packed_kind, page_text, pdf_text, word_text

PARAGRAPHS = [
    "Jakarta - Menteri luar negeri kedua negara bertemu pada Kamis (10/7/2025) dan sepakat membuka kembali kedutaan yang ditutup dua tahun lalu.",
    "Keduanya juga membahas penerbangan langsung, beasiswa bagi pelajar, dan perlindungan bagi para pekerja migran di kedua negara.",
    "“Kami menyambut baik langkah ini,” kata juru bicara kementerian seusai pertemuan yang berlangsung selama dua jam itu.",
    "Pertemuan berikutnya akan digelar tahun depan di ibu kota negara mitra, tetapi tanggalnya belum ditentukan oleh kedua pihak.",
]  # fmt: skip
TITLE = "Dua Menlu Sepakat Buka Kembali Kedutaan"


def page(head: str = "", body: str = "") -> bytes:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    menu = "".join(f"<li><a href='/{n}'>Kanal {n}</a></li>" for n in range(20))
    return f"<!DOCTYPE html><html><head><title>{TITLE}</title>{head}</head><body><nav><ul>{menu}</ul></nav><article><h1>{TITLE}</h1>{body}{text}</article><footer>Tentang kami</footer></body></html>".encode()


def word(*paragraphs: str) -> bytes:
    import docx

    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Kiri", "Kanan"
    document.add_paragraph("Sesudah tabel.")
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def pdf(*lines: str) -> bytes:
    """A PDF of one page with these lines, in the letters that every reader has."""
    text = b"BT /F1 12 Tf 14 TL 40 780 Td " + b" ".join(b"(" + line.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj T*" for line in lines) + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(data)


def one(folder, name: str, data: bytes) -> dict:
    (folder / name).write_bytes(data)
    (row,) = read(folder).articles.to_dict("records")
    return row


JSON_LD = '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "datePublished": "%s"}]}</script>'
META = '<meta property="article:published_time" content="2025-07-11T07:40:00+07:00"><meta property="og:site_name" content="detikcom"><meta property="og:title" content="Dua Menlu Sepakat Buka Kembali Kedutaan">'


@pytest.mark.parametrize(
    ("head", "published", "precision"),
    [
        (META, "2025-07-11T07:40:00+07:00", "minute"),
        (JSON_LD % "2025-07-11T07:40:00+0700", "2025-07-11T07:40:00+07:00", "minute"),
        (JSON_LD % "2025-07-10T23:30:00Z", "2025-07-11T06:30:00+07:00", "minute"),
        (JSON_LD % "2025-07-11", "2025-07-11", "day"),
        ('<script type="application/ld+json">{broken</script>' + META, "2025-07-11T07:40:00+07:00", "minute"),
        ('<meta property="article:modified_time" content="2025-07-19T07:40:00+07:00">', "2025-07-10", "on-or-after"),
    ],
)
def test_a_saved_page_is_dated_by_what_it_says_of_itself_and_never_by_a_guess(tmp_path, head, published, precision):
    row = one(tmp_path, "a.html", page(head))
    assert (row["published"], row["published_precision"], row["title"], row["dateline"]) == (published, precision, TITLE, "Jakarta")


def test_a_page_that_gives_a_template_date_is_not_believed(tmp_path):
    row = one(tmp_path, "a.html", page('<meta property="article:published_time" content="2022-12-09T07:40:00+07:00">', "<p>Kedua menlu bertemu pada 18 Februari 2025, kata jurubicara.</p>"))
    assert row["published_basis"] == "inferred" and any(flag.startswith("template date") for flag in row["flags"])


def test_what_the_page_says_has_a_place_in_the_text(tmp_path):
    one(tmp_path, "a.html", page(META))
    corpus = read(tmp_path)
    (chosen,) = corpus.date_candidates[corpus.date_candidates.chosen].to_dict("records")
    assert chosen["rule"] == "page-metadata"
    assert corpus.texts["a.html"][chosen["start_char"] : chosen["end_char"]].startswith("2025-07-11")
    assert corpus.articles.outlet[0] == "detikcom"
    body = corpus.lines[corpus.lines.kind == "body"]
    assert " ".join(corpus.texts["a.html"][row.start_char : row.end_char].strip() for row in body.itertuples()) == " ".join(PARAGRAPHS).removeprefix("Jakarta - ")


def test_a_page_pasted_as_source_into_a_text_file_is_read_as_a_page(tmp_path):
    assert one(tmp_path, "a.txt", page(META))["title"] == TITLE


def test_a_page_without_an_article_is_refused():
    with pytest.raises(Unreadable, match="no article was found"):
        page_text(b"<html><body></body></html>")


@pytest.mark.parametrize("data", [b"<div>" * 200_000, b"<html>" + b"<p>&lt;" * 50_000, b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]><html>&a;</html>", b"<html>\xff\xfe\x00</html>"])
def test_a_hostile_page_becomes_text_or_a_reason(data):
    try:
        assert isinstance(page_text(data), str)
    except Unreadable as error:
        assert error.remedy


def test_a_page_beyond_the_bound_is_refused(monkeypatch):
    monkeypatch.setattr(documents, "_MOST_SOURCE", 1000)
    with pytest.raises(Unreadable, match="at most 1,000"):
        page_text(page())


def test_a_word_document_is_its_paragraphs_and_cells_in_order(tmp_path):
    assert word_text(word(TITLE, *PARAGRAPHS)).split("\n") == [TITLE, *PARAGRAPHS, "Kiri", "Kanan", "Sesudah tabel."]
    row = one(tmp_path, "a.docx", word("sumber: Harian Contoh", "tanggal: 11 Juli 2025", "", TITLE, *PARAGRAPHS))
    assert (row["title"], row["outlet"], row["published"], row["dateline"]) == (TITLE, "Harian Contoh", "2025-07-11", "Jakarta")


def test_a_pdf_is_its_text_layer(tmp_path):
    lines = [TITLE, "", "Jakarta - Menteri luar negeri kedua negara bertemu pada Kamis (10/7/2025) dan", "sepakat membuka kembali kedutaan."]
    assert [line.strip() for line in pdf_text(pdf(*lines)).split("\n") if line.strip()] == [line for line in lines if line]
    row = one(tmp_path, "a.pdf", pdf(*lines))
    assert (row["title"], row["dateline"], row["published"]) == (TITLE, "Jakarta", "2025-07-10")


def test_a_pdf_without_a_text_layer_says_what_to_do():
    with pytest.raises(Unreadable, match="without a text layer") as error:
        pdf_text(pdf())
    assert "OCR" in error.value.remedy


@pytest.mark.parametrize("data", [b"%PDF-1.4", b"%PDF-1.7\nstream", pdf("a")[:300], pdf("a").replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"), b"%PDF-1.4\n" + b"<<" * 5_000])
def test_a_damaged_pdf_is_refused(data):
    with pytest.raises(Unreadable, match="PDF"):
        pdf_text(data)


def zipped(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return data.getvalue()


def test_what_is_packed_is_told_by_what_is_in_it():
    assert packed_kind(word("a")) == "docx"
    assert packed_kind(zipped(xl__workbook_xml=b"")) == "xlsx"
    assert packed_kind(zipped(a=b"")) is None


def test_an_archive_bomb_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(documents, "_MOST_UNPACKED", 1_000_000)
    bomb = zipped(word__document_xml=bytes(5_000_000))
    with pytest.raises(Unreadable, match="unpacked it is 5,000,000 bytes"):
        packed_kind(bomb)
    (tmp_path / "bomb.docx").write_bytes(bomb)
    (tmp_path / "archive.txt").write_bytes(zipped(a=b"isi"))
    (tmp_path / "a.docx").write_bytes(word("Menlu bertemu di Jakarta."))
    corpus = read(tmp_path)
    assert list(corpus.texts) == ["a.docx"] and list(corpus.skipped.path) == ["archive.txt", "bomb.docx"]


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04", word("a")[:500], zipped(word__document_xml=b"<a>"), zipped(word__document_xml=b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>")],
)
def test_a_damaged_word_document_is_refused(data):
    with pytest.raises(Unreadable):
        packed_kind(data)
        word_text(data)


def test_a_text_beyond_the_bound_is_refused(monkeypatch):
    monkeypatch.setattr(documents, "_MOST_TEXT", 10)
    with pytest.raises(Unreadable, match="at most 10"):
        word_text(word("Menlu bertemu di Jakarta."))
