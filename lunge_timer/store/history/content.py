"""All that is remembered, taken out of one database and merged into another."""

from collections.abc import Iterable
from sqlite3 import Connection
from typing import NamedTuple

from msgspec import Struct

from lunge_timer.core.done_workout import Away, Goal, Workout
from lunge_timer.language import _, ngettext
from lunge_timer.store.history.goals import (
    days_of,
    is_newer_away,
    is_newer_goal,
    put_away,
    put_goal,
    read_aways,
    read_goals,
)
from lunge_timer.store.history.schema import transaction
from lunge_timer.store.history.workouts import is_newer, put, read_workouts


class Counts(NamedTuple):
    """How much merging a content changes; a workout that was deleted in it counts as that alone."""

    new: int
    newer: int  # workouts that are known, and were changed later
    removed: int  # workouts that were deleted in it
    goals: int
    aways: int
    aways_removed: int = 0


class Difference(Struct, frozen=True, kw_only=True):
    """What of a content is not in a database yet; a workout is one of these, or known there."""

    new: tuple[Workout, ...]
    newer: tuple[Workout, ...]  # than those of their uids there
    goals: tuple[Goal, ...]
    aways: tuple[Away, ...]
    known: tuple[Workout, ...]

    def __bool__(self) -> bool:
        return any((self.new, self.newer, self.goals, self.aways))

    @property
    def counts(self) -> Counts:
        removed = sum(away.deleted_ms is not None for away in self.aways)
        return Counts(
            new=_seen(self.new),
            newer=_seen(self.newer),
            removed=len(self.new) + len(self.newer) - _seen((*self.new, *self.newer)),
            goals=len(self.goals),
            aways=len(self.aways) - removed,
            aways_removed=removed,
        )

    @property
    def summary(self) -> str:
        """What merging it will do, in a line."""
        new, newer, removed, *_others = self.counts
        known, others = _seen(self.known), len(self.goals) + len(self.aways)
        parts = [
            ngettext("{count} new workout", "{count} new workouts", new).format(count=new),
            ngettext("{count} newer than here", "{count} newer than here", newer).format(count=newer),
            ngettext("{count} here already", "{count} here already", known).format(count=known),
        ]
        if removed:
            parts.append(_("{count} deleted there").format(count=removed))
        if others:
            told = ngettext("{count} goal or time away", "{count} goals and times away", others)
            parts.append(told.format(count=others))
        return ", ".join(parts)


class Content(Struct, frozen=True, kw_only=True):
    """Workouts, goals and days away, deleted ones among them; no uid and no goal's day twice."""

    workouts: tuple[Workout, ...]
    goals: tuple[Goal, ...] = ()
    aways: tuple[Away, ...] = ()

    @classmethod
    def of(cls, connection: Connection, since_day: int | None = None) -> "Content":
        """All of it, or the workouts since that day alone. Raises sqlite3.Error or ValidationError."""
        return cls(
            workouts=tuple(read_workouts(connection, since_day, deleted=True)),
            goals=tuple(read_goals(connection)),
            aways=tuple(read_aways(connection, deleted=True)),
        )

    def beyond(self, other: "Content") -> Difference:
        """What merging this into other changes there."""
        known = {workout.uid: workout for workout in other.workouts}
        goals = {goal.since_day: goal for goal in other.goals}
        aways = {days_of(away): away for away in other.aways}
        shared = [each for each in self.workouts if each.uid in known]
        return Difference(
            new=tuple(each for each in self.workouts if each.uid not in known),
            newer=tuple(each for each in shared if is_newer(each, known[each.uid])),
            known=tuple(each for each in shared if not is_newer(each, known[each.uid])),
            goals=tuple(
                goal
                for goal in self.goals
                if goal.since_day not in goals or is_newer_goal(goal, goals[goal.since_day])
            ),
            aways=tuple(
                away
                for away in self.aways
                if days_of(away) not in aways or is_newer_away(away, aways[days_of(away)])
            ),
        )

    def merge_into(self, connection: Connection) -> None:
        """Have that database know all of this, too: whichever of two goes first, both come to be equal."""
        with transaction(connection):
            more = self.beyond(Content.of(connection))
            for workout in (*more.new, *more.newer):
                put(connection, workout)
            for goal in more.goals:
                put_goal(connection, goal)
            for away in more.aways:
                put_away(connection, away)


def _seen(workouts: Iterable[Workout]) -> int:
    return sum(workout.deleted_ms is None for workout in workouts)
