"""What each command does, given its arguments."""

import signal
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.plan import routine_size
from lunge_timer.core.routine import Routine
from lunge_timer.core.sound_options import SoundChoice, VoiceForm
from lunge_timer.core.text.doses import total_text
from lunge_timer.core.text.numbers import clock_text
from lunge_timer.core.timeline import Timeline
from lunge_timer.errors import LungeTimerError, StoreError
from lunge_timer.language import _
from lunge_timer.sound.score import Score
from lunge_timer.sound.sound_file import Writer, writer_for
from lunge_timer.sound.voice import Voice
from lunge_timer.store.assets import EXERCISE_FORMAT, format_of, load_exercises, parse_exercise
from lunge_timer.store.atomic import replacing
from lunge_timer.store.files import shown
from lunge_timer.store.kept_numbers import KeptNumbers, load_kept_numbers
from lunge_timer.store.own_routines import OwnRoutines
from lunge_timer.store.paths import own_words_folder, routines_folder, voice_folder
from lunge_timer.store.routines import find_routine, parse_routine, read_routine_text
from lunge_timer.store.timed_figures import TIMED_FORMAT, parse_timed_figure
from lunge_timer.terminal.console import SIGNALLED, complain, say
from lunge_timer.terminal.kept_files import is_kept_file, is_one_file
from lunge_timer.terminal.printing import list_text, plan_json, plan_text, prescription_lines


def list_routines(_options: Namespace) -> int:
    exercises = load_exercises()
    numbers = _kept_numbers(exercises)
    routines = [*_own_routines(exercises), *numbers.built_ins.values()]
    say(list_text(routines, exercises, [*numbers.routines.values()]))
    return 0


def plan(options: Namespace) -> int:
    routine, exercises = _find(options.routine)
    timeline = compile_timeline(routine, exercises)
    score = _score(timeline, options.voice)
    say(plan_json(score) if options.json else plan_text(routine, score, exercises, _today()))
    return 0


def check(options: Namespace) -> int:
    """Tell of each file whether it is fine; one that is not keeps none of the others from being read."""
    exercises = load_exercises()
    code = 0
    for file in options.files:
        try:
            what = _told_if_fine(Path(file), exercises)
        except LungeTimerError as error:
            complain(error)
            code = 1
        else:
            say(_("{file}: fine, {what}").format(file=shown(file), what=what))
    return code


def _told_if_fine(path: Path, exercises: Exercises) -> str:
    """What is in that file: a routine's name and length, or another thing's name. Raises LungeTimerError."""
    text, name = read_routine_text(path), shown(path)
    form = format_of(text)
    if form == EXERCISE_FORMAT:
        return parse_exercise(text, name).name
    if form == TIMED_FORMAT:
        return parse_timed_figure(text, name).names[0]
    routine = parse_routine(text, exercises, name)
    told = f"{routine.name}, {total_text(routine, routine_size(routine, exercises).total_ms)}"
    return " · ".join((told, *prescription_lines(routine, exercises, _today())))


def _today() -> str:
    return datetime.now().astimezone().date().isoformat()


def export_audio(options: Namespace) -> int:
    routine, exercises = _find(options.routine)
    target = Path(options.output)
    _check_target(target, options.routine, exercises)
    write = _writer(target)
    timeline = compile_timeline(routine, exercises)
    score = _score(timeline, options.voice)
    with _ends_raised(), replacing(target) as file:
        write(file, score)
    total = clock_text(timeline.total_ms)
    say(_("{file}: written, {name}, {total}").format(file=shown(target), name=routine.name, total=total))
    return 0


def start_message(name_or_path: str) -> tuple[str, ...]:
    """What the window is to do: start that routine. Raises LungeTimerError where there is none."""
    exercises = load_exercises()
    routines = _routines(exercises)
    found = find_routine(name_or_path, routines, exercises)
    is_name = any(routine is found for routine in routines)  # before a file that is called so
    return ("start", name_or_path if is_name else str(Path(name_or_path).absolute()))


def open_message(options: Namespace) -> tuple[str, ...]:
    """What the window is to do: take over those files, and tell of bad ones, as no file manager would."""
    return ("import", *(str(Path(file).absolute()) for file in options.files))


def _check_target(target: Path, name_or_path: str, exercises: Exercises) -> None:
    """Raises StoreError where a sound in that file would replace the routine, or what the program keeps."""
    if is_one_file(target, Path(name_or_path)):
        raise StoreError(_("{file}: the sound would replace the routine").format(file=shown(target)))
    if is_kept_file(target, exercises):
        told = _("{file}: the sound would replace a file that Lunge Timer keeps; choose another name")
        raise StoreError(told.format(file=shown(target)))


def _writer(target: Path) -> Writer:
    """What writes sounds to a file of that name. Raises StoreError."""
    try:
        return writer_for(target.suffix)
    except StoreError as error:
        raise StoreError(f"{shown(target)}: {error}") from error


def _score(timeline: Timeline, form: VoiceForm) -> Score:
    """The sounds of that timeline, and its words in that form. StoreError: nobody says them."""
    if form == "off":
        return Score(timeline)
    folder = voice_folder()
    if not folder.is_dir():
        raise StoreError(_("there is no voice for your language yet"))
    return Score(timeline, SoundChoice(voice=form), Voice(folder, own_words_folder()))


@contextmanager
def _ends_raised() -> Iterator[None]:
    """Have SIGTERM and SIGHUP raise SystemExit, as SIGINT raises KeyboardInterrupt: half a file is removed.

    No signal after the first one disturbs that. One that is to be ignored, as nohup asks, is ignored.
    """
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    heard = [number for number in numbers if before[number] is not signal.SIG_IGN]

    def leave(number: int, _frame: object) -> None:
        for each in heard:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt if number == signal.SIGINT else SystemExit(SIGNALLED + number)

    for number in heard:
        signal.signal(number, leave)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, before[number])


def _find(name_or_path: str) -> tuple[Routine, Exercises]:
    exercises = load_exercises()
    return find_routine(name_or_path, _routines(exercises), exercises), exercises


def _routines(exercises: Exercises) -> list[Routine]:
    """The person's own that can be used, and the built-in ones, with the numbers that are kept for them."""
    return [routine for _id, routine in routines_with_ids(exercises)]


def routines_with_ids(exercises: Exercises) -> list[tuple[str, Routine]]:
    """The same, each after the id that workouts of it bear."""
    own = OwnRoutines(routines_folder(), exercises).entries()
    usable = [(entry.id, entry.routine) for entry in own if entry.routine is not None]
    return [*usable, *_kept_numbers(exercises).built_ins.items()]


def _kept_numbers(exercises: Exercises) -> KeptNumbers:
    """What is kept for the built-in routines; what of it cannot be used is told."""
    numbers = load_kept_numbers(routines_folder(), exercises)
    for problem in numbers.problems:
        complain(problem)
    return numbers


def _own_routines(exercises: Exercises) -> Iterator[Routine]:
    entries = OwnRoutines(routines_folder(), exercises).entries()
    return (entry.routine for entry in entries if entry.routine is not None)
