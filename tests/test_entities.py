"""Canonical entities and their counts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import kit

READ = [line.split("\t") for line in (Path(__file__).parent / "data" / "seeds_mentions.tsv").read_text(encoding="utf-8").splitlines()[1:]]


def entity(corpus, name):
    table = kit.canonical_entities(corpus)
    [row] = table[table["name"] == name].itertuples()
    return row


@pytest.mark.parametrize(
    ("name", "variants"),
    [
        ("Sergey Lavrov", {"Sergey Lavrov", "Sergei Lavrov", "Lavrov"}),
        ("Marco Rubio", {"Marco Rubio", "Rubio"}),
        ("Donald Trump", {"Donald Trump", "Trump"}),
        ("Tammy Bruce", {"Tammy Bruce", "Bruce"}),
        ("Amerika Serikat", {"AS", "Amerika Serikat", "Amerika Perkumpulan", "Amerika"}),
        ("New York", {"New York", "New York City"}),
        ("Washington", {"Washington", "Washington, DC"}),
        ("Arab Saudi", {"Arab Saudi", "Saudi"}),
        ("ASEAN", {"ASEAN", "Perhimpunan Bangsa-Bangsa Asia Tenggara"}),
        ("Perserikatan Bangsa-Bangsa", {"PBB"}),
    ],
)
def test_names_that_are_one(seeds, name, variants):
    assert set(entity(seeds, name).variants) == variants


@pytest.mark.parametrize(("article", "number", "kind", "names"), READ, ids=lambda value: value if len(value) < 6 else "")
def test_the_names_of_every_sentence(seeds, article, number, kind, names):
    rows = [row for row in seeds.mentions.itertuples() if row.article_id.startswith(article) and row.sentence_id.endswith(f"#{number}")]
    assert "; ".join(row.entity_id + "*" * bool(row.stands_for) for row in rows) == names
    [title] = {bool(row.in_title) for row in seeds.sentences.itertuples() if row.article_id.startswith(article) and row.sentence_id.endswith(f"#{number}")}
    assert title == (kind == "title")


def test_counts_are_those_of_the_sentences(seeds):
    assert len(READ) == len(seeds.sentences)
    bodies = Counter(name.rstrip("*") for _, _, kind, names in READ if kind == "body" for name in names.split("; ") if name)
    assert dict(kit.canonical_entities(seeds).query("n_mentions > 0")[["entity_id", "n_mentions"]].to_numpy()) == bodies


def test_what_joined_them_is_said(seeds):
    assert "spun" in entity(seeds, "Amerika Serikat").merged_by
    assert entity(seeds, "Tammy Bruce").merged_by == ["surname"]
    assert entity(seeds, "Ukraina").merged_by == []


def test_ministries_belong_to_their_state(seeds):
    assert "Kemenlu Rusia" in entity(seeds, "Kementerian Luar Negeri Rusia").variants
    assert entity(seeds, "Kementerian Luar Negeri Amerika Serikat").name_en == "Ministry of Foreign Affairs, United States"


@pytest.mark.parametrize("name", ["Brasil", "Israel", "Dewan Keamanan PBB"])
def test_related_lines_name_nobody(seeds, name):
    assert name not in set(kit.canonical_entities(seeds)["name"])


def test_roles_are_no_names(seeds):
    assert not {"Menlu", "Presiden", "Juru Bicara", "Menteri Luar Negeri"} & set(kit.canonical_entities(seeds)["name"])


def test_no_name_in_a_line_that_is_not_the_article(seeds):
    kinds = seeds.lines
    for mention in seeds.mentions.itertuples():
        inside = kinds[(kinds["article_id"] == mention.article_id) & (kinds["start_char"] <= mention.start_char) & (mention.end_char <= kinds["end_char"])]
        assert list(inside["kind"]) in (["title"], ["deck"], ["body"])


def test_frequency_adds_up(seeds):
    frequency = kit.entity_frequency(seeds)
    [lavrov] = kit.canonical_entities(seeds).query("name == 'Sergey Lavrov'").itertuples()
    rows = frequency[frequency["name"] == "Sergey Lavrov"]
    assert rows["n"].sum() == lavrov.n_mentions == 19
    words = seeds.articles.groupby("outlet")["n_words"].sum()
    headline = rows[rows["outlet"] == "Headline.co.id"].iloc[0]
    assert headline["per_1000"] == pytest.approx(1000 * headline["n"] / words["Headline.co.id"])


def test_titles_count_when_asked(seeds):
    assert kit.entity_frequency(seeds, titles=True)["n"].sum() > kit.entity_frequency(seeds)["n"].sum()


def test_an_outlet_that_is_not_stated_is_a_group_of_its_own(seeds):
    assert "(not stated)" in set(kit.entity_frequency(seeds)["outlet"])


def test_by_month_with_first_and_last_mention(told):
    corpus = told("date: 2025-03-05\n\nBudi Santoso tiba di Jakarta.\n", "date: 2025-03-20\n\nBudi Santoso pergi. Budi Santoso pulang.\n", "date: 2025-04-01\n\nBudi Santoso tersenyum.\n", "Budi Santoso tertawa.\n")
    frequency = kit.entity_frequency(corpus, by="month")
    rows = [tuple(row) for row in frequency.query("name == 'Budi Santoso'")[["month", "n", "n_articles", "first", "last"]].to_numpy()]
    assert rows == [("(not stated)", 1, 1, None, None), ("2025-03", 3, 2, "2025-03-05", "2025-03-20"), ("2025-04", 1, 1, "2025-04-01", "2025-04-01")]


def test_an_unknown_column_is_named(seeds):
    with pytest.raises(KeyError, match="by='publisher'.*outlet"):
        kit.entity_frequency(seeds, by="publisher")


def test_surnames_within_an_article(told):
    corpus = told("Menteri Keuangan Bambang Wirawan tiba di Jakarta. Wirawan lalu bertemu pers.\n")
    assert entity(corpus, "Bambang Wirawan").variants == ["Bambang Wirawan", "Wirawan"]


def test_an_acronym_in_brackets(told):
    corpus = told("Komisi Pemberantasan Korupsi (KPK) memeriksa menteri di Jakarta. Juru bicara KPK membenarkan.\n")
    names = kit.canonical_entities(corpus)
    [joined] = names[names["variants"].map(lambda forms: "KPK" in forms)].itertuples()
    assert (joined.name, joined.merged_by) == ("Komisi Pemberantasan Korupsi", ["acronym"])


def test_an_acronym_of_a_name_in_another_language(told):
    corpus = told("Juru bicara Dewan Rakyat Selatan (SPC) tiba di Jakarta. Menurut SPC, pemilu itu sah.\n")
    assert entity(corpus, "Dewan Rakyat Selatan").merged_by == ["acronym"]


def test_a_person_named_in_full_and_in_short(told):
    corpus = told("Bambang Hadi Wirawan tiba di Jakarta. Bambang Wirawan lalu bertemu pers.\n")
    assert (entity(corpus, "Bambang Wirawan").variants, entity(corpus, "Bambang Wirawan").merged_by) == (["Bambang Hadi Wirawan", "Bambang Wirawan"], ["longer form"])


def test_of_two_with_one_surname_nobody_is_guessed(told):
    corpus = told("Bambang Wirawan dan Sri Wirawan tiba di Jakarta. Wirawan lalu bertemu pers.\n")
    assert "Wirawan" not in entity(corpus, "Bambang Wirawan").variants


def test_own_aliases(told, tmp_path):
    (tmp_path / "aliases.yml").write_text("entities:\n  - {name: Budi Santoso, type: PER, aliases: [Sang Jenderal]}\n", encoding="utf-8")
    corpus = told("Sang Jenderal tiba di Jakarta.\n")
    assert entity(corpus, "Budi Santoso").merged_by == ["lexicon"]
