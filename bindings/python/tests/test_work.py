"""Long work: Ctrl-C, progress, other threads."""

import gc
import os
import signal
import subprocess
import sys
import threading
import time
import weakref

import numpy as np
import pytest

import sociaaldomein as sd
from sociaaldomein._work import _abandoned

MANY = np.random.default_rng(7).normal(size=(40, 6000)) + 100


def project():
    sd.forecast(MANY, horizon=4, start="2015-Q1")


GROWING = sd.read(
    '{"sociaaldomein": "1.0", "outlook": {"first": "2023-01"}, "caseloads": [{"id": "c", "future": {"start": 100, '
    '"inflow": {"value": 60, "low": 40, "high": 80}, "exit_rate": {"value": 0.4, "low": 0.3, "high": 0.5}}}]}'
)


def look_ahead():
    GROWING.simulate(until="2032", paths=4_000_000)


def look_for_influences():
    GROWING.ask("c.size", above=110, by="2032", influences=True, paths=1_000_000)


def interrupted_after(work):
    """Milliseconds from Ctrl-C to the exception."""
    asked = []

    def interrupt():
        asked.append(time.monotonic())
        os.kill(os.getpid(), signal.SIGINT)

    timer = threading.Timer(0.3, interrupt)
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        work()
    return 1000 * (time.monotonic() - asked[0])


def write_a_report():
    GROWING.report(until="2032", paths=2_000_000)


@pytest.mark.parametrize("work", [project, look_ahead, look_for_influences, write_a_report])
def test_ctrl_c_ends_it_at_once(work):
    assert min(interrupted_after(work) for _ in range(3)) < 100


def test_interrupted_work_keeps_what_it_looks_at():
    """The work goes on for a while after Ctrl-C: the caller's data is not freed under it, and is freed afterwards."""
    seen = 0
    for _ in range(5):
        data = MANY.copy()
        there = weakref.ref(data)
        threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
        try:
            sd.forecast(data, horizon=4, start="2015-Q1")
        except KeyboardInterrupt:
            pass
        del data
        gc.collect()
        held, ended = there() is not None, _abandoned[-1]
        if not ended.is_set():
            seen += 1
            assert held
        assert ended.wait(20)
        for _ in range(100):  # the thread's last steps
            gc.collect()
            if there() is None:
                break
            time.sleep(0.01)
        assert there() is None
    if not seen:
        pytest.skip("the work always ended at once")


def test_a_program_ends_after_ctrl_c():
    code = (
        "import os, signal, threading, numpy as np, sociaaldomein as sd\n"
        "threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT)).start()\n"
        "sd.forecast(np.random.default_rng(7).normal(size=(40, 6000)), horizon=4, start='2015-Q1')\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode in (-signal.SIGINT, 130) and "KeyboardInterrupt" in run.stderr


def test_the_interpreter_goes_on():
    ticks = []
    thread = threading.Thread(target=lambda: sd.forecast(MANY[:, :1500], horizon=4, start="2015-Q1", threads=1))
    thread.start()
    while thread.is_alive():
        ticks.append(time.monotonic())
        time.sleep(0.005)
    longest = max(np.diff(ticks), default=0)
    assert len(ticks) > 20 and longest < 0.5 * (ticks[-1] - ticks[0])


def test_progress_is_told_and_can_stop():
    told = []
    sd.forecast(MANY[:, :300], horizon=1, model="ets", progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (300, 300)
    with pytest.raises(sd.Cancelled) as caught:
        sd.forecast(MANY, horizon=1, progress=lambda done, total: True)
    assert caught.value.code == "cancelled"

    def fails(done, total):
        raise LookupError("mine")

    for cols in (100, 3000):
        with pytest.raises(LookupError, match="mine"):
            sd.forecast(MANY[:, :cols], horizon=1, model="ets", progress=fails)


def test_progress_of_futures_is_told_and_can_stop():
    told = []
    GROWING.simulate(paths=20_000, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (20_000, 20_000)
    with pytest.raises(sd.Cancelled):
        GROWING.simulate(paths=20_000, progress=lambda done, total: True)
    with pytest.raises(sd.Cancelled):
        GROWING.ask("c.size", above=100, paths=20_000, progress=lambda done, total: True)


def test_futures_let_the_interpreter_go_on():
    ticks = []
    thread = threading.Thread(target=lambda: GROWING.simulate(until="2032", paths=300_000, threads=1))
    thread.start()
    while thread.is_alive():
        ticks.append(time.monotonic())
        time.sleep(0.005)
    longest = max(np.diff(ticks), default=0)
    assert len(ticks) > 20 and longest < 0.5 * (ticks[-1] - ticks[0])


def test_progress_by_tqdm(capsys):
    pytest.importorskip("tqdm")
    sd.forecast(MANY[:, :300], horizon=1, model="ets", progress=True)
    assert "series/s" in capsys.readouterr().err
    GROWING.simulate(paths=20_000, progress=True)
    assert "paths/s" in capsys.readouterr().err


def test_threads_share_everything(zwolle):
    expected = zwolle.check().to_csv()
    found = []
    threads = [threading.Thread(target=lambda: found.append(zwolle.check().to_csv())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4
