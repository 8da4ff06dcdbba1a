"""What the README says of the project is so."""

import re
import tomllib
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_every_picture_is_there() -> None:
    pictures = re.findall(r"!\[[^]]*\]\(([^)]+)\)", README)
    assert len(pictures) >= 5
    assert [picture for picture in pictures if not (CHECKOUT / picture).is_file()] == []


def test_every_dependency_has_its_reason() -> None:
    required = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]
    names = {re.split(r"[<>=;\s\[]", requirement)[0] for requirement in required}
    table = README.partition("| package | why |")[2].partition("\n\n")[0]
    assert {name for name in names if name not in table} == set()


def test_every_folder_of_the_package_is_on_the_map() -> None:
    package = CHECKOUT / "lunge_timer"
    folders = {folder.name for folder in package.iterdir() if (folder / "__init__.py").is_file()}
    assert {name for name in folders if f"`lunge_timer/{name}/`" not in README} == set()
