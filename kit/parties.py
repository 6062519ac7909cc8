"""The parties that a sentence names: persons with the office and state before them, office-holders without a name, states."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from . import lexicons, roles
from .readings import time_words

BRACKET = r"(?:\s*\([^()]{1,60}\))?"
REALM = r"(?:(?:negara|republik|kerajaan|federasi|persemakmuran|otoritas|rezim|pemerintah|kelompok|gerakan)\s+(?:(?:rakyat|sosialis|islam|demokratik|persatuan|federal)\s+)*)?"
TO_SIDE = re.compile(rf"{BRACKET}\s*\(?(?:(?:ke-\d+|terpilih|baru|sementara|interim|de facto|de jure|senior|tinggi|dari|untuk)\s+)*{REALM}", re.I)
# "Menteri Iklim dan Lingkungan Hidup Norwegia": some offices are followed by their field
FIELD = re.compile(rf"{BRACKET}(?:\s+(?:[A-Z][\w-]+|dan|bidang|urusan|untuk)|,(?=\s|$)){{0,9}}?{BRACKET}\s+(?i:{REALM})")
TO_PERSON = re.compile(rf"(?!\s*,\s*(?:yakni|yaitu)\b)\)?{BRACKET}\s*,?\s*(?:(?:ke-\d+|(?-i:[IVX]{{1,5}})|terpilih|yakni|yaitu|yang\s+(?:baru|di(?!temui|terima|sambut|kunjungi|jamu|hubungi|telepon|jumpai)\w{{4,}})|saat itu|madame|{lexicons.alternatives(lexicons.load('roles')['honorifics'])})(?:\s+|(?=,)))*,?\s*", re.I)
TO_NAME = re.compile(rf"\s+(?:{lexicons.alternatives(lexicons.load('roles')['honorifics'])}\s+)*", re.I)
FOREIGN_OFFICE = re.compile(r"(?<=[a-z,]\s)(?:[A-Z][a-z]\w+\s+){1,4}$")  # words with capitals in front of a state, in mid-sentence: what somebody is there
HEAD_OF = re.compile(r"\b(Presiden|Ketua|Direktur|Kepala|Pemimpin)\s+$")  # the head of a body, right before its name
BESIDES = re.compile(r"\b(?:selain|di\s+samping|kecuali|(?P<not_only>(?:tidak|tak|bukan)\s+(?:hanya|cuma)))\s+(?:(?:bertemu|menemui|dengan)\s+)*$", re.I)  # who is named behind it is of another list
MONTH_OF = re.compile(r"\b(?:bulan(?:\s+suci)?|hari\s+raya|hari)\s+$", re.I)
FROM = re.compile(r"\W*(?:adapun\s+|sementara\s+itu,?\s+|lebih\s+lanjut,?\s+|selain\s+itu,?\s+|namun,?\s+)?(?:kata|ujar|tutur|ungkap|jelas|lanjut|(?:informasi|keterangan)\s+dari|menurut|berdasarkan|mengutip|melansir|dikutip\s+dari|dari|sepulang\s+dari|di|(?:dalam|selama|saat|ketika|sewaktu)(?=[^,;.]*\s(?:ke|di)(?:\s+negara)?\s+$)|usai|seusai|setelah)\s[^,;.]*$", re.I)  # an opening that ends with its comma: "Dari rumah X, Y menemui …"
WITH_SPOUSE = rf"(?:\s+(?:beserta|bersama|didampingi|dan)\s+{lexicons.alternatives(lexicons.load('roles')['spouses'])}(?=\s*[,;]|\s+dan\b|\s+serta\b))?"  # "X beserta istri, Y, dan Z"
WEEKDAY = lexicons.alternatives(time_words()["weekdays"])  # "X, Senin (29/7), dan Y, Selasa (30/7)"
JOINT = re.compile(rf"{BRACKET}{WITH_SPOUSE}(?:,?\s+(?:pada\s+)?(?:hari\s+)?{WEEKDAY}\s*\(\d[\d/]*\))?\s*(?:[,;]\s*dan|[,;]\s*serta|,|;|dan|serta|beserta|maupun|vs\.?|versus|/|-|–|—|&)\s*(?:(?:juga|lalu|kemudian|selanjutnya|terakhir,?|hingga|dengan|(?:kelompok|gerakan|milisi|faksi)(?:\s+(?:militan|bersenjata|pemberontak|perlawanan|islam))*|para|sejumlah|mantan|eks|bekas|pengusaha|(?:tokoh|pemimpin|politikus|politisi)\s+oposisi|{lexicons.alternatives(lexicons.load('meetings')['counterpart'])},?)\s+)*{BRACKET}\s*$", re.I)
PREPOSITION = re.compile(r"\b(?:di|ke|dari|untuk|tentang|mengenai|soal|terkait|atas|terhadap|bagi|pada|kepada|oleh|di\s+luar|wilayah|isu|konflik|perang|krisis|situasi\s+di|sekitar|bahasa|warga|rakyat|ibu\s+kota|hubungan|antara\s+hubungan|meninggalkan|kondisi|masalah|persoalan|nasib|posisi|sikap|kepentingan|pandangan|perekonomian|ekonomi|pasar)\s+$", re.I)

_SAYS = re.compile(r"[,\"”]\s*(?:kata|ujar|tutur|ungkap|jelas|ucap|imbuh|tambah|terang|menurut)\s+$", re.I)
_AND_IS = r"sekaligus|merangkap|selaku"  # between two offices of one person
_GATHERING = re.compile(r"(?:Dialog|KTT|Konferensi|Forum|Sidang|Simposium)\b", re.I)  # where they meet, and nobody
_OF_OFFICE = re.compile(r"\b(?:perwakilan|wakil|kepala|ketua|pejabat)\s+$", re.I)  # "perwakilan | Kantor Politik X": no place

SPOUSE = "spouse"  # the office of who comes along as somebody's wife or husband


OPEN_OFFICES = frozenset("deputy_foreign_minister deputy_defence_minister defence_minister finance_minister trade_minister interior_minister minister deputy_minister coordinating_minister economy_minister adviser chair ambassador envoy commander speaker deputy_head_of_government".split())


AIDES = frozenset({"spokesperson", "adviser"})


HIGH_OFFICES = frozenset("head_of_state head_of_government vice_president foreign_minister".split())


STATE_OFFICES = frozenset("foreign_minister defence_minister finance_minister trade_minister economy_minister interior_minister minister head_of_government leader".split())


@dataclass(frozen=True)
class Mention:
    """A row of `mentions`, its place counted from the sentence's first character."""

    start: int
    end: int
    entity_id: str
    name: str
    type: str
    kind: str  # state, capital, city, region, person or organisation; "" for a name that no lexicon has
    state: str | None  # canonical name of the state it belongs to


