"""What the person has set, in one file."""

import json
import time
from contextlib import suppress
from itertools import chain, count
from pathlib import Path
from typing import Any, Literal, TypeAlias

import msgspec
from msgspec import Struct

from lunge_timer.core.exercise import Seconds
from lunge_timer.core.limits import GET_READY_S, HOLD_S, REST_S, Limit
from lunge_timer.core.problems import number_problems
from lunge_timer.core.routine import DEFAULT_GET_READY_S, DEFAULT_REST_S, Pace
from lunge_timer.core.sound_options import (
    AUTO,
    DEFAULT_VOLUME,
    OutputName,
    SoundChoice,
    TickChoice,
    ToneSet,
    VoiceForm,
)
from lunge_timer.errors import NewerError, StoreError
from lunge_timer.language import _
from lunge_timer.store.atomic import Wait, patiently, write_atomic
from lunge_timer.store.document import decode
from lunge_timer.store.files import read_text, shown

TEXT_PERCENT = Limit(100, 200)
REMINDER_FROM_H, REMINDER_UNTIL_H, REMINDER_EVERY_MIN = Limit(0, 22), Limit(2, 24), Limit(30, 120)

LIMIT_BYTES = 320 * 1024  # room for thousands of stars; whatever stands there is read in 0.1 s

ThemeName: TypeAlias = Literal["system", "light", "dark", "high-contrast"]
EdgeFlash: TypeAlias = Literal["auto", "on", "off"]


