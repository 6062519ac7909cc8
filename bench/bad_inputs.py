"""Ten thousand files that nobody should have made: bytes, bombs, damaged documents; each becomes an article or a row with a reason, in bounded time and memory.

Every file is made from the seed and its number alone, so that one which fails can be made again. They are read in folders of
a hundred, each in a process of its own whose memory and time the system bounds.
"""

from __future__ import annotations

import io
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

FILES, BATCH = 10_000, 100
MEMORY = 4_000_000_000  # bytes of address space of one process, libraries included
SECONDS = 300  # of processor time, for one batch
LARGE = 1.0  # of the full size of what is large; the tests take less
WORDS = "Menlu bertemu mitranya di Jakarta pada Kamis (10/7/2025) dan membahas kerja sama perdagangan antara kedua negara, kata juru bicara kementerian itu.".split()
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "utf-7", "shift_jis", "gb18030", "cp037")
SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".csv", ".tsv", ".jsonl", ".xlsx", ".exe", "", ".doc", ".zip")


def words(chance: random.Random, n: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(n))


def article(chance: random.Random) -> str:
    return "\n\n".join(words(chance, chance.randint(3, 40)) for _ in range(chance.randint(1, 6))) + "\n"


def packed(parts: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def damaged(chance: random.Random, data: bytes) -> bytes:
    """The bytes with some changed, cut out or put in."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(found) + 1)
        change = chance.randrange(3)
        found[at : at + (0 if change == 0 else chance.randint(1, 40))] = b"" if change == 1 else chance.randbytes(chance.randint(1, 20))
    return bytes(found)


# --- kinds: each gives (bytes, suffix) ----------------------------------------------------------------------------


def some_bytes(chance: random.Random) -> tuple[bytes, str]:
    return chance.randbytes(chance.randint(0, 5000)), chance.choice(SUFFIXES)


def some_characters(chance: random.Random) -> tuple[bytes, str]:
    kinds = ((0x20, 0x7E), (0, 0x1F), (0x80, 0x24F), (0x590, 0x6FF), (0x2000, 0x206F), (0x4E00, 0x9FFF), (0x1F300, 0x1FAFF), (0xE0000, 0xE007F))
    text = "".join(chr(chance.randint(*chance.choice(kinds))) for _ in range(chance.randint(1, 2000)))
    return text.encode("utf-8"), chance.choice((".txt", ".md", ".html", ".csv", ".jsonl"))


def encoded(chance: random.Random) -> tuple[bytes, str]:
    return article(chance).replace("kata", "“kata”").encode(chance.choice(ENCODINGS), "replace"), ".txt"


def two_encodings(chance: random.Random) -> tuple[bytes, str]:
    return b"".join((article(chance) + "é – “ü”\n").encode(chance.choice(ENCODINGS), "replace") for _ in range(chance.randint(2, 4))), ".txt"


def zeroes(chance: random.Random) -> tuple[bytes, str]:
    return article(chance).replace(" ", chance.choice(("\0", " \0", "\0" * 50)), chance.randint(1, 60)).encode(), ".txt"


def long_line(chance: random.Random) -> tuple[bytes, str]:
    piece = chance.choice(("a", "A ", "\t", "(", "10/7/2025 ", "“", ". ", "é", "Menlu "))
    return (piece * int(chance.choice((1_000_000, 100_000, 100_000)) * LARGE / len(piece))).encode(), chance.choice((".txt", ".md"))


def empty_lines(chance: random.Random) -> tuple[bytes, str]:
    return (article(chance) + chance.choice(("\n", "\r\n", "\r", " \n", "\u2028")) * int(chance.choice((100_000, 10_000, 10_000)) * LARGE) + article(chance)).encode(), ".txt"


def many_headers(chance: random.Random) -> tuple[bytes, str]:
    keys = ("title", "date", "source", "url", "---", "judul", "x")
    return ("\n".join(f"{chance.choice(keys)}: {words(chance, 3)}" for _ in range(chance.randint(1, int(3000 * LARGE)))) + "\n\n" + article(chance)).encode(), ".txt"


def deep_page(chance: random.Random) -> tuple[bytes, str]:
    tag, depth = chance.choice(("div", "table", "b", "p", "ul", "svg", "a")), chance.choice((100, 2_000, 50_000))
    end = f"</{tag}>" * depth if chance.random() < 0.5 else ""
    return f"<!DOCTYPE html><html><body>{f'<{tag}>' * depth}<p>{article(chance)}</p>{end}".encode(), ".html"


def odd_page(chance: random.Random) -> tuple[bytes, str]:
    told = chance.choice(("[" * 20_000, "{}", '{"@type": ["NewsArticle"], "datePublished": 3}', '{"@graph": [{"@graph": [null]}]}', "null", '{"@type": "NewsArticle", "datePublished": "\\ud800"}'))
    page = f'<html><head><title>{words(chance, 5)}</title><meta property="article:published_time" content="{words(chance, 2)}"><script type="application/ld+json">{told}</script></head><body><article>{"".join(f"<p>{words(chance, 30)}</p>" for _ in range(4))}</article></body></html>'
    return (damaged(chance, page.encode()) if chance.random() < 0.5 else page.encode()), chance.choice((".html", ".txt"))


def page_entities(chance: random.Random) -> tuple[bytes, str]:
    layers = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    outside = chance.choice(('<!ENTITY x SYSTEM "file:///etc/passwd">', '<!ENTITY x SYSTEM "http://127.0.0.1:9/">'))
    return f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a0 "aaaaaaaaaa">{layers}{outside}]><html><body><p>&a11; &x; {article(chance)}</p></body></html>'.encode(), ".xhtml"


def word_document(chance: random.Random) -> bytes:
    import docx

    document, data = docx.Document(), io.BytesIO()
    for part in article(chance).split("\n\n"):
        document.add_paragraph(part)
    document.save(data)
    return data.getvalue()


def broken_document(chance: random.Random) -> tuple[bytes, str]:
    return damaged(chance, word_document(chance)), chance.choice((".docx", ".txt", ".xlsx"))


def bomb(chance: random.Random) -> tuple[bytes, str]:
    """Zeroes or words that unpack to a hundred times more; or many parts; or a size that is a lie."""
    name = chance.choice(("word/document.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "x"))
    kind = chance.randrange(4)
    if kind == 0:
        data = packed({name: b"\0" * chance.choice((10_000_000, 60_000_000)), "word/document.xml": b"<a/>"})
    elif kind == 1:
        data = packed({**{f"word/{n}.xml": b"x" for n in range(3000)}, "word/document.xml": b"<a/>"})
    elif kind == 2:
        data = packed({"a.zip": packed({"b.zip": packed({"c": b"\0" * 5_000_000})})})
    else:
        data = packed({"word/document.xml": b"<a>" + b"x" * 5_000_000})
        at = data.rfind(b"PK\x01\x02") + 24
        data = data[:at] + (10).to_bytes(4, "little") + data[at + 4 :]
    return data, chance.choice((".docx", ".xlsx", ".zip"))


def xml_bomb(chance: random.Random) -> tuple[bytes, str]:
    layers = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    text = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "aaaaaaaaaa">{layers}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>'
    if chance.random() < 0.5:
        text = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>" + "<w:tbl><w:tr><w:tc>" * chance.choice((100, 20_000))
    with zipfile.ZipFile(io.BytesIO(word_document(chance))) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    return packed({**parts, "word/document.xml": text.encode()}), ".docx"


def odd_book(chance: random.Random) -> tuple[bytes, str]:
    main, office = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    cell = chance.choice(('<c r="XFD1048576"><v>1</v></c>', '<c r="A1" t="inlineStr"><is><t>text</t></is></c>', '<c r="B99999999"><v>x</v></c>', '<c t="s"><v>99999</v></c>', '<c r="A1" t="e"><v>#REF!</v></c>'))
    content = chance.choice((f'<row r="1">{cell}</row>', "<row>" * 20_000, f'<row r="1">{cell}</row><row r="2"><c r="A2" t="inlineStr"><is><t>{words(chance, 40)}</t></is></c></row>'))
    data = packed({
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>'.encode(),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="{chance.choice(("Berita", "../../x"))}" sheetId="1" r:id="r1"/></sheets></workbook>'.encode(),
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'.encode(),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{content}</sheetData></worksheet>'.encode(),
    })  # fmt: skip
    return (damaged(chance, data) if chance.random() < 0.3 else data), ".xlsx"


def portable(content: bytes, *more: bytes) -> bytes:
    """A PDF of one page with this content stream, packed; `more` stands before it."""
    packed_stream = zlib.compress(content)
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
             b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed_stream), packed_stream), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", *more]  # fmt: skip
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += b"%d 0 obj%s\nendobj\n" % (number, part)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, len(body))


def odd_portable(chance: random.Random) -> tuple[bytes, str]:
    """Without text, with a text, with a stream that unpacks to a thousand times more, with endless operators, or damaged."""
    line = b"BT /F1 12 Tf 50 700 Td (" + words(chance, 20).replace("(", "\\(").replace(")", "\\)").encode() + b") Tj ET\n"
    kind = chance.choice("000111111234567")
    content = {"0": b"", "1": line, "2": b"\0" * 30_000_000, "3": line * int(10_000 * LARGE), "4": line * int(1_000 * LARGE), "5": b"q " * int(900_000 * LARGE), "6": b"[" * 100_000, "7": b"q " * 2_000_000}[kind]
    data = portable(content)
    if chance.random() < 0.4:
        data = damaged(chance, data)
    if chance.random() < 0.1:
        data = data.replace(b"/Kids[3 0 R]/Count 1", b"/Kids[2 0 R]/Count 9")
    return data, chance.choice((".pdf", ".pdf", ".txt"))


def odd_table(chance: random.Random) -> tuple[bytes, str]:
    row = chance.choice(("{0},{0},{1}", '"{0},{1}', "{0};{1}", "\0,{1}", '"{1}"' * 500, "," * 20_000))
    lines = ["title,date,text"] + [row.format(words(chance, 4), words(chance, 30)) for _ in range(chance.randint(0, 60))]
    return "\n".join(lines).encode(), chance.choice((".csv", ".tsv"))


def odd_lines(chance: random.Random) -> tuple[bytes, str]:
    rows = ["{", "[" * 50_000, "1e999999", '{"text": "\\ud800 ' + words(chance, 20) + '"}', '{"text": ' + "9" * 6000 + "}", '{"text": {"a": 1}}', json.dumps({"text": article(chance), "date": [1, {}]}), "null", '{"": ""}', '{"text": NaN}']
    return "\n".join(chance.choices(rows, k=chance.randint(1, 12))).encode(), ".jsonl"


def wrong_suffix(chance: random.Random) -> tuple[bytes, str]:
    data = chance.choice((article(chance).encode(), word_document(chance), portable(b""), packed({"a": b"b"}), b"\x89PNG\r\n\x1a\n" + chance.randbytes(300), b"{\\rtf1 x}", b"\xd0\xcf\x11\xe0" + chance.randbytes(300), b"GIF89a", b"\x7fELF" + bytes(99)))
    return data, chance.choice(SUFFIXES)


KINDS: tuple[Callable[[random.Random], tuple[bytes, str]], ...] = (
    some_bytes, some_characters, encoded, two_encodings, zeroes, long_line, empty_lines, many_headers, deep_page, odd_page,
    page_entities, broken_document, bomb, xml_bomb, odd_book, odd_portable, odd_table, odd_lines, wrong_suffix,
)  # fmt: skip


def write(folder: Path, numbers: range, seed: int) -> dict[str, str]:
    """Make these files in a folder; gives the kind of each by its name."""
    made = {}
    for number in numbers:
        chance = random.Random(f"{seed} {number}")
        kind = KINDS[number % len(KINDS)]
        data, suffix = kind(chance)
        name = f"{number:05}-{kind.__name__}{suffix}"
        (folder / name).write_bytes(data)
        made[name] = kind.__name__
    return made


READ = """
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[3]),) * 2)
import kit
corpus = kit.read(sys.argv[1])
used = resource.getrusage(resource.RUSAGE_SELF)
rows = [list(row) for row in corpus.skipped[["path", "reason", "remedy"]].itertuples(index=False)]
print(json.dumps([sorted({name.partition("#")[0] for name in corpus.texts}), rows, used.ru_maxrss, used.ru_utime]))
"""


def check(numbers: range, seed: int) -> tuple[Counter[str], list[str], float, float]:
    """Read these files in a process of its own: what became of them, what is wrong, megabytes and seconds that it took."""
    with tempfile.TemporaryDirectory() as place:
        made = write(Path(place), numbers, seed)
        done = subprocess.run([sys.executable, "-c", READ, place, str(MEMORY), str(SECONDS)], capture_output=True, text=True, cwd=Path(__file__).parents[1], env={**os.environ, "OMP_NUM_THREADS": "1"})
        if done.returncode:
            return Counter(), [f"files {numbers.start} to {numbers.stop - 1} of seed {seed}: status {done.returncode}: {done.stderr.strip()[:300]} … {done.stderr.strip()[-900:]}"], 0.0, 0.0
        articles, rows, memory, seconds = json.loads(done.stdout.splitlines()[-1])
        told = Counter({"articles": len(articles), "rows with a reason": len(rows)})
        reasons = {path.partition("#")[0] for path, _, _ in rows}
        wrong = [f"{name} is neither an article nor a row" for name in sorted(made.keys() - reasons - set(articles))]
        wrong += [f"{path}: no reason or no remedy" for path, reason, remedy in rows if not (reason and remedy)]
        return told, wrong, memory / 1000, seconds


def main(files: int = FILES, seed: int = 1, first: int = 0) -> int:
    """Print what became of the files, and what was wrong; 1 when anything was."""
    told, wrong, most, slowest, begun = Counter(), [], 0.0, 0.0, time.monotonic()
    for start in range(first, files, BATCH):
        found, problems, memory, seconds = check(range(start, min(start + BATCH, files)), seed)
        told, wrong, most, slowest = told + found, wrong + problems, max(most, memory), max(slowest, seconds)
        for problem in problems:
            print(problem, flush=True)
    print(f"files {first} to {files - 1} in {time.monotonic() - begun:.0f} s: {dict(told)}; most memory of a process {most:.0f} MB, longest batch of {BATCH} {slowest:.1f} s; {len(wrong)} problems")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