@dataclass(frozen=True)
class Party:
    """Who acts, at `start` to `end` of a sentence. kind: person, role, group, state, body (an organisation) or both (keduanya)."""

    start: int
    end: int
    kind: str
    name: str
    entity_id: str | None = None
    side: str | None = None
    office: str | None = None
    form: str | None = None  # the office as it is written, in small letters
    resolved_by: str = "name"
    after_preposition: bool = False

    @property
    def stands_for(self) -> str:
        """The side, or the party itself where no side is known."""
        return self.side or self.name

    @property
    def identity(self) -> str:
        """What makes two parties the same one."""
        return self.entity_id if self.kind == "person" else f"{self.kind}:{self.office or ''}:{self.stands_for}"


@cache
def _both() -> tuple[re.Pattern[str], dict[str, str | None]]:
    words = lexicons.load("meetings")["both"]
    return re.compile(rf"\b{lexicons.alternatives(words)}\b", re.I), words


@cache
def _people_of() -> re.Pattern[str]:
    """ "pejabat kedua pihak", "delegasi dari kedua negara": others than those two who were named."""
    return re.compile(rf"({roles.pattern('groups').pattern})\s+(?:dari\s+)?$", re.I)


@cache
def _holders_of() -> re.Pattern[str]:
    return re.compile(rf"({roles.pattern('offices').pattern})\s+(?:dari\s+)?$", re.I)


