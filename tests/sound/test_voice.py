"""A voice gives what is recorded, as the tones' kind of samples; where nothing is, nothing and no error."""

import os
import subprocess
import sys
from array import array
from pathlib import Path

import pytest

from lunge_timer.sound.tones import BYTES_PER_MS
from lunge_timer.sound.voice import LONGEST_MS, Voice, own_words_file, phrase_slug
from lunge_timer.sound.wav import wav_file
from tests.sound.phrase_list import ENGLISH, sentences


@pytest.fixture
def voice() -> Voice:
    return Voice(ENGLISH)


def voice_of(folder: Path, data: bytes) -> Voice:
    """One whose only phrase, "Left", is a file of that content."""
    folder.joinpath("left.ogg").write_bytes(data)
    return Voice(folder)


def left() -> bytes:
    return ENGLISH.joinpath("left.ogg").read_bytes()


@pytest.mark.parametrize(
    ("sentence", "slug"),
    [
        ("Set 2 of 3.", "set-2-of-3"),
        ("Last: left", "last-left"),
        ("Cat-cow", "cat-cow"),
        ("Reps not clean? The weight is too heavy", "reps-not-clean-the-weight-is-too-heavy"),
        ("Bend both knees to about 90°", "bend-both-knees-to-about-90"),
        ("Don’t let go. Don't!", "dont-let-go-dont"),
        ("Cafe\u0301", "café"),
        ("../../etc/passwd", "etc-passwd"),
        ("…", ""),
    ],
)
def test_a_file_is_named_by_the_words_of_its_sentence(sentence: str, slug: str) -> None:
    assert phrase_slug(sentence) == slug


def test_a_phrase_is_as_long_as_is_said_of_it_before_it_is_decoded(voice: Voice) -> None:
    for sentence in sentences():
        length_ms = voice.sentence_ms(sentence)
        assert length_ms is not None
        assert len(voice.samples(sentence, 100)) == length_ms * BYTES_PER_MS


def test_lengths_are_known_without_the_decoder() -> None:
    code = """
import sys
from pathlib import Path
from lunge_timer.sound.voice import Voice
voice = Voice(Path(sys.argv[1]))
assert voice.sentence_ms("Left")
assert "miniaudio" not in sys.modules
assert voice.samples("Left", 80)
assert "miniaudio" in sys.modules
"""
    subprocess.run([sys.executable, "-c", code, ENGLISH], check=True, timeout=60)


def test_a_phrase_comes_from_both_sides_alike(voice: Voice) -> None:
    frames = array("h", voice.samples("Left", 100))
    assert frames[::2] == frames[1::2]
    assert max(frames) > 10_000


def test_half_the_volume_is_a_quarter_of_the_swing_as_with_the_tones(voice: Voice) -> None:
    loud, soft = (array("h", voice.samples("Left", volume)) for volume in (100, 50))
    assert all(abs(value / 4 - quarter) <= 1 for value, quarter in zip(loud, soft, strict=True))
    assert not any(voice.samples("Left", 0))


def test_a_sentence_that_was_never_recorded_is_absent(voice: Voice) -> None:
    for sentence in ("Stand on your head", "", "…", "x" * 5000, "../phrases", "nul\0"):
        assert voice.sentence_ms(sentence) is None
        assert voice.samples(sentence, 100) == b""


def test_without_a_folder_there_is_no_voice(tmp_path: Path) -> None:
    assert Voice(tmp_path / "none").sentence_ms("Left") is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"OggS",
        bytes(5000),
        b"RIFF\0\0\0\0WAVEfmt ",
        left()[:-1],
        left()[:3000],
        left() + b"more",
        left().replace(b"\x01vorbis", b"OpusHd\0"),
        left() * 50,
    ],
    ids=["empty", "begun", "zeros", "wave", "one byte short", "cut", "something after it", "opus", "huge"],
)
def test_a_file_that_is_no_whole_phrase_is_absent(tmp_path: Path, data: bytes) -> None:
    voice = voice_of(tmp_path, data)
    assert voice.sentence_ms("Left") is None
    assert voice.samples("Left", 100) == b""


def test_what_is_no_file_is_absent_and_keeps_nobody_waiting(tmp_path: Path) -> None:
    tmp_path.joinpath("left.ogg").mkdir()
    assert Voice(tmp_path).sentence_ms("Left") is None
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "right.ogg")
        assert Voice(tmp_path).sentence_ms("Right") is None


