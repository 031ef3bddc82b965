import threading

import pytest

from app.system.lane import DatabaseLane


def test_work_runs_in_order_on_one_thread() -> None:
    lane = DatabaseLane()
    seen: list[tuple[int, bool]] = []

    def note(number: int) -> None:
        seen.append((number, lane.is_here()))

    futures = [lane.submit(note, n) for n in range(200)]
    for future in futures:
        future.result(5)
    assert seen == [(n, True) for n in range(200)]
    assert not lane.is_here()
    assert lane.stop(5)


def test_results_and_errors_come_back() -> None:
    lane = DatabaseLane()
    assert lane.submit(divmod, 7, 2).result(5) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        lane.submit(divmod, 7, 0).result(5)
    assert lane.submit(int, "8", base=9).result(5) == 8
    assert lane.stop(5)


def test_stop_finishes_what_is_queued_and_takes_no_more() -> None:
    lane = DatabaseLane()
    go = threading.Event()
    first = lane.submit(go.wait, 10)
    rest = [lane.submit(int, n) for n in range(10)]
    assert not lane.stop(0.01)
    with pytest.raises(RuntimeError, match="stopped"):
        lane.submit(int)
    go.set()
    assert first.result(5)
    assert lane.stop(5)
    assert [future.result(0) for future in rest] == list(range(10))
    assert lane.stop(5)


def test_cancelled_work_is_left_out() -> None:
    lane = DatabaseLane()
    go = threading.Event()
    lane.submit(go.wait, 10)
    left_out = lane.submit(pytest.fail)
    assert left_out.cancel()
    go.set()
    assert lane.stop(5)


def test_the_lane_may_stop_itself() -> None:
    lane = DatabaseLane()
    assert lane.submit(lane.stop, 5).result(5) is False
    assert lane.stop(5)
