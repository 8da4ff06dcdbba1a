"""The one line of the workout page for what goes wrong, and its word on the sound."""

from typing import TYPE_CHECKING

from lunge_timer.language import _

if TYPE_CHECKING:
    from lunge_timer.store.settings import Settings
    from lunge_timer.ui.workout.page import WorkoutPage


class WorkoutStatus:
    """Says how it sounds; else why nothing is heard, or else that the workout is not written down."""

    def __init__(self, page: "WorkoutPage", settings: "Settings") -> None:
        self._page = page
        self._settings = settings
        self._problem = ""
        self._unwritten = ""
        self._told = ""

    def begin(self, settings: "Settings") -> None:
        """Show a workout of which nothing bad is known yet."""
        self._settings, self._problem, self._unwritten = settings, "", ""
        self._show(aloud=False)

    def show_settings(self, settings: "Settings", *, aloud: bool) -> None:
        self._settings = settings
        self._show(aloud=aloud)

    def show_problem(self, problem: str, *, aloud: bool) -> None:
        """Say why nothing is heard; nothing where it is."""
        self._problem = problem
        self._show(aloud=aloud)

    def show_journal(self, sentence: str, *, aloud: bool) -> None:
        """Say why the workout is not written down; nothing once it is again."""
        self._unwritten = sentence
        self._show(aloud=aloud, news="" if sentence else _("The workout is written down again."))

    def _show(self, *, aloud: bool, news: str = "") -> None:
        """Show what is known, and tell a screen reader what of it is new; news in the sound's place."""
        settings, page = self._settings, self._page
        text = _("Sound {percent} %").format(percent=settings.volume)
        problem = self._problem if settings.sound_on else ""  # what is not to be heard is none to tell
        if not settings.sound_on:
            text = _("Sound off")
        elif problem:
            text = _("No sound")
        is_heard = settings.sound_on and settings.volume > 0 and not problem
        page.edge.show_on(on=settings.flashes_edge(is_heard=is_heard))
        page.controls.show_sound(text, on=settings.sound_on and not problem)
        note = problem or self._unwritten
        page.header.show_note(note)
        told, self._told = self._told, note or text
        if aloud and told != self._told:
            page.announcer.say_besides(note or news or _("{sound}.").format(sound=text))
