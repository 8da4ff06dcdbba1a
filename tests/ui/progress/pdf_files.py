"""What stands in a PDF file that Qt has written: its pages, and on each what is written where."""

import re
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_RUN = re.compile(rb"BT\n/(\w+) ([0-9.]+) Tf [^\n]*\n([0-9.-]+) ([0-9.-]+) Td(.*?)ET", re.DOTALL)


class Written(NamedTuple):
    """Some letters in one go; in tenths of a point from the page's top left corner to their base line."""

    left: float
    base: float
    size: float
    text: str


def pages(pdf: bytes) -> list[list[Written]]:
    """Each page's texts in the order in which they were drawn."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    maps = dict(_letters(objects))
    found = [body for body in objects.values() if b"/Type /Page\n" in body]
    return [[*_texts(objects, maps, body)] for body in found]


def words(pdf: bytes) -> list[str]:
    """All that is written in it, each by itself."""
    return [each.text for page in pages(pdf) for each in page]


def _letters(objects: Mapping[int, bytes]) -> Iterator[tuple[bytes, dict[int, str]]]:
    """By the name of each font, which letter each of its glyphs is."""
    named = {
        name: int(number)
        for body in objects.values()
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", body)
    }
    for name, number in named.items():
        place = re.search(rb"/ToUnicode (\d+) 0 R", objects[number])
        assert place is not None
        letters: dict[int, str] = {}
        for first, one, many in re.findall(
            rb"<(\w+)> <\w+> (?:<(\w+)>|\[([^\]]*)\])", _stream(objects, int(place[1]))
        ):
            for offset, code in enumerate([one] if one else re.findall(rb"<(\w+)>", many)):
                letter = bytes.fromhex(code.decode()).decode("utf-16-be")
                letters[int(first, 16) + offset] = letter.replace("\t", " ").replace(
                    "\N{NO-BREAK SPACE}", " "
                )
        yield name, letters


def _texts(
    objects: Mapping[int, bytes], maps: Mapping[bytes, dict[int, str]], page: bytes
) -> Iterator[Written]:
    place = re.search(rb"/Contents (\d+) 0 R", page)
    assert place is not None
    for font, size, left, up, drawn in _RUN.findall(_stream(objects, int(place[1]))):
        codes = b"".join(re.findall(rb"<(\w+)> Tj", drawn))
        glyphs = [int(codes[start : start + 4], 16) for start in range(0, len(codes), 4)]
        yield Written(float(left), -float(up), float(size), "".join(maps[font][glyph] for glyph in glyphs))


def _stream(objects: Mapping[int, bytes], number: int) -> bytes:
    head, _mark, rest = objects[number].partition(b"stream\n")
    data = rest.rpartition(b"endstream")[0]
    return zlib.decompress(data) if b"/FlateDecode" in head else data
