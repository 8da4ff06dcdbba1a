"""The widget that shows the figure, and repaints of it only what has moved."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lunge_timer.core.figure.blend import blend
from lunge_timer.core.figure.body import TRUNK, Joints, joints
from lunge_timer.core.timeline import Leg, StepKind
from lunge_timer.ui.figure.facing import side_of
from lunge_timer.ui.figure.motion import Motion
from lunge_timer.ui.figure.scene import FigurePiece, Frame, Tone
from lunge_timer.ui.figure.stage import frame_in, pieces_of, poses_of, room_of
from lunge_timer.ui.theme import Colors, current_colors, kind_color

_LEAST_MOVE_PX = 1.0
_NO_MOVE_PX = 0.01


def brushes(colors: Colors, motion: Motion, ground: QColor) -> Sequence[QBrush]:
    """A brush for each tone, in their order."""
    work = kind_color(colors, motion.kind)
    near, far = work, colors.limb_far
    if motion.leg is None:
        near, far = mixed(colors.ink, ground, 0.2), mixed(colors.ink, ground, 0.5)
    elif motion.leg is Leg.BOTH:
        near, far = work, mixed(work, ground, 0.35)
    elif motion.kind is StepKind.TIMED:
        far = mixed(colors.limb_far, ground, 0.3)  # its colour is near that of the other leg
    by_tone = {
        Tone.GROUND: ground,
        Tone.FLOOR: colors.track,
        Tone.BODY: colors.ink,
        Tone.NEAR_ARM: colors.ink_shade,
        Tone.FAR_ARM: mixed(colors.ink_shade, ground, 0.45),
        Tone.NEAR_LEG: near,
        Tone.FAR_LEG: far,
        Tone.PROP: mixed(colors.muted, ground, 0.55),
        Tone.PROP_FAR: mixed(colors.muted, ground, 0.7),
        Tone.LOAD: colors.muted,
    }
    return [QBrush(by_tone[tone]) for tone in Tone]


def mixed(color: QColor, other: QColor, share: float) -> QColor:
    """Color with that share of the other in it."""
    return QColor.fromRgbF(
        color.redF() + (other.redF() - color.redF()) * share,
        color.greenF() + (other.greenF() - color.greenF()) * share,
        color.blueF() + (other.blueF() - color.blueF()) * share,
    )


class Figure(QWidget):
    """A person in the pose that is due, on the colour of the widget's background role.

    It has no words: whoever places it gives it an accessible name.
    """

    accessible_role = "image"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._fraction = 0.0
        self._motion = Motion()
        self._facing = side_of(None)
        self._poses = poses_of(self._motion)
        self._room = room_of(self._motion)
        # What is on the screen; no joints where that is out of date.
        self._joints: Joints | None = None
        self._frame = Frame(1.0, 0.0, 0.0, 1)
        self._pieces: Sequence[FigurePiece] = ()
        self._brushes: Sequence[QBrush] = ()

    def sizeHint(self) -> QSize:
        return QSize(320, 380)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 112)

    def show_pose(self, motion: Motion, fraction: float = 1.0, facing: float | None = None) -> None:
        """Show the pose at that part (0 to 1) of the motion's time. Cheap where nothing moves by a pixel.

        facing is 1 to the right, -1 to the left and between them while it turns; None shows the leg's side.
        """
        self._fraction = fraction
        facing = side_of(motion.leg) if facing is None else facing
        is_other_scene = (facing, motion.scene) != (self._facing, self._motion.scene)
        if motion != self._motion:
            self._poses = poses_of(motion)
        self._motion, self._facing = motion, facing
        if is_other_scene:
            self._room = room_of(motion)
            self._renew()
        elif self._joints is not None:
            self._move(self._joints)

    def _renew(self) -> None:
        """Let the next paint begin anew: frame, colours and all."""
        self._joints = None
        self.update()

    def _lay_out(self) -> None:
        self._frame = frame_in(self.width(), self.height(), self._facing, self._room)
        self._brushes = brushes(current_colors(), self._motion, self.palette().color(self.backgroundRole()))
        self._joints = self._due()
        self._pieces = pieces_of(self._frame, self._motion, self._room, self._joints)

    def _due(self) -> Joints:
        return joints(blend(*self._poses, self._fraction, evenly=self._motion.evenly))

    def _move(self, shown: Joints) -> None:
        """Repaint what has moved, once something has by a pixel, or once the motion has ended."""
        due = self._due()
        least_px = _LEAST_MOVE_PX if 0 < self._fraction < 1 else _NO_MOVE_PX
        if _farthest(shown, due) * self._frame.scale < least_px:
            return
        pieces = pieces_of(self._frame, self._motion, self._room, due)
        dirty = QRectF()
        for old, new in zip(self._pieces, pieces, strict=True):
            if not new.is_gap and (old.transform, old.shape) != (new.transform, new.shape):
                dirty = dirty.united(old.bounds).united(new.bounds)
        self._joints, self._pieces = due, pieces
        self.update(dirty.toAlignedRect().adjusted(-1, -1, 1, 1))  # antialiased edges

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pieces, back to front, that lie where something is to be painted."""
        if self._joints is None:
            self._lay_out()
        dirty = QRectF(event.rect())
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), self._brushes[Tone.GROUND])
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for piece in self._pieces:
                if piece.bounds.intersects(dirty):
                    painter.setTransform(piece.transform)
                    painter.fillPath(piece.path, self._brushes[piece.tone])

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._renew()

    def changeEvent(self, event: QEvent) -> None:
        """Put on the colours of a theme that has changed."""
        if event.type() is QEvent.Type.PaletteChange:
            self._renew()
        super().changeEvent(event)


def _farthest(points: Joints, others: Joints) -> float:
    """How far the joint, or the middle of the back, has gone that has gone farthest (both axes added)."""
    return max(
        abs(points.back - others.back) * TRUNK,
        *(
            abs(one.x - two.x) + abs(one.y - two.y)
            for one, two in zip(points.points, others.points, strict=True)
        ),
    )
