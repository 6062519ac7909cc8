"""What stands around one trigger: status, date, place, setting and duration of the meeting, each with its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from .company import LEAD
from .cues import Trigger, Words, any_of, cue_lexicon
from .dates import Timex
from .parties import Mention, Party
from .status import Status, clause, refusal
from .venues import city_of, house, houses, known_city, named_at

_BARRED = re.compile(r"\b(?:membahas|terkait|tentang|mengenai|soal|untuk(?!\s+(?:yang\s+)?(?:pertama|kedua|ketiga|keempat|kelima|ke-\d+)\b)|guna|yang(?!\s+(?:baru|juga|saat|ketika|didampingi|tengah|sedang|dijadwalkan|direncanakan|rencananya|akan|bakal|berlangsung|digelar|diadakan|berkunjung|berada|hadir)\b)|perang|konflik|krisis|situasi|agar|karena|isu|bahwa|upaya|kesepakatan|perdamaian|sebelum|sejak|semenjak|gencatan)\b", re.I)
_AFTER = re.compile(r"\b(?:usai|seusai|setelah|sesudah|selepas|menjelang|jelang)\s+(?:\w+\s+)?$", re.I)  # "bertemu usai KTT G20, Rabu"
_AIM = re.compile(r"\b(?:untuk|guna|agar)\s+(?:\w+\s+)?$", re.I)  # "untuk menyampaikan …" says why, and of nobody what he said
_TO_DATE = r"[\s,(]*(?:pada\s+)?(?:hari\s+)?$"  # what stands between a word and its date
_COUNTED = re.compile(r"\b(?:pertama|kedua|ketiga|keempat|kelima|keenam|ke-\d+|terakhir)\b(?!.*\b(?:pada|di)\b)", re.I)  # "pertemuan kedua mereka tahun ini": in which they are counted
_MEANWHILE = re.compile(r"\b(?:di\s+tengah|di\s+sela|di\s+sela-sela|saat|ketika|sewaktu|sambil)\s+(?:\w+\s+)?$", re.I)
_SAID = re.compile(r"[\"”,]\s*(?:kata|ujar|tutur|ungkap|jelas|ucap|imbuh|tambah|terang|sebut|papar|tegas)(?:nya)?\b", re.I)  # what follows is where it was said
_INSTEAD = re.compile(r"\b(?:bilateral|namun|tetapi)\b", re.I)  # "bertemu secara bilateral, namun terbuka dengan format trilateral"
_ANOTHER_VERB = re.compile(r"\b(?:me(?:ng|ny|n|m|l|r)\w{3,}|ber\w{4,}|di\w{4,}|ter\w{4,}|akan|telah|sudah|bahwa)\b")


@cache
def _meanwhile() -> re.Pattern[str]:
    """What leads from one event to the next, or to what it is part of."""
    return re.compile(r"\b(?:sebelum|setelah|sesudah|usai|seusai|lalu|kemudian|dalam|saat|ketika|sewaktu)\b", re.I)


@cache
def _journey() -> str:
    """A noun for a visit, with the pronoun that it may bear: "kunjungannya"."""
    return any_of("nouns", "visit").pattern.replace(r"(?![\w-])", r"(?:nya)?(?![\w-])")


class Circumstances:
    """The words around one trigger that are nearer to it than to any other trigger of the sentence."""

    def __init__(self, text: str, trigger: Trigger, triggers: Sequence[Trigger], parties: Sequence[Party], mentions: Sequence[Mention], timexes: Sequence[Timex], settings: Sequence[Words]) -> None:
        self.text, self.trigger, self.parties, self.mentions, self.settings = text, trigger, parties, mentions, settings
        self.rivals = [other for other in triggers if other != trigger]
        self.timexes = timexes

    def kind(self, parties: Sequence[Party]) -> str:
        """The trigger's kind; a call where the telephone is named, multilateral with three sides or where the words say so."""
        if self.trigger.kind not in ("meeting", "summit"):
            return self.trigger.kind
        if any(-200 < match.start() - self.trigger.end < 80 and self._nearest(*match.span()) for match in any_of("call_words").finditer(self.text)):
            return "call"
        if self.trigger.shape == "discussing" and any(self._in_call(other) for other in self.rivals):
            return "call"
        sides = {party.stands_for for party in parties}
        many = len(sides) > 2 or any(self._near(match) and self._nearest(*match.span()) and not _INSTEAD.search(self.text, self.trigger.end, match.start()) for match in any_of("multilateral_words").finditer(self.text))
        return "multilateral" if many else self.trigger.kind

    def _in_call(self, other: Trigger) -> bool:
        """Whether another trigger says by what means they talked: "membahas perang dalam percakapan telepon"; a partner or a place between is of a talk of its own."""
        if other.kind != "call" or other.shape != "noun" or not re.search(r"\b(?:dalam|melalui|lewat|via|saat)\s+(?:sebuah\s+)?$", self.text[: other.start], re.I):
            return False
        if other.start < self.trigger.start:
            return re.search(r"[.;:\"“”]", self.text[other.end : self.trigger.start]) is None
        return re.search(r"[.;:,\"“”]|\bdi\s+(?-i:[A-Z])|\bdan\s+dengan\b", self.text[self.trigger.end : other.start], re.I) is None

    def _near(self, match: re.Match[str]) -> bool:
        return -60 < match.start() - self.trigger.end < 80

    def _nearest(self, start: int, end: int, rivals: Sequence[Trigger] | None = None) -> bool:
        """Whether no other trigger is closer to these words."""

        def gap(trigger: Trigger) -> int:
            return start - trigger.end if start >= trigger.end else (trigger.start - end) * 2  # words follow their trigger more often

        if start >= self.trigger.end:  # "bertemu X di Qatar sebelum bertolak ke Mesir": what is told of next has words of its own
            rivals = [other for other in (self.rivals if rivals is None else rivals) if other.start < end or not _meanwhile().search(self.text, end, other.start)]
        return all(gap(self.trigger) <= gap(other) for other in (self.rivals if rivals is None else rivals))

    def _next_behind(self, timex: Timex) -> bool:
        """Whether a date follows the trigger with no other trigger between: "tiba di Doha pada Selasa dan disambut …" dates both;
        or only what goes on meanwhile: "menelepon X di tengah pertemuannya dengan Y, Senin"."""
        between = [other for other in self.rivals if self.trigger.end <= other.start < timex.start]
        return self.trigger.end <= timex.start and all(self._aside(other, timex) or (_MEANWHILE.search(self.text[self.trigger.end : other.start]) and {self.trigger.kind, other.kind} != {"visit"}) or self._meant(other) or (other.kind == "summit" and _AFTER.search(self.text[: other.start])) for other in between)

    def _aside(self, other: Trigger, timex: Timex) -> bool:
        """Whether another trigger stands in a clause about somebody that is over before the date: "menerima X, yang sedang melawat, di kantornya pada Jumat"."""
        return bool(re.search(r",\s+yang\s+[^,;:]*$", self.text[self.trigger.end : other.start])) and "," in self.text[other.end : timex.start]

    def _meant(self, other: Trigger) -> bool:
        """Whether another trigger is what a visit is for: "mengunjungi Ankara untuk bertemu X pada Senin"."""
        return self.trigger.kind == "visit" and bool(re.search(r"\b(?:untuk|guna)\s+(?:\w+\s+)?$", self.text[: other.start], re.I))

    def _heads(self, timex: Timex) -> bool:
        """Whether a date stands at the head of the sentence, for all that follows: "Pada Ahad (23/7), X berkunjung ke Y dan bertemu …"."""
        return bool(re.fullmatch(r"\W*(?:(?:sementara|adapun|namun|kemudian|lalu)\s+)?(?:(?:pada|di)\s+)?(?:hari\s+|tahun\s+)?", self.text[: timex.start], re.I)) and bool(re.match(r"\)?(?:\s+(?:silam|lalu))?,", self.text[timex.end :]))

    def _at_once(self, timex: Timex) -> bool:
        """Whether the verb follows a date without delay: "tiba di Jakarta, Rabu (26/2), dan bertemu X"."""
        return bool(re.fullmatch(r"\)?[\s,]*dan\s+(?:langsung\s+(?:dijadwalkan\s+|akan\s+)?)?", self.text[timex.end : self.trigger.start], re.I))

    def date(self) -> Timex | None:
        """The date nearest to the trigger that is not the date of something else, or of what was said."""
        best: tuple[int, Timex] | None = None
        barred_until = -1
        for timex in self.timexes:
            if timex.kind != "date" or not (self._nearest(timex.start, timex.end) or self._next_behind(timex) or self._heads(timex) or self._at_once(timex)) or any(s.start <= timex.start < s.end for s in self.settings):
                continue
            lead = self.text[max(0, timex.start - 30) : timex.start]
            repeats = barred_until >= 0 and re.fullmatch(r"[\s,(]*(?:[\w-]+\s)?", self.text[barred_until : timex.start])
            if repeats or (timex.precision != "range" and re.search(rf"{any_of('not_its_date').pattern}(?:\s+[\w-]+)?\s*$", lead, re.I)):
                barred_until = timex.end  # "sejak 24 Februari 2022, hampir tiga tahun lalu": the second is the first again
                continue
            if re.search(r"\bterakhir\b", timex.text, re.I):
                continue  # "yang pertama dalam 50 tahun terakhir"
            told_year = re.search(r"\btahun\s+(?:lalu|depan)\b", timex.text, re.I) and 0 < timex.start - self.trigger.end < 140 and not re.search(r"\b(?:yang|dalam|saat|ketika|atas|sejak|setelah)\b", self.text[self.trigger.end : timex.start])
            if timex.precision in ("year", "range") and not told_year and (timex.last is None or (timex.last - timex.first).days > 120) and not -40 < timex.start - self.trigger.end < 40 and not self._heads(timex):
                continue  # a year in the sentence is seldom the year of the meeting
            if self._of_what_follows(timex) if timex.start > self.trigger.end else self._of_what_comes_first(timex):
                continue
            distance = timex.start - self.trigger.end if timex.start > self.trigger.end else 40 + self.trigger.start - timex.end
            if best is None or distance < best[0]:
                best = (distance, timex)
        return self._both_days(best[1]) if best else None

    def _of_what_comes_first(self, timex: Timex) -> bool:
        """Whether a date before the trigger is of what the sentence tells first: of what somebody said, or did before."""
        between = self.text[timex.end : self.trigger.start]
        if re.search(r"\bbahwa\b|\b(?:sebelum|(?:hari|pekan|minggu|bulan)\s+(?:setelah|sesudah))\s+(?:\w+\s+)?$", between) or re.match(r"\)?\s*,?\s*dan\s+(?:telah|sudah|pernah|akan)\b", between, re.I):
            return True
        if any_of("about_it").search(between) or re.match(rf"[\s,)]*(?:dan\s+)?{any_of('then').pattern}", between, re.I):
            return True
        if re.search(rf"{any_of('quoted_from').pattern}(?:\s+[\w.-]+){{0,4}}{_TO_DATE}", self.text[: timex.start], re.I):
            return True  # "mengutip laporan Harian pada Senin (3/3), X bertemu Y"
        return _is_told(between) and not re.search(r"\b(?:ketika|saat|tatkala|sewaktu|dalam|di sela-sela|pada)\b", between, re.I)

    def _of_what_follows(self, timex: Timex) -> bool:
        """Whether a date behind the trigger is of something else that the sentence tells then."""
        between = self.text[self.trigger.end : timex.start]
        if re.search(rf"{any_of('settled').pattern}(?:\s+pada)?(?:\s+hari)?\s*$", between, re.I):
            return True  # "Pertemuan X dengan Y baru dipastikan pada Kamis": the day on which it was settled
        arrived = any(other.kind == "visit" and re.fullmatch(rf"[^.;:,\"“”]{{2,80}}\b(?:untuk|guna)\s+(?:{any_of('support_verbs').pattern}\s+)?", self.text[other.end : self.trigger.start], re.I) for other in self.rivals if other.end <= self.trigger.start)
        if arrived and re.search(r",\s*(?:pada\s+)?(?:hari\s+)?$", between, re.I):
            return True  # "tiba di Hanoi guna menggelar KTT, pada Selasa malam": the day of the arrival
        if any_of("milestones").search(between) or re.search(r"\batas\s+(?:perintah|permintaan|usul|usulan|inisiatif)\b", between, re.I) or re.search(r"\b(?:jelang|menjelang)\b", between, re.I):
            return True  # "kunjungan kedua setelah dilantik pada 3 Desember", "diadakan sehari menjelang sidang di Jakarta pekan ini"
        by_telephone = self.trigger.kind == "call" and re.search(r"\bkepada\b", between)  # "Melalui telepon, X menyampaikan duka kepada Y, Senin"
        if not by_telephone and (_is_told(between) or re.search(rf"{any_of('reporting').pattern}(?:\s+[\w.-]+){{0,8}}{_TO_DATE}", between, re.I)):
            return True
        ahead = any(timex.end <= other.start for other in self.rivals)
        if ahead and re.search(r",\s*(?:dan|lalu|kemudian)\s+(?:pada\s+)?$", between, re.I) and re.match(r"\)?\s*,\s", self.text[timex.end :]):
            return True  # "berbicara dengan X, dan 16 Maret, ia juga menelepon Y"
        if timex.precision not in ("day", "minute") and _COUNTED.search(between):
            return True
        if (ahead or any(other.start < timex.start for other in self.rivals)) and re.search(rf",\s*(?:dan\s+)?{any_of('then').pattern}", between, re.I):
            return True  # "pertemuan bilateral, kemudian besok KTT"
        return self.trigger.shape == "discussing" and re.match(rf"\s*{any_of('plans').pattern}", between, re.I) is not None  # "membahas rencana sidang bersama pada Februari 2017"

    def _both_days(self, timex: Timex) -> Timex:
        """ "besok dan lusa": the days from the one to the other, where the two are told together."""
        for other in self.timexes:
            first, second = sorted((timex, other), key=lambda one: one.start)
            together = other is not timex and other.kind == "date" and other.first and timex.first and {other.precision, timex.precision} == {"day"} and (second.first - first.last).days == 1
            if together and re.fullmatch(r"\s+(?:dan|atau|serta|hingga|sampai)\s+", self.text[first.end : second.start]):
                return replace(first, end=second.end, text=self.text[first.start : second.end], first=first.first, last=second.last, precision="range", value=f"{first.value}/{second.value}")
        return timex

    def denied(self) -> bool:
        """Whether the words deny the meeting, so that nothing is told: "membantah bertemu", "tidak bertemu", "tidak ada pertemuan"."""
        head, tail = self.text[: self.trigger.start], self.text[self.trigger.end :]
        denial = any_of("denied").pattern
        if re.search(rf"{denial}[^.,;:\"“”]*$", head, re.I) or re.match(rf"[^.,;:\"“”]{{0,60}}{any_of('denied_behind').pattern}(?!(?<=ada)\s+(?!(?:sama|lagi|di|dalam|pada)\b)[a-z])", tail, re.I):
            return True
        if re.search(rf"{any_of('habitual').pattern}\s+$", head, re.I) or re.match(rf"\s+{any_of('habitual').pattern}", tail, re.I):
            return True
        if re.search(r"\bsiapa\s+(?:\w+\s+)?yang\s+(?:\w+\s+){0,2}$", head, re.I):
            return True  # "belum mengungkapkan siapa yang akan ditemuinya"
        negated = re.search(r"\b(?:belum(?!\s+lama)|(?:tidak|tak)(?!\s+(?:terduga|disangka|lama|hanya)\b)|tanpa|bukan)\s+(?:\w+\s+){0,2}$", head, re.I)
        return bool(negated) and not refusal(head) and not any_of("status", "possible").match(negated[0]) and not any_of("status", "cancelled").search(negated[0] + self.trigger.form)

    def bygone(self) -> bool:
        """Whether the meeting is only told of to date something else, or as what others talk about: "dua hari setelah pertemuan …", "bertemu … sehari sebelum …", "membahas pertemuan …"."""
        before = self.trigger.shape == "noun" and re.search(r"\b(?:setelah|sesudah|sejak|semenjak|sebelum|pasca|pascapertemuan)\s+(?:\w+\s+){0,2}$", self.text[: self.trigger.start], re.I)
        discussed = self.trigger.shape == "noun" and re.search(rf"{any_of('discussing_verbs').pattern}\s+$", self.text[: self.trigger.start], re.I)
        return bool(before or discussed or re.search(r"\b(?:sebelum|sejak|semenjak)\b", clause(self.text, self.trigger)[1], re.I))

    def former(self) -> bool:
        """Whether it is another meeting than the news: "pertemuan terakhir keduanya", "keduanya terakhir bertemu"."""
        behind, before = self.text[self.trigger.end :], self.text[: self.trigger.start]
        return bool(re.match(r"(?:nya)?\s+(?:(?:\w+\s+)?(?:sebelumnya|terakhir|terdahulu|serupa|lebih\s+(?:dulu|dahulu))|lalu)\b", behind, re.I) or (self.trigger.shape == "noun" and re.search(rf"{any_of('follow_up').pattern}\s+(?:hasil\s+)?$", before, re.I)) or re.search(r"(?<!, )(?<!dan )\bterakhir(?:\s+kali)?\s+(?:\w+\s+)?$|(?<=, )terakhir,\s+(?:keduanya|mereka|dirinya|kedua)\s+(?:\w+\s+)?$|\bdidahului\s+(?:oleh\s+|dengan\s+)?(?:\w+\s+)?$", before, re.I))

    def again(self) -> bool:
        """Whether the words say that the same meet once more: "bertemu kembali", "kembali bertemu"."""
        return bool(re.match(r"\s+(?:lagi|kembali)\b", self.text[self.trigger.end :], re.I) or re.search(r"\b(?:kembali|lagi)\s+$", self.text[: self.trigger.start], re.I) or re.search(r"\bkembali\b", self.trigger.form))

    def retold(self) -> bool:
        """Whether it is another meeting of the same, with a day of its own: "Pertemuan terakhir berlangsung pada 3 Maret"."""
        return self.former() and self.date() is not None

    def earlier(self) -> bool:
        """Whether the noun names another meeting than the one told of: "pertemuan pertama", "pertemuan sebelumnya"."""
        return bool(re.match(r"(?:nya)?\s+(?:\w+\s+)?(?:pertama|sebelumnya|terakhir|terdahulu)\b", self.text[self.trigger.end :], re.I))

    def following(self) -> bool:
        """Whether the noun names one that is still to come after the one told of: "pertemuan berikutnya"."""
        return bool(re.match(r"\s+(?:[\w+-]+\s+)?(?:berikutnya|selanjutnya|lanjutan)\b", self.text[self.trigger.end :], re.I))

    def status(self) -> tuple[str, Words | None]:
        """held, planned, possible or cancelled, and the words that say so; held where none do."""
        return Status(self.text, self.trigger, self.rivals, self.timexes).read()

    def for_this(self, said: Words | None) -> bool:
        """Whether the words for the status only say what something else was done for: "untuk makan siang bersama"."""
        return bool(said and re.fullmatch(r"(?:untuk|guna|demi|dalam\s+rangka)\b.*", said.value, re.I))

    def place(self) -> Words | None:
        """The place named behind the trigger, at the head of the sentence, behind the setting, or that of the venue."""
        if self.trigger.kind == "call":
            return None
        before = self.text[: self.trigger.start]
        places = [m for m in self.mentions if m.type == "LOC" and len(m.name) > 1 and not (m.kind == "region" and m.state is None) and not any_of("venue_words").match(m.name)]
        if self.trigger.kind == "visit":
            to = re.match(r"[^.;:,]*?\bke\s+", self.text[self.trigger.end :]) if self.trigger.shape == "noun" else None  # behind the visitor: "kunjungan pemimpin China ke Kazakhstan"
            if (to or self.trigger.shape != "noun") and (chosen := named_at(self.text, self.trigger.end + (to.end() if to else 1), places)):
                return chosen
        opening = re.match(r"\W*(?:pada\s[^,.;]{2,40},\s*)?(?:(?:selama|saat|ketika|sewaktu)\s+(?:berada\s+)?)?di\s+(?!sela|tengah|samping|depan|hadapan|antara)", self.text, re.I)
        there = re.search(r"(?:,\s(?:dan\s+|serta\s+)?|\b(?:pergi|terbang|datang|berangkat|bertolak|kembali|akan)\s+)ke\s+(?=[A-Z][^.;:,\"“”]{1,40}\s$)", before)
        if there and self.trigger.kind != "visit" and (chosen := named_at(before, there.end(), places)) and not before[chosen.end :].strip():
            return chosen  # "terbang ke London bertemu X", "…, ke London bertemu X"
        venue = self.venue()
        if venue and (city := known_city(venue)):
            return city
        of_what = re.match(rf"(?:\s+{any_of('adjectives').pattern})*", self.text[self.trigger.end :], re.I).end()  # "pembicaraan gencatan senjata"
        discussed = self.trigger.shape == "discussing" and not self.trigger.form.startswith("di")  # what they discuss is elsewhere, but not where "kesepakatan itu dibicarakan X dengan Y"
        for match in re.finditer(r"\bdi\s+(?!sela|tengah|antara|samping|depan|hadapan)", self.text[self.trigger.end :], re.I):
            start = self.trigger.end + match.end()
            behind = next((party for party in self.parties if self.trigger.end <= party.start and party.end <= start and not self.text[party.end : self.trigger.end + match.start()].strip(" ,")), None)
            beside = behind is not None and not any(self.trigger.end <= other.start < start for other in self.rivals)  # "pertemuan X dan Y | di Bali": nothing else can be meant
            guest = beside and behind.kind in ("person", "role") and re.search(rf"\b(?:dengan|bersama|untuk|bagi)\s+{LEAD}$", self.text[: behind.start], re.I)  # "jamuan makan malam untuk X | di Bali", "membahas utang dengan X | di Bali"
            if discussed and not guest:
                continue
            takes_place = re.search(rf"{any_of('occurrence').pattern}\s+$", self.text[self.trigger.end : self.trigger.end + match.start()], re.I)  # "pertemuan soal X berlangsung di Y"
            barred = not takes_place and not (guest and (discussed or self.trigger.form in cue_lexicon()["meals"])) and _BARRED.search(self._unnamed(self.trigger.end + of_what, start))
            if barred or _SAID.search(self.text[self.trigger.end : start]):
                break
            if (beside or self._nearest(start, start)) and (chosen := named_at(self.text, start, places)):
                return chosen
        while_there = re.match(rf"[^.;:\"“”]{{0,90}}?\b(?:saat|ketika|sewaktu|dalam|selama)\s+(?:\w+\s+)?(?:{any_of('transitive_verbs', 'visit').pattern}|{_journey()}\s+ke)\s+|[^.;:,\"“”]{{0,90}}?\byang\s+(?:(?:sedang|tengah|juga|turut)\s+)?(?:berkunjung|berada|hadir)\s+di\s+", self.text[self.trigger.end :], re.I)
        if while_there and self.trigger.kind != "visit" and not _BARRED.search(while_there[0]) and (chosen := named_at(self.text, self.trigger.end + while_there.end(), places)):
            return chosen  # "bertemu X saat berkunjung ke Beijing", "bertemu X yang hadir di Toronto"
        beforehand = re.search(rf"(?:\b(?:dalam|selama|pada|saat|ketika|di\s+sela(?:-sela)?|mengawali|membuka|mengakhiri|menutup|melanjutkan|rangkaian|hari\s+\w+)\s+(?:\w+\s+)?){_journey()}(?:\s+\w+)?\s+(?:ke|di)\s+(?=[^.;:\"“”]{{2,80}}$)", before, re.I)
        if beforehand and self.trigger.kind != "visit" and (chosen := named_at(before, beforehand.end(), places)):
            return chosen  # "dalam kunjungannya ke New York, X juga bertemu Y"
        filled = re.match(rf"\W*{_journey()}\s+[^.;:,\"“”]{{2,80}}\s+ke\s+(?=[^.;:\"“”]{{2,80}}\b(?:diisi|diwarnai|ditandai|diawali|mencakup|meliputi)\s+(?:dengan\s+)?$)", before, re.I)
        if filled and self.trigger.kind != "visit" and (chosen := named_at(before, filled.end(), places)):
            return chosen  # "Kunjungan X ke Jenewa diisi pertemuan dengan Y"
        there = re.search(rf"\b(?:selama|saat|ketika|sewaktu)\s+(?:berada\s+)?di\s+(?=[^.;:\"“”]{{2,60}}$)|\byang\s+(?:(?:sedang|tengah|juga|turut|kini)\s+)?(?:berkunjung|bertandang|melawat|berada|hadir)\s+(?:ke|di)\s+(?=[^.;:,\"“”]{{2,60}}$)", before, re.I)
        if there and self.trigger.kind != "visit" and (chosen := named_at(before, there.end(), places)):
            return chosen  # "selama di Kazan, ia bertemu Y", "X, yang tengah berkunjung ke Jakarta, bertemu Y"
        hosting = re.search(r"\b(?:menjadi|sebagai)\s+tuan\s+rumah\s+di\s+", before, re.I)
        if hosting and (chosen := named_at(before, hosting.end(), places)):
            return chosen
        where = re.search(r"\b(?:ke|di)\s+(?=[^.;:\"“”]{2,60}?,\s+(?:di\s+mana|tempat)\s+[^.;:\"“”]{0,60}$)", before, re.I)
        if where and (chosen := named_at(before, where.end(), places)):
            return chosen  # "ke Doha, di mana dia melanjutkan pembicaraan"
        travelled = [*re.finditer(r"\b(?:ke|di)\s+(?=[^.;:\"“”]{2,60}?\s(?:untuk|guna|dengan|antara\s+lain|adalah|ialah|yakni|yaitu|termasuk)\s+$)", before, re.I)] or [*re.finditer(rf"{any_of('transitive_verbs', 'visit').pattern}\s+(?=[^.;:\"“”]{{2,60}}?\s(?:dan|lalu|untuk|guna)\s+(?:langsung\s+)?(?:{any_of('support_verbs').pattern}\s+)?$)", before, re.I)]
        if travelled and (chosen := named_at(before, travelled[-1].end(), places)):  # "tiba di Jenewa untuk bertemu", "terbang ke New Delhi dan bertemu"
            return chosen
        if opening and opening.end() < self.trigger.start and (chosen := named_at(self.text, opening.end(), places)) and chosen.end < self.trigger.start:
            return chosen
        if venue and (city := city_of(venue, self.text, places)):
            return city
        setting = self.setting()
        beside = setting and re.compile(r"[\s,]*(?:yang\s+)?(?:(?:berlangsung|digelar|diadakan)\s+)?di\s+", re.I).match(self.text, setting.end)
        return named_at(self.text, beside.end(), places) if beside else None

    def venue(self) -> Words | None:
        """The house that the meeting takes place in: behind "di", or as what has a guest ("Istana Merdeka kedatangan …")."""
        if self.trigger.kind in ("call", "visit"):
            return None
        stays = [rival for rival in self.rivals if rival.kind != "visit"]  # "tiba di Istana Kremlin dan bertemu X"
        found = [match for match in houses().finditer(self.text) if self._nearest(match.start(), match.end(), stays) and not _BARRED.search(self._unnamed(self.trigger.end, match.start()))]
        return next((Words(*house(match)) for match in found), None)

    def _unnamed(self, start: int, end: int) -> str:
        """The words between two places that belong to no party: "Duta Besar Rusia untuk Indonesia" is one."""
        words = list(self.text[start:end])
        for party in self.parties:
            words[max(0, party.start - start) : max(0, party.end - start)] = " " * max(0, min(party.end, end) - max(party.start, start))
        return "".join(words)

    def others(self) -> tuple[tuple[Party, str], ...]:
        """Hosts and mediators: who stands behind "diselenggarakan oleh", "dimediasi oleh"."""
        found = []
        for role, name in (("host", "hosted_by"), ("mediator", "mediated_by")):
            for match in any_of(name).finditer(self.text):
                behind = next((party for party in self.parties if party.start >= match.end()), None)
                if behind and self._nearest(*match.span()) and re.fullmatch(r"\s+(?:oleh\s+)?", self.text[match.end() : behind.start]):
                    found.append((behind, role))
        return tuple(found)

    def setting(self) -> Words | None:
        """The gathering that the meeting takes place beside."""
        near = [s for s in self.settings if self._nearest(s.start, s.end)]
        return min(near, key=lambda s: abs(s.start - self.trigger.end), default=None)

    def duration(self) -> Words | None:
        """How long it took, ISO 8601."""
        for timex in self.timexes:
            if timex.kind == "duration" and timex.value.startswith("PT") and self._nearest(timex.start, timex.end):
                return Words(timex.start, timex.end, timex.value)
        return None


def _is_told(words: str) -> bool:
    """Whether a verb of speaking is among these words that is not what something was done for."""
    return any(not _AIM.search(words, 0, word.start()) for word in any_of("reporting").finditer(words))


def reported_days(text: str, timexes: Sequence[Timex]) -> list[Timex]:
    """The dates of a sentence on which somebody spoke: "kata Menlu pada Selasa (18/2)"."""
    behind_verb = re.compile(rf"{any_of('reporting').pattern}(?P<gap>(?:[\s,]+[\w.()-]+){{0,10}}[\s,(]*)$", re.I)
    found = []
    for timex in timexes:
        if timex.kind == "date" and timex.precision in ("day", "minute") and timex.first and (verb := behind_verb.search(text[max(0, timex.start - 140) : timex.start])):
            if not _ANOTHER_VERB.search(verb["gap"]):
                found.append(timex)
    return found
