"""What is said stands in the file and in what is played on its very samples, and touches nothing else."""

import wave
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lunge_timer.core.routine import ExerciseBlock, Pace
from lunge_timer.core.snapshot import Position
from lunge_timer.core.sound_options import DEFAULT_VOLUME, SoundChoice, VoiceForm
from lunge_timer.core.speech.placing import BETWEEN_SENTENCES_MS, SentenceMs, Spoken, spoken_in
from lunge_timer.core.speech.words import Anchor
from lunge_timer.core.timeline import Timeline
from lunge_timer.sound.schedule import pieces
from lunge_timer.sound.score import Score
from lunge_timer.sound.sound_file import write_wav
from lunge_timer.sound.tones import BYTES_PER_MS
from lunge_timer.sound.track import PIECE_MS, render, split
from tests.core.speech.voices import evenly, timelines_with_words, voices
from tests.sound.recordings import LevelRecordings
from tests.sound.routines import timed, timeline_of

pytestmark = pytest.mark.slow

FULL = SoundChoice(voice="full")
SQUATS = timeline_of(ExerciseBlock(exercise="squat", sets=2, reps=1, rest_s=45), timed(45), get_ready_s=10)


def frames(score: Score) -> bytes:
    file = BytesIO()
    write_wav(file, score)
    with wave.open(BytesIO(file.getvalue())) as wav:
        read: bytes = wav.readframes(wav.getnframes())
        return read


def windows(timeline: Timeline, form: VoiceForm, voice: SentenceMs) -> list[tuple[int, int, tuple[str, ...]]]:
    """Where the file says what: from, until and the sentences."""
    found: list[tuple[int, int, tuple[str, ...]]] = []
    begins = [(step.start_ms, step.duration_ms, step.estimate_ms) for step in timeline.steps]
    for index, (start_ms, duration_ms, open_ms) in enumerate([*begins, (timeline.total_ms, None, 60_000)]):
        said = spoken_in(timeline, index, duration_ms, form, voice, open_ms=open_ms)
        found += [(start_ms + each.at_ms, start_ms + each.end_ms, each.sentences) for each in said]
    return found


@settings(max_examples=10, deadline=None)
@given(timeline=timelines_with_words(), form=st.sampled_from(["brief", "full"]), voice=voices())
def test_a_file_with_a_voice_differs_from_one_without_only_where_it_speaks(
    timeline: Timeline, form: VoiceForm, voice: SentenceMs
) -> None:
    recordings = LevelRecordings(voice)
    without = frames(Score(timeline))
    spoken = frames(Score(timeline, SoundChoice(voice=form), recordings))
    without = without.ljust(len(spoken), b"\0")  # the last word may be said after the last sound
    end_ms = 0
    for from_ms, to_ms, sentences in windows(timeline, form, voice):
        assert (
            spoken[end_ms * BYTES_PER_MS : from_ms * BYTES_PER_MS]
            == (without[end_ms * BYTES_PER_MS : from_ms * BYTES_PER_MS])
        )
        gap = bytes(BETWEEN_SENTENCES_MS * BYTES_PER_MS)
        words = gap.join(recordings.samples(sentence, DEFAULT_VOLUME) for sentence in sentences)
        assert spoken[from_ms * BYTES_PER_MS : to_ms * BYTES_PER_MS] == words
        assert not any(without[from_ms * BYTES_PER_MS : to_ms * BYTES_PER_MS])
        end_ms = to_ms
    assert spoken[end_ms * BYTES_PER_MS :] == without[end_ms * BYTES_PER_MS :]


@pytest.mark.parametrize(
    "score",
    [
        Score(SQUATS, SoundChoice(voice="full")),
        Score(SQUATS, SoundChoice(voice="off"), LevelRecordings(evenly)),
        Score(SQUATS, FULL, LevelRecordings(lambda _sentence: None)),
    ],
    ids=["no voice", "voice off", "no recordings"],
)
def test_without_a_word_the_file_is_what_it_always_was(score: Score) -> None:
    assert frames(score) == frames(Score(SQUATS))


@settings(max_examples=10, deadline=None)
@given(timeline=timelines_with_words(Pace.GUIDED), voice=voices())
def test_what_is_played_is_what_is_written_sample_for_sample(timeline: Timeline, voice: SentenceMs) -> None:
    score = Score(timeline, FULL, LevelRecordings(voice))
    written, played = frames(score), b""
    start = Position(index=0, began_ms=0, duration_ms=timeline.steps[0].duration_ms)
    for piece in pieces(score, start, 0):
        played += render(score, piece.cues, 0, piece.length_ms, DEFAULT_VOLUME, spoken=piece.spoken)
        if len(played) >= len(written):
            break
    assert played[: len(written)] == written


@given(
    timeline=timelines_with_words(),
    index=st.integers(0, 200),
    length_ms=st.integers(1, 3_600_000),
    share=st.floats(0, 0.9),
    voice=voices(),
)
def test_no_piece_cuts_a_word(
    timeline: Timeline, index: int, length_ms: int, share: float, voice: SentenceMs
) -> None:
    score = Score(timeline, FULL, LevelRecordings(voice))
    index %= len(timeline.steps)
    cues, spoken = score.cues(index, length_ms), score.spoken(index, length_ms)
    start_ms = int(length_ms * share)
    parts = list(split(cues, start_ms, length_ms, spoken))
    assert (parts[0][0], parts[-1][1]) == (start_ms, length_ms)
    assert all(before[1] == after[0] for before, after in pairwise(parts))
    longest_ms = max([PIECE_MS, *(each.length_ms for each in spoken)])
    assert all(0 < to_ms - from_ms <= longest_ms for from_ms, to_ms in parts)
    for _from_ms, to_ms in parts[:-1]:
        assert not any(start_ms <= each.at_ms < to_ms < each.end_ms for each in spoken)


def test_a_row_of_words_that_a_piece_cannot_hold_is_parted_between_them() -> None:
    first = Spoken(300, 19_000, ("Long",), Anchor.START)
    second = Spoken(19_600, 5000, ("Longer",), Anchor.HALF)
    assert list(split((), 0, 30_000, [first, second])) == [(0, 19_600), (19_600, 30_000)]
    endless = Spoken(0, 25_000, ("Endless",), Anchor.START)
    assert list(split((), 0, 30_000, [endless])) == [(0, 25_000), (25_000, 30_000)]
