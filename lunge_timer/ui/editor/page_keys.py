"""The keys of the editor's page, and what its list of keys says of them."""

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import Qt

from lunge_timer.language import _
from lunge_timer.ui.widgets.keys import LIST_KEYS, key_names

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
REDO_KEYS = (_CTRL | Qt.Key.Key_Y, _CTRL | Qt.KeyboardModifier.ShiftModifier | Qt.Key.Key_Z)
ADD_KEYS = (Qt.Key.Key_Insert, _CTRL | Qt.Key.Key_N)
ROUND_KEYS = (_CTRL | Qt.Key.Key_G,)
SIDE_KEYS = (Qt.Key.Key_F6,)
DUPLICATE_KEYS = (_CTRL | Qt.Key.Key_D,)
MOVE_KEYS = {-1: (_ALT | Qt.Key.Key_Up,), 1: (_ALT | Qt.Key.Key_Down,)}  # by how far


def key_lines() -> Iterator[tuple[str, str]]:
    """Every key and what it does, in the order in which they are of use."""
    yield "↑, ↓", _("Choose a block")
    for keys, text in (
        (chain(*MOVE_KEYS.values()), _("Move the block, also into a round and out of it")),
        (ADD_KEYS, _("Add a step")),
        (ROUND_KEYS, _("Put a round around the block")),
        (DUPLICATE_KEYS, _("Duplicate the block")),
        ((Qt.Key.Key_Delete,), _("Remove the block")),
        (SIDE_KEYS, _("From the blocks to the chosen one's form, and back")),
        ((_CTRL | Qt.Key.Key_Z,), _("Undo")),
        (REDO_KEYS[:1], _("Redo")),
        ((_CTRL | Qt.Key.Key_S,), _("Save")),
        ((Qt.Key.Key_Escape,), _("Leave (asks about unsaved changes)")),
        ((Qt.Key.Key_F11,), _("Full screen")),
        (LIST_KEYS, _("This list")),
    ):
        yield key_names(keys), text
