"""A question over a page, before anything could be lost."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QWidget

from lunge_timer.ui.widgets.overlay import Overlay, give_back

Answers = Mapping[str, Callable[[], object]]


class Question(Overlay):
    """Asked once. Answered, the keyboard goes back to where it was, unless the answer took it away."""

    def __init__(self, title: str, sentence: str, answers: Answers, page: QWidget, *, main: int = 0) -> None:
        super().__init__(title, [*answers], page, main=main)
        self._deeds = [*answers.values()]
        self._keyboard = QApplication.focusWidget()
        self.add_row(sentence)
        self.answered.connect(self.obey)

    @Slot(int)
    def obey(self, answer: int) -> None:
        """Do what was chosen, which may lead to another question; else the keyboard is where it was."""
        self.deleteLater()
        self._deeds[answer]()
        if not waits(self._page):
            give_back(self._keyboard)


def ask(title: str, sentence: str, answers: Answers, page: QWidget) -> None:
    """Ask, unless another question waits. Answers are words and what is done then; Escape means the first."""
    if not waits(page):
        Question(title, sentence, answers, page).ask()


def waits(page: QWidget) -> bool:
    """Whether a question waits for its answer."""
    return any(not question.isHidden() for question in page.findChildren(Question))