def test_a_file_that_goes_away_or_is_damaged_after_its_length_was_read_is_silent(tmp_path: Path) -> None:
    for later in (None, left()[:4000], bytes([*left()[:4000], 255, *left()[4001:]])):
        voice = voice_of(tmp_path, left())
        length_ms = voice.sentence_ms("Left")
        assert length_ms is not None
        if later is None:
            tmp_path.joinpath("left.ogg").unlink()
        else:
            tmp_path.joinpath("left.ogg").write_bytes(later)
        assert voice.samples("Left", 100) == bytes(length_ms * BYTES_PER_MS)


def test_a_long_workout_keeps_no_more_than_a_few_megabytes(voice: Voice) -> None:
    for sentence in sentences() * 2:
        voice.samples(sentence, 80)
    kept = sum(map(len, voice._kept.values()))
    assert LONGEST_MS * BYTES_PER_MS < kept <= 4 * 1024 * 1024


def test_what_was_said_last_is_still_there(voice: Voice) -> None:
    first = voice.samples("Left", 80)
    for sentence in sentences():
        voice.samples(sentence, 80)
        assert voice.samples("Left", 80) is first


OWN = wav_file(array("h", [9000, -9000] * 8000).tobytes(), 16_000)  # a second


def with_own(folder: Path, sentence: str, data: bytes = OWN) -> Voice:
    """One that has that sentence among the own words."""
    folder.joinpath(own_words_file(sentence)).write_bytes(data)
    return Voice(ENGLISH, folder)


@pytest.mark.parametrize("sentence", ["Sun salutation", "سلام", "Éééé " * 40, "Set 2 of 3 -- mine"])
def test_what_a_system_voice_has_spoken_is_said_as_what_was_recorded(tmp_path: Path, sentence: str) -> None:
    voice = with_own(tmp_path, sentence)
    assert voice.sentence_ms(sentence) == 1000
    loud, soft = (array("h", voice.samples(sentence, volume)) for volume in (100, 50))
    assert len(loud) * 2 == 1000 * BYTES_PER_MS
    assert loud[::2] == loud[1::2]
    assert 4 * max(soft) == pytest.approx(max(loud), abs=8)


def test_what_was_recorded_is_said_as_it_was_recorded(tmp_path: Path, voice: Voice) -> None:
    assert with_own(tmp_path, "Left").samples("Left", 100) == voice.samples("Left", 100)


def test_own_words_with_the_same_letters_are_files_of_their_own() -> None:
    names = [own_words_file(sentence) for sentence in ("US", "us", "U.S.", "太極拳", "…", "x" * 200, "-o")]
    assert len({*names}) == len(names)
    assert all(name.isascii() and len(name) < 60 and not name.startswith((".", "-")) for name in names)
    assert own_words_file("Cafe\u0301") == own_words_file("Caf\u00e9"), "one word, written in two ways"


@pytest.mark.parametrize(
    "data",
    [b"", OWN[:-1], OWN[:30], left(), OWN + bytes(512 * 1024), bytes(5000)],
    ids=["empty", "one byte short", "cut", "vorbis", "huge", "zeros"],
)
def test_a_file_of_own_words_that_is_no_whole_phrase_is_absent(tmp_path: Path, data: bytes) -> None:
    voice = with_own(tmp_path, "Sun salutation", data)
    assert voice.sentence_ms("Sun salutation") is None
    assert voice.samples("Sun salutation", 100) == b""


def test_own_words_that_are_longer_than_any_step_has_room_for_are_absent(tmp_path: Path) -> None:
    endless = wav_file(bytes(2 * 16_001 * 10), 16_000)
    assert with_own(tmp_path, "Sun salutation", endless).sentence_ms("Sun salutation") is None


def test_own_words_that_are_damaged_after_their_length_was_read_are_silent(tmp_path: Path) -> None:
    voice = with_own(tmp_path, "Sun salutation")
    assert voice.sentence_ms("Sun salutation") == 1000
    tmp_path.joinpath(own_words_file("Sun salutation")).write_bytes(OWN[:3000])
    assert voice.samples("Sun salutation", 100) == bytes(1000 * BYTES_PER_MS)


def test_own_words_are_not_said_in_a_language_that_has_no_voice(tmp_path: Path) -> None:
    with_own(tmp_path, "Sun salutation")
    assert Voice(tmp_path / "none", tmp_path).sentence_ms("Sun salutation") is None
