"""The desktop's leave to come to the front: a token, which Qt takes from the environment."""

import os
from typing import Final

TOKEN_VARIABLE: Final = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - a leave, no secret
_LONGEST = 256


def is_sound(token: str) -> bool:
    """Whether it may be put into the environment; empty where there is none."""
    return token.isascii() and token.isprintable() and len(token) <= _LONGEST


def keep_token(token: str) -> None:
    """Have Qt find it when a window is raised next. On Qt's thread alone: C's environment has no lock."""
    if token and is_sound(token):
        os.environ[TOKEN_VARIABLE] = token
