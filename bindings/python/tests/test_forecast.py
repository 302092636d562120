"""Forecasts: every kind of data in and the same kind out, nothing copied, the bits of the program in C++."""

import copy
import csv
import io
import os
import pickle
import subprocess

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sociaaldomein as sd
from sociaaldomein._frames import Columns, panel_of
from sociaaldomein._periods import moments, parse_period, period_text

WMO = np.array([3840.0, 3727, 3619, 3585, 3541, 3500, 3480, 3490])
JEUGD = np.array([1200.0, 1250, 1240, 1300, 1290, 1350, 1345, 1400])


def wide(index):
    return pd.DataFrame({"wmo": WMO, "jeugd": JEUGD}, index=index)


def test_nothing_is_copied():
    rows = np.random.default_rng(1).normal(size=(40, 100))
    for data in (rows, np.asfortranarray(rows), rows[::-1], rows[:, ::3], rows.T.copy().T, rows[:, 0]):
        panel = panel_of(data, None, None, Columns())
        assert panel.values.__array_interface__["data"] == data.__array_interface__["data"]
    frame = pd.DataFrame(rows, index=pd.period_range("2015Q1", periods=40, freq="Q"))
    panel = panel_of(frame, None, None, Columns())
    assert np.shares_memory(panel.values, frame.to_numpy())
    result = sd.forecast(rows, horizon=3, model="naive")
    assert result.mean.ctypes.data == result.table["mean"].ctypes.data
    assert np.shares_memory(result.table.to_pandas()["mean"].to_numpy(), result.mean)
    assert not result.mean.flags.writeable


def test_strides_do_not_matter():
    rows = np.random.default_rng(2).normal(size=(24, 6)) + 10
    expected = sd.forecast(np.asfortranarray(rows), horizon=2, model="ets", start="2015-Q1").mean
    packed = np.zeros(24 * 6, dtype=[("a", "i1"), ("x", "f8")])
    packed["x"] = rows.T.reshape(-1)
    for same in (rows, rows[::-1][::-1], rows.tolist(), packed["x"].reshape(6, 24).T, rows.astype(">f8")):
        assert np.array_equal(sd.forecast(same, horizon=2, model="ets", start="2015-Q1").mean, expected)


def test_results_live_longer_than_what_made_them():
    mean = sd.forecast(WMO, horizon=3, model="naive").mean
    assert mean.tolist() == [3490.0] * 3
    column = sd.forecast(WMO, horizon=1, model="naive").table["mean"]
    assert column.tolist() == [3490.0]


def test_pandas_wide_periods():
    data = wide(pd.period_range("2020Q3", periods=8, freq="Q"))
    result = sd.forecast(data, horizon=2, model="ets")
    frame = result.frame
    assert isinstance(frame.index, pd.PeriodIndex) and list(frame.index.astype(str)) == ["2022Q3", "2022Q4"]
    assert list(frame["wmo"].columns) == ["mean", "lower80", "upper80", "lower95", "upper95"]
    assert np.array_equal(frame["jeugd"]["mean"], result.mean[:, 1])
    assert result.keys == ["wmo", "jeugd"]


@pytest.mark.parametrize(
    ("first", "frequency", "text", "after"),
    [
        ("2020-01-01", "MS", "2020-09", "2020-09-01"),
        ("2020-01-31", pd.offsets.MonthEnd(), "2020-09", "2020-09-30"),
        ("2020-01-01", "QS", "2022-Q1", "2022-01-01"),
        ("2019-12-31", pd.offsets.YearEnd(), "2027", "2027-12-31"),
        ("2020-06-30", pd.offsets.QuarterEnd(2), "2024-H1", "2024-06-30"),
        ("2020-01-06", "W-MON", "2020-W10", "2020-03-02"),
    ],
)
def test_pandas_dates(first, frequency, text, after):
    result = sd.forecast(wide(pd.date_range(first, periods=8, freq=frequency)), horizon=1, model="naive")
    assert result.table["period"][0] == text
    assert result.frame.index[0] == pd.Timestamp(after)


