"""Which stretch of sound begins when."""

from itertools import islice, pairwise, takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lunge_timer.core.cues import Cue, Sound
from lunge_timer.core.routine import Pace
from lunge_timer.core.snapshot import Position
from lunge_timer.core.timeline import Timeline
from lunge_timer.sound.schedule import Piece, leads_to, next_cue_ms, pieces, position_at
from lunge_timer.sound.score import Score
from lunge_timer.sound.track import PIECE_MS
from tests.core.every_cue import timeline_cues
from tests.core.strategies import timelines
from tests.sound.routines import desk_break, self_paced, timed, timeline_of

BEGAN_MS = 5_000_000
REST = timeline_of(timed(40), timed(3))
REST_BEGUN = Position(index=0, began_ms=BEGAN_MS, duration_ms=40_000)


def sounds(timeline: Timeline, position: Position | None, until_ms: int) -> list[tuple[int, Sound]]:
    """Every sound from position on, as (ms since BEGAN_MS, sound)."""
    heard = takewhile(lambda piece: piece.at_ms <= until_ms, pieces(Score(timeline), position, until_ms))
    return [(piece.at_ms + cue.at_ms - BEGAN_MS, cue.sound) for piece in heard for cue in piece.cues]


@given(timeline=timelines(Pace.GUIDED))
def test_from_the_start_every_sound_of_the_timeline_is_scheduled_once_on_its_moment(
    timeline: Timeline,
) -> None:
    start = Position(index=0, began_ms=BEGAN_MS, duration_ms=timeline.steps[0].duration_ms)
    expected = [(cue.at_ms, cue.sound) for cue in timeline_cues(timeline)]
    assert sounds(timeline, start, BEGAN_MS + timeline.total_ms) == expected


@given(timeline=timelines(), skip=st.integers(0, 10_000), data=st.data())
def test_pieces_follow_each_other_without_gap_and_are_short_and_never_empty(
    timeline: Timeline, skip: int, data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(timeline.steps)))
    duration_ms = timeline.steps[index].duration_ms if index < len(timeline.steps) else 0
    position = Position(index=index, began_ms=BEGAN_MS, duration_ms=duration_ms, from_ms=skip)
    some = list(islice(pieces(Score(timeline), position, BEGAN_MS), 50))
    assert all(before.end_ms == after.at_ms for before, after in pairwise(some))
    assert all(0 < piece.length_ms <= PIECE_MS for piece in some)


def test_without_a_position_there_is_silence_from_now_on() -> None:
    first, second = islice(pieces(Score(REST), None, BEGAN_MS), 2)
    assert (first.at_ms, first.cues, second.at_ms) == (BEGAN_MS, (), first.end_ms)


def test_sounds_before_the_position_are_left_out() -> None:
    position = Position(index=0, began_ms=BEGAN_MS, duration_ms=40_000, from_ms=37_500)
    heard = sounds(REST, position, BEGAN_MS + 60_000)
    assert heard[:3] == [(38_000, Sound.TICK), (39_000, Sound.TICK), (40_000, Sound.GO)]
    assert heard[-1] == (43_000, Sound.DONE)


def test_a_half_that_is_over_does_not_sound_again_where_the_step_was_lengthened() -> None:
    def position(*, half_over: bool) -> Position:
        return Position(index=0, began_ms=BEGAN_MS, duration_ms=45_000, from_ms=21_000, half_over=half_over)

    until_ms = BEGAN_MS + 44_000
    assert sounds(REST, position(half_over=False), until_ms)[0] == (22_500, Sound.HALF)
    assert sounds(REST, position(half_over=True), until_ms)[0] != (22_500, Sound.HALF)


def test_a_step_that_waits_has_its_first_sound_and_then_silence() -> None:
    position = Position(index=0, began_ms=BEGAN_MS, duration_ms=None)
    assert sounds(self_paced(), position, BEGAN_MS + 600_000) == [(0, Sound.LEFT)]


def test_the_end_is_told_once_and_followed_by_silence() -> None:
    position = Position(index=2, began_ms=BEGAN_MS, duration_ms=0)
    assert sounds(REST, position, BEGAN_MS + 600_000) == [(0, Sound.DONE)]


