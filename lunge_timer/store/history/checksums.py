"""Checksums of rows: SQLite notices a broken tree of pages, but not another digit in a number."""

from collections.abc import Sequence
from typing import Any, TypeAlias
from zlib import crc32

import msgspec

Row: TypeAlias = Sequence[Any]


def checksum(*values: Any) -> int:
    """Of one row, or of a workout: its plan's sha256, its row, and the rows of its sets and of its pain."""
    return crc32(msgspec.json.encode(values))


def plan_sha256(document: str) -> str:
    from hashlib import sha256  # here: it brings OpenSSL's 3 MiB, and most starts have no document to check

    return sha256(document.encode()).hexdigest()