def test_pandas_series_long_and_gaps():
    index = pd.period_range("2020Q1", periods=8, freq="Q")
    one = sd.forecast(pd.Series(WMO, index=index, name="wmo"), horizon=1, model="naive")
    assert one.frame.loc[pd.Period("2022Q1", "Q"), "mean"] == 3490
    long = wide(index).reset_index(names="when").melt(id_vars="when", var_name="what", value_name="n")
    result = sd.forecast(long.sample(frac=1, random_state=1), horizon=1, model="ets", series="what", period="when", value="n")
    assert set(result.frame.columns) >= {"what", "when", "mean", "lower80"}
    assert str(result.frame["when"].dtype) == "period[Q-DEC]"
    expected = dict(zip(["wmo", "jeugd"], sd.forecast(wide(index), horizon=1, model="ets").mean[0]))
    assert dict(zip(result.frame["what"], result.frame["mean"])) == expected
    texts = wide(pd.Index([period_text(2, parse_period("2020-Q1")[1] + i) for i in (0, 1, 3, 4, 5, 6, 7, 9)]))
    gaps = sd.forecast(texts, horizon=1, model="naive")
    assert gaps.frame.index[0] == "2022-Q3" and "gaps_filled" in gaps.reports["notes"][0]
    early = wide(index)
    early.loc[index[-2:], "jeugd"] = np.nan
    frame = sd.forecast(early, horizon=1, model="naive").frame
    assert list(frame.index.astype(str)) == ["2021Q3", "2021Q4", "2022Q1"]
    assert frame["jeugd"]["mean"].notna().tolist() == [True, False, False]


def test_nullable_masked_and_integers():
    index = pd.period_range("2020Q1", periods=8, freq="Q")
    nullable = pd.DataFrame({"wmo": pd.array([*WMO[:-1], None], dtype="Float64")}, index=index)
    assert sd.forecast(nullable, horizon=1, model="naive").mean[0, 0] == 3480
    masked = np.ma.masked_array(WMO, mask=[False] * 7 + [True])
    assert sd.forecast(masked, horizon=1, model="naive").mean[0] == 3480
    assert sd.forecast(np.arange(1, 9), horizon=1, model="drift").mean[0] == 9
    assert sd.forecast(np.arange(1, 9, dtype=np.float32), horizon=1, model="drift").mean[0] == 9


def test_a_table_of_the_library(zwolle):
    table = sd.forecast(np.column_stack([WMO, JEUGD]), horizon=8, model="drift", levels=()).table
    again = sd.forecast(table, horizon=1, value="mean", model="naive")
    assert again.frame["mean"].tolist() == table["mean"][[7, 15]].tolist()


def test_polars():
    pl = pytest.importorskip("polars", reason="polars is not installed")
    index = pd.period_range("2020Q1", periods=8, freq="Q")
    long = wide(index.astype(str)).reset_index(names="period").melt(id_vars="period", var_name="series")
    long["period"] = [f"{p[:4]}-{p[4:]}" for p in long["period"]]
    result = sd.forecast(pl.from_dict(long.to_dict("list")), horizon=1, model="ets")
    assert isinstance(result.frame, pl.DataFrame) and result.frame["series"].to_list() == ["wmo", "jeugd"]
    assert result.to_polars()["mean"].to_list() == result.table["mean"].tolist()


def test_arrow():
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    result = sd.forecast(np.column_stack([WMO, JEUGD]), horizon=2, model="ets")
    table = result.to_arrow()
    assert table["mean"].chunk(0).buffers()[1].address == result.table["mean"].ctypes.data
    again = sd.forecast(pa.table({"period": ["2020", "2021", "2022"], "wmo": [1.0, 2.0, None]}), horizon=1)
    assert isinstance(again.frame, pa.Table)


def test_the_bits_of_the_program(root):
    program = os.environ.get("SOCIAALDOMEIN_PROGRAM")
    if not program:
        pytest.skip("SOCIAALDOMEIN_PROGRAM does not say where the program is")
    source = root / "examples/forecast/welfare_netherlands.csv"
    run = subprocess.run(
        [program, "forecast", source, "--horizon", "4", "--model", "ets_theta"], capture_output=True, text=True, check=True
    )
    expected = list(csv.DictReader(io.StringIO(run.stdout)))
    data = pd.read_csv(source, comment="#")
    result = sd.forecast(data, horizon=4, model="ets_theta").table
    for name in ("mean", "lower80", "upper80", "lower95", "upper95"):
        assert [float(row[name]) for row in expected] == result[name].tolist()


def test_intervals_paths_and_odds():
    result = sd.forecast(WMO, horizon=3, levels=[0.5, 0.9], model="ets", start="2020-H1", seed=3)
    assert (result.lower(0.9) < result.lower(0.5)).all() and (result.upper(0.5) < result.upper(0.9)).all()
    assert np.array_equal(result.lower(), result.lower(0.5))
    with pytest.raises(ValueError, match=r"level is 0.8, expected one of 0.5, 0.9"):
        result.lower(0.8)
    paths = result.paths(count=4000)
    assert paths.shape == (4000, 3) and np.array_equal(result.paths(count=10, first=3990), paths[3990:])
    odds = result.odds(float(result.mean[1]))
    assert 0.3 < odds["met"][1] < 0.7 and odds["period"] == ["2024-H1", "2024-H2", "2025-H1"]
    assert result.reports["model"][0].startswith("ETS(")
    with pytest.raises(sd.UnknownName):
        result.paths("wmo")