class WindowPlace(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How the window stood on one screen, in logical pixels from its corner and without the frame.

    Any numbers may stand in the file: whoever opens the window holds them against the screen.
    """

    screen: str  # its name and size
    left: int
    top: int
    width: int
    height: int
    maximized: bool = False


class Settings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything that outlives the window. Change it with msgspec.structs.replace."""

    format: Literal["lunge-timer/settings"] = "lunge-timer/settings"
    version: Literal[1] = 1
    sound_on: bool = True
    volume: int = DEFAULT_VOLUME
    output: OutputName = AUTO
    tone_set: ToneSet = "soft"
    ticks: TickChoice = "on"
    moves: bool = True  # the soft sound of a move that follows no hold
    voice: VoiceForm = "off"
    voice_volume: int = DEFAULT_VOLUME
    theme: ThemeName = "system"
    text_percent: int = 100
    less_motion: bool = False  # figures stand still, the ring goes by seconds, and nothing flashes
    edge_flash: EdgeFlash = "auto"  # of the window in a workout; auto: while nothing can be heard
    single_key_shortcuts: bool = True
    media_keys: bool = False  # a workout takes them, from wherever they come, and the person's music does not
    get_ready_s: Seconds = DEFAULT_GET_READY_S  # this and the next three: of a new routine
    hold_s: Seconds = 5
    rest_s: Seconds = DEFAULT_REST_S
    pace: Pace = Pace.GUIDED
    beyond_guideline: bool = False
    starred: tuple[str, ...] = ()  # ids, own and built-in
    last_routine: str | None = None
    answered: tuple[str, ...] = ()  # keys of the suggestions that were taken or declined, the latest last
    reminder_on: bool = False  # this and the next four: of Desk break
    reminder_weekdays: tuple[Literal[0, 1, 2, 3, 4, 5, 6], ...] = (0, 1, 2, 3, 4)  # 0 is Monday
    reminder_from_h: int = 9
    reminder_until_h: int = 17
    reminder_every_min: int = 60
    windows: tuple[WindowPlace, ...] = ()  # one a screen, the latest first

    @property
    def sounds(self) -> SoundChoice:
        """Which of the sounds are wanted, and how they are to sound."""
        return SoundChoice(
            tone_set=self.tone_set,
            ticks=self.ticks,
            moves=self.moves,
            voice=self.voice,
            voice_volume=self.voice_volume,
        )

    def flashes_edge(self, *, is_heard: bool) -> bool:
        """Whether the edge of the window flashes where a workout can be heard, or where it cannot."""
        wanted = self.edge_flash == "on" or (self.edge_flash == "auto" and not is_heard)
        return wanted and not self.less_motion


RANGES: dict[str, Limit] = {
    "volume": Limit(0, 100),
    "voice_volume": Limit(0, 100),
    "text_percent": TEXT_PERCENT,
    "get_ready_s": GET_READY_S,
    "hold_s": HOLD_S,
    "rest_s": REST_S,
    "reminder_from_h": REMINDER_FROM_H,
    "reminder_until_h": REMINDER_UNTIL_H,
    "reminder_every_min": REMINDER_EVERY_MIN,
}


class SettingsFile:
    """The file of the settings; the window goes on without it where it cannot be read or written."""

    def __init__(self, path: Path, wait: Wait = time.sleep, *, refusal: str = "") -> None:
        """Refusal is the sentence that every save ends in, where nothing is to be written."""
        self.path = path
        self._wait = wait
        self._problem = refusal

    def refuse(self, refusal: str) -> None:
        """Save nothing any more; every save ends in that sentence."""
        self._problem = refusal

    @property
    def is_kept(self) -> bool:
        """Whether the file is left as it was found, and nothing is saved."""
        return bool(self._problem)

    def load(self) -> tuple[Settings, str]:
        """The settings, and one sentence to be said once where they are not what the file should hold.

        No file: the defaults, and nothing to say. A broken one is set aside, as settings.broken.json, for
        the defaults. Of one by a newer version that is taken which this one understands. Where what the file
        holds may be fine, or cannot be set aside, nothing is written: it would be lost.
        """
        name = shown(self.path.name)
        text = ""
        try:
            text = read_text(self.path, LIMIT_BYTES)
            return _checked(decode(text, Settings, name), name), ""
        except NewerError as error:
            self._problem = _for_now(str(error))
            return _understood(text), self._problem
        except StoreError as error:
            if isinstance(error.__cause__, FileNotFoundError | NotADirectoryError):
                return Settings(), ""
            problem = _reset(_without_folder(error, self.path))
            is_fine = isinstance(error.__cause__, OSError)  # for all that is known
            aside = None if is_fine or self._problem else self._set_aside()
            if aside is not None:
                told = _("{reset}, and the file is kept as {aside}")
                return Settings(), told.format(reset=problem, aside=shown(aside.name))
            self._problem = _for_now(problem)
            return Settings(), self._problem

    def save(self, settings: Settings) -> None:
        """Write settings at once. Raises StoreError; the caller keeps them in memory and says so once."""
        if self._problem:
            raise StoreError(self._problem)
        _checked(settings, shown(self.path.name))
        text = msgspec.json.format(msgspec.json.encode(settings), indent=2).decode() + "\n"
        if len(text.encode()) > LIMIT_BYTES:
            too_long = _("{file}: there are too many favourites; take some of the stars away")
            raise StoreError(too_long.format(file=shown(self.path.name)))
        with suppress(OSError):  # the writing tells why
            self.path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(self.path, text, self._wait)

    def _set_aside(self) -> Path | None:
        """Keep the broken file under another name, and return it; None where that cannot be done."""
        try:
            aside = self._aside()
            patiently(lambda: self.path.rename(aside), self._wait)
        except OSError:
            return None
        return aside

    def _aside(self) -> Path:
        """settings.broken.json, or settings.broken-2.json where an earlier one is kept."""
        taken = {file.name for file in self.path.parent.iterdir()}
        endings = chain(["broken"], (f"broken-{number}" for number in count(2)))
        names = (f"{self.path.stem}.{ending}{self.path.suffix}" for ending in endings)
        return self.path.with_name(next(name for name in names if name not in taken))


def _checked(settings: Settings, name: str) -> Settings:
    """The same settings. Raises StoreError where a number is out of its range."""
    for key, limit in RANGES.items():
        for problem in number_problems(key, getattr(settings, key), limit):
            raise StoreError(f"{name}: {problem.sentence}")
    return settings


def _understood(text: str) -> Settings:
    """What can be understood of a file by a newer version."""
    try:
        tree = json.loads(text)
    except ValueError:  # a number of more digits than Python takes
        return Settings()
    known: dict[str, Any] = {}
    for key in set(Settings.__struct_fields__) - {"format", "version"}:
        if key in tree:
            with suppress(msgspec.ValidationError, StoreError):
                _checked(msgspec.convert({key: tree[key]}, Settings), "")
                known[key] = tree[key]
    return msgspec.convert(known, Settings)


def _reset(problem: str) -> str:
    return _("{problem}; all settings are back to their defaults").format(problem=problem)


def _for_now(problem: str) -> str:
    return _("{problem}; what you change now lasts until you close the program").format(problem=problem)


def _without_folder(error: StoreError, path: Path) -> str:
    """The sentence with the file's bare name: the person chose neither the folder nor the file."""
    return shown(path.name) + str(error).removeprefix(shown(path)).removeprefix(shown(path.name))
