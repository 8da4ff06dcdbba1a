"""Samples as a FLAC file, written without a library: silence takes no room, and the rest is kept as it is.

A workout is nine tenths silence, and most of its sounds are alike on both sides. So the two plainest kinds
of a frame's content do: one value for all samples, and the samples themselves (RFC 9639, sections 8 and 9).
"""

from array import array
from collections.abc import Iterable, Iterator
from functools import cache
from typing import BinaryIO, Final

from lunge_timer.sound.tones import CHANNELS, FRAME_BYTES, RATE_HZ, SAMPLE_BYTES

_BLOCK: Final = 1024  # frames; shorter ones are more headers, longer ones more silence kept beside a sound
_BLOCK_BYTES = _BLOCK * FRAME_BYTES
_MARK = b"fLaC"
_ONLY_METADATA = b"\x80\x00\x00\x22"  # the stream's facts, in 34 bytes, and no more metadata

_FRAME_MARK = b"\xff\xf8"  # every block but the last is as long
_WHOLE_BLOCK, _SHORT_BLOCK = 0b1010_0000, 0b0111_0000  # 1024 frames, or a number after the frame's own
_48_KHZ = 0b1010
_LEFT_AND_RIGHT, _LEFT_AND_DIFFERENCE = 0b0001_0000, 0b1000_0000
_16_BIT = 0b1000
_VERBATIM = b"\x02"
_SILENCE = b"\x00\x00\x00"  # one value for the whole block, 0
_NO_DIFFERENCE = b"\x00\x00\x00\x00"  # the same in 17 bits, filled up to whole bytes


def write_flac(file: BinaryIO, pieces: Iterable[bytes], frames: int) -> None:
    """Write the samples of those pieces, so many frames in all."""
    file.write(_MARK + _ONLY_METADATA + _stream_facts(frames))
    file.writelines(_frame(number, block) for number, block in enumerate(_blocks(pieces)))


def _stream_facts(frames: int) -> bytes:
    """How long blocks are, at least and at most, the form of the samples and how many there are.

    The lengths of encoded blocks and an MD5 of all samples stay 0, not told: each block has its checksums.
    """
    form = RATE_HZ << 44 | (CHANNELS - 1) << 41 | (8 * SAMPLE_BYTES - 1) << 36 | frames
    return 2 * _BLOCK.to_bytes(2, "big") + bytes(6) + form.to_bytes(8, "big") + bytes(16)


def _blocks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The samples cut anew: whole blocks, and what is left."""
    rest = b""
    for piece in pieces:
        samples = rest + piece
        whole = len(samples) - len(samples) % _BLOCK_BYTES
        for at in range(0, whole, _BLOCK_BYTES):
            yield samples[at : at + _BLOCK_BYTES]
        rest = samples[whole:]
    if rest:
        yield rest


def _frame(number: int, block: bytes) -> bytes:
    sides, content = _content(block)
    frames = len(block) // FRAME_BYTES
    size, length = _WHOLE_BLOCK, b""
    if frames < _BLOCK:
        size, length = _SHORT_BLOCK, (frames - 1).to_bytes(2, "big")
    header = _FRAME_MARK + bytes((size | _48_KHZ, sides | _16_BIT)) + _coded(number) + length
    data = header + bytes((_crc_8(header),)) + content
    return data + _crc_16(data).to_bytes(2, "big")


def _content(block: bytes) -> tuple[int, bytes]:
    """What the two channels are, and their samples."""
    if not block.strip(b"\0"):
        return _LEFT_AND_RIGHT, _SILENCE + _SILENCE
    samples = array("h", block)
    samples.byteswap()  # here the greater byte stands first
    left, right = samples[::CHANNELS], samples[1::CHANNELS]
    if left == right:
        return _LEFT_AND_DIFFERENCE, _VERBATIM + left.tobytes() + _NO_DIFFERENCE
    return _LEFT_AND_RIGHT, _VERBATIM + left.tobytes() + _VERBATIM + right.tobytes()


def _coded(number: int) -> bytes:
    """A block's number as UTF-8 writes the letter of that number: six hours are a million blocks."""
    return chr(number).encode("utf-8", "surrogatepass")


def _crc_8(data: bytes) -> int:
    remainders = _remainders(0x07, 8)
    value = 0
    for byte in data:
        value = remainders[value ^ byte]
    return value


def _crc_16(data: bytes) -> int:
    remainders = _remainders(0x8005, 16)
    value = 0
    for byte in data:
        value = (value << 8 & 0xFF00) ^ remainders[value >> 8 ^ byte]
    return value


@cache
def _remainders(polynomial: int, bits: int) -> tuple[int, ...]:
    """What is left of each byte, for a checksum of so many bits."""
    top, mask = 1 << (bits - 1), (1 << bits) - 1
    values = [byte << (bits - 8) for byte in range(256)]
    for _bit in range(8):
        values = [(value << 1 ^ (polynomial if value & top else 0)) & mask for value in values]
    return tuple(values)