@cache
def counterpart() -> re.Pattern[str]:
    """The words for the one who holds the same office elsewhere: "mitranya", "rekannya dari"."""
    return re.compile(rf"\b{lexicons.alternatives(lexicons.load('meetings')['counterpart'])}\b(?:\s+dari|(?<=-rekannya)\s+di|(?<=-mitranya)\s+di)?", re.I)


def find_parties(text: str, mentions: Sequence[Mention]) -> list[Party]:
    """The parties of a sentence in order. Of "Menteri Luar Negeri Turki Hakan Fidan" there is one: the person, his office and side."""
    parties: list[Party] = []
    used: set[int] = set()
    both = list(_both()[0].finditer(text))
    words = sorted([*roles.pattern("offices", "groups").finditer(text), *counterpart().finditer(text)], key=lambda match: (match.start(), -match.end()))
    for match in words:
        part_of_it = {index for index, m in enumerate(mentions) if match.start() < m.start and m.end <= match.end()}  # "Ketua MPR"
        used |= part_of_it
        inside = any(m.start < match.end() and match.start() < m.end and m.type != "PER" and index not in part_of_it for index, m in enumerate(mentions))
        if inside or (parties and match.start() < parties[-1].end) or any(pair.start() <= match.start() < pair.end() for pair in both):
            continue
        parties += _office_holders(text, match, mentions, used)
    for index, (mention, behind) in enumerate(pairwise(mentions)):
        titled = FOREIGN_OFFICE.search(text, 0, mention.start) if mention.kind == "state" and behind.type == "PER" and not {index, index + 1} & used else None
        if titled and behind.state in (None, mention.name) and TO_NAME.fullmatch(text, mention.end, behind.start):  # "State Counsellor Myanmar Daw X": an office that the lexicon does not have
            used.update((index, index + 1))
            parties.append(Party(titled.start(), behind.end, "person", behind.name, behind.entity_id, mention.name))
        bracketed = text[mention.end : behind.start] == " (" and text[behind.end : behind.end + 1] == ")"
        if index not in used and mention.type == "PER" and behind.kind == "state" and (bracketed or text[mention.end : behind.start] == " dari "):  # "Budi Santoso dari Peru", "Budi Santoso (Peru)"
            used.update((index, index + 1))
            parties.append(Party(mention.start, behind.end + bracketed, "person", mention.name, mention.entity_id, behind.name))
    for index, mention in enumerate(mentions):
        again = index > 0 and _said_again(text, mentions[index - 1], mention)
        inside = any(party.kind == "person" and party.start <= mention.start < party.end for party in parties)  # "Menteri Luar Negeri Republik Indonesia (Menlu RI), X"
        if index not in used and not again and not inside and not _of_house().search(text, 0, mention.start):
            parties += _plain(text, mention)
    for match in both:
        if whose := _holders_of().search(text, 0, match.start()):  # "menteri luar negeri kedua negara"
            office = roles.office_of(whose[1])
            parties.append(Party(whose.start(), match.end(), "both", text[whose.start() : match.end()], office="leader" if office.startswith("head_of") else office))
            continue
        people = _people_of().search(text, 0, match.start())
        if people:
            parties.append(Party(people.start(), match.end(), "both", people[1].lower(), office="group"))
        else:
            parties.append(Party(match.start(), match.end(), "both", match[0], office=_both()[1][re.sub(r"\s+", " ", match[0].lower())]))
    named = [party for party in parties if party.kind == "person"]
    parties = [party for party in parties if party.kind != "role" or not any(party.start < other.start < party.end for other in named)]  # "Anggota Dewan Negara X selaku Menteri Luar Negeri, Y" is Y
    consorts = lexicons.load("roles")["consorts"]
    leading = [party for party in parties if party.kind == "person" and party.name not in consorts]
    parties = [replace(party, office=SPOUSE) if party.name in consorts and any(party.side in (None, other.side) for other in leading) else party for party in parties]
    parties = [replace(party, office=SPOUSE) if party.kind == "person" and _kin().search(text, 0, party.start) else party for party in parties]
    return _in_apposition(text, sorted(parties, key=lambda party: party.start))


