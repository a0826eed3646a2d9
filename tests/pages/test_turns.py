"""Whose page is drawn next: a few at once, and who asked for less lately goes first."""

from __future__ import annotations

import threading
import time

from pages.frame.turns import LATELY, Turns, Use


def queue(turns: Turns, sessions: list[str]) -> list[str]:
    """The order in which sessions get their turn that ask, one after the other, while the only place is taken."""
    order: list[str] = []
    inside, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with turns.take("first"):
            inside.set()
            leave.wait(5)

    def ask(session: str) -> None:
        with turns.take(session):
            order.append(session)

    threads = [threading.Thread(target=hold)]
    threads[0].start()
    inside.wait(5)
    for session in sessions:
        threads.append(threading.Thread(target=ask, args=(session,)))
        threads[-1].start()
        while len(turns._waiting) < len(threads) - 1:
            time.sleep(0.001)
    leave.set()
    for thread in threads:
        thread.join(5)
    return order


def test_in_the_order_in_which_they_came() -> None:
    assert queue(Turns(1), ["a", "b", "c"]) == ["a", "b", "c"]


def test_who_asked_for_less_lately_goes_first() -> None:
    turns = Turns(1)
    for _ in range(5):
        with turns.take("greedy"):
            time.sleep(0.01)
    assert queue(turns, ["greedy", "greedy", "reader", "other"]) == ["reader", "other", "greedy", "greedy"]


def test_no_more_than_its_number_at_once_also_where_a_page_fails() -> None:
    turns, at_once, most = Turns(2), [], []

    def draw(number: int) -> None:
        try:
            with turns.take(str(number)):
                at_once.append(number)
                most.append(len(at_once))
                time.sleep(0.005)
                at_once.remove(number)
                raise RuntimeError
        except RuntimeError:
            pass

    threads = [threading.Thread(target=draw, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    assert len(most) == 12 and max(most) == 2


def test_what_was_asked_for_is_forgotten() -> None:
    assert Use(3.0, 0.0).now(LATELY) == 1.0 and Use(3.0, 0.0).now(10 * LATELY) < 0.001
