"""Bytes to text: which encoding a file is in, and what is no text at all."""

from __future__ import annotations

import codecs

_SAMPLE = 1 << 16  # bytes that tell UTF-16 and control characters from text
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SIGNATURES = ((b"{\\rtf", "an RTF document"), (b"\xd0\xcf\x11\xe0", "an old Word or Excel document"))
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13}) + b"\x7f"
_SAVE_AS = "Open it in a text editor and save it as UTF-8 text"


class Unreadable(ValueError):
    """A file that is no article; `remedy` says how to mend it."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.remedy = remedy


def decode(data: bytes) -> tuple[str, int]:
    """The text of a file's bytes, newlines as they are, and how many characters could not be decoded.

    UTF-8 and UTF-16, with or without a byte order mark; otherwise a Western encoding, by its likeness to text.
    Raises Unreadable for what is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), 0
            except UnicodeDecodeError as error:
                if encoding == "utf-8-sig":
                    break
                raise Unreadable(f"it begins as {encoding.upper()} and is damaged at byte {error.start}", f"{_SAVE_AS}.") from error
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(f"it is {what}", "Open it and save it as .docx or .xlsx, or copy the article into a .txt file.")
    sample = data[:_SAMPLE]
    if b"\0" in data:
        return _without_mark(data, sample), 0
    if sample and len(sample) - len(sample.translate(None, _CONTROLS)) > 0.05 * len(sample):
        raise Unreadable("it is binary: many control characters", f"If it is a document, {_SAVE_AS[0].lower()}{_SAVE_AS[1:]}; otherwise delete it.")
    try:
        return data.decode("utf-8-sig"), 0
    except UnicodeDecodeError:
        return _western(data)


def _without_mark(data: bytes, sample: bytes) -> str:
    """UTF-16 without a mark: in Latin script every second byte is zero."""
    half = len(sample) // 2 or 1
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if len(data) % 2 == 0 and max(even, odd) > 0.7 and min(even, odd) < 0.1:
        try:
            return data.decode("utf-16-be" if even > odd else "utf-16-le")
        except UnicodeDecodeError:
            pass
    raise Unreadable("it is binary: it holds zero bytes and is not UTF-16", f"If it is a document, {_SAVE_AS[0].lower()}{_SAVE_AS[1:]}; otherwise delete it.")


def _western(data: bytes) -> tuple[str, int]:
    """Text that is not quite UTF-8: UTF-8 with a few damaged characters, or a Western encoding."""
    patched = data.decode("utf-8-sig", errors="replace")
    lost = patched.count("\ufffd")
    whole = sum(1 for char in patched[:_SAMPLE] if char > "\x7f" and char != "\ufffd")
    if whole > 3 * patched[:_SAMPLE].count("\ufffd") and lost * 100 < len(patched):
        return patched, lost
    from charset_normalizer import from_bytes

    # cp1252 is what Windows writes and names Latin-1; the five bytes that it lacks are left to Latin-1.
    best = from_bytes(data[:_SAMPLE], cp_isolation=["cp1252", "latin_1"], enable_fallback=False).best()
    if best is None:
        raise Unreadable("its encoding is not recognised", f"{_SAVE_AS}.")
    try:
        return data.decode("cp1252"), 0
    except UnicodeDecodeError:
        return data.decode("latin-1"), 0