def _said_again(text: str, before: Mention, mention: Mention) -> bool:
    """Whether a bracket says the same once more: "Amerika Serikat (AS)", "Komisi Bersama (Joint Commission/JC)"."""
    gap = text[before.end : mention.start].strip()
    bodies = before.type == mention.type == "ORG" and (re.fullmatch(r"(?:atau\s+)?\(", gap) or (gap == "/" and text.rfind("(", before.start, before.end) > text.rfind(")", before.start, before.end)))
    return bool(bodies) or (gap == "(" and before.entity_id == mention.entity_id)


@cache
def _being() -> re.Pattern[str]:
    """What leads from a person to the office: "Rina Sari yang saat itu | Ketua DPR Arkadia"."""
    return re.compile(rf",?\s+{lexicons.alternatives(lexicons.load('roles')['being'])}\s+", re.I)


def _in_apposition(text: str, parties: list[Party]) -> list[Party]:
    """A person and the office told behind the name are one: "Rina Sari, menteri luar negeri Arkadia, bertemu …"."""
    joined: list[Party] = []
    for party in parties:
        before = joined[-1] if joined else None
        if before and before.kind == "role" and party.kind == "person" and party.office and before.side == party.side and counterpart().match(before.name) and text[before.end : party.start].strip() == ",":
            joined[-1] = replace(party, start=before.start)  # "rekannya dari Arkadia, Menteri Pertahanan, Rina Sari"
            continue
        if before and before.kind == "person" and not before.office and party.kind == "role":
            gap, tail = text[before.end : party.start], text[party.end :]
            titled = gap == " " and party.side is not None and party.form is not None  # "Mohammed bin Salman Putra Mahkota Arab Saudi", as some write it
            lower = gap.strip() == "," and party.name[:1].islower() and not re.match(r"\s*(?:,|dan\b|serta\b)", tail)  # "Rina Sari, anggota Dewan Arkadia"
            within = titled or lower or gap.strip() == "," and re.match(r",\s+(?!dan\b|serta\b|juga\b|maupun\b)[a-z]|\s+[a-z]", tail)
            if (within or _being().fullmatch(gap)) and before.side in (None, party.side):
                joined[-1] = replace(before, end=party.end, side=before.side or party.side, office=party.office, form=party.form)
                continue
        joined.append(party)
    return joined


