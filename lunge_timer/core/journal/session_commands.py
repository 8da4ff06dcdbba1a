"""What a person can ask of a session, by names that a journal keeps."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from lunge_timer.core.session import Session


class Command(StrEnum):
    PAUSE = "pause"
    GO_ON = "go-on"
    REP_DONE = "rep-done"
    NEXT_STEP = "next-step"
    PREVIOUS_STEP = "previous-step"
    NEXT_SET = "next-set"
    PREVIOUS_SET = "previous-set"
    END_SET = "end-set"
    REDO_REP = "redo-rep"
    GO_TO = "go-to"  # a step's index
    ADJUST = "adjust"  # by so many ms
    GET_READY_AGAIN = "get-ready-again"
    FINISH = "finish"


_DEEDS: Mapping[Command, Callable[[Session], None]] = {
    Command.PAUSE: Session.pause,
    Command.GO_ON: Session.go_on,
    Command.REP_DONE: Session.rep_done,
    Command.NEXT_STEP: Session.next_step,
    Command.PREVIOUS_STEP: Session.previous_step,
    Command.NEXT_SET: Session.next_set,
    Command.PREVIOUS_SET: Session.previous_set,
    Command.END_SET: Session.end_set,
    Command.REDO_REP: Session.redo_rep,
    Command.GET_READY_AGAIN: Session.get_ready_again,
    Command.FINISH: Session.finish,
}


def obey(session: Session, command: Command, argument: int = 0) -> None:
    """Have session do what is asked. Raises IndexError where it is to go to a step that is none."""
    match command:
        case Command.GO_TO:
            session.go_to(argument)
        case Command.ADJUST:
            session.adjust(argument)
        case _:
            _DEEDS[command](session)
