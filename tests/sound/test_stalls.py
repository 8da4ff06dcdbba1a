from collections.abc import Sequence
from typing import NamedTuple

from tests.sound.stalls import STALL_MS, played


class Scene(NamedTuple):
    trial: int
    stalled_ms: float


class Machine:
    """Stands still in the first trials of a scene, in as many as its name says."""

    def __init__(self) -> None:
        self.played: list[list[int]] = []

    def play(self, names: Sequence[int]) -> dict[int, Scene]:
        self.played.append([*names])
        trial = len(self.played)
        return {name: Scene(trial, STALL_MS + trial if trial <= name else STALL_MS) for name in names}


def test_a_scene_on_a_quiet_machine_is_played_once_whatever_is_heard_of_it() -> None:
    machine = Machine()
    played(machine.play, [0])
    assert machine.played == [[0]]


def test_a_scene_in_which_the_machine_stood_still_is_played_again_at_most_twice() -> None:
    machine = Machine()
    scenes = played(machine.play, [0, 1, 9])
    assert machine.played == [[0, 1, 9], [1, 9], [9]]
    kept = {name: scene.trial for name, scene in scenes.items()}
    assert kept == {0: 1, 1: 2, 9: 1}  # the last stood still each time, ever longer
