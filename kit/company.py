"""Who the parties of one trigger are: before it, behind it, in the sentence before, or meant by "keduanya"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from . import roles
from .both import states
from .cues import Trigger, any_of, cue_lexicon, namely
from .parties import AIDES, HIGH_OFFICES, SPOUSE, Party, lists

OPENING = re.compile(rf"(?:[^.;!?]*{any_of('reporting').pattern}(?:,|\s+bahwa,?)\s+)?\W*(?:(?:sementara\s+itu|selain\s+itu|di\s+sisi\s+lain|adapun|selanjutnya|sebelumnya|kemudian),?\s+)?(?:selain|sebelum|sesudah|selama|dalam|pada|saat|jelang|menjelang|usai|seusai|setelah|selepas|di\s+sela-sela|melalui|ketika)\s+(?:[\w-]+\s+){{0,4}}$", re.I)
# what a person may be called who holds no office of a state: "Imam Masjid Istiqlal X", "bos junta X"
TITLED = rf"(?:(?!{any_of('no_titles').pattern}|me[mn][a-z]|ber[a-z])(?-i:[A-Za-z][\w.’'-]*)\s+){{1,5}}"
ROYAL = frozenset(("raja", "ratu", "sultan", "kaisar", "permaisuri", "putra mahkota", "putri mahkota", "pangeran"))  # who receive together
_SPOKEN = re.compile(r"[\"”,]\s*(?:kata|ujar|tutur|ungkap|ucap|imbuh|jelas|tambah|sebut|tegas)(?:nya)?\s+")
_WHOM = re.compile(r"\s+yang\s+(?:\w+\s+){0,2}(?:saya|kami|ia|dia|beliau)\s+(?:\w+\s+)?$", re.I)
_MEANTIME = re.compile(r"\b(?:saat|ketika|sewaktu|tatkala|usai|seusai|setelah|sesudah)\s+(?:\w+\s+)?$", re.I)
_GOVERNED = re.compile(r"\b(?:untuk|guna|agar|bahwa|akan|dapat|harus|perlu)\s+(?:\w+\s+){0,4}$", re.I)  # "bertujuan menyerukan lagi pembicaraan dengan X": who is to talk, it does not say
_VERB = re.compile(r"\b(?:me(?:ng|ny|n|m|l|r)\w{3,}|ber(?!sama\b)\w{4,}|di(?!rektur|plomat|samping)\w{4,}|ter(?!utama\b|masuk\b)\w{4,}|akan|telah|sudah|tidak|bahwa|ikut|turut|kata|ujar)\b")
_GOES_ON = re.compile(r";\s*(?:(?:dan|serta|juga|lalu|kemudian|akan)\s+)*(?:(?-i:me(?!nteri|nlu|nhan|nko|reka)[a-z]+)\s+(?:[a-z]\w*\s+){0,2})?$")  # "X akan berunding dengan Y; bertemu | dengan Z": X
_SENDING = re.compile(r"\b(?:mengirim(?:kan)?|mengutus|menugaskan|memerintahkan)\s+(?:[\w-]+\s+){1,6}$", re.I)
_ABOUT_IT = re.compile(rf"{any_of('reporting').pattern}(?:(?:,|\s+bahwa)\s+|\s+{any_of('offers').pattern}\s+(?:untuk\s+)?)$", re.I)
_OWN_PLANS = re.compile(r"\W*(?:agenda|acara|kegiatan|jadwal|program)(?:\s+\w+)?nya\b[^.;:!?]*\b(?:adalah|ialah|yaitu|yakni)\s+(?:\w+\s+)?$", re.I)  # "Agenda pertamanya adalah | bertemu X": of whom the article goes on about
_THIS_ONE = re.compile(r"\b(?:mantan|eks|politikus|politisi|diplomat|pria|wanita|perempuan|tokoh|jenderal|pemimpin)\s+(?:[\w-]+\s+){0,4}ini\s+(?:\w+\s+){0,3}$", re.I)
_STOP = re.compile(r"[;:!?\"“”]|(?<!\bMs)(?<!\bMr)(?<!\bDr)(?<!\bIr)(?<!\b[A-Z])\.(?!\d)")  # the end of a clause, and no abbreviation or clock
_OCCASION = re.compile(r"^[^.;:!?\"“”]*\b(?:saat|ketika|sewaktu|usai|seusai|setelah|sesudah)\s+(?:[\w-]+\s+){0,3}$", re.I)  # "Seperti yang disinggung saat | bertemu X, Y …"
CARRIED_OUT = r"[^.,;:\"“”]{0,60}?\b(?:dilakukan|digelar|diadakan|dilangsungkan|dijalani)\s+(?:oleh\s+)?"
LEAD = rf"(?:(?:(?:tokoh|perwakilan|pimpinan|petinggi|pengurus)(?:\s+(?!d(?:ari|engan|i)\b)[a-z]+){{0,2}}\s+dari|(?:perwakilan|wakil|pejabat|kepala)\s+kantor(?:\s+\w+)?|(?:kelompok|gerakan|milisi|faksi)(?:\s+(?:militan|bersenjata|pemberontak|perlawanan|islam))*|para|sejumlah|beberapa|mantan|eks|bekas|{any_of('counterpart').pattern},?|{roles.pattern('honorifics').pattern})\s+)*"  # what may stand before a party

RECEIVING = frozenset("head_of_state head_of_government vice_president speaker foreign_minister defence_minister finance_minister trade_minister economy_minister coordinating_minister interior_minister minister chair".split())


class Company:
    """The parties of one trigger of a sentence.

    taken: the starts of parties that are another trigger's object; protagonist: whom the article has named most so far.
    """

    def __init__(self, text: str, parties: Sequence[Party], trigger: Trigger, taken: set[int], before: Sequence[Sequence[Party]], protagonist: Party | None = None) -> None:
        self.text, self.trigger, self.taken, self.before, self.known = text, trigger, taken, before, parties
        self._leading = protagonist
        self._told_by: set[str] = set()  # who only speaks of it
        self.opening = bool(OPENING.match(text[: trigger.start]))
        self.groups = [part for group in lists(text, parties) for part in self._split(group)]
        self.objects: set[int] = set()
        self.carried = trigger.shape == "noun" and bool(re.search(rf"{any_of('support_verbs').pattern}(?:\s+[\w-]+){{0,2}}\s+$", text[: trigger.start], re.I))
        tail = text[trigger.end : min((party.start for party in self.known if party.start >= trigger.end), default=len(text))]
        self._adjectives_end = re.match(rf"(?:\s+{any_of('adjectives').pattern})*", tail, re.I).end() + trigger.end
        self.pointing = trigger.shape == "noun" and bool(re.match(rf"(?:\s+[\w-]+){{0,3}}?\s+{any_of('pointing').pattern}", text[trigger.end : trigger.end + 60], re.I))

    def _split(self, group: list[Party]) -> list[list[Party]]:
        """ "Usai bertemu X, Y pulang": behind an opening phrase the comma ends the phrase, and lists nobody."""
        if self.opening and len(group) > 1 and group[0].start >= self.trigger.end and self.text[group[-2].end : group[-1].start].rstrip().endswith(","):
            return [group[:-1], group[-1:]]
        return [group]

    def frames(self) -> list[list[Party]]:
        """The sets of parties, one for each meeting that the trigger tells of; empty when it names none."""
        found = self._of_the_trigger()
        return [*self._besides(found), *found]

    def _besides(self, found: list[list[Party]]) -> list[list[Party]]:
        """ "Selain dengan X, Y juga bertemu Z": Y and X, too."""
        first = self.groups[0] if self.groups and found and self.trigger.kind != "visit" else []
        subject = [party for party in found[0] if party.end <= self.trigger.start] if first else []
        opens = subject and first[0].kind in ("person", "role") and re.fullmatch(rf"\W*(?:selain|di\s+samping)\s+dengan\s+{LEAD}", self.text[: first[0].start], re.I)
        too = opens and re.match(r",\s[^.;:\"“”]*\b(?:juga|pun)\s+(?:\w+\s+){0,4}$", self.text[first[-1].end : self.trigger.start], re.I)
        return self._pairs(subject, first) if too and first[0] not in subject else []

    def _of_the_trigger(self) -> list[list[Party]]:
        if self.trigger.shape == "arriving":
            return self._invited()
        if self.trigger.kind == "visit":
            return self._visit()
        if self.trigger.shape == "noun":
            return self._noun()
        subject = self._subject(self.trigger.start) or self._subject_behind_comma()
        if self.trigger.pronoun:
            whom = self._named_before(subject) if subject else []
            return [frame[1:] + frame[:1] for frame in self._pairs(whom, subject)] if whom else []
        if self.trigger.shape == "discussing":
            return self._discussing(subject)
        if self.trigger.shape == "transitive" and (whom := self._whom_one_met()):
            return whom
        if offered := self._offered():
            return offered
        if self.trigger.shape == "transitive":
            source = r"(?:dari\s+)?" if " " in self.trigger.form else ""  # "menerima kunjungan kehormatan dari X"
            target = self._behind(self.trigger.end, rf"\s*(?:\([^()]{{1,40}}\)\s*)?(?:tamu,\s+)?(?:{any_of('received_how').pattern}\s+)*{source}{LEAD}")
            if not target and self.trigger.form.startswith("di"):  # "diterima dengan upacara kehormatan di Ankara oleh X"
                target = self._behind(self.trigger.end, rf"[^.;:,\"“”]{{0,80}}?\boleh\s+{LEAD}")
            if target and self.trigger.form.startswith("di") and (who := self._who_they_are(target)):
                return self._pairs(target, who)
            if self.trigger.form in cue_lexicon()["speaking_verbs"]:
                target = [party for party in target if party.kind in ("person", "role")]
            if re.search(r"\b(?:ikut|turut)\s+$", self.text[: self.trigger.start], re.I) and (not subject or subject[-1].kind not in ("person", "role")):
                return []  # "Dari pemerintah X, ikut menyambut Menteri Y": who stands behind it welcomes
            if target and not subject and not _GOVERNED.search(self.text[: self.trigger.start]) and not any_of("crowds").search(self.text[: self.trigger.start]) and not any(party.end <= self.trigger.start and party.kind in ("person", "role", "both") for party in self.known):
                subject = self._protagonist(target)  # "Hari ini menerima Presiden X"
            return self._pairs(subject, target) if subject and target else []
        if self.trigger.form in cue_lexicon()["speaking_verbs"]:  # one also speaks with the press, and to a body
            target = [party for party in self._behind(self.trigger.end, rf"\s*{LEAD}") if party.kind in ("person", "role")]
            return self._pairs(subject, target) if subject and target else []
        target = self._behind(self.trigger.end, rf"\s*(?:(?:langsung|lagi|kembali|muka|empat\s+mata)\s+)?{LEAD}") or self._behind(self.trigger.end, rf"[^.;:\"“”]{{0,90}}\b(?:dengan|bersama)\s+{LEAD}")
        if target and not subject and (who := self._who_they_are(target)):
            return self._pairs(target, who)
        if target:
            return self._pairs(subject, target) if subject else []
        if by := self._inviting(subject):
            return self._pairs(by, subject)
        if len({party.stands_for for party in subject}) < 2 and re.search(r"\b(?:saat|ketika|sewaktu|setelah|usai|sebelum)\s+(?:\w+\s+)?$", self.text[: self.trigger.start], re.I):
            named = {party.identity: party for group in self.groups for party in group if party.end <= self.trigger.start and party.kind == "person"}
            if len({party.stands_for for party in named.values()}) == 2:
                return [[*named.values()]]  # "disampaikan X melalui Y saat bertemu di Moskow"
        return [subject]

    def _who_they_are(self, target: list[Party]) -> list[Party]:
        """ "Salah satu yang dihubungi X adalah Y", "Pejabat yang akan bertemu X antara lain Y dan Z"."""
        unnamed = re.search(rf"(?:\bsalah\s+satu|\borang|{any_of('series_of').pattern})[^.;:,]{{0,40}}?\s+yang\s+(?:[\w-]+\s+){{0,3}}$", self.text[: self.trigger.start], re.I)
        return self._behind(target[-1].end, rf"[^.;:\"“”]{{0,60}}?{namely()}{LEAD}") if unnamed else []

    def _whom_one_met(self) -> list[list[Party]]:
        """ "X yang sempat saya temui": who stands before the relative clause is met by the speaker, or by the one whom the pronoun means."""
        clause = _WHOM.search(self.text[: self.trigger.start])
        whom = next((group for group in self.groups if group[-1].end == clause.start() and group[-1].kind in ("person", "role")), None) if clause else None
        subject = self._subject(self.trigger.start) if whom else []
        if subject and subject[0].identity == whom[-1].identity:
            subject = []
        if whom and not subject:
            subject = self._speaker_behind(self.trigger.end)
        return [[*subject, whom[-1]]] if whom and subject else []

    def _offered(self) -> list[list[Party]]:
        """ "X menolak tawaran Y untuk bertemu", "undangan X kepada Y untuk bertemu": who offers and whom it is offered to."""
        offer = re.search(rf"{any_of('offers').pattern}\s+{LEAD}", self.text[: self.trigger.start], re.I)
        by = next((group for group in self.groups if offer and group[0].start == offer.end()), None)
        aim = rf"\s+(?:untuk|agar)\s+(?:{any_of('support_verbs').pattern}\s+)?(?:\w+\s+)?"
        if not by or any(party.kind not in ("person", "role") for party in by):
            return []
        if re.fullmatch(aim, self.text[by[-1].end : self.trigger.start], re.I):
            whom = self._subject(offer.start())
            return self._pairs(whom, by) if whom and not self._behind(self.trigger.end, rf"\s*(?:dengan\s+)?{LEAD}") else []
        to = next((group for group in self.groups if group[0].start > by[-1].end and re.fullmatch(rf"\s+(?:ke|kepada|bagi)\s+{LEAD}", self.text[by[-1].end : group[0].start], re.I)), None)
        return self._pairs(by, to) if to and re.fullmatch(aim, self.text[to[-1].end : self.trigger.start], re.I) else []

    def _inviting(self, whom: list[Party]) -> list[Party]:
        """ "X mengajak Y bertemu": who stands before the verb meets whom it has behind it."""
        verb = re.search(rf"{any_of('inviting').pattern}\s+{LEAD}$", self.text[: whom[0].start], re.I) if whom else None
        return self._subject(verb.start()) if verb else []

    def _discussing(self, subject: list[Party]) -> list[list[Party]]:
        """Persons who discuss something together; what two states discuss, they may discuss anywhere."""
        with_whom = self._behind(self.trigger.end, rf"[^.;:\"“”]{{0,120}}?\b(?:dengan|bersama)\s+{LEAD}") or next((group for group in self.groups if group[0].kind in ("person", "role") and group[0].start >= self.trigger.end and re.fullmatch(rf"[^.;:\"“”]{{0,160}}?\b(?:dengan|bersama)\s+{LEAD}", self.text[self.trigger.end : group[0].start], re.I) and not any(self.trigger.end <= party.start < group[0].start and party.kind in ("person", "role") for party in self.known)), [])
        self.objects.update(party.start for party in with_whom)
        agent = self._behind(self.trigger.end, rf"\s+(?:oleh\s+)?{LEAD}") if self.trigger.form.startswith("di") else []
        if agent and agent[0].kind in ("person", "role"):  # "kesepakatan yang dibicarakan X dengan Y"
            subject, with_whom = agent, self._behind(agent[-1].end, rf"[^.;:,\"“”]{{0,60}}?\b(?:dengan|bersama|kepada)\s+{LEAD}")
        first = self.groups[0] if self.groups else []
        if first and subject and first[0] not in subject and re.fullmatch(rf"\W*(?:\w+\s+)?dengan\s+{LEAD}", self.text[: first[0].start], re.I):
            with_whom = with_whom or first  # "Dengan X, Y membahas …"
            if subject[0].resolved_by == "role":  # "Dengan X, ia membahas …": whom the article is about, rather than whoever was named last
                subject = self._protagonist(first) or subject
        company = subject + with_whom
        if not company or any(party.kind not in ("person", "role", "both") or party.office == "group" for party in company):
            return []
        return self._pairs(subject, with_whom) if subject and with_whom else [company]

    def _named_before(self, subject: list[Party]) -> list[Party]:
        """The one whom "-nya" means: the person last named who is not of the subject."""
        ours = {party.identity for party in subject}
        for parties in ([party for party in self.known if party.end < subject[0].start], *self.before[:2]):
            others = [party for party in parties if party.kind == "person" and party.identity not in ours]
            if others:
                return [replace(others[0], start=self.trigger.start, end=self.trigger.end, resolved_by="role")]
        return []

    def _noun(self) -> list[list[Party]]:
        at, text = self._adjectives_end, self.text
        to_whom = "dengan|bersama|kepada|ke" if self.trigger.form in cue_lexicon()["paid_to"] else "dengan|bersama|untuk|bagi" if self.trigger.form in cue_lexicon()["meals"] else "dengan|bersama"
        if offered := self._offered():
            return offered
        if self.trigger.form.endswith("pers bersama") and (partner := self._behind(at, rf"\s+(?:dengan\s+)?{LEAD}")):  # "dalam jumpa pers bersama X"
            head = self.groups[0] if self.groups[0][0].kind in ("person", "role") and self.groups[0][-1].end <= self.trigger.start and not self.text[: self.groups[0][0].start].strip(" \"“-–—") else []
            subject = head or self._subject(self.trigger.start) or self._subject_behind_comma()
            return self._pairs(subject, partner) if subject and subject[0].stands_for != partner[0].stands_for else []
        between = self._behind(at, rf"\s*(?:yang\s+(?:di|ber|ter)\w+\s+)?(?:(?!yang\b)[\w-]+\s+){{0,4}}?antara\s+(?:kedua\s+)?{LEAD}")
        if between:
            other = self._behind(between[-1].end, rf"[\s,]*(?:\([^)]*\)\s*)?(?:dengan|dan)\s+{LEAD}")
            return [between + other]
        own = self._behind(at, r"\s+(?:(?:antara|para|oleh)\s+)?") or self._behind(at, CARRIED_OUT) or self._carrying_out(at)
        if own and self.trigger.form in cue_lexicon()["paid_to"] and (host := next((group for group in self.groups if group[-1].kind == "person" and not text[group[-1].end : self.trigger.start].strip()), None)):
            return self._pairs(host, own)  # "Menhan X kunjungan kehormatan Dubes Y": the verb is missing
        if own:
            other = self._behind(own[-1].end, rf"[^.;:\"“”]{{0,60}}\b(?:{to_whom})\s+{LEAD}")
            guest = re.search(rf"{any_of('support_verbs').pattern}\s+(?:undangan\s+)?$", text[: self.trigger.start], re.I) if self.trigger.form in cue_lexicon()["meals"] and not other else None
            if guest and (subject := self._subject(guest.start())):  # "X menghadiri jamuan makan malam yang digelar Y"
                return self._pairs(subject, own)
            return self._pairs(own, other) if other else [own]
        to_whom += "|dari" if self.trigger.kind == "call" and re.search(r"\b(?:menerima|mendapat|terima)\s+$", text[: self.trigger.start], re.I) else ""
        with_whom = self._behind(at, rf"[^.;:\"“”]{{0,60}}?\b(?:{to_whom})\s+{LEAD}")
        if not with_whom and self.trigger.kind == "meeting":
            with_whom = self._partner(at)
        support = re.search(rf"(?:{any_of('support_verbs').pattern}|{any_of('agreeing').pattern})(?:\s+[\w-]+){{0,3}}\s+$", text[: self.trigger.start], re.I)
        if with_whom:
            subject = self._subject_behind_comma() or self._subject(support.start() if support else self.trigger.start)
            subject = subject or ((self._protagonist(with_whom) or self._last_person()) if self.trigger.pronoun else [])
            subject = subject or (self._protagonist(with_whom) if not _GOVERNED.search(text[: self.trigger.start]) else [])
            if not subject and (named := self._behind(with_whom[-1].end, namely())):
                return self._pairs(with_whom, named)  # "yang memastikan pertemuan dengan X, antara lain Y dan Z"
            return self._pairs(subject, with_whom) if subject else []
        attended = self._behind(at, rf"[^.;:\"“”]{{0,120}}?\b(?:dihadiri|diikuti|dipimpin|melibatkan|mempertemukan)\s+(?:oleh\s+|langsung\s+|bersama\s+)*{LEAD}")
        if len(attended) > 1:
            return [attended]
        if support:
            return [self._subject(support.start())]
        return [self._before_noun() or self._behind_noun()] if not self.pointing else []

    def _partner(self, at: int) -> list[Party]:
        """Who is met, behind states that only name what meets: "pertemuan Komisi Bersama Indonesia-Selandia Baru bersama Menlu X"."""
        partner = next((group for group in self.groups if group[0].start >= at and group[0].kind in ("person", "role")), [])
        between = [party for party in self.known if partner and at <= party.start < partner[0].start]
        fits = between and all(party.kind in ("state", "body") for party in between) and re.fullmatch(rf"[^.;:,\"“”]{{0,120}}?\b(?:dengan|bersama)\s+{LEAD}", self.text[at : partner[0].start], re.I)
        self.objects.update(party.start for party in partner if fits)
        return partner if fits else []

    def _carrying_out(self, at: int) -> list[Party]:
        """ "Pertemuan pertama X langsungkan dengan Y": who stands before the bare verb."""
        group = next((group for group in self.groups if group[0].start >= at), None)
        verb = group and re.match(rf"\s+{any_of('bare_support_verbs').pattern}\s", self.text[group[-1].end :], re.I)
        return group if verb and re.fullmatch(r"\s*,\s*", self.text[at : group[0].start]) else []

    def _occasion(self) -> re.Match[str] | None:
        """The words that make of the noun when something was said or done: "dalam sebuah" pertemuan."""
        return re.search(rf"\b(?:dalam|pada|saat|ketika|di sela{'|melalui|lewat|via' if self.trigger.kind == 'call' else ''})\s+(?:sebuah\s+|suatu\s+|rangkaian\s+|\w+\s+kali\s+)?$", self.text[: self.trigger.start], re.I)

    def _behind_noun(self) -> list[Party]:
        """ "Dalam pembicaraan via telepon, X mengatakan kepada Y": both stand behind the noun."""
        groups = [group for group in self.groups if group[0].start >= self.trigger.end and group[0].kind in ("person", "role")]
        addressed = next((at for at, group in enumerate(groups) if at and re.search(r"\b(?:kepada|di hadapan)\s+$", self.text[: group[0].start], re.I)), None)
        if not self._occasion() or addressed is None or re.search(r"[.;!?\"“”]", self.text[self.trigger.end : groups[addressed][0].start]):
            return []
        return groups[addressed - 1] + groups[addressed]

    def _before_noun(self) -> list[Party]:
        """ "disampaikan X kepada Y dalam pertemuan bilateral": both stand before the noun."""
        occasion = self._occasion()
        if not occasion:
            return []
        said_by = [group for group in self.groups if group[-1].end <= self.trigger.start][-1:]
        if said_by and said_by[0][0].kind == "both" and not self.text[said_by[0][-1].end : occasion.start()].strip():
            return said_by[0]  # "demikian disampaikan kedua menlu dalam pertemuan …"
        groups = [group for group in self.groups if group[-1].end <= self.trigger.start and group[0].kind in ("person", "role")]
        addressed = [group for group in groups if re.search(r"\b(?:kepada|di hadapan|bersama|dengan)\s+$", self.text[: group[0].start], re.I)]
        if not addressed and len(groups) == 2 and re.search(r"\b(?-i:me)(?:ny|m|ng|n|l|r)\w{3,}\s+$", self.text[: groups[1][0].start]) and groups[0][0].stands_for != groups[1][0].stands_for and not re.search(r"[.;!?\"“”]|\bbahwa\b", self.text[groups[0][-1].end : self.trigger.start]):
            return groups[0] + groups[1]  # "X menyapa Y dalam pertemuan bilateral"
        if not addressed or groups.index(addressed[-1]) == 0 or (addressed[-1][0].kind != "person" and not re.search(r"\b(?:kepada|hadapan)\s+$", self.text[: addressed[-1][0].start], re.I)) or re.search(r"[.;!?\"“”]|,\s+yang\b[^,]*$", self.text[addressed[-1][-1].end : self.trigger.start]):
            return []
        return groups[groups.index(addressed[-1]) - 1] + addressed[-1]

    def guests(self) -> list[Party]:
        """Who comes, where no destination is named."""
        if self.trigger.kind == "visit" and self.trigger.shape == "noun":  # "Kunjungan resmi X dijadwalkan pada 27 Januari"
            return [party for party in self._behind(self._adjectives_end, r"\s+") if party.kind == "person"]
        return [party for party in self._subject(self.trigger.start) if party.kind == "person"] if self.trigger.shape == "arriving" else []

    def met(self) -> list[Party]:
        """Whom the words name on one side only: of "pertemuan dengan X" without a subject, X."""
        return [party for party in self.known if party.start in self.objects and party.kind == "person"]

    def _invited(self) -> list[list[Party]]:
        """ "Presiden X mengundang Y untuk berkunjung": Y and the state of who invites."""
        guest = next((group for group in self.groups if group[0].kind in ("person", "role") and re.fullmatch(r"\s+(?:(?:untuk|agar|guna)\s+)?(?:(?:kembali|dapat|bisa)\s+)*", self.text[group[-1].end : self.trigger.start], re.I)), [])
        by = self._inviting(guest)
        side = by[0].side if by else None
        return [[*guest, Party(by[0].start, by[0].end, "state", side, None, side, resolved_by="role")]] if side in states() and all(party.side != side for party in guest) else []

    def _visit(self) -> list[list[Party]]:
        """A visitor and the state that is visited: "kunjungan X ke Y", "X mengunjungi Y"."""
        own = (self._behind(self._adjectives_end, r"\s+(?:(?:oleh|para)\s+)?") or self._behind(self._adjectives_end, CARRIED_OUT)) if self.trigger.shape == "noun" else []
        self.objects -= {party.start for party in own}  # "agenda kunjungan X ialah pertemuan dengan Y": X goes on
        named = own or (self._behind_opening() if self.trigger.pronoun or self.trigger.shape != "noun" else []) or (self._subject(self.trigger.start) if not re.search(r"[\"”],?\s+\w+nya\b[^.!?]*$", self.text[: self.trigger.start]) else [])  # "…," ucapnya sebelum berangkat ke X: who he is, the quotation does not say
        guests = [party for party in named if party.kind in ("person", "role")]
        after = max([self._adjectives_end, *(party.end for party in own)])
        gap = rf",?[^.;:,\"“”]{{0,60}}?\b(?:ke|di)\s+(?:ibu\s?kota\s+|kota\s+|(?:\w+\s+){{0,2}}negara(?:(?!\byang\b)[^.;:\"“”]){{0,60}}?{namely()}|{any_of('venue_words').pattern}[^,.;:\"“”]{{0,40}},\s+)?" if self.trigger.shape == "noun" else rf"\s+(?:(?-i:[A-Z])[\w’'.-]*(?:\s+(?-i:[A-Z])[\w’'.-]*){{0,7}},\s+(?:(?-i:Republik|Kerajaan)\s+)?|(?:\w+\s+)?negara\s+[^.;:,\"“”]{{0,40}},\s+(?:(?:yaitu|yakni)\s+)?|(?:\w+\s+){{0,2}}negara(?:(?!\byang\b)[^.;:\"“”]){{0,60}}?{namely()}|ibu\s?kota\s+|kota\s+|(?:markas(?:\s+besar)?|kantor)\s+(?:otoritas\s+|pemerintah\s+)?)?"
        hosts = [party for party in self._behind(after, gap, visited=True) if party.kind == "state"]
        if self.trigger.shape == "noun" and not named and len(hosts) == 1:
            guests = self._last_from_abroad(hosts[0])  # "Kunjungan resmi ke Indonesia itu berlangsung …"
        hosts += self._listed(hosts)
        if not named and hosts and self.trigger.shape != "noun" and not self.text[: self.trigger.start].strip(" \"“"):  # "Tiba di Jakarta, X disambut …"
            behind = next((group for group in self.groups if group[0].start > hosts[-1].end and group[0].kind != "state"), [])
            named = behind if behind and re.search(r",\s*(?:\w+\s+){0,2}$", self.text[: behind[0].start]) else []
            guests = [party for party in named if party.kind in ("person", "role")]
        self.objects -= {party.start for party in self.known if party.start >= after and party.kind in ("person", "role")}  # "Setelah berkunjung ke Istana Bogor, X menemui Y": X goes on
        if not hosts:  # "mengunjungi X", "mengunjungi kediaman X": whoever lives there is visited
            calling = self.trigger.form in cue_lexicon()["calls_by"]
            hosts = [party for party in self._behind(after, rf"\s+{any_of('homes').pattern}\s+{LEAD}") or (self._behind(after, rf"\s+{LEAD}") if calling else []) if party.kind == "person"]
            return [[*guests, *hosts]] if guests and hosts else []
        visits = [([party for party in guests if party.side != host.side], host) for host in hosts]
        return [[*foreign, host] for foreign, host in visits if foreign]

    def _listed(self, hosts: list[Party]) -> list[Party]:
        """Other states behind one that is visited: "ke Brunei dan Timor Leste"."""
        found: list[Party] = []
        at = hosts[-1].end if hosts else len(self.text)
        for party in self.known:
            if party.start < at:
                continue
            if party.kind != "state" or not re.fullmatch(r"\s*(?:,|,?\s*(?:dan|serta|lalu|kemudian))\s+(?:terakhir,?\s+)?", self.text[at : party.start]):
                break
            at = party.end
            if party.side not in {other.side for other in (*hosts, *found)}:  # "ke Bali, Indonesia, dan Bangkok, Thailand" are two
                found.append(party)
        return found if re.search(r"\b(?:dan|serta|lalu|kemudian)\s+(?:terakhir,?\s+)?$", self.text[: found[-1].start] if found else "") else []

    def _behind(self, at: int, gap: str, *, visited: bool = False) -> list[Party]:
        """The parties named together right behind a place, where what lies between fits `gap`; a state as a mere place only if `visited`."""
        for group in self.groups:
            by_whom = self.trigger.form.startswith("di") and re.search(r"\boleh\s+$", self.text[: group[0].start], re.I)  # "diterima oleh Majelis Nasional X"
            if group[0].start >= at and (visited or by_whom or not group[0].after_preposition):
                if re.match(rf"\)?{namely()}", self.text[group[-1].end :], re.I) and group[0].kind != "person":
                    continue  # "pejabat penting Turki lain, yaitu Menlu X": who is meant follows
                titled = group[0].kind == "person" and self.trigger.kind != "visit" and (self.trigger.shape in ("reciprocal", "transitive") or "dengan" in gap) and re.fullmatch(rf"{gap}{TITLED}", self.text[at : group[0].start], re.I)
                if group[0].kind == "body" and any_of("firms").search(self.text, at, group[0].start):
                    return []  # "bertemu pimpinan sejumlah perusahaan seperti X"
                if titled or re.fullmatch(gap, self.text[at : group[0].start], re.I) or (("dengan" in gap or self.trigger.shape != "noun") and _many_named().fullmatch(self.text, at, group[0].start)):
                    group = group + (self._one_more(group) if "dengan" in gap or self.trigger.shape != "noun" else [])
                    self.objects.update(party.start for party in group)
                    return group
                return []
        return []

    def _one_more(self, group: list[Party]) -> list[Party]:
        """Who else is told of behind a clause, a place or a day: "dengan X, yang baru tiba dari Damaskus, dan dengan Y", "bertemu X di Riyadh, dan kemudian Y"."""
        behind, elsewhere = _further()
        for other in self.groups:
            if other[0].start <= group[-1].end or other[0].kind not in ("person", "role"):
                continue
            gap, tail = self.text[group[-1].end : other[0].start], self.text[other[-1].end :]
            if len(gap) > 250:
                break
            if behind.fullmatch(gap) or (elsewhere.fullmatch(gap) and re.match(r"\s+di\s", tail)):
                return other if ends_with_names(tail, ()) else []
        return []

    def _subject(self, end: int) -> list[Party]:
        """The parties named together before a place, in the same clause; else the speaker, or the one a pronoun means."""
        if re.search(r"\b(?:ia|dia|beliau)\s+(?:\w+\s+){0,3}$", self.text[:end], re.I):  # "X bertemu Y setelah ia menemui Z": X
            head = next((group for group in self.groups if group[0].kind == "person" and not group[0].after_preposition and group[0].office != SPOUSE), None)
            if head and head[-1].end <= end and not re.search(r"[;:\"“”]", self.text[head[-1].end : end]) and re.search(r"\b(?:setelah|sesudah|usai|seusai|sebelum|saat|ketika|sewaktu|bahwa|sambil|lalu|kemudian)\s+(?:\w+\s+){0,5}(?:ia|dia|beliau)\s+(?:\w+\s+){0,3}$", self.text[:end], re.I):
                return head[:1]
        goes_on = _GOES_ON.search(self.text, self.groups[0][-1].end, end) if self.groups else None
        if goes_on and not any(goes_on.start() < party.start < end for party in self.known) and self.groups[0][0].kind in ("person", "role") and self.groups[0][0].start not in self.taken and not self.groups[0][0].after_preposition:
            return self.groups[0]
        agent = next((group for group in self.groups if group[0].kind in ("person", "role") and re.fullmatch(r"\s+(?:saat|ketika|sewaktu|tatkala|usai|seusai|setelah|sesudah)\s+(?:\w+\s+)?", self.text[group[-1].end : end], re.I)), None)
        if agent and re.search(rf"(?=di){any_of('said_then').pattern}\s+(?:oleh\s+)?{LEAD}$", self.text[: agent[0].start], re.I):
            return agent  # "Z mengatakan hal itu disampaikan X saat | bertemu Y": X
        if _MEANTIME.search(self.text[:end]):  # "X membahas persiapan kunjungan Z saat | bertemu Y": X, with whom the sentence begins
            head = self.groups[0] if self.groups and self.groups[0][-1].end <= end else []
            if head and head[0].kind in ("person", "role") and not self.text[: head[0].start].strip(" \"“-–—") and not head[0].after_preposition and head[0].start not in self.taken and not re.search(r"[;:\"“”]", self.text[head[-1].end : end]) and (head[0].office != SPOUSE):
                return head
        whose = re.search(r"\s*,?\s+yang\s+(?:(?:juga|telah|sudah|akan|baru|kemudian|lalu|saat\s+itu)\s+)*$", self.text[:end])
        last = max((party.end for party in self.known if whose and party.end <= whose.start()), default=0)
        if whose and "," in whose[0] and re.search(r"\b[a-z]{3,}$", self.text[: whose.start()]) and last < whose.start() and self.text[last : last + 1] != ",":
            return []  # "X menerima misi enam orang, yang akan mengunjungi Y": the mission
        for group in reversed(self.groups):
            if group[-1].end > end:
                continue
            if whose and group[-1].end == whose.start() and group[-1].kind == "person":
                return group[-1:]  # "dengan utusannya, X, yang bertemu Y": X
            between = self.text[group[-1].end : end]
            if _SENDING.search(between):
                break  # "X mengirim utusannya bertemu Y": not X
            if _STOP.search(between) or len(between) - sum(party.end - party.start for party in self.known if group[-1].end <= party.start < end) > 160:
                break
            group = [party for party in group if party.start not in self.taken]
            stands_in = bool(re.search(r"\bdiwakili\s+(?:oleh\s+)?$", self.text[: group[0].start], re.I)) if group else False
            if not group or (group[0].after_preposition and not stands_in) or group[0].office == SPOUSE or re.search(rf"{any_of('sent_by').pattern}\s+(?:(?:oleh|sejumlah|beberapa|para|{roles.pattern('honorifics').pattern})\s+)*$", self.text[: group[0].start], re.I):
                continue
            if group[-1].kind != "person" and re.search(rf"{any_of('speaker_pronouns').pattern}", between, re.I):
                break  # "Di samping G20 saya juga bertemu X"
            if self.trigger.shape == "noun" and not self.trigger.pronoun and (_ABOUT_IT.search(between) or (group[-1].office in AIDES and re.search(r"\bbahwa\b", between))):
                self._told_by |= {party.identity for party in group}
                continue  # "X mengatakan, pertemuan dengan Y …", "Juru Bicara X mengatakan bahwa pertemuan dengan Y …": whose, it does not say
            if re.fullmatch(rf"\W*(?:\w+\s+){{0,2}}(?:dengan|kepada|bersama)\s+{LEAD}", self.text[: group[0].start], re.I) and re.search(r"\b(?:ia|dia|beliau|kami|saya)\b", between, re.I):
                continue  # "Dengan X, ia membahas …"
            if group[-1].kind in ("body", "role") and re.match(r"(?:\s+(?:berusia|berumur|yang)\s[^,.;]{0,40}?)?\s+(?:itu|tersebut|ini)\b", self.text[group[-1].end :]):  # "mantan juru bicara X itu" is somebody named before
                return self._last_person()
            together = re.search(r",?\s+(?:(?:hadir|datang|tiba)\s+)?bersama\s+(?:dengan\s+)?(?:\w+nya\s+)?$", self.text[: group[0].start], re.I)
            leader = together and next((g for g in self.groups if g[-1].end == together.start()), None)
            return [*leader, *group] if leader else group
        head = self.text[:end]
        if re.search(rf"{any_of('speaker_pronouns').pattern}[^.!?]*$", head, re.I):
            return self._speaker_behind(end)
        if re.search(r"\b(?:ia|dia|beliau|dirinya|mereka|(?<!waktu )(?<!saat )(?<!hari )itu|itu(?=\s+juga\b)|tersebut)\b[^.!?]*$", head, re.I) or _THIS_ONE.search(head) or _OWN_PLANS.match(head):
            return self._last_person()
        return []

    def _speaker_behind(self, at: int) -> list[Party]:
        """Whom "saya" means: who is named behind the next "…, kata", else the last person before."""
        spoken = _SPOKEN.search(self.text[at:])
        named = [party for group in self.groups for party in group if spoken and party.kind == "person" and 0 <= party.start - at - spoken.end() < 60]
        return named[:1] or self._last_person()

    def _subject_behind_comma(self) -> list[Party]:
        """ "Dalam pertemuan dengan X di Kairo, Y membahas …", "Setelah bertemu X, Y terbang …": the subject is the one behind the comma."""
        opens = self.opening or (_OCCASION.search(self.text[: self.trigger.start]) and not any(party.end <= self.trigger.start for party in self.known))
        behind = [group for group in self.groups if group[0].start >= self.trigger.end and not group[0].after_preposition] if opens else []
        behind = behind[:1] + [group for group in behind[1:] if group[0].kind != "body" or not re.search(r"\bdi\s+(?:[\w-]+\s+){0,3}$", self.text[: group[0].start], re.I)]  # "di markas besar PBB"
        fits = len(behind) > 1 and re.fullmatch(r"[^.;:\"“”]{0,80}?,\s*(?:(?:kini\s+)?giliran\s+)?", self.text[behind[0][-1].end : behind[1][0].start], re.I)
        return behind[1] if fits else []

    def _behind_opening(self) -> list[Party]:
        """ "Setelah menyelesaikan kunjungannya di Seoul, X akan …": X."""
        behind = [group for group in self.groups if group[0].start >= self.trigger.end and group[0].kind in ("person", "role")] if self.opening and not re.search(r"\bsebelum\s+(?:\w+\s+)?$", self.text[: self.trigger.start], re.I) else []
        return behind[0] if behind and re.search(r",\s*$", self.text[: behind[0][0].start]) else []

    def _protagonist(self, with_whom: Sequence[Party]) -> list[Party]:
        """ "Pertemuan kedua dilangsungkan dengan X": the article goes on about whom it has named most, if not X and of another side."""
        whom = self._leading
        if whom is None or whom.identity in self._told_by or any(party.identity == whom.identity or party.stands_for == whom.stands_for for party in with_whom):
            return []
        return [replace(whom, start=self.trigger.start, end=self.trigger.end, resolved_by="role")]

    def _last_from_abroad(self, host: Party) -> list[Party]:
        """The only person of another state whom the sentence before names."""
        abroad = {party.identity: party for party in self.before[0] if party.kind == "person" and party.side not in (None, host.side)} if self.before else {}
        return [replace(party, start=self.trigger.start, end=self.trigger.end, resolved_by="role") for party in abroad.values()] if len(abroad) == 1 else []

    def _last_person(self) -> list[Party]:
        for parties in self.before[:2]:
            persons = [party for party in parties if party.kind == "person"]
            if persons:
                return [replace(persons[0], start=self.trigger.start, end=self.trigger.end, resolved_by="role")]
        return []

    def _pairs(self, subject: list[Party], target: list[Party]) -> list[list[Party]]:
        """One meeting with all, or one with each side: "bertemu PM Jepang, Sekjen PBB, dan PM Selandia Baru" tells of three."""
        sides: list[str | None] = []
        for party in target:  # who has no known side stands with the one before, but not who opposes him
            alone = re.search(r"\boposisi\s+$", self.text[: party.start], re.I)
            sides.append(party.name if alone else party.side or (sides[-1] if sides else None))
        apart = re.match(r"(?:\s+[\w-]+)?\s+terpisah\b", self.text[self.trigger.end :], re.I)  # "panggilan telepon terpisah dengan X dan Y"
        talk = self.trigger.shape == "noun" and not apart and (self.trigger.kind == "call" or self.trigger.form == "percakapan")  # one talk with all who are listed
        joint = talk or any_of("multilateral_words").search(self.text) or len({party.stands_for for party in subject}) > 1
        one_by_one = any(re.search(r"\b(?:kemudian|lalu|selanjutnya|terakhir|dan\s+dengan)\b", self.text[one.end : other.start], re.I) for one, other in pairwise(target))
        welcomed = any_of("welcomes").fullmatch(self.trigger.form) is not None  # by many at once
        each = (apart or re.search(r"\bsecara\s+terpisah\b", self.text[max(0, self.trigger.start - 30) : self.trigger.end + 30], re.I)) if len({party.stands_for for party in subject}) > 1 else None
        if each:  # "X dan Y mengadakan pembicaraan terpisah dengan Z"
            return [[one, other] for one in subject for other in target]
        if len(set(sides)) < 2 and not joint and len(target) > 1 and not welcomed and (one_by_one or _each_alone(target)):
            return [[*subject, party] for party in target]
        if len(set(sides)) < 2 or joint:
            return [subject + target]
        return [subject + [party for party, its in zip(target, sides) if its == side] for side in dict.fromkeys(sides)]


@cache
def _further() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What leads to one more counterpart: a clause or a word such as "kemudian"; or a place, where the next has one too ("bertemu X di Muskat dan Y di Riyadh")."""
    clause = rf",\s+yang\s+[^;:\"“”]{{3,140}}?,\s+(?:dan|serta)\s+(?:juga\s+)?(?:dengan|bersama)\s+{LEAD}"
    then = rf"[^;:\"“”]{{0,80}}?(?:,?\s+(?:dan|serta)\s+(?:dengan|juga|lalu|kemudian|selanjutnya|terakhir|setelah\s+itu)|[.,]\s+(?=(?-i:[A-Z])){any_of('listed_too').pattern}),?\s+(?:(?:[\w-]+\s+){{1,4}}lain(?:nya)?,?\s+{any_of('namely').pattern}\s+)?(?:dengan\s+)?{LEAD}"
    elsewhere = rf"\s+di\s+(?-i:[A-Z])[\w’'.-]*(?:\s+(?-i:[A-Z])[\w’'.-]*){{0,2}}(?:\s+pada\s+[^,.;:]{{3,25}})?,?\s+(?:dan|serta)\s+(?:dengan\s+)?{LEAD}"
    return re.compile(f"{clause}|{then}", re.I), re.compile(elsewhere, re.I)


