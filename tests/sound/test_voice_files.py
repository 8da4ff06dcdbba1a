"""Each recorded phrase is there, is as loud as the others and the tones, and begins and ends at its word."""

from array import array

import pytest

from lunge_timer.core.cues import Sound
from lunge_timer.sound.ogg import vorbis_sound
from lunge_timer.sound.tones import FRAMES_PER_MS, tone
from lunge_timer.sound.voice import SUFFIX, Voice, phrase_slug
from tests.sound.loudness import loudness_lufs, peak_dbfs
from tests.sound.phrase_list import ENGLISH, VOICE, sentences

SILENT = 328  # of 32,768: 40 dB below full scale
# Between two samples a wave of 8 kHz, the highest that the synthesizer makes, rises 0.3 dB above both.
BETWEEN_SAMPLES_DB = 0.3


@pytest.fixture(scope="module")
def voice() -> Voice:
    return Voice(ENGLISH)


def one_side(samples: bytes) -> "array[int]":
    return array("h", samples)[::2]


def test_every_file_is_a_line_of_the_list_and_every_line_a_file() -> None:
    listed = [phrase_slug(sentence) + SUFFIX for sentence in sentences()]
    assert len(listed) == len(set(listed))
    assert {file.name for file in ENGLISH.iterdir()} == {*listed, "phrases.txt"}


def test_the_voice_says_who_made_it_and_under_which_terms() -> None:
    licence = VOICE.joinpath("LICENSE").read_text(encoding="utf-8")
    assert all(words in licence for words in ("Flite", "Carnegie Mellon University", "Permission is hereby"))


def test_all_files_together_are_small() -> None:
    assert sum(file.stat().st_size for file in ENGLISH.iterdir()) < 3_250_000


def test_every_file_is_of_one_channel_and_of_a_rate_that_consonants_need() -> None:
    for file in ENGLISH.glob(f"*{SUFFIX}"):
        sound = vorbis_sound(file.read_bytes())
        assert sound is not None, file.name
        assert (sound.channels, sound.rate_hz >= 16_000) == (1, True), file.name


def test_no_phrase_begins_or_ends_with_more_than_30_ms_of_silence(voice: Voice) -> None:
    for sentence in sentences():
        heard = [abs(value) > SILENT for value in one_side(voice.samples(sentence, 100))]
        assert heard.index(True) <= 30 * FRAMES_PER_MS, sentence
        assert heard[::-1].index(True) <= 30 * FRAMES_PER_MS, sentence


def test_no_phrase_begins_or_ends_with_a_click(voice: Voice) -> None:
    for sentence in sentences():
        side = one_side(voice.samples(sentence, 100))
        assert max(map(abs, (*side[:FRAMES_PER_MS], *side[-FRAMES_PER_MS:]))) <= SILENT, sentence


@pytest.mark.slow
def test_all_phrases_are_equally_loud_none_is_softer_than_a_tone_and_none_clips(voice: Voice) -> None:
    spoken = {sentence: voice.samples(sentence, 100) for sentence in sentences()}
    loud = {sentence: loudness_lufs(samples) for sentence, samples in spoken.items()}
    middle = (max(loud.values()) + min(loud.values())) / 2
    loudest_tone = max(loudness_lufs(tone(sound, 100)) for sound in Sound)
    assert {sentence: level for sentence, level in loud.items() if abs(level - middle) > 1.5} == {}
    assert {sentence: level for sentence, level in loud.items() if level < loudest_tone} == {}
    peaks = {sentence: peak_dbfs(samples) + BETWEEN_SAMPLES_DB for sentence, samples in spoken.items()}
    assert {sentence: peak for sentence, peak in peaks.items() if peak > -1} == {}
