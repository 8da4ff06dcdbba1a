"""What a session of version 2 allows that one of version 1 does not."""

from lunge_timer.core.journal.session_commands import Command
from tests.core.format_2_files import SHIPPED, routine_of
from tests.core.journal.journals import Written


def test_a_hold_of_an_own_exercise_is_lengthened_to_five_minutes_and_no_further() -> None:
    sit = {"id": "sit", "kind": "hold", "name": "Sit", "word": "Sit", "duration_s": 290}
    own = {"id": "own/sit", "name": "Wall sit", "legs": "both", "phases": [sit]}
    block = {"type": "exercise", "exercise": "own/sit", "sets": 1, "reps": 1}
    head = {"format": "lunge-timer/routine", "version": 2, "name": "Any", "get_ready_s": 0}
    written = Written(routine_of({**head, "exercises": [own], "blocks": [block]}), SHIPPED)
    lengths_ms = []
    for _press in range(4):
        written.do((100, Command.ADJUST, 1))
        lengths_ms.append(written.session.snapshot().duration_ms)
    assert lengths_ms == [295_000, 300_000, 300_000, 300_000]
