"""Whether the words of a trigger's clause say that the meeting was held, is planned, is possible or was cancelled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from .cues import Trigger, Words, any_of
from .dates import Timex

Said = tuple[str, Words | None]

_MEANTIME = re.compile(r"\b(?:saat|ketika|sewaktu|tatkala)\s+(?:\w+\s+)?$", re.I)  # "membahas persiapan sidang saat | bertemu X": what is prepared is another thing
_NOT = re.compile(r"\b(?:tak|tidak)\s+$", re.I)  # "tak | terduga"


def clause(text: str, trigger: Trigger) -> tuple[str, str]:
    """The words of the trigger's clause before it and behind it."""
    head = re.split(r"[.:!?\"“”]|;(?!\s*(?:(?:dan|serta|juga|lalu|kemudian)\s+)*(?:me(?!nteri|nlu|nhan|nko)|ber)[a-z])|,(?!\s*\d)|\bbahwa\b|\byang\b(?!\s+akan)|\bsejak\b|\bsetelah\b(?=.*\bsetelah\b)", text[: trigger.start])[-1]
    tail = re.split(r"[.;:!?\"“”]|\b(?:yang\s+(?:di(?!jadwal|rencana|agenda)|me|ber(?!potensi))|untuk|guna|agar|karena|sehingga)", text[trigger.end :], maxsplit=1)[0]
    return head, tail[:200]


def refusal(head: str) -> re.Match[str] | None:
    """The words right before a meeting that say that somebody will not have it."""
    return re.search(rf"(?P<said>{any_of('refusals').pattern})\s+(?:(?:lagi|kembali|untuk|rencana|agenda|jadwal)\s+)*(?:{any_of('support_verbs').pattern}\s+)?$", head, re.I)


