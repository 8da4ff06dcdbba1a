"""``lunge-timer check`` of a timed step's file, as whoever adds one calls it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lunge_timer.cli import main
from lunge_timer.store.paths import assets_folder

FOLDER = assets_folder() / "timed-steps"

WRONG: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "no name": (lambda step: step.update(names=[]), "names: no name is given that a timed step could bear"),
    "an empty name": (lambda step: step.update(names=["Cat", ""]), "names[1]: it is empty"),
    "no pose": (lambda step: step.update(poses={}), "poses: there is no pose"),
    "no time from pose to pose": (
        lambda step: step.pop("move_s"),
        "move_s: 0 is not above 0 and up to 60, the seconds from a pose to the next",
    ),
    "a time below nothing": (
        lambda step: step.update(move_s=-1),
        "move_s: -1 is not above 0 and up to 60, the seconds from a pose to the next",
    ),
    "a key that there is not": (
        lambda step: step["poses"]["cat"].update(tail=3),
        (
            "poses.cat: there is no key “tail”; "
            "there are trunk, leg, other, arm, other_arm, back, head, stands_on"
        ),
    ),
    "a pose without an arm": (
        lambda step: step["poses"]["cow"].pop("arm"),
        "poses.cow: the key “arm” is missing",
    ),
    "a thing that cannot be drawn": (
        lambda step: step.update(props=["boat"]),
        "props[0]: this must be one of “band”, “bike”, “machine”, “partner”, not “boat”",
    ),
    "text in the place of an angle": (
        lambda step: step["poses"]["cat"].update(head="down"),
        "poses.cat.head: this must be a number, not text",
    ),
}


@pytest.mark.parametrize("file", sorted(FOLDER.iterdir()), ids=lambda file: file.stem)
def test_a_shipped_timed_step_is_fine(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(file)]) == 0
    assert ": fine, " in capsys.readouterr().out


@pytest.mark.parametrize(("spoil", "told"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_in_a_timed_step_is_told_with_its_place(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    spoil: Callable[[dict[str, Any]], object],
    told: str,
) -> None:
    step = json.loads((FOLDER / "cat-cow.json").read_text(encoding="utf-8"))
    spoil(step)
    file = tmp_path / "mine.json"
    file.write_text(json.dumps(step), encoding="utf-8")
    assert main(["check", str(file)]) == 1
    assert capsys.readouterr().err.rstrip().endswith(f"mine.json: {told}")