def _office_holders(text: str, match: re.Match[str], mentions: Sequence[Mention], used: set[int]) -> list[Party]:
    """The holders of one office word: "presiden Rusia dan AS" are two, "Menlu Turki Hakan Fidan" is one."""
    form = re.sub(r"\s+", " ", match[0].lower())
    office = roles.office_forms().get(form)
    to_side = FIELD if office in OPEN_OFFICES else TO_SIDE
    kind = "role" if office or counterpart().fullmatch(match[0]) else "group"
    found: list[Party] = []
    at, start = match.end(), match.start()
    if (also := _also().search(text, 0, start)) and not any(m.type == "PER" and also.start() < m.end <= start for m in mentions):  # "Wakil Perdana Menteri sekaligus Menteri Pertahanan Australia X"
        start = also.start()
    while True:
        local = office == "chair"  # "Gubernur Jawa Tengah", "Wali Kota Semarang"
        side = _next(mentions, text, at, to_side, lambda m: m.kind == "state" or m.type in ("ORG", "PER") or (local and m.kind in ("city", "region") and m.state is not None))
        end = at
        if side is not None and _next_office().search(text, at, mentions[side].start):
            side = None  # "Ketua DPR, dan Sekjen ASEAN"
        if side is not None and mentions[side].type == "PER":
            end = mentions[side].start  # a field and then the name: "Menteri Lingkungan Hidup Hanif Faisol Nurofiq"
            side = None
        if side is not None:
            end = mentions[side].end
            end = _skip_bracket(text, mentions, used, side, end)
            joint = next((n for n, m in enumerate(mentions) if m.start == end + 1 and text[end] in "-–/" and m.type != "PER"), None)
            if joint is not None and office in ("ambassador", "envoy"):  # "Utusan PBB-Liga Arab X"
                used.add(joint)
                end = mentions[joint].end
            country = next((n for n, m in enumerate(mentions) if m.start >= end and (m.kind == "state" or (m.kind in ("city", "region") and m.state))), None) if mentions[side].type == "ORG" and not mentions[side].state else None
            if country is not None and re.fullmatch(rf"{BRACKET}\s+", text[end : mentions[country].start]):  # "Ketua Kamar Dagang (Kadin) Indonesia"
                used.add(side)
                side, end = country, mentions[country].end
            if office in ("ambassador", "envoy"):
                end = _skip_posting(text, mentions, used, end)
        person = _next(mentions, text, end, TO_PERSON, lambda m: m.type == "PER")
        if person is None and side is not None and (besides := _besides_office().match(text, end)):  # "Wakil Perdana Menteri Qatar sekaligus Menlu X"
            person = _next(mentions, text, besides.end(), TO_PERSON, lambda m: m.type == "PER")
        if person is not None and side is not None and mentions[side].type != "ORG" and mentions[person].state not in (None, mentions[side].state):
            person = None  # "Di seberang pemimpin Israel, Trump …": the name is of another state
        if side is None and person is None:
            if office and not found and _definite(text, match):
                start -= len(_sang().search(text, 0, start)[0])
                found.append(Party(start, match.end(), "role", match[0], office=office, form=form, resolved_by="role"))
            break
        used.update(index for index in (side, person) if index is not None)
        name_of_side = mentions[side].state or mentions[side].name if side is not None else None
        if person is not None:
            whose = mentions[person]
            if not whose.kind and (aide := _aide().search(text, 0, start)):  # "Juru Bicara Wapres X", but not "juru bicara Presiden Prabowo"
                office, start = roles.office_of(aide[1]), aide.start()
            if side is not None and mentions[side].type == "ORG" and whose.state and (office in ("chair", "member", "leader", "minister", "deputy_minister") or mentions[side].name.startswith("Partai ")):
                name_of_side = whose.state  # who leads a party acts for the state
            found.append(Party(start, whose.end, "person", whose.name, whose.entity_id, name_of_side or whose.state, office, form))
            break
        if office in STATE_OFFICES and mentions[side].type == "ORG" and not mentions[side].state:
            if office == "leader":  # "para pemimpin Taliban"
                found.append(Party(start, end, "group", text[start:end], None, name_of_side, office, form, "role"))
            break  # "Menlu G20" are many
        words = text[match.start() : match.end()] if not found else match[0]
        pointing = kind == "group" and re.match(r"\s+(?:itu|tersebut)\b", text[end:])  # "diplomat senior China tersebut"
        found.append(Party(start, end, kind, f"{words} {mentions[side].name}", None, name_of_side, office or match[0].lower(), form, "pointing" if pointing else "role"))
        joint = re.match(rf"{BRACKET}\s*(?:,\s+(?:dan|serta)|,|dan|serta|maupun|dengan)\s+", text[end:])
        following = end + joint.end() if joint else None
        next_state = next((m for m in mentions if m.start == following and m.kind == "state"), None)
        if not next_state:
            break
        at = start = following
    return found


@cache
def _besides_office() -> re.Pattern[str]:
    """Another office of the same person, behind the first and its state."""
    return re.compile(rf"\s+(?:yang\s+juga|{_AND_IS})\s+{roles.pattern('offices').pattern}\b", re.I)


@cache
def _aide() -> re.Pattern[str]:
    """The office of somebody who serves the one behind it."""
    forms = [form for form, office in roles.office_forms().items() if office in AIDES]
    return re.compile(rf"\b({lexicons.alternatives(forms)})\s+$", re.I)


@cache
def _next_office() -> re.Pattern[str]:
    """Another office in a list, and not one that a bracket abbreviates."""
    return re.compile(rf"(?:,|\b(?:dan|serta))\s+(?:(?:dan|serta)\s+)?{roles.pattern('offices').pattern}", re.I)


@cache
def _sang() -> re.Pattern[str]:
    return re.compile(rf"(?:\b{lexicons.alternatives(lexicons.load('roles')['definite'])}\s+)?$", re.I)


@cache
def _also() -> re.Pattern[str]:
    return re.compile(rf"(?:{roles.pattern('offices').pattern}|\b(?-i:[A-Z])[\w-]+(?:\s+(?-i:[A-Z])[\w-]+){{0,3}})(?:\s+(?:{_AND_IS})\s+|\s*/\s*)$", re.I)


