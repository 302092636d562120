"""Long work: Ctrl-C, progress, other threads."""

import os
import signal
import subprocess
import sys
import threading
import time

import numpy as np
import pytest

import sociaaldomein as sd

MANY = np.random.default_rng(7).normal(size=(40, 6000)) + 100


def interrupted_after():
    """Milliseconds from Ctrl-C to the exception."""
    asked = []

    def interrupt():
        asked.append(time.monotonic())
        os.kill(os.getpid(), signal.SIGINT)

    timer = threading.Timer(0.3, interrupt)
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        sd.forecast(MANY, horizon=4, start="2015-Q1")
    return 1000 * (time.monotonic() - asked[0])


def test_ctrl_c_ends_it_at_once():
    assert min(interrupted_after() for _ in range(3)) < 100


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


def test_progress_by_tqdm(capsys):
    pytest.importorskip("tqdm")
    sd.forecast(MANY[:, :300], horizon=1, model="ets", progress=True)
    assert "series/s" in capsys.readouterr().err


def test_threads_share_everything(zwolle):
    expected = zwolle.check().to_csv()
    found = []
    threads = [threading.Thread(target=lambda: found.append(zwolle.check().to_csv())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4
