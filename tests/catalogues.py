"""Compiled catalogues of texts, as translators hand them over."""

from collections.abc import Mapping
from pathlib import Path

HEADER = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n != 1;\n"


def write_catalogue(folder: Path, messages: Mapping[str, str]) -> None:
    """Put a catalogue for Esperanto where the program looks for it in folder."""
    place = folder / "eo" / "LC_MESSAGES"
    place.mkdir(parents=True)
    (place / "lunge_timer.mo").write_bytes(_compiled({"": HEADER, **messages}))


def _compiled(messages: Mapping[str, str]) -> bytes:
    """The layout that gettext's manual gives for .mo files."""
    pairs = sorted((key.encode(), text.encode()) for key, text in messages.items())
    head_bytes, table_bytes = 28, 8 * len(pairs)
    place = head_bytes + 2 * table_bytes
    tables = [b"", b""]
    body = b""
    for column in (0, 1):
        for pair in pairs:
            words = pair[column]
            tables[column] += len(words).to_bytes(4, "little") + (place + len(body)).to_bytes(4, "little")
            body += words + b"\0"
    head = (0x950412DE, 0, len(pairs), head_bytes, head_bytes + table_bytes, 0, 0)
    return b"".join(number.to_bytes(4, "little") for number in head) + tables[0] + tables[1] + body