def test_copied_and_pickled():
    result = sd.forecast(wide(pd.period_range("2020Q1", periods=8, freq="Q")), horizon=2, model="ets", seed=5)
    assert copy.deepcopy(result) is result
    again = pickle.loads(pickle.dumps(result))
    assert np.array_equal(again.mean, result.mean) and again.keys == result.keys
    assert np.array_equal(again.paths("wmo", 5), result.paths("wmo", 5))
    for table in (result.table, result.reports, result.odds(3500.0, "wmo", below=False)):
        assert pickle.loads(pickle.dumps(table)).to_csv() == table.to_csv()
    score = sd.backtest(WMO, models=["naive"])
    assert pickle.loads(pickle.dumps(score)).to_csv() == score.to_csv()
    learnt = sd.calibrate(np.random.default_rng(0).normal(size=(20, 160)) + 50, horizon=2, models=["naive"], source="x")
    half = sd.calibrate(np.random.default_rng(0).normal(size=(20, 160)) + 50, horizon=2, models=["naive"], trust=0.5)
    assert half.to_dict()["cells"] != learnt.to_dict()["cells"]
    with pytest.raises(sd.InputError, match="trust"):
        sd.calibrate(np.ones((20, 160)), trust=0)
    assert pickle.loads(pickle.dumps(learnt)) == learnt and "x" in repr(learnt)
    wider = sd.forecast(WMO, model="naive", calibration=sd.Calibration.none())
    assert pickle.loads(pickle.dumps(wider)).upper() == wider.upper()


def test_plot():
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("agg")
    result = sd.forecast(wide(pd.period_range("2020Q1", periods=8, freq="Q")), horizon=2, model="ets")
    ax = result.plot("jeugd")
    assert ax.get_title(loc="left") == "jeugd" and len(ax.collections) == 2
    assert result.plot(ax=ax) is ax


@pytest.mark.parametrize(
    ("data", "options", "message"),
    [
        ([1, 2], {"horizon": 0}, "horizon is 0, expected a whole number from 1 to 10000"),
        ([1, 2], {"horizon": 1.5}, "horizon is 1.5"),
        ([1, 2], {"model": "magic"}, 'found "magic", expected one of automatic'),
        ([1, 2], {"levels": [0.8, 1.2]}, r"levels\[1\] is 1.2"),
        ([1, 2], {"levels": ["a"]}, "levels is .*expected numbers"),
        ([1, 2], {"start": "2020-Q5"}, "2020-Q5"),
        ([1, 2], {"frequency": "daily"}, "frequency is 'daily', expected one of year"),
        ([1, 2], {"seed": -1}, "seed is -1"),
        ([1, np.inf], {}, "inf"),
        (["a"], {}, "data is .*expected numbers"),
        ([[[1.0]]], {}, "3 dimensions"),
        (pd.DataFrame({"a": [1.0]}), {}, "no index of periods"),
        (pd.DataFrame({"a": [1.0, 2.0]}, index=["2020", "2020"]), {}, "2020 occurs twice"),
        (pd.DataFrame({"a": [1.0, 2.0]}, index=["2020", "2020-Q1"]), {}, "one frequency"),
        (pd.DataFrame({"series": ["a", "a"], "period": ["2020"] * 2, "value": [1, 2]}), {}, "'a': 2020 occurs twice"),
    ],
)
def test_bad_input_is_named(data, options, message):
    with pytest.raises(ValueError, match=message):
        sd.forecast(data, **options)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.one_of(st.floats(-1e6, 1e6), st.just(float("nan"))), max_size=20),
    st.sampled_from(["2020", "2020-H1", "2020-Q1", "2020-07", "2020-W05", "2020/2021"]),
    st.integers(1, 6),
)
def test_any_series_gets_a_forecast(values, start, horizon):
    result = sd.forecast(values, horizon=horizon, start=start, model="ets_theta")
    assert result.mean.shape == (horizon,)
    known = ~np.isnan(result.mean)
    assert known.all() == (not np.isnan(values).all() if values else False)
    assert (result.lower(0.95)[known] <= result.lower(0.8)[known]).all()
    rows = list(result.table)
    assert len(rows) == horizon and rows[0]["series"] == "0"


@settings(deadline=None, max_examples=100)
@given(st.integers(0, 6), st.integers(13, 4000))
def test_periods_there_and_back(frequency, ordinal):
    text = period_text(frequency, ordinal)
    assert parse_period(text) == (frequency, ordinal)
    if frequency in (0, 1, 2, 3, 4, 5):
        from sociaaldomein._periods import holding, period_days

        for day in period_days(frequency, ordinal):
            assert holding(day, frequency) == ordinal
    assert moments(np.array([text])).ordinals.tolist() == [ordinal]
