"""What is said while the person pauses, skips and changes: whole, once, in its place, or not at all."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lunge_timer.core.routine import ExerciseBlock
from lunge_timer.core.sound_options import DEFAULT_VOLUME, SoundChoice
from lunge_timer.core.speech.placing import SentenceMs
from lunge_timer.core.timeline import Timeline
from lunge_timer.sound.feed import WAKING_MS
from lunge_timer.sound.score import Score
from tests.conftest import FakeClock
from tests.core.speech.voices import evenly, timelines_with_words, voices
from tests.sound.feed_room import OUTPUTS_MS, Room
from tests.sound.recordings import LevelRecordings, Said
from tests.sound.routines import timed, timeline_of

pytestmark = pytest.mark.slow

REST = timeline_of(ExerciseBlock(exercise="squat", sets=2, reps=1, rest_s=45, phases_s={"squat": 1}))
REST_INDEX = 12
ANNOUNCED = ("Set 2 of 2.", "Left leg first.")
ANNOUNCED_MS = 42_000 - 150 - sum(map(evenly, ANNOUNCED)) - 120


class SlowRecordings(LevelRecordings):
    """Each sentence takes a while to decode."""

    def __init__(self, voice: SentenceMs, clock: FakeClock, decoding_ms: int) -> None:
        super().__init__(voice)
        self._clock = clock
        self._decoding_ms = decoding_ms

    def samples(self, sentence: str, volume: int) -> bytes:
        self._clock.advance(self._decoding_ms)
        return super().samples(sentence, volume)


class SpeakingRoom(Room):
    def __init__(
        self,
        clock: FakeClock,
        timeline: Timeline,
        output_ms: tuple[int, int] = (0, 0),
        voice: SentenceMs = evenly,
        *,
        decoding_ms: int = 0,
    ) -> None:
        self.recordings = SlowRecordings(voice, clock, decoding_ms)
        score = Score(timeline, SoundChoice(voice="full"), self.recordings)
        super().__init__(clock, timeline, output_ms, score)

    def said(self) -> list[Said]:
        """All that was begun to be said, in ms from the start."""
        heard = self.recordings.heard(self.output, self.clock())
        return [Said(at - self.began_ms, text, until - self.began_ms) for at, text, until in heard]

    def sentences(self) -> list[str]:
        return [said.sentence for said in self.said()]

    def rest(self) -> None:
        """Go to the rest, and let it be the beginning."""
        self.session.go_to(REST_INDEX)
        self.began_ms = self.clock()
        self.follow()

    def obey(self, command: str) -> None:
        getattr(self.session, command)()
        self.follow()

    def adjust(self, by_ms: int) -> None:
        self.session.adjust(by_ms)
        self.follow()


def announcements(room: SpeakingRoom) -> list[Said]:
    return [said for said in room.said() if said.sentence in ANNOUNCED]


@pytest.fixture(params=OUTPUTS_MS, ids=str)
def room(clock: FakeClock, request: pytest.FixtureRequest) -> SpeakingRoom:
    room = SpeakingRoom(clock, REST, request.param)
    room.start()
    room.rest()
    return room


def test_a_rest_is_told_at_its_beginning_and_what_follows_before_its_countdown(room: SpeakingRoom) -> None:
    room.run(44_000)
    assert [(said.at_ms, said.sentence) for said in room.said()] == [
        (300, "Rest."),
        (300 + evenly("Rest.") + 120, "45 seconds."),
        (22_800, "Half"),
        (ANNOUNCED_MS, ANNOUNCED[0]),
        (ANNOUNCED_MS + evenly(ANNOUNCED[0]) + 120, ANNOUNCED[1]),
    ]
    assert all(said.until_ms - said.at_ms == evenly(said.sentence) for said in room.said())


@pytest.mark.parametrize("output_ms", OUTPUTS_MS, ids=str)
def test_no_first_sound_waits_for_words_to_be_decoded(clock: FakeClock, output_ms: tuple[int, int]) -> None:
    room = SpeakingRoom(clock, REST, output_ms, decoding_ms=60)

    def first_handed_ms() -> int:
        """How long after the last wish the first track of it was handed over."""
        since_ms = room.wish.since_ms
        return next(p.handed_ms for p in room.output.playbacks if p.at_ms == since_ms) - since_ms

    room.start()
    assert first_handed_ms() == 0
    room.run(2000)
    room.rest()
    assert first_handed_ms() == 0
    room.run(5000)
    assert room.said()[-2:] == [
        Said(300, "Rest.", 300 + evenly("Rest.")),
        Said(420 + evenly("Rest."), "45 seconds.", 420 + evenly("Rest.45 seconds.")),
    ]
    for command in ("pause", "go_on", "next_step", "previous_step"):
        room.obey(command)
        assert first_handed_ms() == 0
        room.run(700)


def test_a_pause_cuts_a_word_off_and_it_is_not_said_again(room: SpeakingRoom) -> None:
    room.run(400)
    room.obey("pause")
    assert room.said() == [Said(300, "Rest.", 400)]
    room.run(5000)
    room.obey("go_on")
    room.run(10_000)
    assert room.sentences() == ["Rest."]


def test_what_was_told_of_the_next_set_is_not_told_again_where_the_rest_is_lengthened(
    room: SpeakingRoom,
) -> None:
    room.run(41_900)
    room.adjust(5000)
    room.run(8000)
    assert Counter(room.sentences())[ANNOUNCED[1]] == 1


def test_not_even_after_a_pause_or_where_the_volume_was_changed_meanwhile(room: SpeakingRoom) -> None:
    room.run(ANNOUNCED_MS + 100)
    room.set_volume(DEFAULT_VOLUME // 2)
    room.run(41_900 - ANNOUNCED_MS - 100)
    room.obey("pause")
    room.run(500)
    room.obey("go_on")
    room.run(100)
    room.adjust(5000)
    room.run(12_000)
    assert [said.sentence for said in announcements(room)] == [*ANNOUNCED]


def test_an_announcement_that_lengthening_the_rest_cuts_off_is_made_anew_whole(room: SpeakingRoom) -> None:
    room.run(ANNOUNCED_MS + 500)
    room.adjust(5000)
    room.run(12_000)
    cut, *whole = announcements(room)
    assert cut.until_ms - cut.at_ms < evenly(ANNOUNCED[0])
    assert [(said.at_ms, said.sentence) for said in whole] == [
        (ANNOUNCED_MS + 5000, ANNOUNCED[0]),
        (ANNOUNCED_MS + 5000 + evenly(ANNOUNCED[0]) + 120, ANNOUNCED[1]),
    ]
    assert all(said.until_ms - said.at_ms == evenly(said.sentence) for said in whole)


def test_one_that_a_pause_cuts_off_leaves_the_shorter_one_that_still_has_room(room: SpeakingRoom) -> None:
    room.run(ANNOUNCED_MS + 500)
    room.obey("pause")
    room.run(500)
    room.obey("go_on")
    room.run(5000)
    cut, short = announcements(room)
    assert cut.until_ms - cut.at_ms < evenly(ANNOUNCED[0])
    assert short == Said(42_500 - 150 - evenly(ANNOUNCED[1]), ANNOUNCED[1], 42_500 - 150)


@pytest.mark.parametrize("silence", ["a pause", "muting"])
def test_one_that_was_cut_off_and_had_no_room_again_is_made_where_the_rest_is_lengthened_later(
    room: SpeakingRoom, silence: str
) -> None:
    room.run(ANNOUNCED_MS + evenly(ANNOUNCED[0]) + 200)
    if silence == "muting":
        room.set_volume(0)
        room.run(200)
        room.set_volume(DEFAULT_VOLUME)
    else:
        room.obey("pause")
        room.obey("go_on")
    room.run(41_900 - ANNOUNCED_MS - evenly(ANNOUNCED[0]) - 200)
    assert [said.sentence for said in announcements(room)] == [*ANNOUNCED]
    room.adjust(5000)
    room.run(12_000)
    assert [said.sentence for said in announcements(room)] == [*ANNOUNCED, *ANNOUNCED]


def test_a_rest_that_is_shortened_past_the_place_of_an_announcement_has_the_shorter_one(
    room: SpeakingRoom,
) -> None:
    room.run(ANNOUNCED_MS - 5000 + 100)
    room.adjust(-5000)
    room.run(10_000)
    end_ms = 42_000 - 5000 - 150
    assert announcements(room) == [Said(end_ms - evenly(ANNOUNCED[1]), ANNOUNCED[1], end_ms)]


def test_one_that_was_cut_off_in_a_rest_that_is_begun_anew_is_made_anew(room: SpeakingRoom) -> None:
    room.run(ANNOUNCED_MS + 100)
    room.set_volume(DEFAULT_VOLUME // 2)  # it rings on
    room.run(100)
    room.obey("previous_step")
    room.run(30_000)
    room.adjust(5000)
    room.run(18_000)
    assert [said.sentence for said in announcements(room)] == [ANNOUNCED[0], *ANNOUNCED]


def test_a_rest_that_is_lengthened_in_time_tells_it_later(room: SpeakingRoom) -> None:
    room.run(30_000)
    room.adjust(5000)
    room.run(18_000)
    assert (ANNOUNCED_MS + 5000, ANNOUNCED[0]) in [(said.at_ms, said.sentence) for said in room.said()]


def test_a_rest_that_is_begun_anew_tells_everything_anew(room: SpeakingRoom) -> None:
    room.run(41_900)
    room.obey("previous_step")
    room.run(44_000)
    assert Counter(room.sentences())[ANNOUNCED[0]] == 2
    assert Counter(room.sentences())["Rest."] == 2


def test_a_skip_leaves_a_word_behind(room: SpeakingRoom) -> None:
    room.run(400)
    room.obey("next_step")
    room.run(900)
    assert room.said() == [Said(300, "Rest.", 400), Said(700, "Left", 700 + evenly("Left"))]


def test_a_word_that_is_heard_is_said_to_its_end_where_the_volume_changes_and_cut_off_by_muting(
    room: SpeakingRoom,
) -> None:
    room.run(350)
    room.set_volume(DEFAULT_VOLUME // 2)
    room.run(5000)
    assert room.said()[:1] == [Said(300, "Rest.", 300 + evenly("Rest."))]
    room.obey("previous_step")
    room.run(350)
    began_ms = room.clock() - 350 - room.began_ms
    room.set_volume(0)
    room.run(5000)
    assert room.said()[-1] == Said(began_ms + 300, "Rest.", began_ms + 350)


def test_nothing_is_said_after_the_person_has_finished(room: SpeakingRoom) -> None:
    room.run(400)
    room.obey("finish")
    room.run(60_000)
    assert room.said() == [Said(300, "Rest.", 400)]


def test_the_end_is_said_after_its_sound(clock: FakeClock) -> None:
    room = SpeakingRoom(clock, timeline_of(timed(5)))
    room.start()
    room.run(10_000)
    assert room.said()[-1] == Said(6000, "Done.", 6000 + evenly("Done."))


MOVES = ("next_step", "previous_step", "next_set", "rep_done")
COMMANDS = ("wait", "pause", "go_on", *MOVES, "longer", "shorter")


@given(
    timeline=timelines_with_words(),
    output_ms=st.sampled_from(OUTPUTS_MS),
    commands=st.lists(st.tuples(st.sampled_from(COMMANDS), st.integers(0, 12_000)), max_size=12),
    lag_ms=st.sampled_from([0, 1, 20]),
    voice=voices(),
)
@settings(deadline=None, max_examples=60)
def test_whatever_the_person_does_words_are_whole_unless_a_press_cuts_them_and_none_is_said_in_a_pause(
    timeline: Timeline,
    output_ms: tuple[int, int],
    commands: list[tuple[str, int]],
    lag_ms: int,
    voice: SentenceMs,
) -> None:
    room = SpeakingRoom(FakeClock(), timeline, output_ms, voice)
    room.start()
    presses: list[int] = []
    pauses: list[tuple[int, int]] = []
    for command, wait_ms in commands:
        if command in {"longer", "shorter"}:
            room.session.adjust(5000 if command == "longer" else -5000)
        elif command != "wait":
            getattr(room.session, command)()
        silent = room.session.position is None
        presses.append(room.clock() - room.began_ms)
        room.follow(lag_ms)
        if silent:
            pauses.append((presses[-1] + lag_ms, presses[-1] + wait_ms))
        room.run(wait_ms)
    said = room.said()
    for each in said:
        is_whole = each.until_ms - each.at_ms == voice(each.sentence)
        cuts = ((press, press + lag_ms) for press in presses)  # pressed, and known
        assert is_whole or any(
            each.at_ms <= known and press <= each.until_ms <= press + 100 for press, known in cuts
        )
        assert not any(from_ms < each.at_ms < to_ms for from_ms, to_ms in pauses)
        assert not any(each.at_ms < from_ms < each.until_ms - 100 for from_ms, _to_ms in pauses)
    assert all(one.until_ms <= other.at_ms for one, other in pairwise(said))


@pytest.mark.parametrize(
    ("woke_ms", "said"), [(300, ["Lunge.", "Left leg first.", "Left"]), (1500, ["Left"])]
)
def test_once_a_device_woke_words_are_said_from_the_first_one_on_or_not_at_all(
    clock: FakeClock, woke_ms: int, said: list[str]
) -> None:
    lunge = ExerciseBlock(exercise="lunge", sets=1, reps=1)
    room = SpeakingRoom(clock, timeline_of(lunge, get_ready_s=5))
    room.output.is_waking = True
    room.turn()
    room.start()
    room.run(woke_ms)
    room.output.is_waking, room.output.woke_ms = False, clock()
    room.run(5900 - woke_ms)
    assert [each.sentence for each in room.said() if each.at_ms >= woke_ms] == said
    asleep = [each for each in room.said() if each.at_ms < woke_ms]
    assert all(each.until_ms <= woke_ms + WAKING_MS for each in asleep)
