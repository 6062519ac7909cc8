"""models="stanford": a package in Stanza's layout, downloaded by Stanza from a server on this machine.

The package is made here, by the steps that train the baseline, from invented sentences; it knows little and is small.
"""

from __future__ import annotations

import hashlib
import itertools
import json
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

import kit
from kit import language
from training import baseline, corpora, tokens

PEOPLE, PLACES = ("Budi", "Ani", "Citra", "Dewi"), ("Jakarta", "Bandung", "Medan")
FILES = ("tokenize", "mwt", "pos", "lemma")


def invented() -> list[corpora.Parsed]:
    """"Budi menemui utusannya di Jakarta." and the like, as CoNLL-U."""
    found = []
    for person, place in itertools.product(PEOPLE, PLACES):
        rows = [
            f"1\t{person}\t{person}\tPROPN\t_\t_\t2\tnsubj\t_\t_",
            "2\tmenemui\ttemu\tVERB\t_\tVoice=Act\t0\troot\t_\t_",
            "3-4\tutusannya\t_\t_\t_\t_\t_\t_\t_\t_",
            "3\tutusan\tutus\tNOUN\t_\t_\t2\tobj\t_\t_",
            "4\tnya\tnya\tPRON\t_\t_\t3\tdet\t_\t_",
            "5\tdi\tdi\tADP\t_\t_\t6\tcase\t_\t_",
            f"6\t{place}\t{place}\tPROPN\t_\t_\t2\tobl\t_\t_",
            "7\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_",
        ]
        found.append(corpora.Parsed("csui", [f"# text = {person} menemui utusannya di {place}.", *rows]))
    return found


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """A folder with the four models of a package."""
    work = tmp_path_factory.mktemp("package")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(baseline, "TOKENIZER", "--steps 150 --max_seqlen 60 --batch_size 8 --eval_steps 50 --hidden_dim 32 --emb_dim 16".split())
        small = "--hidden_dim 24 --char_hidden_dim 24 --deep_biaff_hidden_dim 24 --composite_deep_biaff_hidden_dim 8 --dropout 0 --word_dropout 0"
        patch.setattr(baseline, "TAGGER", f"{small} --max_steps 120 --batch_size 40 --eval_interval 60 --fix_eval_interval".split())
        patch.setattr(baseline, "LEMMATIZER", "--num_epoch 2 --hidden_dim 16".split())
        patch.setattr(tokens, "EXPANDER", "--num_epoch 2 --hidden_dim 16".split())
        baseline.make({"train": invented() * 2, "dev": invented()}, work, None)
    return work


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def server(package, tmp_path):
    """The address of a server of resources that has this package, as Stanza's own has them."""
    from stanza.resources.common import DEFAULT_RESOURCES_VERSION

    root = tmp_path / "server"
    handler = partial(Quiet, directory=str(root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        address = f"http://127.0.0.1:{running.server_port}"
        models = {}
        for name in FILES:
            content = (package / f"{name}.pt").read_bytes()
            (root / f"id/{name}").mkdir(parents=True)
            (root / f"id/{name}/small.pt").write_bytes(content)
            models[name] = {"small": {"md5": hashlib.md5(content).hexdigest()}}
        packages = {"default": dict.fromkeys(FILES, "small")}
        resources = {"url": address + "/{lang}/{filename}", "id": {"lang_name": "Indonesian", "packages": packages, **models}}
        (root / f"resources_{DEFAULT_RESOURCES_VERSION}.json").write_text(json.dumps(resources), encoding="utf-8")
        Thread(target=running.serve_forever, daemon=True).start()
        yield address
        running.shutdown()


def test_words_are_stanzas_and_names_the_kits(server, tmp_path):
    pipeline = kit.load_pipeline(models="stanford", dir=str(tmp_path / "models"), resources_url=server)
    document = pipeline("Budi menemui utusannya di Jakarta. Ani menemui utusannya di Medan.")
    assert [[token.text for token in sentence.tokens] for sentence in document.sentences] == [
        ["Budi", "menemui", "utusannya", "di", "Jakarta", "."],
        ["Ani", "menemui", "utusannya", "di", "Medan", "."],
    ]
    first = document.sentences[0].words
    assert [(word.text, word.upos, word.lemma) for word in first[1:4]] == [("menemui", "VERB", "temu"), ("utusan", "NOUN", "utus"), ("nya", "PRON", "nya")]
    assert {("Budi", "PER"), ("Jakarta", "LOC"), ("Medan", "LOC")} <= {(entity.text, entity.type) for entity in document.ents}
    assert sorted(path.parent.name for path in (tmp_path / "models").rglob("small.pt")) == sorted(FILES)


def test_what_was_downloaded_is_used_without_a_network(server, tmp_path):
    kit.load_pipeline("tokenize", models="stanford", dir=str(tmp_path / "models"), resources_url=server)
    again = kit.load_pipeline("tokenize", models="stanford", dir=str(tmp_path / "models"), resources_url="http://127.0.0.1:9")
    assert len(again("Budi menemui utusannya di Jakarta.").sentences) == 1


def test_when_nothing_answers_the_error_says_what_to_do(tmp_path):
    with pytest.raises(ConnectionError, match=r"models for Indonesian are not all in .*http://127.0.0.1:9 does not.*models='kit'"):
        kit.load_pipeline(models="stanford", dir=str(tmp_path), resources_url="http://127.0.0.1:9")


def test_a_package_that_lacks_a_file_is_an_error_too(server, tmp_path):
    (tmp_path / "server/id/pos/small.pt").unlink()
    with pytest.raises((ConnectionError, ValueError), match="small.pt|does not give them"):
        kit.load_pipeline(models="stanford", dir=str(tmp_path / "models"), resources_url=server)


def test_other_sources_are_refused():
    with pytest.raises(ValueError, match="models='spacy': expected one of 'kit', 'stanford'"):
        kit.load_pipeline(models="spacy")


def test_versions_of_the_two_sources_differ():
    assert language.model_version() != language.model_version("stanford")