def test_a_piece_begins_on_its_step_and_counts_its_sounds_from_there() -> None:
    first, second, third = islice(pieces(Score(REST), REST_BEGUN, BEGAN_MS), 3)
    assert (first.at_ms, first.cues) == (BEGAN_MS, (Cue(0, Sound.GO),))
    assert (second.at_ms, second.cues) == (BEGAN_MS + 19_500, (Cue(500, Sound.HALF),))
    assert (third.at_ms, third.cues[0]) == (BEGAN_MS + 36_500, Cue(500, Sound.TICK))


@pytest.mark.parametrize(
    ("after_ms", "index", "from_ms"),
    [(0, 0, 0), (39_999, 0, 39_999), (40_000, 1, 0), (42_000, 1, 2000), (43_000, 2, 0), (99_000, 2, 56_000)],
)
def test_a_position_leads_on_with_the_clock(after_ms: int, index: int, from_ms: int) -> None:
    place = position_at(REST, REST_BEGUN, BEGAN_MS + after_ms)
    assert (place.index, place.from_ms) == (index, from_ms)
    assert place.began_ms + place.from_ms == BEGAN_MS + after_ms


def test_a_position_leads_to_what_follows_by_itself_and_to_nothing_else() -> None:
    def second_step(began_ms: int, duration_ms: int) -> Position:
        return Position(index=1, began_ms=began_ms, duration_ms=duration_ms)

    assert leads_to(REST, REST_BEGUN, REST_BEGUN)
    assert leads_to(REST, REST_BEGUN, second_step(BEGAN_MS + 40_000, 3000))
    assert leads_to(REST, REST_BEGUN, Position(index=2, began_ms=BEGAN_MS + 43_000, duration_ms=0))
    assert not leads_to(REST, REST_BEGUN, second_step(BEGAN_MS + 39_999, 3000))
    assert not leads_to(REST, REST_BEGUN, second_step(BEGAN_MS + 40_000, 8000))
    assert not leads_to(REST, second_step(BEGAN_MS + 40_000, 3000), REST_BEGUN)


def test_the_next_sound_of_a_step_is_known() -> None:
    assert next_cue_ms(Score(REST), REST_BEGUN) == BEGAN_MS
    late = Position(index=0, began_ms=BEGAN_MS, duration_ms=40_000, from_ms=1)
    assert next_cue_ms(Score(REST), late) == BEGAN_MS + 20_000
    assert (
        next_cue_ms(Score(desk_break()), Position(index=1, began_ms=0, duration_ms=2000, from_ms=1)) is None
    )


def test_a_note_is_heard_first_and_the_rest_in_its_time() -> None:
    position = Position(index=0, began_ms=BEGAN_MS, duration_ms=40_000, from_ms=37_500)
    first = next(pieces(Score(REST), position, BEGAN_MS, Sound.GO_ON))
    assert (first.at_ms, first.cues[:2]) == (
        BEGAN_MS + 37_500,
        (Cue(0, Sound.GO_ON), Cue(500, Sound.TICK)),
    )


def test_a_note_in_silence_is_heard_once() -> None:
    first, second = islice(pieces(Score(REST), None, BEGAN_MS, Sound.PAUSE), 2)
    assert (first.at_ms, first.cues, second.cues) == (BEGAN_MS, (Cue(0, Sound.PAUSE),), ())


@pytest.mark.parametrize(("before_ms", "is_heard"), [(0, False), (29, False), (30, True)])
def test_a_sound_that_is_due_as_the_press_comes_answers_it(before_ms: int, *, is_heard: bool) -> None:
    position = Position(index=0, began_ms=BEGAN_MS, duration_ms=40_000, from_ms=37_000 - before_ms)
    first = next(pieces(Score(REST), position, BEGAN_MS, Sound.LONGER))
    tick = Cue(before_ms, Sound.TICK)
    assert first.cues[: 1 + is_heard] == ((Cue(0, Sound.LONGER), tick) if is_heard else (tick,))


def test_the_first_sound_of_the_next_step_answers_a_press_just_before_it() -> None:
    position = Position(index=0, began_ms=BEGAN_MS, duration_ms=40_000, from_ms=39_980)
    assert sounds(REST, position, BEGAN_MS + 40_000)[0] == (40_000, Sound.GO)
    assert next(pieces(Score(REST), position, BEGAN_MS, Sound.GO_ON)).cues == ()


def test_a_piece_rings_until_its_sound_is_over() -> None:
    piece = Piece(at_ms=1000, length_ms=500, cues=(Cue(0, Sound.TICK), Cue(400, Sound.GO)))
    assert piece.ringing_until(1030) == 1060
    assert piece.ringing_until(1100) == 1100
    assert piece.ringing_until(1450) == 1500
