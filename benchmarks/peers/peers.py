#!/usr/bin/env python3
"""How long statsforecast and statsmodels take over the pieces of work of the projection benchmarks.

  peers.py --make N [--length 40] [--file panel.csv]             write a panel of N made quarterly series
  peers.py --file panel.csv [--series N] [--work NAME ...] [--repeat 3]

The panel has one series a line: name,value,...,value; the same file goes to peers.R and to our own benchmarks, so
everyone gets the same numbers. Prints a JSON line for each piece of work and peer:

  {"work": "fit_aadn", "peer": "statsforecast", "version": "2.1.1", "series": 1000, "seconds": 1.234, "cpu": 1.233}

seconds is wall time for all series together and cpu the processor time, each the least of the repeats, one thread,
after a warm-up on two series; the peer's interpreter overhead is in both. Wall far above cpu: the machine was busy, try
again. Slow pieces of work take fewer series (the numbers in the lists below): compare per series.

  fit_aadn    ETS(A,Ad,N) fitted                     auto_ets    ETS chosen by AICc, quarterly
  theta       standard theta                         dotm        dynamic optimised theta, quarterly
  auto_ces    CES chosen by AICc, quarterly          auto_arima  seasonal ARIMA chosen, quarterly
  simulate    10,000 paths of 16 steps of a fitted ETS(A,Ad,N) and seven quantiles of each step, without the fit
"""
import argparse
import csv
import json
import os
import random
import sys
import time
import warnings

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[variable] = "1"  # before numpy is loaded

QUANTILES = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]
PATHS, STEPS = 10_000, 16


def make(count, length, path):
    """Positive series with a changing level and trend, a seasonal pattern and noise, equal on every machine."""
    draw = random.Random(20221231)
    with open(path, "w", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        for i in range(count):
            level, slope, phi = draw.uniform(500, 5000), draw.uniform(-0.01, 0.02), draw.uniform(0.85, 1.0)
            alpha, beta, noise = draw.uniform(0.05, 0.95), draw.uniform(0, 0.1), draw.uniform(0.01, 0.05)
            strength = draw.choice([0.0, 0.05, 0.15])
            season = [draw.gauss(0, strength) for _ in range(4)]
            slope, noise, start, values = slope * level, noise * level, level, []
            for t in range(length):
                expected = level + phi * slope
                error = draw.gauss(0, noise)
                values.append(round(max(expected + error + season[t % 4] * start, 1.0), 2))
                level, slope = max(expected + alpha * error, 0.1 * start), phi * slope + beta * error
            out.writerow([f"S{i + 1:06d}", *values])


def read(path):
    import numpy as np
    with open(path, newline="") as f:
        return [np.array(row[1:], float) for row in csv.reader(f) if row]


def as_is(y):
    return y


def statsforecast_works():
    from importlib.metadata import version
    import numpy as np
    from statsforecast import models
    from statsforecast.ets import ets_f, simulate_ets
    name = ("statsforecast", version("statsforecast"))

    return [
        ("fit_aadn", *name, 1000, as_is, lambda y: models.AutoETS(1, "AAN", damped=True).fit(y)),
        ("auto_ets", *name, 200, as_is, lambda y: models.AutoETS(4).fit(y)),
        ("theta", *name, 1000, as_is, lambda y: models.Theta(4).fit(y)),
        ("dotm", *name, 1000, as_is, lambda y: models.DynamicOptimizedTheta(4).fit(y)),
        ("auto_ces", *name, 1000, as_is, lambda y: models.AutoCES(4).fit(y)),
        ("auto_arima", *name, 50, as_is, lambda y: models.AutoARIMA(season_length=4).fit(y)),
        ("simulate", *name, 2, lambda y: ets_f(y, 1, model="AAN", damped=True),
         lambda fit: np.quantile(simulate_ets(fit, STEPS, PATHS, seed=1), QUANTILES, axis=0)),
    ]


def statsmodels_works():
    import statsmodels
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel
    from statsmodels.tsa.forecasting.theta import ThetaModel
    import numpy as np
    name = ("statsmodels", statsmodels.__version__)

    def damped(y):
        return ETSModel(y, error="add", trend="add", damped_trend=True).fit(disp=False)

    return [
        ("fit_aadn", *name, 100, as_is, damped),
        ("theta", *name, 100, as_is, lambda y: ThetaModel(y, period=4).fit()),
        ("simulate", *name, 5, damped, lambda fit: np.quantile(
            fit.simulate(STEPS, anchor="end", repetitions=PATHS, rng=1), QUANTILES, axis=1)),
    ]


def measure(act, inputs, repeat):
    """Least wall and processor seconds of act on all inputs."""
    wall = cpu = float("inf")
    for part in [inputs[:2]] + [inputs] * repeat:  # the first is the warm-up
        wall_start, cpu_start = time.perf_counter(), time.process_time()
        for y in part:
            act(y)
        if part is inputs:
            wall = min(wall, time.perf_counter() - wall_start)
            cpu = min(cpu, time.process_time() - cpu_start)
    return wall, cpu


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--file", default="panel.csv")
    parser.add_argument("--make", type=int, metavar="N")
    parser.add_argument("--length", type=int, default=40)
    parser.add_argument("--series", type=int, help="at most so many series for each piece of work")
    parser.add_argument("--work", nargs="*", help="only these")
    parser.add_argument("--repeat", type=int, default=3)
    a = parser.parse_args()
    if a.make:
        make(a.make, a.length, a.file)
        return
    warnings.filterwarnings("ignore")
    panel = read(a.file)
    for works in (statsforecast_works, statsmodels_works):
        try:
            found = works()
        except ImportError as e:
            print(f"{works.__name__.split('_')[0]}: {e}", file=sys.stderr)
            continue
        for work, peer, version, usual, prepare, act in found:
            if a.work and work not in a.work:
                continue
            inputs = [prepare(y) for y in panel[:min(usual, a.series or usual, len(panel))]]
            seconds, cpu = measure(act, inputs, a.repeat)
            print(json.dumps({"work": work, "peer": peer, "version": version, "series": len(inputs),
                              "seconds": round(seconds, 6), "cpu": round(cpu, 6)}), flush=True)


if __name__ == "__main__":
    main()