def _definite(text: str, match: re.Match[str]) -> bool:
    """Whether an office alone means one who was named before: "sang presiden", "menteri itu", "Presiden" with a capital in mid-sentence."""
    before, behind = text[: match.start()], text[match.end() :]
    if re.search(r"\b(?:beberapa|sejumlah|para|banyak|semua|seluruh|dua|tiga|empat|lima|enam|tujuh|\d{1,2}|setiap|tiap|antar|mantan|eks|calon)\s+$", before, re.I):
        return False
    said = _sang().search(before)[0] or re.match(r"\s+(?:itu|tersebut)\b", behind, re.I)
    bare = match[0].islower() and match[0] in lexicons.load("roles")["bare"] and not re.match(r"\s*/|\s+(?:[A-Z(\d]|dan\b|negara\b|anggota\b|lain)", behind) and not re.search(r"(?:/\s*|\b(?:sebagai|para|sejumlah|beberapa|seorang|tiap|setiap|kedua|dua|antar|menjadi|calon|tingkat|seluruh|banyak|\w+)\s+)$", re.split(r"[,;:(]\s*|\b(?:bahwa|kemudian|lalu|menyambut|menerima|oleh|saat|ketika)\s+", before)[-1], re.I)
    begins = not before.strip(" \"“'") and roles.office_forms().get(match[0].lower()) in HIGH_OFFICES
    capital = match[0][0].isupper() and (begins or re.search(r"[\w,]\s+$", before)) and not re.match(r"\s+(?:[A-Z(]|sekaligus\b|merangkap\b|dan\s+[A-Z](?![\w-]*\s+(?:akan|telah|langsung|sudah|juga|kemudian|lalu|ber|me)))", behind)
    return bool(said or bare or (capital and match[0].lower() not in ("ketua", "kepala", "anggota", "raja", "pemimpin", "pimpinan")))


def _next(mentions: Sequence[Mention], text: str, at: int, gap: re.Pattern[str], wanted: Callable[[Mention], bool]) -> int | None:
    for index, mention in enumerate(mentions):
        if mention.start >= at and wanted(mention):
            return index if gap.fullmatch(text, at, mention.start) else None
    return None


def _skip_bracket(text: str, mentions: Sequence[Mention], used: set[int], index: int, end: int) -> int:
    """Behind "Amerika Serikat" a bracket "(AS)" says the same again."""
    following = index + 1
    if following < len(mentions) and mentions[following].entity_id == mentions[index].entity_id and text[end : mentions[following].start].strip() == "(":
        used.add(following)
        return mentions[following].end + len(re.match(r"\s*\)?", text[mentions[following].end :])[0])
    return end


def _skip_posting(text: str, mentions: Sequence[Mention], used: set[int], end: int) -> int:
    """Where an ambassador is posted ("untuk Indonesia dan ASEAN") is not whom he speaks for."""
    also = ""
    for index, mention in enumerate(mentions):
        if mention.start >= end and re.fullmatch(rf"\s+(?:[Uu]ntuk|di|urusan{also})\s+(?:[a-z]+\s+){{0,3}}", text[end : mention.start]) and mention.type != "PER":
            used.add(index)
            end, also = mention.end, "|dan"
    return end


@cache
def _kin() -> re.Pattern[str]:
    """What leads from a relative to whose relative it is: "keponakan | Raja X"."""
    kin = lexicons.load("roles")["kin"]
    first = [word.capitalize() for word in kin if not word.startswith("putr")]  # "Putri Diana" has it in her name
    return re.compile(rf"(?:(?<![\w-]){lexicons.alternatives(kin)}|^\W*{lexicons.alternatives(first)})\s+(?:dari\s+)?$")


@cache
def _spouse() -> re.Pattern[str]:
    return re.compile(rf"\b{lexicons.alternatives(lexicons.load('roles')['spouses'])}\s*,?\s*(?:bernama\s+)?$", re.I)


def _capitals(words: str) -> str:
    """The words of one list for houses, as they are written in a proper name."""
    return lexicons.alternatives([word.title() for word in lexicons.load("meetings")[words]])


