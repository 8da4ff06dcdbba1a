from collections.abc import Iterator

from lunge_timer.core.cues import Cue, Sound, step_cues
from lunge_timer.core.timeline import Timeline


def timeline_cues(timeline: Timeline) -> Iterator[Cue]:
    """Every cue of the whole timeline, in ms from its start, the end's included."""
    for index, step in enumerate(timeline.steps):
        for cue in step_cues(timeline, index, step.duration_ms):
            yield Cue(step.start_ms + cue.at_ms, cue.sound)
    yield Cue(timeline.total_ms, Sound.DONE)
