"""A workout sounds as the settings say: its tones, its ticks, its moves and its voice."""

from typing import Any

import pytest
from msgspec.structs import replace

from lunge_timer.core.cues import Sound
from lunge_timer.sound.score import Score
from lunge_timer.sound.tones import tone
from lunge_timer.sound.voice import Voice
from lunge_timer.store.paths import voice_folder
from tests.ui.workouts import DESK_BREAK, Stage

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", "does not support raise")

GET_READY, LOWER, BACK, HOLD = range(4)  # the first steps of the desk break


def score_of(stage: Stage, **settings: Any) -> Score:
    """What is played of the desk break with these settings."""
    stage.preferences.take(replace(stage.preferences.settings, **settings))
    stage.begin(DESK_BREAK)
    player = stage.workout._player
    assert player is not None
    return player._score


def sounds(score: Score, index: int) -> list[Sound]:
    return [cue.sound for cue in score.cues(index, score.timeline.steps[index].duration_ms)]


def said(score: Score, index: int) -> list[str]:
    return [spoken.text for spoken in score.spoken(index, score.timeline.steps[index].duration_ms)]


def test_without_a_choice_it_sounds_as_it_always_did(stage: Stage) -> None:
    score = score_of(stage)
    assert score.tone(Sound.LEFT, 70) == tone(Sound.LEFT, 70)
    assert sounds(score, GET_READY) == [Sound.READY, *[Sound.TICK] * 3]
    assert sounds(score, BACK) == [Sound.MOVE]
    assert sounds(score, HOLD) == [Sound.HOLD, *[Sound.TICK] * 2]
    assert said(score, GET_READY) == said(score, LOWER) == []


def test_the_chosen_tones_sound_and_none_that_is_turned_off(stage: Stage) -> None:
    score = score_of(stage, tone_set="wood", ticks="rests", moves=False)
    assert score.tone(Sound.LEFT, 70) == tone(Sound.LEFT, 70, "wood")
    assert sounds(score, GET_READY) == [Sound.READY, *[Sound.TICK] * 3]
    assert (sounds(score, LOWER), sounds(score, BACK), sounds(score, HOLD)) == (
        [Sound.LEFT],
        [],
        [Sound.HOLD],
    )


def test_the_voice_speaks_in_the_form_and_as_loud_as_it_is_set(stage: Stage) -> None:
    score = score_of(stage, voice="full", voice_volume=40)
    assert said(score, GET_READY) == ["Squat-position reverse lunge. Left leg first."]
    [left] = score.spoken(LOWER, 2000)
    assert score.speech(left) == Voice(voice_folder()).samples("Left", 40)


@pytest.mark.parametrize(("voice", "rings_ms"), [("off", 2000), ("full", 10_000)])
def test_the_end_is_heard_with_all_that_is_said_of_it(stage: Stage, voice: str, rings_ms: int) -> None:
    stage.preferences.take(replace(stage.preferences.settings, voice=voice))
    stage.begin(DESK_BREAK)
    stage.wait(200_000)
    assert stage.workout._ring_out.isActive()
    assert stage.workout._ring_out.interval() == rings_ms