class Status:
    """The words for the status of what one trigger tells of."""

    def __init__(self, text: str, trigger: Trigger, rivals: Sequence[Trigger], timexes: Sequence[Timex]) -> None:
        self.text, self.trigger, self.rivals, self.timexes = text, trigger, rivals, timexes
        self.noun = trigger.shape == "noun"
        self.head, self.tail = clause(text, trigger)
        self.start = trigger.start - len(self.head)  # where the head begins in the text

    def read(self) -> Said:
        """held, planned, possible or cancelled, and the words that say so; held where none do."""
        for reading in (self._in_the_form, self._refused, self._besides, self._during, self._before_which, self._going_on, self._agreed, self._for_a_purpose, self._in_the_clause, self._over, self._held):
            if said := reading():
                return said
        return "held", None

    def _before(self, match: re.Match[str]) -> Words:
        """Words of the head."""
        return Words(self.start + match.start(), self.start + match.end(), match[0].strip())

    def _behind(self, match: re.Match[str], group: str | int = 0) -> Words:
        """Words of what stands behind the trigger."""
        return Words(self.trigger.end + match.start(group), self.trigger.end + match.end(group), match[group])

    def _in_the_form(self) -> Said | None:
        """ "akan ke Jepang": the words are part of the trigger."""
        for status in ("cancelled", "possible", "planned") if self.trigger.shape == "going" else ():
            if said := any_of("status", status).search(self.trigger.form):
                return status, Words(self.trigger.start + said.start(), self.trigger.start + said.end(), said[0])
        return None

    def _refused(self) -> Said | None:
        """ "X tidak berencana bertemu Y", "X batalkan pertemuan dengan Y"."""
        refused = refusal(self.text[: self.trigger.start])
        return ("cancelled", Words(refused.start("said"), refused.end("said"), refused["said"])) if refused else None

    def _besides(self) -> Said | None:
        """ "Selain bertemu X, Y juga akan …": it is told as the rest of the sentence is, unless it has words of its own."""
        opening = re.search(r"(?:^\W*|,\s+|\bbahwa\s+)(?:selain|di\s+samping)\s+(?!itu\b)[^.;:,\"“”]*$", self.text[: self.trigger.start], re.I)
        main = re.search(rf"(?:,|\s(?:ia|dia|beliau)\b)[^.;:!?]*\b(?:juga|pun)\s+(?P<said>{any_of('status', 'planned').pattern})", self.text[self.trigger.end :], re.I) if opening else None
        own = main and (any_of("status", "held").search(self.head) or any(self.trigger.end <= timex.start < self.trigger.end + main.start() for timex in self.timexes))
        return ("planned", self._behind(main, "said")) if main and not own else None

    def _during(self) -> Said | None:
        """ "Dalam kunjungannya ke Seoul, X akan bertemu Y": the visit is still to come too."""
        opening = self.noun and self.trigger.kind == "visit" and re.fullmatch(r"\W*(?:dalam|selama|pada|saat)\s+(?:\w+\s+)?", self.text[: self.trigger.start], re.I)
        main = re.match(rf"[^.;:!?\"“”]{{2,160}},\s+(?:[^.,;:!?\"“”]{{1,50}}\s)?(?P<said>{any_of('to_come').pattern})", self.text[self.trigger.end :], re.I) if opening else None
        told = main and (any_of("reporting").search(main[0]) or re.search(r"\b(?:lalu|kemarin|telah|sudah|tadi)\b", main[0], re.I) or any(timex.precision in ("day", "minute") and self.trigger.end <= timex.start < self.trigger.end + main.end() for timex in self.timexes))
        return ("planned", self._behind(main, "said")) if main and not told else None

    def _before_which(self) -> Said | None:
        """ "X akan bertemu Y sebelum bertolak ke …", "… , lalu bertolak ke …": both are still to come."""
        main = re.search(rf"(?P<said>{any_of('to_come').pattern})(?:(?!\b(?:yang|bahwa|telah|sudah)\b|{any_of('reporting').pattern})[^.;:!?\"“”])*(?:\bsebelum\s+(?:\w+\s+)?|,\s(?:lalu|kemudian)\s+(?:\w+\s+)?|,\s(?:dan\s+|serta\s+)?ke\s[^.,;:]{{2,40}}\s|,\s(?:dan|serta)\s+(?:juga\s+)?(?:{any_of('support_verbs').pattern}\s+)?)$", self.text[: self.trigger.start], re.I)
        if main is None and self.trigger.shape == "going" and re.match(r"(?:lalu|kemudian|terakhir|lantas)\b", self.trigger.form):  # "akan berkunjung ke Mesir, kemudian ke Kenya"
            main = re.search(rf"(?P<said>{any_of('to_come').pattern})(?:(?!\b(?:yang|bahwa|telah|sudah)\b)[^.;:!?\"“”])*,\s(?:dan\s+)?$", self.text[: self.trigger.start], re.I)
            return ("planned", Words(*main.span("said"), main["said"])) if main else None
        if main and re.search(r",\s(?:dan|serta)\s", main[0]) and not re.search(r"\ske\s[^.,;:]{2,40}\s$", main[0]) and not any(main.end("said") <= rival.start < main.end() for rival in self.rivals):
            return None  # "X akan maju lagi dalam pemilu, dan bertemu Y"
        of_another = main and re.search(rf"\byang\s+$|{any_of('reporting').pattern}[^.;:!?\"“”]*$", self.text[: main.start()], re.I)
        return ("planned", Words(*main.span("said"), main["said"])) if main and not of_another else None

    def _going_on(self) -> Said | None:
        """ "Pertemuan akan berlangsung di sana, disusul kunjungan …"."""
        then = re.search(rf"{any_of('status', 'planned').pattern}[^.;:!?]*,?\s+(?P<then>(?:yang\s+)?(?:disusul|dilanjutkan|diikuti)(?:\s+(?:dengan|oleh))?)\s+$", self.text[: self.trigger.start], re.I)
        return ("planned", Words(*then.span("then"), then["then"])) if then else None

    def _agreed(self) -> Said | None:
        """ "sepakat untuk bertemu"."""
        carried = rf"(?:{any_of('support_verbs').pattern}\s+(?:[\w-]+\s+)?)?" if self.noun else ""
        agreed = re.search(rf"{any_of('agreeing').pattern}\s+(?:untuk\s+|akan\s+|agar\s+)?{carried}$", self.head, re.I)
        return ("planned", self._before(agreed)) if agreed else None

    def _for_a_purpose(self) -> Said | None:
        """ "tiba di Jenewa untuk bertemu …": not yet; but who came to a house to meet somebody did, who asks for it has no answer, and who gives up will not."""
        if self.noun and any(timex.end <= self.trigger.start and timex.precision in ("day", "minute") for timex in self.timexes):
            return None  # "tiba Selasa (29/7) untuk menghadiri konsultasi"
        carried = rf"{any_of('support_verbs').pattern}\s+" if self.noun else ""
        purpose = re.search(rf"\b(?:untuk|guna|demi|dalam\s+rangka)\s+{carried}(?:\w+\s+)?$", self.head, re.I)
        if not purpose:
            return None
        for status in ("cancelled", "possible"):  # "mengundang X untuk berkunjung", "membatalkan rencananya mengunjungi X untuk bertemu Y"
            if said := [*any_of("status", status).finditer(self.head, 0, purpose.start())]:
                return status, self._before(said[-1])
        taken = re.search(rf"(?P<before>[^.;:,]{{0,30}}){any_of('chances').pattern}[^.;:,\"“”]*$", self.text[: self.start + purpose.start()], re.I)
        if taken and (re.search(r"\b(?:tidak|tak|belum|di(?:minta|imbau|desak|harapkan))\b", taken["before"], re.I) or any(re.search(r"\b(?:depan|mendatang|besok|lusa)\b", timex.text, re.I) for timex in self.timexes)):
            taken = None
        called = taken or re.search(rf"{any_of('calls_on').pattern}[^.;:\"“”]*$", self.text[: self.start + purpose.start()], re.I)  # "mendatangi Istana Merdeka untuk menemui X", "memanfaatkan kunjungannya untuk bertemu X"
        return "held" if called and not any_of("status", "planned").search(self.head, 0, purpose.start()) else "planned", self._before(purpose)

    def _in_the_clause(self) -> Said | None:
        """The last words for a status before the trigger, or behind a noun those with a verb of taking place: "pertemuan itu akan berlangsung"."""
        following = [*self._of_the_noun()]
        for status in ("cancelled", "possible", "planned"):
            pattern = any_of("status", status)
            if relative := self._behind_relative(pattern):
                return status, relative
            words = [match for match in pattern.finditer(self.head) if not _NOT.search(self.head[: match.start()]) and self._of_this(match)]
            if words and not self._of_what_is_said(words[-1], status):
                hangs = re.search(rf"^[^.;:]{{0,90}}?(?P<on>{any_of('conditions').pattern})", self.tail, re.I) if status == "planned" else None
                return ("possible", self._behind(hangs, "on")) if hangs else (status, self._before(words[-1]))  # "akan terbang ke Istanbul bila …"
            if behind := next((match for match in following if pattern.fullmatch(match[0])), None):
                return status, self._behind(behind)
        return None

    def _of_the_noun(self) -> Iterator[re.Match[str]]:
        """The words for a status behind a noun that it is the subject of."""
        occurs = re.compile(rf"\s+(?:[\w-]+\s+){{0,2}}{any_of('occurrence').pattern}", re.I)
        for match in _not_held().finditer(self.tail) if self.noun else ():
            another = any(rival.start <= self.trigger.end + match.start() < rival.end or (rival.shape == "noun" and self.trigger.end < rival.start < self.trigger.end + match.start()) for rival in self.rivals)
            if not another and not _NOT.search(self.tail[: match.start()]) and (occurs.match(self.tail, match.end()) or any_of("predicates").fullmatch(match[0])):
                yield match

    def _of_this(self, match: re.Match[str]) -> bool:
        """Whether words before the trigger can be about it: a plan is not, "saat bertemu", nor is trying, a few words before."""
        if any_of("status_nouns").fullmatch(match[0]) and _MEANTIME.search(self.head):
            return False
        return not any_of("trying").fullmatch(match[0]) or re.fullmatch(r"\s+(?:untuk\s+)?(?:\w+\s+){0,2}", self.head[match.end() :]) is not None

    def _of_what_is_said(self, match: re.Match[str], status: str) -> bool:
        """Whether words for a status are of what was said or hoped at a meeting, or of one that was held all the same."""
        behind = re.sub(rf"^\s+{any_of('joining').pattern}\s+dalam", "", self.head[match.end() :], flags=re.I)
        if status == "possible" and re.search(rf"{any_of('said_then').pattern}.*\b(?:saat|ketika|sewaktu|dalam)\b", behind, re.I):
            return True
        outcome = any_of("outcomes").search(self.tail) if self.noun and any_of("hopes").fullmatch(match[0]) else None
        if outcome and not any_of("occurrence").search(self.tail, 0, outcome.start()):
            return True  # "berharap pertemuan X menghasilkan …"
        if match[0].lower() in ("bisa", "dapat") and re.search(rf"{any_of('glad').pattern}\s+(?:\w+\s+)?$", self.head[: match.start()], re.I):
            return True  # "senang dapat bertemu"
        return any_of("over_by_then").search(behind) is not None or (match[0].lower() == "segera" and any_of("on_arrival").match(self.text) is not None)

    def _behind_relative(self, pattern: re.Pattern[str]) -> Words | None:
        """Words for the status in a clause right behind the noun: "pertemuan yang direncanakan antara X dan Y"."""
        between = "" if pattern is any_of("status", "cancelled") else r"\s+antara\b"
        match = re.match(rf"(?:nya)?(?:\s+(?!yang\b){any_of('adjectives').pattern})*\s+yang\s+(?:(?:masih|telah|sudah|akhirnya)\s+)?(?P<said>{pattern.pattern}){between}", self.text[self.trigger.end :], re.I) if self.noun else None
        return self._behind(match, "said") if match else None

    def _over(self) -> Said | None:
        """ "Pertemuan X dengan Y di Ankara telah berakhir"."""
        over = _over().match(self.text, self.trigger.end) if self.noun else None
        return ("held", Words(*over.span("over"), over["over"])) if over else None

    def _held(self) -> Said | None:
        held = [*any_of("status", "held").finditer(self.head)]
        return ("held", self._before(held[-1])) if held else None


@cache
def _not_held() -> re.Pattern[str]:
    """The words for any other status than held; each is looked for in this order."""
    return re.compile("|".join(any_of("status", status).pattern for status in ("planned", "possible", "cancelled")), re.I)


@cache
def _over() -> re.Pattern[str]:
    """What says behind a gathering that it has come to its end: "… telah berakhir"."""
    return re.compile(rf"[^.;:!?\"“”]{{0,160}}?(?P<over>{any_of('is_over').pattern})", re.I)
