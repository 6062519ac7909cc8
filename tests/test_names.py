"""The lexicons' names, by every way they are written."""

from __future__ import annotations

import pytest

from kit.names import fold, names


@pytest.fixture(scope="module")
def lexicon():
    return names()


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("AS", "Amerika Serikat", "state"),
        ("Amerika Perkumpulan", "Amerika Serikat", "state"),
        ("Arab Saudi", "Arab Saudi", "state"),
        ("Cina", "Tiongkok", "state"),
        ("RI", "Indonesia", "state"),
        ("Washington, DC", "Washington", "city"),
        ("New York City", "New York", "city"),
        ("Sergei Lavrov", "Sergey Lavrov", "person"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", "person"),
        ("PBB", "Perserikatan Bangsa-Bangsa", "organisation"),
        ("Perhimpunan Bangsa-Bangsa Asia Tenggara", "ASEAN", "organisation"),
        ("KBRI", "Kedutaan Besar Indonesia", "organisation"),
        ("Kedutaan Besar Republik Indonesia", "Kedutaan Besar Indonesia", "organisation"),
        ("Kementerian Dalam Negeri Malaysia", "Kementerian Dalam Negeri Malaysia", "organisation"),
        ("Republik Persatuan Tanzania", "Tanzania", "state"),
        ("Republik Demokratik Kongo", "Republik Demokratik Kongo", "state"),
        ("Dewan Keamanan", "Dewan Keamanan PBB", "organisation"),
        ("Kemenlu Rusia", "Kementerian Luar Negeri Rusia", "organisation"),
    ],
)
def test_one_name(lexicon, text, name, kind):
    hit = lexicon.exact(text)
    assert (hit.name.name, hit.name.kind) == (name, kind)


@pytest.mark.parametrize("text", ["as", "As", "lima", "presiden", "", "—", "Budi Santoso", "Republik", "Republik Kelinci"])
def test_no_name(lexicon, text):
    assert lexicon.exact(text) is None


def test_names_in_a_sentence_the_longest_first(lexicon):
    text = "Korea Selatan dan Perserikatan Bangsa-Bangsa mendesak AS, as roda itu."
    assert [text[hit.start : hit.end] for hit in lexicon.scan(text)] == ["Korea Selatan", "Perserikatan Bangsa-Bangsa", "AS"]


def test_hyphenated_names_are_two(lexicon):
    assert [hit.name.name for hit in lexicon.scan("hubungan Moskow-Washington")] == ["Moskow", "Washington"]


def test_everyday_words_do_not_count_alone(lexicon):
    [hit] = lexicon.scan("Lima orang tewas")
    assert not hit.alone


@pytest.mark.parametrize(("one", "other"), [("Sergey Lavrov", "Sergei Lavrov"), ("Zelenskyy", "Zelensky"), ("Erdoğan", "Erdogan"), ("Dmitriev", "Dmitriyev"), ("Mohammed", "Mohamed")])
def test_spellings_meet(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Li Qiang", "Li Keqiang"), ("Irak", "Iran"), ("Kim", "Kin")])
def test_other_names_do_not(one, other):
    assert fold(one) != fold(other)


def test_every_state_has_both_names(lexicon):
    assert len(lexicon.states) > 190
    assert all(state.name and state.en for state in lexicon.states.values())


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        ("Budi", "expected name"),
        ("{name: Budi}", "type must be one of"),
        ("{type: PER}", "name must be text"),
        ("{name: '', type: PER}", "name must be text"),
        ("{name: Budi, type: PERSON}", "PERSON"),
        ("{name: Budi, type: PER, aliases: Bud}", "a list"),
        ("{name: Budi, type: PER, aliases: [2024]}", "a list of text"),
        ("{name: Budi, type: PER, alias: [Bud]}", "no field 'alias'"),
        ("{name: Budi, type: PER, state: Indonesia}", "ISO 3166-1"),
    ],
)
def test_an_alias_that_is_not_in_order_is_named(tmp_path, entry, named):
    (tmp_path / "aliases.yml").write_text(f"entities:\n  - {entry}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=f"aliases.yml.*{named}"):
        names(tmp_path)


def test_a_corpus_adds_its_own(tmp_path):
    (tmp_path / "aliases.yml").write_text("entities:\n  - {name: Budi Santoso, type: PER, state: ID, aliases: [Pak Bud]}\n", encoding="utf-8")
    assert names(tmp_path).exact("Pak Bud").name.name == "Budi Santoso"
    assert names().exact("Pak Bud") is None
