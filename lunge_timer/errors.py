"""Problems a person can act on; everything else that is raised is a bug."""


class LungeTimerError(Exception):
    """A problem the user can act on; str(error) is what they read."""


class RoutineError(LungeTimerError):
    """A routine breaks a rule: the sentence says what is wrong, and where in it."""


class StoreError(LungeTimerError):
    """A file cannot be read or written: the sentence begins with its name."""


class NewerError(StoreError):
    """A file is of a version of the program that is yet unknown here: nothing in it needs to be wrong."""


class ChangedError(StoreError):
    """A file is no longer as it was read: writing it would undo what another program did."""


class OutputError(LungeTimerError):
    """A sound output cannot be opened or has failed; the workout goes on without it."""


class ScreenError(LungeTimerError):
    """There is no screen to open a window on."""