@cache
def _of_house() -> re.Pattern[str]:
    """What makes of a name that of a house: "Wisma Negara Diaoyutai", "bandara internasional Jose Marti"."""
    return re.compile(rf"\b(?:{_capitals('house_names')}\s+(?:(?:Negara|Tamu|Tamu\s+Negara|Agung)\s+)?|(?i:bandara|bandar\s+udara)\s+(?:(?i:internasional)\s+)?)$")


@cache
def _behind_house() -> re.Pattern[str]:
    """ "Istana Merdeka, Jakarta": a name right behind that of a house says where it stands."""
    return re.compile(rf"\b{_capitals('venue_words')}(?:\s+[A-Z][\w’'.-]*){{1,4}}(?:,\s*|\s+di\s+)?\s*$")


def _plain(text: str, mention: Mention) -> list[Party]:
    place = dict(start=mention.start, end=mention.end, name=mention.name, entity_id=mention.entity_id)
    house = _behind_house().search(text, 0, mention.start)
    bound = bool(PREPOSITION.search(text[: mention.start]) or (house and not _OF_OFFICE.search(text, 0, house.start())))
    if mention.type == "PER" and MONTH_OF.search(text[: mention.start]):
        return []  # "bulan suci Ramadhan"
    if mention.type == "PER":
        return [Party(kind="person", side=mention.state, office=SPOUSE if _spouse().search(text, 0, mention.start) else None, **place)]
    if mention.kind == "state":
        return [Party(kind="state", side=mention.name, after_preposition=bound, **place)]
    if mention.kind == "capital":
        return [Party(kind="state", side=mention.state, after_preposition=bound, **{**place, "name": mention.state})]
    if mention.kind in ("city", "region") and mention.state:  # a city or a province is visited, but acts for nobody
        return [Party(kind="state", side=mention.state, after_preposition=True, **{**place, "name": mention.state})]
    if mention.type == "ORG" and _GATHERING.match(mention.name):
        return []
    if mention.type == "ORG":
        head = HEAD_OF.search(text, 0, mention.start)
        if head:  # "Presiden Majelis Umum PBB"
            return [Party(head.start(), mention.end, "role", text[head.start() : mention.end], None, mention.state or mention.name, "chair", head[1].lower(), "role")]
        return [Party(kind="body", side=mention.state or mention.name, after_preposition=bound, **place)]
    return []


def lists(text: str, parties: Sequence[Party]) -> list[list[Party]]:
    """Parties that are named together, joined by commas, "dan" or a hyphen; a place and who comes behind its comma are not."""
    groups: list[list[Party]] = []
    for party in parties:
        if groups and JOINT.fullmatch(text, groups[-1][-1].end, party.start):
            placed = groups[-1][-1].after_preposition
            comma = text[groups[-1][-1].end : party.start].strip() == ","
            besides = comma and BESIDES.search(text[: groups[-1][0].start])
            if besides and besides["not_only"]:  # "Tidak hanya X, Y juga …", but not "tidak hanya bertemu X, Y, dan Z"
                besides = re.match(r"[^,.;]{0,40}\b(?:juga|pun)\b", text[party.end :])
            from_there = comma and len(groups[-1]) == 1 and FROM.match(text, 0, groups[-1][0].start)
            speaks = comma and len(groups[-1]) == 1 and ((groups[-1][-1].kind == "body" and party.kind == "person") or _SAYS.search(text, 0, groups[-1][0].start))  # "Juru Bicara I Kementerian Luar Negeri RI, X", "…, kata X, Y akan menerima …"
            if not placed and not besides and not speaks and not from_there:
                if party.kind == "person" and party.office and not party.side:
                    party = replace(party, side=groups[-1][-1].side)  # "Presiden Nigeria A dan Menteri Luar Negeri B"
                groups[-1].append(party)
                continue
            if party.kind == "state" and text[groups[-1][-1].end : party.start].strip() == ",":
                party = replace(party, after_preposition=True)  # "di ibu kota Peru, Lima"
        groups.append([party])
    return [[party for party in group if party.office != SPOUSE] or group for group in groups]
