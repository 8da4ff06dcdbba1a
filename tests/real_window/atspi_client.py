"""Listens and looks as a screen reader does, over AT-SPI, for a test in another process.

Runs under the system's Python, which has the bindings. Each line of standard input is a request, each line
of standard output an answer or an event, all in JSON:

    {"ask": "tree"}                                  all things that are showing, parents first
    {"ask": "do", "role", "name", "action"}          press, toggle or focus
    {"ask": "select", "role", "name", "row"}         select a row of a list
    {"ask": "set", "role", "name", "value"}          set a number
    {"ask": "write", "role", "name", "text"}         put a text into a field
"""

import json
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import_module("gi").require_version("Atspi", "2.0")
Atspi = import_module("gi.repository.Atspi")
GLib = import_module("gi.repository.GLib")

PATIENCE_MS = 30_000  # while the program starts it answers late: that is no reason to give it up
EVENTS = (
    "object:announcement",
    "object:property-change:accessible-description",
    "object:property-change:accessible-name",
    "object:state-changed:focused",
    "object:state-changed:showing",
)


def tell(said: dict[str, Any]) -> None:
    print(json.dumps(said), flush=True)  # noqa: T201 - what this is for


def things(parent: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """All that is showing within parent, each with its path of roles and names."""
    for number in range(parent.get_child_count()):
        child = parent.get_child_at_index(number)
        if child is None:
            continue
        states = child.get_state_set()
        if child.get_role_name() == "application" or states.contains(Atspi.StateType.SHOWING):
            yield child, path
            yield from things(child, (*path, f"{child.get_role_name()} {child.get_name()}"))


def labels(thing: Any) -> list[str]:
    """The names of what says that it labels it: of a combo box on Linux, the name is what is chosen."""
    kind = Atspi.RelationType.LABELLED_BY
    found = [each for each in thing.get_relation_set() if each.get_relation_type() == kind]
    return [each.get_target(number).get_name() for each in found for number in range(each.get_n_targets())]


def facts(thing: Any, path: tuple[str, ...]) -> dict[str, Any]:
    interfaces = thing.get_interfaces()
    place = Atspi.Component.get_extents(thing, Atspi.CoordType.WINDOW) if "Component" in interfaces else None
    return {
        "role": thing.get_role_name(),
        "name": thing.get_name(),
        "description": thing.get_description(),
        "labels": labels(thing),
        "states": [state.value_nick for state in thing.get_state_set().get_states()],
        "value": Atspi.Value.get_current_value(thing) if "Value" in interfaces else None,
        "size": [place.width, place.height] if place else None,
        "path": path,
    }


def find(role: str, name: str) -> Any:
    """What is called so, or so with more after a comma, a colon or a tab, and is in reach."""
    for thing, _path in things(Atspi.get_desktop(0)):
        is_called = thing.get_role_name() == role and re.fullmatch(
            f"{re.escape(name)}([\t,:].*)?", thing.get_name()
        )
        if is_called and thing.get_state_set().contains(Atspi.StateType.ENABLED):
            return thing
    return None


def answer(asked: dict[str, Any]) -> Any:
    if asked["ask"] == "tree":
        return [facts(*found) for found in things(Atspi.get_desktop(0))]
    thing = find(asked["role"], asked["name"])
    if thing is None:
        return False
    if asked["ask"] == "select":
        return Atspi.Selection.select_child(thing, asked["row"])
    if asked["ask"] == "set":
        return Atspi.Value.set_current_value(thing, asked["value"])
    if asked["ask"] == "write":
        return Atspi.EditableText.set_text_contents(thing, asked["text"])
    actions = [thing.get_action_name(number) for number in range(thing.get_n_actions())]
    return Atspi.Action.do_action(thing, actions.index(asked["action"]))


def take(channel: Any, _condition: object) -> bool:
    line = channel.readline()
    if not line:
        Atspi.event_quit()
        return False
    asked = json.loads(line)
    while True:
        try:
            tell({"answer": answer(asked)})
        except GLib.Error:  # something went away while it was looked at: look again
            continue
        return True


def hear(event: Any) -> None:
    try:
        source = event.source
        heard = {
            "event": event.type,
            "role": source.get_role_name(),
            "name": source.get_name(),
            "text": event.any_data if isinstance(event.any_data, str) else "",
            "on": bool(event.detail1),
            "focused": source.get_state_set().contains(Atspi.StateType.FOCUSED),
        }
    except GLib.Error:  # what it happened to is gone by now
        return
    tell(heard)


Atspi.set_timeout(PATIENCE_MS, PATIENCE_MS)
listener = Atspi.EventListener.new(hear)
for kind in EVENTS:
    listener.register(kind)
GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, take)
tell({"answer": "ready"})
Atspi.event_main()
