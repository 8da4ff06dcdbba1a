"""Nothing that the shipped exercises and routines say is missing among the recordings."""

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.speech.words import every_sentence
from lunge_timer.sound.voice import Voice
from lunge_timer.store.assets import load_built_ins, load_exercises
from lunge_timer.store.paths import voice_folder
from lunge_timer.store.timed_figures import load_timed_figures


def test_every_sentence_that_is_said_was_recorded() -> None:
    exercises = load_exercises()
    timelines = [compile_timeline(routine, exercises) for routine in load_built_ins(exercises).values()]
    said = every_sentence(exercises.values(), timelines, load_timed_figures().values())
    voice = Voice(voice_folder())
    assert [sentence for sentence in said if voice.sentence_ms(sentence) is None] == []