@cache
def _many_named() -> re.Pattern[str]:
    """What leads from a verb or "dengan" to names, over words for many: "sejumlah menteri di Jenewa, antara lain"."""
    return re.compile(rf"\s*(?:(?!yang\b)[\w-]+\s+){{0,6}}{any_of('series_of').pattern}(?:(?!\byang\s+(?:di|me)\w+)[^.;:]){{0,120}}?{namely()}{LEAD}|\s*(?:dengan\s+)?(?:dua|tiga|empat|lima)\s+{any_of('series_of').pattern}(?:\s+lain(?:nya)?)?,\s+{LEAD}", re.I)


def ends_with_names(text: str, parties: Sequence[Party]) -> bool:
    """Whether a text tells of nothing but names, places and days, up to its first aim or clause: a list, and no sentence of its own."""
    words = list(text)
    for party in parties:
        words[party.start : party.end] = " " * (party.end - party.start)
    rest = re.split(r"[.;]|\b(?:untuk|guna|yang)\b", "".join(words), maxsplit=1)[0]
    return _VERB.search(rest) is None


def _each_alone(parties: Sequence[Party]) -> bool:
    """Whether each of these holds an office in which guests are received by themselves: "bertemu Presiden X dan Perdana Menteri Y"."""
    persons = [party for party in parties if party.kind != "group"]  # "X, Y, dan pejabat lainnya"
    apart = len({(party.office, party.form) for party in persons}) == len(persons) or all(party.office in HIGH_OFFICES and party.form not in ROYAL for party in persons)
    return len(persons) > 1 and apart and all(party.kind == "person" and party.office in RECEIVING for party in persons)
