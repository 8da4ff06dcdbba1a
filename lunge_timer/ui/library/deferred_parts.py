"""All parts of the library that the first picture does without, made in one go after it."""

from PySide6.QtWidgets import QWidget

from lunge_timer.core.clock import Clock, utc_ms
from lunge_timer.core.exercise import Exercises
from lunge_timer.ui.library.action_row import ActionRow
from lunge_timer.ui.library.change_bar import ChangeBar
from lunge_timer.ui.library.detail import RoutineDetail
from lunge_timer.ui.library.empty_state import BrokenFile, NothingChosen
from lunge_timer.ui.library.file_dialogs import FileChooser, FileDialogs
from lunge_timer.ui.library.library_commands import LibraryCommand, key_text
from lunge_timer.ui.library.name_field import NameField
from lunge_timer.ui.library.notices import NoteBanner, NoticeCards, Notices
from lunge_timer.ui.library.routine_menu import RoutineMenu
from lunge_timer.ui.library.search import Finder, SearchField
from lunge_timer.ui.widgets.accessible_roles import install_roles
from lunge_timer.ui.widgets.advice_card import AdviceCard
from lunge_timer.ui.widgets.morning_question import MorningQuestion
from lunge_timer.ui.widgets.undo_bar import UndoBar


class DeferredParts:
    """The parts; the page and its two sides give each its place."""

    def __init__(self, page: QWidget, exercises: Exercises, files: FileChooser | None, clock: Clock) -> None:
        install_roles()
        self.files = files or FileDialogs()
        self.finder = Finder(exercises)
        self.search = SearchField()
        self.name_field = NameField()
        self.note = NoteBanner()  # what went wrong or was done
        self.problem = NoteBanner()  # why a number was refused
        self.detail = RoutineDetail(clock)
        self.action_row = ActionRow()
        self.change_bar = ChangeBar()
        self.broken = BrokenFile()
        self.nothing = NothingChosen()
        self.undo_bar = UndoBar(key_text(LibraryCommand.UNDO))
        self.advice = AdviceCard()
        self.morning = MorningQuestion(utc_ms)
        self.cards = NoticeCards(self.advice, self.morning)
        self.notices = Notices(self.note, self.problem, self.cards, self.undo_bar)
        self.menu = RoutineMenu(page)
