"""Tables of articles: one article a row, in the forms that scrapers and spreadsheets write."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from kit import sheets
from kit.articles import read
from kit.decoding import Unreadable
from kit.sheets import rows

BODY = "Jakarta - Menteri luar negeri kedua negara bertemu pada Kamis (10/7/2025) dan sepakat membuka kembali kedutaan, kata juru bicara."
NEWS_WATCH = {"title": "Dua Menlu Bertemu", "publish_date": "2025-07-11 07:40:00", "author": "Rani Pratama", "content": BODY, "keyword": "menlu", "category": "internasional", "source": "kompas.com", "link": "https://www.kompas.com/a"}
BY_HAND = {"Judul": "Dua Menlu Bertemu", "Tanggal Terbit": "11 Juli 2025", "Penulis": "Rani Pratama", "Isi Berita": BODY, "Media": "kompas.com", "Tautan": "https://www.kompas.com/a"}


def separated(*records: dict, mark: str = ",") -> bytes:
    def cell(words: str) -> str:
        return '"' + words.replace('"', '""') + '"'

    lines = [list(records[0]), *(list(record.values()) for record in records)]
    return "\n".join(mark.join(map(cell, line)) for line in lines).encode()


def lines(*records: dict) -> bytes:
    return "\n".join(json.dumps(record) for record in records).encode()


def excel(*records: dict) -> bytes:
    """The smallest Excel table there can be: inline words, no styles."""

    def row(number: int, cells: list) -> str:
        inner = "".join(f'<c r="{chr(65 + n)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>' for n, cell in enumerate(cells))
        return f'<row r="{number}">{inner}</row>'

    table = [list(records[0]), *(list(record.values()) for record in records)]
    return book("".join(row(number, cells) for number, cells in enumerate(table, 1)))


def book(content: str) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Berita" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{content}</sheetData></worksheet>',
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)
    return data.getvalue()


@pytest.mark.parametrize("record", [NEWS_WATCH, BY_HAND], ids=["news-watch", "by hand"])
@pytest.mark.parametrize(
    ("name", "write"),
    [("a.csv", separated), ("b.csv", lambda record: separated(record, mark=";")), ("c.tsv", lambda record: separated(record, mark="\t")), ("d.jsonl", lines), ("e.xlsx", excel)],
    ids=["comma", "semicolon", "tab", "json lines", "excel"],
)
def test_a_row_is_an_article_with_what_its_columns_say(tmp_path, record, name, write):
    (tmp_path / name).write_bytes(write(record))
    corpus = read(tmp_path)
    (row,) = corpus.articles.to_dict("records")
    assert row["article_id"].startswith(f"{name}#") and len(corpus.skipped) == 0
    assert (row["title"], row["author"], row["outlet"], row["url"], row["dateline"]) == ("Dua Menlu Bertemu", "Rani Pratama", "Kompas.com", "https://www.kompas.com/a", "Jakarta")
    assert row["published"][:10] == "2025-07-11" and row["published_basis"] == "stated"
    assert list(corpus.date_candidates[corpus.date_candidates.chosen].rule) == ["table-column"]
    body = corpus.lines[corpus.lines.kind == "body"]
    assert [corpus.texts[row["article_id"]][piece.start_char : piece.end_char] for piece in body.itertuples()] == [BODY.removeprefix("Jakarta - ")]


def test_a_row_keeps_its_name_when_the_table_grows():
    other = {**NEWS_WATCH, "link": "https://www.kompas.com/b"}
    before = [row.name for row in rows(separated(NEWS_WATCH, other), ".csv")]
    after = [row.name for row in rows(separated({**NEWS_WATCH, "link": "https://www.kompas.com/c"}, other, NEWS_WATCH), ".csv")]
    assert after[1:] == before[::-1]
    assert len({row.name for row in rows(separated(NEWS_WATCH, NEWS_WATCH), ".csv")}) == 2


def test_a_table_without_a_column_of_texts_says_how_to_name_it(tmp_path):
    (tmp_path / "a.csv").write_bytes(separated({"Judul": "Dua Menlu Bertemu", "Uraian": BODY}))
    (skipped,) = read(tmp_path).skipped.to_dict("records")
    assert "Judul, Uraian" in skipped["reason"] and "columns.yml" in skipped["remedy"]
    (tmp_path / "columns.yml").write_text("text: [Uraian]\n", encoding="utf-8")
    assert list(read(tmp_path).articles.title) == ["Dua Menlu Bertemu"]


@pytest.mark.parametrize(
    ("data", "suffix", "reasons"),
    [
        (separated(NEWS_WATCH, {**NEWS_WATCH, "content": " "}), ".csv", [None, "its text is empty"]),
        (lines(NEWS_WATCH) + b"\n{\n[1]\n\n" + lines(NEWS_WATCH), ".jsonl", [None, "not in order as JSON", "found list", None]),
    ],
)
def test_a_row_that_is_no_article_hides_no_other(data, suffix, reasons):
    for row, reason in zip(rows(data, suffix), reasons, strict=True):
        assert (row.text is None) == bool(reason) and (reason or "") in row.reason


def test_a_cell_of_a_long_article_and_line_breaks_within_it():
    long = {**NEWS_WATCH, "content": f"{BODY}\n\n" * 3_000}
    (row,) = rows(separated(long), ".csv")
    assert row.text.count(BODY) == 3_000


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('<row r="1"><c r="A1" t="inlineStr"><is><t>isi</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "spreads over"),
        ("<row", "damaged"),
    ],
)
def test_a_hostile_excel_table_is_refused(content, reason):
    with pytest.raises(Unreadable, match=reason):
        list(rows(book(content), ".xlsx"))


def test_a_table_without_rows_and_one_that_is_too_long(tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_text("title,text\n", encoding="utf-8")
    assert "without rows" in read(tmp_path).skipped.reason[0]
    monkeypatch.setattr(sheets, "_MOST_ROWS", 2)
    with pytest.raises(Unreadable, match="more than 2 rows"):
        list(rows(separated(NEWS_WATCH, NEWS_WATCH, NEWS_WATCH), ".csv"))
