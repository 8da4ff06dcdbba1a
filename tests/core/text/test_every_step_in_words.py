"""What is shown and said in any step of a workout of version 2: nothing fails, and no part is empty."""

import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from lunge_timer.core.edge import edge_at
from lunge_timer.core.journal.session_commands import Command
from lunge_timer.core.routine import Routine
from lunge_timer.core.shown_rep import reps_to_show, run_ms
from lunge_timer.core.snapshot import Snapshot
from lunge_timer.core.speech.words import own_words
from lunge_timer.core.text.announcements import announcement, step_sentence
from lunge_timer.core.text.interrupted import kept_sentence, stopped_sentence
from lunge_timer.core.text.leg_test_lines import how_to_end
from lunge_timer.core.text.prompts import (
    counted_leg_ahead,
    done_prompt,
    exercise_ahead,
    form_cue,
    leg_line,
    next_up,
    phase_word,
    place_of,
    title_text,
    where_line,
    whole_text,
)
from lunge_timer.core.text.results import headline
from lunge_timer.core.text.timed_steps import timed_cue, timed_step_due, timed_word
from lunge_timer.core.timeline import Timeline
from tests.core.format_2_files import SHIPPED, routines_of_version_2
from tests.core.journal.journals import WALL_MS, Written

GAP = re.compile(r"^[ ·,.]|[·,] *$|· ·|, ,|\bNone\b|\(\)|  +$")


def said_in(timeline: Timeline, before: Snapshot | None, now: Snapshot) -> Iterator[str]:
    index = now.index
    yield phase_word(timeline, index)
    yield timed_word(timeline, index)
    yield leg_line(timeline, index)
    yield form_cue(timeline, index)
    yield counted_leg_ahead(timeline, index)
    yield where_line(timeline, index)
    yield whole_text(timeline, now)
    yield title_text(timeline, now)
    yield done_prompt(now)
    yield step_sentence(timeline, index)
    yield announcement(timeline, before, now)
    yield from struct_texts(next_up(timeline, index))
    yield from struct_texts(place_of(timeline, index))
    if now.step is not None:
        yield how_to_end(timeline, index, tests=range(len(timeline.places)), key="E")
        if timed_step_due(timeline, index) is not None:
            yield timed_cue(now.step)


def struct_texts(struct: object) -> list[str]:
    names: tuple[str, ...] = getattr(struct, "__struct_fields__", ())
    return [value for name in names if isinstance(value := getattr(struct, name), str)]


@given(routine=routines_of_version_2(), share=st.floats(0, 1))
def test_whatever_is_said_in_a_step_is_well_put(routine: Routine, share: float) -> None:
    written = Written(routine, SHIPPED)
    timeline = written.session.timeline
    before: Snapshot | None = None
    shown = reps_to_show(routine, timeline)
    assert all(run_ms(rep) > 0 for rep in shown.values())
    said = [*own_words(routine)]
    for index, step in enumerate(timeline.steps):
        now = written.session.snapshot()
        assert now.index == index
        said += [*said_in(timeline, before, now)]
        edge_at(now)
        exercise_ahead(timeline, index)
        if index == round(share * len(timeline.steps)):
            replayed = written.replayed()
            said += [stopped_sentence(replayed, WALL_MS + 10**7), kept_sentence(replayed, WALL_MS + 10**7)]
        before = now
        if step.duration_ms is None:
            written.do((1000, Command.REP_DONE, 0))
        else:
            written.wait(step.duration_ms)
    said.append(headline(written.session.summary()))
    assert [text for text in said if GAP.search(text)] == []
