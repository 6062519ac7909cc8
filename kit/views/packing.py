"""What a page is drawn from, packed into it: JSON, compressed, in letters and digits that can end no element."""

from __future__ import annotations

import base64
import json
import re
import zlib
from typing import Any

MOST = 1 << 30  # bytes of JSON that a page of somebody else's may unpack to

_DATA = re.compile(r'<script type="text/plain" id="kit-data">([\w+/=]*)</script>', re.ASCII)


def pack(value: Any) -> str:
    """Plain data as the text of the page's element `kit-data`, which shim.js unpacks."""
    text = json.dumps(value, separators=(",", ":"), allow_nan=False)
    return base64.b64encode(zlib.compress(text.encode("ascii"), 9)).decode("ascii")


def unpack(html: str) -> Any:
    """What a page was drawn from. Raises ValueError for a page that was not written by the kit."""
    found = _DATA.search(html)
    if not found:
        raise ValueError("no data of the kit in the page")
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(base64.b64decode(found[1]), MOST)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not unpacking.eof:
        raise ValueError("the page is cut off, or its data is too large")
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("data nested too deeply") from None
