"""What it takes to read: one file of up to 5 MB, and folders of up to 20,000 articles of some 300 words.

The texts are put together by chance (always the same) from the sentences of tests/data/pages.txt; one article in ten
is a near copy of another. What should be seen: the time for each MB, and for each article, stays the same. It is the
time of the processor, so that what else the machine does is not in it.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.pages import load

SIZES = (1, 2, 5)  # MB
COUNTS = (1_000, 5_000, 20_000)  # articles


def _sentences() -> list[str]:
    bodies = [page.text[start:end] for page in load() for kind, start, end in page.pieces if kind == "body"]
    return [body for body in bodies if body.endswith((".", "”", '"'))]


def articles(count: int, *, words: int = 300) -> Iterator[str]:
    """Texts in the form of pasted pages."""
    chance, sentences, pages = random.Random(1), _sentences(), load()
    made: list[list[str]] = []
    for number in range(count):
        if number % 10 == 9:
            body = [sentence for sentence in chance.choice(made[-100:]) if chance.random() > 0.03]
        else:
            body = []
            while sum(len(paragraph.split()) for paragraph in body) < words:
                paragraph = chance.choice(sentences).split()
                chance.shuffle(paragraph)  # so that no two articles have runs of words in common by chance
                body.append(" ".join(paragraph).capitalize() + ".")
        made.append(body)
        title = chance.choice(pages).known["title"]
        related = f"Baca juga: {chance.choice(pages).known['title']}"
        yield "\n".join([title, f"Rabu, {1 + number % 28} Januari 2025 10:00 WIB", "", f"Jakarta, CNN Indonesia -- {body[0]}", *body[1:3], related, *body[3:], "(rpr/bls)"])


def _seconds(folder: str) -> tuple[float, int]:
    import kit

    begin = time.process_time()
    corpus = kit.read(folder)
    return time.process_time() - begin, len(corpus.copies)


def main() -> None:
    """Print seconds for each size, and for each MB or article of it."""
    text = "\n\n".join(articles(3_000))
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "large.txt").write_text(text[: size * 1_000_000], encoding="utf-8")
            seconds, _ = _seconds(folder)
        print(f"one file of {size} MB      {seconds:7.1f} s   {seconds / size:6.2f} s for each MB", flush=True)
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            for number, article in enumerate(articles(count)):
                Path(folder, f"{number:05}.txt").write_text(article, encoding="utf-8")
            seconds, copies = _seconds(folder)
        print(f"{count:>6,} articles      {seconds:7.1f} s   {1000 * seconds / count:6.2f} ms for each article, {copies:,} of them in groups of copies", flush=True)


if __name__ == "__main__":
    main()
