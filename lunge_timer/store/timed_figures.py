"""The figures of timed steps that ship with the program; the library does without them."""

from lunge_timer.core.timed_figure import TimedFigure, TimedFigures, by_name, problems_of_timed_figure
from lunge_timer.errors import StoreError
from lunge_timer.store.document import decode
from lunge_timer.store.files import read_text
from lunge_timer.store.paths import assets_folder

TIMED_FORMAT = "lunge-timer/timed-step"


def load_timed_figures() -> TimedFigures:
    """What the figure does in timed steps, by their names in the user's language. Raises StoreError."""
    files = sorted(assets_folder().joinpath("timed-steps").glob("*.json"))
    return by_name(parse_timed_figure(read_text(file), file.name) for file in files)


def parse_timed_figure(text: str, name: str) -> TimedFigure:
    """The timed step that a file of that text holds; name is the file's. Raises StoreError."""
    figure = decode(text, TimedFigure, name)
    for problem in problems_of_timed_figure(figure):
        raise StoreError(f"{name}: {problem.sentence}")
    return figure
