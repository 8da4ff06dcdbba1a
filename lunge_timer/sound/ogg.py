"""What an Ogg Vorbis file says of its sound, read without decoding it, and whether the file is whole."""

import zlib
from typing import Final, NamedTuple

# A page: "OggS", version, flags, the number of the last frame in it (8 bytes), its stream (4), its own
# number (4), its checksum (4), how many lengths follow, and these; their sum is how much comes after them.
_MARK: Final = b"OggS"
_FLAGS_AT = 5
_LAST_PAGE = 4  # one of the flags
_FRAMES = slice(6, 14)
_CHECKSUM = slice(22, 26)
_COUNT_AT = 26
_LENGTHS_AT = 27

# The content of the first page: a packet's type, "vorbis", version (4 bytes), channels, rate (4).
_VORBIS = b"\x01vorbis"
_CHANNELS_AT = 11
_RATE = slice(12, 16)
_RATES_HZ = range(8_000, 192_001)

_MIRRORED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
_ALL_ONES = 0xFFFFFFFF


class VorbisSound(NamedTuple):
    channels: int
    frames: int
    rate_hz: int

    @property
    def length_ms(self) -> int:
        """Rounded up."""
        return -(-1000 * self.frames // self.rate_hz)


def vorbis_sound(data: bytes) -> VorbisSound | None:
    """The sound of that file; None where it is no Vorbis of one or two channels, or is damaged.

    Each page's checksum is looked at, and the last page has to be there: the decoder may crash, and the
    program with it, at what a disk or a download has spoilt.
    """
    first = last = b""
    at = 0
    while at < len(data):
        last = _page(data, at)
        if not last:
            return None
        first = first or last
        at += len(last)
    start = _content_at(first)
    head = first[start : start + _RATE.stop]
    if not head.startswith(_VORBIS) or len(head) < _RATE.stop or not last[_FLAGS_AT] & _LAST_PAGE:
        return None
    frames = int.from_bytes(last[_FRAMES], "little", signed=True)
    rate_hz = int.from_bytes(head[_RATE], "little")
    channels = head[_CHANNELS_AT]
    if frames <= 0 or rate_hz not in _RATES_HZ or channels not in {1, 2}:
        return None
    return VorbisSound(channels, frames, rate_hz)


def _page(data: bytes, at: int) -> bytes:
    """The page that begins there; nothing where none does, or one that is cut short or altered."""
    if not data.startswith(_MARK, at) or len(data) < at + _LENGTHS_AT:
        return b""
    lengths_end = at + _LENGTHS_AT + data[at + _COUNT_AT]
    end = lengths_end + sum(data[at + _LENGTHS_AT : lengths_end])
    page = data[at:end]
    return page if len(page) == end - at and _is_sound(page) else b""


def _content_at(page: bytes) -> int:
    return _LENGTHS_AT + page[_COUNT_AT] if page else 0


def _is_sound(page: bytes) -> bool:
    """Whether a page's checksum is right.

    It is zlib's polynomial with all bits the other way round, begun with zeros and without a last inversion.
    """
    unsigned = page[: _CHECKSUM.start] + bytes(4) + page[_CHECKSUM.stop :]
    mirrored = zlib.crc32(unsigned.translate(_MIRRORED), _ALL_ONES) ^ _ALL_ONES
    return int.from_bytes(page[_CHECKSUM], "little") == int(f"{mirrored:032b}"[::-1], 2)
