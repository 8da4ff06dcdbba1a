"""Print how many milliseconds one change takes in the longest routine that is allowed, of 50 blocks.

python -m tests.ui.editor.measure
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from statistics import median
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from lunge_timer.core.plan import routine_size
from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.store.assets import load_exercises
from lunge_timer.ui.editor.page import EditorPage
from lunge_timer.ui.theme import Scheme, apply_theme

RUNS = 60


def longest() -> Routine:
    """Fifty blocks of reps, with nearly as many steps as there may be."""
    lunges = ExerciseBlock(exercise="reverse-lunge", sets=2, reps=12, phases_s={"lower": 1, "rise": 1})
    return Routine(name="The longest", blocks=(lunges,) * 50)


def main() -> None:
    app = QApplication(["measure", "-style", "fusion"])
    apply_theme(app, Scheme.DARK)
    exercises = load_exercises()
    page = EditorPage(exercises)
    page.resize(1280, 800)
    assert routine_size(longest(), exercises).steps == 4900
    start_s = perf_counter()
    page.show_routine(longest(), title="Edit routine")
    page.show()
    app.processEvents()
    opened = [(perf_counter() - start_s) * 1000]
    page.model.choose(24)
    app.processEvents()
    sets = next(one for one in page.inspector.findChildren(QLineEdit) if one.accessibleName() == "Sets")
    sets.setFocus()
    typed, painted = [], []
    for run in range(RUNS):
        sets.selectAll()
        start_s = perf_counter()
        QTest.keyClick(sets, Qt.Key.Key_1 if run % 2 else Qt.Key.Key_2)
        typed.append((perf_counter() - start_s) * 1000)
        app.processEvents()
        painted.append((perf_counter() - start_s) * 1000)
    for words, times in (("open", opened), ("change", typed), ("change, painted, strip laid out", painted)):
        print(f"{words}: {median(times):.1f} ms, at most {max(times):.1f} ms")  # noqa: T201 - what this is for
    page.deleteLater()


if __name__ == "__main__":
    main()
