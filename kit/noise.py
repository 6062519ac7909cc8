"""What one line says about itself: a link to another article, a word of the page, a caption, a byline (see bylines).

The words are those of `kit/lexicons/noise.yml`; a line is looked up by its words, so no pattern ever backtracks
over a long text. Where a line stands is judged in `layout`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from . import lexicons
from .bylines import Bylines
from .captions import Captions
from .judgement import Verdict, kept
from .lexicons import alternatives
from .names import names as known_names
from .outlets import Outlets
from .shape import WORDS, ends_sentence, is_headline, is_name, words_of

_EDGE = re.compile(r"^[\s\-–—•●▪·*>»|#+~:]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{3,2000}", re.I)
_HASHTAGS = re.compile(r"(?:#\w{2,60}[ ,|]*){1,40}")
_NAMED = re.compile(r"(?<!\S)(?:[A-Z]|[\w-]+\.\w|detik)")  # where the name of an outlet may begin
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CODES = re.compile(r"[(\[]\s*(?:[a-z]{1,4}\d{0,3}(?:/[a-z]{1,4}\d{0,3}){1,3}|[a-z]{2,5}\d?(?:\s?[/,&|-]\s?[a-z]{2,6}\d?){1,4}|[a-z]{2,5}/|[A-Z]{1,2}-\d{1,2}|(?-i:[a-z]{1,2}\d{1,3})|\*/\s?[a-z]{2,4}|\*+|[a-z]{2,4})\s*[)\]]", re.I)
_CODED = re.compile(r"[.!?\"”]\s*\([a-z]{1,4}/[^()]{2,60}\)\s*$")  # initials first, so no credit of a photograph
_FULL_STOP = re.compile(r"[^.]\.[\"”’)]*$")
_TRAIL = re.compile(r"\w\s*[>»›]\s*\w")
_FROM_HOME = re.compile(r"(?:home|beranda)\s+/\s+\S", re.I)
_GLUED_ON = re.compile(r"[a-z0-9”\"](?=[A-Z][a-z]+\s+[a-z])")
_GLUED = re.compile(r"(?<=[a-z])[A-Z][a-z]")
_MENU = 4  # words glued together that make a menu: "Tentang KamiPedomanKarir…"
_TITLED = 0.7  # of a headline's words of four letters and more have a capital
_INITIALS = 4  # letters
_LONG = 400  # a line of the page is short; a longer one is a paragraph


class Noise:
    """The noise rules, ready to judge lines."""

    def __init__(self, outlets: Outlets, folder: Path | None = None) -> None:
        lexicon = lexicons.load("noise", folder)
        self.outlets = outlets
        rules = lexicon["rules"]
        self._labels, self._headed, self._lines, self._openings = (
            {words_of(words): rule for rule in rules for words in rule.get(key, ())} for key in ("labels", "headed", "lines", "openings")
        )
        self._longest = max(len(words.split()) for words in (*self._openings, *self._headed))
        self._patterns = [(re.compile(rule["pattern"], re.I), rule) for rule in rules if "pattern" in rule]
        signing = {label for label, rule in self._labels.items() if rule["kind"] == "byline"}
        editing = {label for label, rule in self._labels.items() if rule["rule"] == "editor"}
        listing = {label for label, rule in self._labels.items() if rule.get("closing")}
        self.bylines = Bylines(outlets, lexicon, signing, editing, self._lines.keys() | listing, folder)
        self._closing = re.compile(rf"{alternatives(lexicon['endings'])}\b", re.I)
        self._kickers = {words_of(word) for word in lexicon["kickers"]}
        self._captions = Captions(lexicon)
        self._photo_words = {words_of(words) for words in lexicon["photo_words"]}
        labels = [words for rule in rules if rule.get("inline") for words in rule.get("labels", ())]
        openings = [words for rule in rules if rule.get("inline") for words in rule.get("openings", ())]
        self._inline = re.compile(rf"(?<![^\s.!?\"”’)\]])(?:(?:{_capitals(labels)})\s?:|(?:{_capitals(openings)})\b)")
        self._starts = re.compile(rf"\s*(?:{_capitals([words for words in labels if ' ' in words])})\s?:")
        joint = rf"(?<=[.!?…\"”’)\]])\s+(?P<link>(?:{_capitals([words for words in labels if ' ' in words])})\s?:)"
        self._joined = re.compile(joint)
        self._ended = re.compile(rf"{joint}\s*(?P<title>[^.!?\n]{{10,200}}?)(?P<stop>[.!?][\"”’]?\s+|\s\s+)")
        glued = [words for rule in rules if rule["kind"] == "related" for words in rule.get("labels", ())]
        self._glued = re.compile(rf"(?:{_capitals(glued)})(?=[A-Z][\w ])")
        self._signed = re.compile(rf"(?P<label>{_capitals([words for words in self._headed if self._headed[words]['kind'] == 'byline'])})(?=[A-Z])")
        beside = [(rule["beside"], rule) for rule in rules if "beside" in rule]
        self._leading = [(re.compile(rf"\s*{pattern}\s+(?=[A-Z])"), rule) for pattern, rule in beside]
        self._trailing = [(re.compile(rf"(?<=[.!?\"”])\s+{pattern}\s*$"), rule) for pattern, rule in beside]
        brackets = [words for rule in rules for words in rule.get("brackets", ()) if rule["kind"] != "credit"]
        self._in_brackets = re.compile(rf"\[(?:{alternatives(brackets)})\b[^\[\]]{{0,300}}\]|\((?:{alternatives(brackets)})\s?:[^()]{{0,300}}\)", re.I)

    # -- a whole line

    def judge(self, line: str) -> Verdict | None:
        """What the line says it is, or None: then it is the article's, or its place has to tell."""
        if _HASHTAGS.fullmatch(line.strip()):
            return Verdict("template", "hashtags")
        text = _EDGE.sub("", line).strip()
        if not any(map(str.isalpha, text)):
            return self.bylines.timestamp(text) or Verdict("template", "no-words")
        if len(text) > 4 * _LONG:
            return None
        if len(_GLUED.findall(text[: 2 * _LONG])) >= _MENU and not ends_sentence(text):
            return Verdict("template", "glued-menu")
        if line.lstrip()[:1] in "-–" and (outlet := self.outlets.known(text)) and outlet.agency:
            return Verdict("caption", "agency-behind-dash", {"photo": outlet.name})
        if self._glued.match(text):
            return Verdict("related", "glued-label")
        if (signed := self._signed.match(text)) and is_name(text[signed.end() :]):
            return self._tell(self._headed[words_of(signed["label"])], text[signed.end() :])
        opening = self._opening(text)
        if opening or len(text) > _LONG:
            return opening
        if verdict := self._label(text) or self._whole(text) or self.bylines.timestamp(text) or self.bylines.signature(text):
            return verdict
        if words_of(text) in self._photo_words:
            return Verdict("caption", "photo-credit", {"photo": text})
        credit = None if self._names_agencies(text) or _CODED.search(text[-100:]) else self._captions.credit(text) or self._photographer(text)
        return Verdict("caption", "photo-credit", {"photo": credit}) if credit else None

    def _photographer(self, text: str) -> str | None:
        """The outlet and the name, in the bracket at the end of a caption or alone: "(KOMPAS.com/DIAN ERIKA)"."""
        parts = self._captions.bracketed(text) or tuple(map(str.strip, text.split("/")))
        return "/".join(parts) if len(parts) == 2 and self.outlets.get(parts[0]) and is_name(parts[1]) else None

    def _names_agencies(self, text: str) -> bool:
        """Whether the bracket at the end names agencies alone: "(ANTARA/AFP)" credits the text, no photographer."""
        match = re.search(r"\(([^()]{2,40})\)\W{0,2}$", text[-50:])
        return match is not None and all(self.outlets.known(part) for part in match[1].split("/"))

    def _opening(self, text: str) -> Verdict | None:
        words = words_of(text[:100]).split()[: self._longest]
        for count in range(len(words), 0, -1):
            start = " ".join(words[:count])
            if (rule := self._openings.get(start)) and (rule["kind"] != "caption" or len(text) <= _LONG):
                return self._tell(rule, text)
            if (rule := self._headed.get(start)) and ":" not in text[: len(start) + 4]:
                rest = text[_after_words(text, count) :].strip(" -–—")
                whose, _, name = rest.partition(",")
                if rule["kind"] == "byline" and name and self.outlets.get(whose):  # "Laporan Koresponden HarianContoh.com, Nama dari Jepang"
                    rest = re.sub(r"\s+dari\s+[A-Z]\w+$", "", name.strip())
                if rule["kind"] == "byline" and is_name(rest) and rest[:1].isupper():
                    return self._tell(rule, rest)
                if rule["kind"] == "related" and is_headline(rest):
                    return _verdict(rule)
                if rule["kind"] == "credit" and self.outlets.known(rest):
                    return self._tell(rule, rest)
        return None

    def _label(self, text: str) -> Verdict | None:
        head, colon, rest = (text[1:-1] if _BRACKETED.fullmatch(text) else text).partition(":")
        if not colon or len(head) > 60:
            return None
        rule = self._labels.get(words_of(head)) or self._joint_label(head)
        rest = rest.strip(" \t|")  # of a table: "Source | : | Harian |"
        if rule is None or (rest and rule.get("closing") and " " not in head.strip()):
            return None
        if rule["kind"] == "byline" and rest and ends_sentence(rest) and len(rest.split()) > 8:
            return None  # "Laporan: …" may also open a sentence
        return self._tell(rule, rest) if rest else _verdict(rule, listing=True)

    def _joint_label(self, head: str) -> Mapping[str, Any] | None:
        """The rule of a label made of two: "Redaktur & Reporter"; the one that tells the author, if one does."""
        parts = [words_of(part) for part in re.split(r"[&/+]|\bdan\b", head)]
        rules = [self._labels.get(part) for part in parts]
        if len(rules) < 2 or not all(rules) or len({rule["kind"] for rule in rules}) > 1:
            return None
        return next((rule for rule in rules if "tells" in rule), rules[0])

    def _whole(self, text: str) -> Verdict | None:
        words = words_of(text)
        if rule := self._lines.get(words):
            return _verdict(rule)
        if (rule := self._labels.get(words)) and not any(map(str.isdigit, text)):
            return _verdict(rule, listing=True)
        if _ADDRESS.fullmatch(text):
            return Verdict("template", "address", {"url": text})
        if _BRACKETED.fullmatch(text) and is_name(name := text[1:-1].strip()) and all(map(str.isalpha, re.sub(r"[.'’]", "", name).split())) and len(name) > _INITIALS and not self.outlets.get(name):
            return Verdict("byline", "closing-signature", kept({"author": self.bylines.author(name) if " " in name else None}))
        if len(text) <= 42 and _BRACKETED.fullmatch(text) and (closing := self.closing_bracket(text, final=True)):
            return closing
        for pattern, rule in self._patterns:
            if pattern.fullmatch(text):
                return _verdict(rule, {"photo": self._captions.credit(text)}) if rule.get("tells") == "photo" else self._tell(rule, text)
        parts = [found for part in re.split(r"\s{2,}|\s*[>»›/⁄|•·]\s*", text) if (found := words_of(part))]
        if not _FULL_STOP.search(text) and (_FROM_HOME.match(text) or (_TRAIL.search(text) and self._lines.get(parts[0], {}).get("kind") == "section")):
            return Verdict("section", "breadcrumbs", edge=True)  # the last part is the headline, often cut off
        kinds = {self._lines.get(part, {}).get("kind") for part in parts}
        if len(parts) > 1 and kinds <= {"section", "template"}:
            return Verdict("section" if "section" in kinds else "template", "breadcrumbs", edge=True)
        return self._menu(words.split())

    def _menu(self, words: list[str]) -> Verdict | None:
        """A line made of names of sections and words of the page alone, three or more: "Home News Politik"."""
        kinds: list[str] = []
        while words:
            length, rule = next(((n, rule) for n in (4, 3, 2, 1) if (rule := self._lines.get(" ".join(words[:n]))) and n <= len(words)), (0, {}))
            if rule.get("kind") not in ("section", "template"):
                return None
            kinds.append(rule["kind"])
            words = words[length:]
        return Verdict("section" if "section" in kinds else "template", "menu", edge=True) if len(kinds) >= 3 else None

    def _tell(self, rule: Mapping[str, Any], rest: str) -> Verdict:
        tells = rule.get("tells")
        if tells == "photo":
            name = self._captions.tidy(rest) if len(rest.split()) <= 6 and not ends_sentence(rest) else None
            return _verdict(rule, {"photo": self._captions.credit(rest) or "/".join(self._captions.bracketed(rest) or ()) or name})
        if tells == "outlet":
            named = (self.outlets.longest_at(rest, match.start()) for match in _NAMED.finditer(rest[:200]))
            return _verdict(rule, {"outlet": next((hit[0].name for hit in named if hit and hit[0].publishes), None)})
        if tells == "author":
            return _verdict(rule, {"author": self.bylines.author(rest)})
        if tells == "credit":
            outlet = (self.outlets.of_address if _ADDRESS.fullmatch(rest) else self.outlets.get)(rest.rstrip("."))
            return _verdict(rule, {"credit": outlet.name if outlet else rest.rstrip(".")[:80]})
        return _verdict(rule)

    def credit_behind(self, text: str) -> Verdict | None:
        """A line above the article as a caption, when bare words behind its sentence name who took the photograph."""
        text = text.strip()
        found = None if self._names_agencies(text) else self._captions.bracketed(text)
        initials = found and found[0].isupper() and is_name(found[1]) and not _CODES.search(text[-20:])
        credit = "/".join(found) if initials else self._captions.credit_behind(text) or self._behind_slash(text)
        return Verdict("caption", "credit-behind", {"photo": credit}) if credit else None

    def _behind_slash(self, text: str) -> str | None:
        """Who took the photograph, behind a slash at the end: "Presiden Arkadia di Jenewa/Biro Pers Istana"."""
        shown, slash, name = text.rstrip("/ ").rpartition("/")
        named = is_name(name) and (" " in name.strip() or self.outlets.known(name))
        return name.strip() if slash and named and len(shown.split()) > 4 and "(" not in shown[-40:] else None

    def agency_behind(self, text: str) -> Verdict | None:
        """A line above the article as a caption, when its sentence is followed by an agency in brackets: "Presiden Arkadia. (Antara)"."""
        match = re.search(r"(?:[.!?]\s*|(?<=\w))\(([^()]{2,40})\)\s*$", text[-50:])
        return Verdict("caption", "agency-behind", {"photo": match[1]}) if match and self._names_agencies(text) else None

    def named_behind(self, text: str) -> Verdict | None:
        """A line above a dateline as a caption, when its sentence is followed by a name in brackets: "… (Sekretariat Kabinet)"."""
        match = re.search(r"[.!?]\s*\(([A-Z][^()\d]{2,60})\)\.?\s*$", text[-80:])
        return Verdict("caption", "name-behind", {"photo": match[1]}) if match and len(match[1].split()) <= 6 else None

    def shows_somebody(self, text: str) -> bool:
        """Whether a line is about a photograph: it says where somebody stands in it."""
        return self._captions.shows_somebody(text)

    def is_foreign(self, text: str) -> bool:
        """Whether a line is in another language than the page, as a caption that was taken over is."""
        return self._captions.is_foreign(text)

    def is_section(self, words: str) -> bool:
        """Whether these words are the name of a section."""
        return self._lines.get(words_of(words), {}).get("kind") == "section"

    def told_as(self, kind: str, words: str) -> Mapping[str, str]:
        """What a line tells about the article when it is known to be of this kind."""
        verdict = self.judge(words)
        if verdict and verdict.kind == kind:
            return verdict.told
        if kind == "byline":
            return kept({"author": self.bylines.author(words.strip())})
        return kept({"photo": self._captions.credit(words)}) if kind == "caption" else {}

    def has_kicker(self, text: str) -> bool:
        """Whether a headline begins with the word for its form, in capitals: "FOTO: …". Only the first line is one."""
        head, _, rest = text.strip().partition(":")
        return head.isupper() and words_of(head) in self._kickers and is_headline(rest)

    # -- pieces within a paragraph

    def links_in_brackets(self, text: str) -> list[tuple[int, int]]:
        """The places of bracketed links within a paragraph: "[Baca: …]", "[Gambas:Video …]"."""
        return [match.span() for match in self._in_brackets.finditer(text)] if "[" in text or "(" in text else []

    def leading(self, text: str) -> tuple[int, Verdict] | None:
        """What the page sets before a paragraph on its line, such as its logo, and where it ends."""
        for pattern, rule in self._leading:
            if match := pattern.match(text):
                known = self.outlets.known(match[0].split()[0])
                return match.end(), _verdict(rule, {"outlet": known.name if known else None})
        return None

    def trailing(self, text: str) -> tuple[re.Match[str], Verdict] | None:
        """The same behind a paragraph: the match, from the blank before it."""
        found = ((match, rule) for pattern, rule in self._trailing if (match := pattern.search(text)))
        return next(((match, _verdict(rule)) for match, rule in found), None)

    def ends_in_code(self, text: str) -> bool:
        """Whether a paragraph ends in initials, behind which the name of the writer may stand: "… katanya. (ase)"."""
        match = re.search(r"[.!?\"”]\s*(\([A-Za-z]{2,4}\))\s*$", text[-40:])
        return match is not None and self.closing_bracket(match[1], final=True) is not None

    def link_within(self, text: str) -> int | None:
        """Where a link to another article begins after the sentences of a line: "… katanya. Baca juga: …"."""
        for match in self._inline.finditer(text, max(0, len(text) - _LONG)):
            before, after = text[max(0, match.start() - 20) : match.start()], text[match.end() :].strip()
            apart = before.rstrip()[-1:] in (".", "!", "?", "…", '"', "”", "’", ")", "]") or before.endswith("  ")
            if match.start() and apart and len(after.split(None, 31)) <= 30 and (_titled(after) or not _FULL_STOP.search(after)) and not re.search(r"[.!?][\"”']?\s+[A-Z]", after):
                return match.start()
        return None

    def glued_on(self, text: str) -> int | None:
        """Where a sentence begins that was glued to a link's headline: "Baca juga: Dua Menlu SepakatMenteri itu lalu …"."""
        match = _GLUED_ON.search(text) if self._starts.match(text) and ends_sentence(text) else None
        return match.end() if match else None

    def signs(self, text: str) -> bool:
        """Whether sentences end with an outlet and a name in brackets, as an article does."""
        match = re.search(r"[.!?\"”]\s*(\([^()]{5,80}\))\s*$", text[-120:])
        closing = self.closing_bracket(match[1], final=True) if match else None
        return closing is not None and closing.rule == "closing-signature"

    def links_between(self, text: str) -> list[tuple[int, int]]:
        """The places of links whose paragraph goes on behind them: a mark ends their headline, and it has capitals as headlines have."""
        found = []
        for match in self._ended.finditer(text) if ":" in text else ():
            if _titled(match["title"]) and text[match.end() :].strip():
                found.append((match.start("link"), match.end()))
        return found

    def joins_link(self, text: str) -> int | None:
        """Where a link begins behind a sentence of the paragraph, wherever it may end."""
        match = self._joined.search(text) if ":" in text else None
        return match.start("link") if match else None

    def closing_bracket(self, text: str, *, final: bool) -> Verdict | None:
        """What stands in brackets after a sentence: the agency that the text is from, or initials.

        A single word of initials counts only at the very end: "(red)" may also be a remark.
        """
        inner = text.strip(" .()[]\t\u00a0")
        label, _, rest = inner.partition(":")
        if self._labels.get(words_of(label), {}).get("kind") == "credit":
            inner = rest
        names = [part.strip() for part in re.split(r"[/,&|]|\s[-–—]\s", inner)]
        credited = [outlet for name in names if (outlet := self.outlets.get(name))]
        if credited and len(names) == 2 and credited[0].publishes and is_name(other := names[self.outlets.get(names[0]) is not None]) and " " in other:
            return Verdict("byline", "closing-signature", kept({"outlet": credited[0].name, "author": self.bylines.author(other)}))
        if credited and (final or len(names) > 1):
            initials = [name for name in names if name.islower() and len(name) <= _INITIALS and not self.outlets.get(name)]
            own = credited[-1] if initials and credited[-1].publishes and not credited[-1].agency else None
            return Verdict("credit", "closing-credit", kept({"credit": credited[0].name, "outlet": own and own.name}))
        if final and _CODED.search(". " + text.strip()):
            return Verdict("byline", "closing-code")  # "(z/Humas Pemkot/harian)"
        if final and len(names) > 1 and all(is_name(name) for name in names):
            return Verdict("byline", "closing-code")  # "[Rina/Humas Universitas]"
        if final and inner.istitle() and is_name(inner) and 2 <= len(inner.split()) <= 4 and not self._closing.match(inner) and not known_names(None).exact(inner):
            return Verdict("byline", "closing-signature", kept({"author": self.bylines.author(inner)}))
        alone = inner.islower() and len(inner) == 3 and inner not in ("red", "dok", "ist")  # "… tuturnya. (ase)"
        return Verdict("byline", "closing-code") if _CODES.fullmatch(text.strip(" .")) and (final or alone or len(names) > 1) else None


def _verdict(rule: Mapping[str, Any], told: Mapping[str, str | None] | None = None, *, listing: bool = False) -> Verdict:
    return Verdict(rule["kind"], rule["rule"], kept(told or {}), rule.get("edge", False), rule.get("next", 0) if listing else 0, listing and rule.get("closing", False))


def _capitals(phrases: list[str]) -> str:
    """The phrases as they begin a link: "Baca juga", "Baca Juga" or "BACA JUGA", never "baca juga"."""
    forms = {form for words in phrases for form in (words.capitalize(), words.title(), words.upper())}
    return alternatives(forms)


def _titled(words: str) -> bool:
    """Whether words have capitals as a headline has."""
    long = [word for word in words.split() if len(word) > 3]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= _TITLED * len(long)


def _after_words(text: str, count: int) -> int:
    matches = list(WORDS.finditer(text[:200]))
    return matches[count - 1].end() if count <= len(matches) else len(text)
