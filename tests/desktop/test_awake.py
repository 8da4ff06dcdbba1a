import threading

import pytest

from lunge_timer.desktop.awake import Awake


@pytest.fixture
def awake(monkeypatch: pytest.MonkeyPatch) -> Awake:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")  # no desktop is asked
    return Awake()


def holding() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "awake"]


def join(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.join(10)
        assert not thread.is_alive()


def test_the_desktop_is_asked_once_on_a_thread_of_its_own_until_the_end(awake: Awake) -> None:
    awake.begin()
    awake.begin()
    threads = holding()
    assert len(threads) == 1
    assert threads[0].daemon  # a bus that hangs must not keep the program open
    awake.end()
    join(threads)


def test_a_second_workout_asks_anew(awake: Awake) -> None:
    awake.begin()
    first = holding()
    awake.end()
    awake.begin()
    second = [thread for thread in holding() if thread not in first]
    assert len(second) == 1
    awake.end()
    join([*first, *second])


def test_ending_what_was_not_begun_does_nothing(awake: Awake) -> None:
    awake.end()
    awake.end()
    assert not holding()
