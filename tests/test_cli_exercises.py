"""``lunge-timer check`` of exercise files, as whoever adds an exercise calls it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lunge_timer.cli import main
from lunge_timer.store.paths import assets_folder

CURL = assets_folder() / "exercises" / "machine-leg-curl.json"

WRONG: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "an unknown source": (
        lambda curl: curl["checks"][0].update(source=["ACE"]),
        "checks[0].source[0]: this must be one of “GHE”, “HS”, “KW”, “LT”, “WGM”, not “ACE”",
    ),
    "a source that is no list": (
        lambda curl: curl["tips"][0].update(source="GHE"),
        "tips[0].source: this must be a list in [ ], not text",
    ),
    "a sentence without a source": (
        lambda curl: curl["tips"][0].pop("source"),
        "tips[0]: the key “source” is missing",
    ),
    "a sentence that nobody says": (
        lambda curl: curl["guideline"]["dose"][1].update(source=[]),
        "guideline.dose[1].source: no source is named; “LT” stands for Lunge Timer's own advice",
    ),
    "a source named twice": (
        lambda curl: curl["safety"][0].update(source=["GHE", "GHE"]),
        "safety[0].source: a source is named twice",
    ),
    "our own advice in another's name": (
        lambda curl: curl["checks"][1].update(source=["LT", "GHE"]),
        "checks[1].source: “LT” is Lunge Timer's own advice, which no other source gives: name it alone",
    ),
    "a reason without a source": (
        lambda curl: curl.update(why=[{"text": "It is good.", "source": []}]),
        "why[0].source: no source is named; “LT” stands for Lunge Timer's own advice",
    ),
    "a phase's cue without a source": (
        lambda curl: curl["phases"][1].update(cues=[{"text": "Slowly", "source": []}]),
        "phases[1].cues[0].source: no source is named; “LT” stands for Lunge Timer's own advice",
    ),
    "an exercise without a source": (
        lambda curl: curl.update(source=[]),
        "source: no source is named; “LT” stands for Lunge Timer's own advice",
    ),
    "a pose that is not drawn": (
        lambda curl: curl["phases"][0].update(pose="standing"),
        "phases[0].pose: there is no pose “standing”; there are seated, curled",
    ),
    "a tone that there is not": (
        lambda curl: curl["phases"][0].update(tone="gong"),
        "phases[0].tone: this must be one of “hold”, “move”, “release”, “second-hold”, not “gong”",
    ),
    "a start that is not drawn": (
        lambda curl: curl.update(start_pose="standing"),
        "start_pose: there is no pose “standing”; there are seated, curled",
    ),
}


@pytest.mark.parametrize("shipped", sorted(CURL.parent.iterdir()), ids=lambda file: file.stem)
def test_every_shipped_exercise_is_fine(capsys: pytest.CaptureFixture[str], shipped: Path) -> None:
    assert main(["check", str(shipped)]) == 0
    name = json.loads(shipped.read_text(encoding="utf-8"))["name"]
    assert capsys.readouterr() == (f"{shipped}: fine, {name}\n", "")


@pytest.mark.parametrize("fault", WRONG)
def test_what_is_wrong_in_an_exercise_is_told_with_its_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, fault: str
) -> None:
    spoil, sentence = WRONG[fault]
    curl = json.loads(CURL.read_text(encoding="utf-8"))
    spoil(curl)
    file = tmp_path / "curl.json"
    file.write_text(json.dumps(curl), encoding="utf-8")
    assert main(["check", str(file)]) == 1
    assert capsys.readouterr() == ("", f"{file}: {sentence}\n")


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "{" + CURL.read_text(encoding="utf-8"), '"lunge-timer/exercise"']
)
def test_what_is_no_exercise_is_told_as_ever(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str
) -> None:
    file = tmp_path / "curl.json"
    file.write_text(text, encoding="utf-8")
    assert main(["check", str(file)]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(f"{file}: ")
