"""A recogniser that may choose among all phrases understands them."""

import re
import sys
from array import array
from collections.abc import Iterator
from importlib import import_module
from random import Random
from typing import Any

import pytest

from lunge_timer.sound.voice import SUFFIX, phrase_slug
from tests.sound.phrase_list import ENGLISH, sentences

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.version_info >= (3, 14), reason="pocketsphinx has no wheel for it"),
]

RATE_HZ = 16_000  # of the recogniser's model
AROUND_MS = 200  # it has to hear the word begin and end
NOISE = 3.0  # of 32,768: a quiet room; it is at a loss where there is no sound at all

# What its dictionary lacks
PRONUNCIATIONS = {"glute": "G L UW T", "glutes": "G L UW T S"}

BELOW_20: list[str] = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
)
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def number_words(number: int) -> str:
    if number < 20:
        return BELOW_20[number]
    head, rest = (TENS[number // 10 - 2], number % 10) if number < 100 else ("one hundred", number % 100)
    return f"{head} {number_words(rest)}" if rest else head


def words(sentence: str) -> str:
    """The sentence as it is spoken, without numbers and signs."""
    spelt = re.sub(r"\d+", lambda digits: number_words(int(digits[0])), sentence.replace("°", " degrees"))
    return " ".join(re.findall(r"[a-z]+", spelt.lower()))


def recogniser(phrases: Iterator[str]) -> Any:
    """One that knows these phrases and no others."""
    # Its search for the best path may end in mid-phrase, where no phrase ends.
    decoder = import_module("pocketsphinx").Decoder(
        lm=None, samprate=RATE_HZ, bestpath=False, loglevel="FATAL"
    )
    for word, sounds in PRONUNCIATIONS.items():
        decoder.add_word(word, sounds, update=True)
    choice = " | ".join(sorted(set(phrases)))
    decoder.add_jsgf_string("phrases", f"#JSGF V1.0; grammar phrases; public <phrase> = {choice};")
    decoder.activate_search("phrases")
    return decoder


def understood(decoder: Any, sentence: str) -> str:
    """The words that it takes the sentence's file for."""
    data = ENGLISH.joinpath(phrase_slug(sentence) + SUFFIX).read_bytes()
    sound = import_module("miniaudio").decode(data, nchannels=1, sample_rate=RATE_HZ).samples.tobytes()
    chance = Random(sentence)  # noqa: S311 -- noise, and the same in every run
    room = array("h", [round(chance.gauss(0, NOISE)) for _ in range(AROUND_MS * RATE_HZ // 1000)]).tobytes()
    decoder.start_utt()
    decoder.process_raw(room + sound + room, full_utt=True)
    decoder.end_utt()
    best = decoder.hyp()
    return "" if best is None else str(best.hypstr)


def test_a_recogniser_understands_95_of_100_phrases_and_every_word_that_steers() -> None:
    decoder = recogniser(map(words, sentences()))
    taken = {sentence: understood(decoder, sentence) for sentence in sentences()}
    mistaken = {sentence: heard for sentence, heard in taken.items() if heard != words(sentence)}
    assert len(mistaken) <= 0.05 * len(taken), mistaken
    steering = {"Left", "Right", "Last: left", "Last: right", "Hold", "Rest.", "Done.", "Switch legs."}
    assert not steering & mistaken.keys(), mistaken
