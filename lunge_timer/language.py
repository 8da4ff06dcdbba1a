"""The user's language. Texts are marked as _("...") and ngettext("...", "...", count) where they stand."""

from gettext import NullTranslations, translation
from pathlib import Path

DOMAIN = "lunge_timer"


class _Spoken:
    """Looked up once: gettext's own functions search the disk for a catalogue at each text."""

    catalogue = NullTranslations()


def speak(folder: Path) -> None:
    """From now on say everything in the user's language, if folder holds a catalogue of it."""
    _Spoken.catalogue = NullTranslations()
    if folder.is_dir():  # only then does it pay to find out which language that is
        _Spoken.catalogue = translation(DOMAIN, folder, fallback=True)


def language() -> str:
    """The language in which everything is said, such as en; und where its catalogue does not tell."""
    header = _Spoken.catalogue.info()
    return str(header.get("language", "und")).partition("_")[0] if header else "en"


def _(text: str) -> str:
    """The text in the user's language. An empty one stays empty: it is the key of a catalogue's header."""
    return _Spoken.catalogue.gettext(text) if text else text


def ngettext(one: str, many: str, count: int) -> str:
    """The text for that count in the user's language."""
    return _Spoken.catalogue.ngettext(one, many, count)
