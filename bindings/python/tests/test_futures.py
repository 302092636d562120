"""Futures: outlooks, comparisons, answers; the bits of the program in C++, names that can be cut short, what is refused."""

import copy
import datetime
import math
import os
import pickle
import re
import subprocess

import numpy as np
import pandas as pd
import pytest

import sociaaldomein as sd

LIST = "waitlists.sheltered-living.size"
END = "emergency-places-end"
FEW = {"until": "2026", "paths": 320}


@pytest.fixture(scope="session")
def documents(root):
    return [*sorted((root / "examples/zwolle").glob("*.json")), *sorted((root / "examples/zwolle/scenarios").glob("*.json"))]


@pytest.fixture(scope="session")
def future(documents):
    return sd.load(*documents)


@pytest.fixture(scope="session")
def outlook(future):
    return future.simulate("baseline", **FEW)


@pytest.fixture(scope="session")
def comparison(future):
    return future.compare(["baseline", END, "forty-places-a-year"], quantities=[LIST, "products.sheltered-place.cost"], **FEW)


@pytest.fixture(scope="session")
def answer(future):
    return future.ask(LIST, scenario=END, below=100, at="2025-12-31", influences=True, paths=320)


def the_program(*arguments):
    program = os.environ.get("SOCIAALDOMEIN_PROGRAM")
    if not program:
        pytest.skip("the program was not built")
    return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=True).stdout


def test_the_bits_of_the_program(future, documents, outlook, comparison, tmp_path):
    file = tmp_path / "outlook.csv"
    common = ["--until", "2026", "--paths", "320", "--seed", "1", "-o", file]
    the_program("simulate", *documents, "--scenario", "baseline", *common)
    assert outlook.table.to_csv().replace("\r\n", "\n") == file.read_text()
    wanted = ["--quantity", LIST, "--quantity", "products.sheltered-place.cost"]
    scenarios = [word for name in comparison for word in ("--scenario", name)]
    the_program("compare", *documents, *scenarios, *wanted, *common)
    assert comparison.table.to_csv().replace("\r\n", "\n") == file.read_text()


def test_the_words_of_the_program(documents, answer):
    asked = ["--quantity", LIST, "--below", "100", "--at", "2025-12-31", "--influences", "--paths", "320"]
    assert answer.text() == the_program("ask", *documents, "--scenario", END, *asked)
    assert str(answer) + "\n" == the_program("ask", *documents, "--scenario", END, *asked, "--lang", "en")


def test_scenarios_and_quantities_are_listed(future, zwolle):
    assert END in future.scenarios.ids and END in future.scenarios._ipython_key_completions_()
    assert LIST in future.quantities._ipython_key_completions_() and LIST in repr(future.quantities)
    quantity = future.quantities["sheltered-living.size"]
    assert (quantity.quantity, quantity.unit, quantity.measure, quantity.output) == (LIST, "persons", "stock", True)
    assert quantity.record == "/waitlists/sheltered-living" and "people waiting" in quantity.label_en
    assert LIST in future.quantities._repr_html_()
    assert list(pickle.loads(pickle.dumps(future.quantities))) == list(future.quantities)
    assert repr(zwolle.quantities) == "<no quantities>" and zwolle.scenarios.ids == []


def test_an_outlook_is_a_mapping(outlook):
    series = outlook[LIST]
    assert outlook["sheltered-living.size"] is series and LIST in list(outlook)
    assert outlook.scenario == "baseline" and outlook.paths == 320 and outlook.levels == (0.8, 0.95)
    assert series.periods[0] == "2023-H1" and series.periods[-1] == "2026-H2" and len(series) == 8
    assert series.unit == "persons" and series.start == 158 and list(series.observed) == [158.0]
    assert series.observed_periods == ["2022-H2"]
    assert (series.lower(0.95) <= series.lower()).all() and (series.upper(0.95) >= series.upper(0.8)).all()
    assert (series.lower() <= series.median).all() and (series.median <= series.upper()).all()
    assert len(series.years) == 0 and series.yearly() is series
    cost = outlook["products.sheltered-place.cost"]
    assert cost.years.periods == ["2023", "2024", "2025", "2026"]
    assert cost.yearly() is cost.years and cost.years.mean[0] == pytest.approx(cost.mean[:2].sum())
    assert f"{LIST} at 2026-H2: mean " in repr(series) and repr(outlook) == (
        f"<Outlook baseline: {len(outlook)} quantities to 2026-H2, 320 paths>"
    )
    assert outlook._ipython_key_completions_() == list(outlook)
    for wrong, words in (("size", "expected "), ("sheltered-living.sise", LIST), (3, "the name of a quantity")):
        with pytest.raises(sd.InputError, match=words):
            outlook[wrong]


def test_nothing_is_copied(outlook):
    mean = outlook[LIST].mean
    assert mean.ctypes.data == outlook[LIST].mean.ctypes.data and not mean.flags.writeable and not mean.flags.owndata
    kept = sd.read('{"sociaaldomein": "1.0", "outlook": {"first": "2023"}, "caseloads": [{"id": "c", "future": '
                   '{"dynamics": "series", "start": 7, "growth": 0}}]}').simulate(paths=64)["c.size"].mean
    assert list(kept) == [7.0, 7.0, 7.0]  # whatever became of outlook and programme


def test_tables(outlook, comparison, answer):
    frame = outlook.to_pandas()
    assert list(frame.columns[:7]) == ["scenario", "against", "quantity", "unit", "period", "mean", "median"]
    assert list(frame.columns[7:]) == ["lower80", "upper80", "lower95", "upper95"]
    rows = frame[(frame.quantity == LIST)]
    assert np.array_equal(rows["mean"], outlook[LIST].mean) and np.array_equal(rows["upper95"], outlook[LIST].upper(0.95))
    assert set(comparison.to_pandas().against) == {"", "baseline"}
    assert outlook.assumptions.columns[:4] == ["name", "value", "low", "high"] and len(outlook.notes)
    assert len(answer.to_pandas()) == 1 and answer.to_pandas().probability[0] == answer.probability
    assert pd.concat([answer.to_pandas()] * 2).shape[0] == 2
    pa = pytest.importorskip("pyarrow")
    assert pa.table(outlook).num_rows == len(outlook.table)


def test_a_comparison_is_on_the_same_paths(comparison):
    assert list(comparison) == ["baseline", END, "forty-places-a-year"] and len(comparison.differences) == 2
    first, other = comparison["baseline"][LIST], comparison["emergency"][LIST]
    difference = comparison.difference(END)
    assert difference.against == "baseline" and comparison.differences[0] is difference
    assert np.allclose(difference[LIST].mean, other.mean - first.mean)
    assert comparison._ipython_key_completions_() == list(comparison)
    assert repr(comparison).startswith(f"<Comparison of '{END}' and 'forty-places-a-year' with 'baseline': 2 ")
    assert repr(difference).startswith(f"<Outlook {END} minus baseline: 2 quantities to 2026-H2")
    with pytest.raises(sd.UnknownName, match="baseline"):
        comparison["baselime"]


def test_an_answer(future, answer):
    assert 0 < answer.probability < 1 and float(answer) == answer.probability
    assert answer.probability_low <= answer.probability <= answer.probability_high and answer.standard_error > 0
    assert answer.quantity == LIST and answer.moment == "2025-H2" and answer.unit == "persons"
    assert math.isnan(answer.expected_years) and answer.shortfall > 0
    assert [band.level for band in answer.bands] == [0.8, 0.95] and answer.bands[0].lower <= answer.median
    assert answer.influences["name"][0].startswith("waitlists.sheltered-living.")
    assert repr(answer).startswith(f"<Answer {LIST}, 2025-H2: probability 0.")
    assert "What matters most" in str(answer) and "<pre>" in answer._repr_html_()
    plain = future.ask("sheltered-living.size", scenario=END, paths=64)
    assert math.isnan(plain.probability) and len(plain.influences) == 0 and "mean" in repr(plain)
    dated = future.ask(LIST, scenario=END, below=100, at=datetime.date(2025, 12, 31), paths=320)
    assert dated.probability == answer.probability
    first = future.ask(LIST, scenario=END, below=100, by="2026", paths=320)
    assert first.probability >= answer.probability and first.expected_years > 0
    met = future.ask(
        "revised-target.total", scenario="baseline", at_least="savings_plans.revised-target.target", sum_over=2024, paths=320
    )
    odds = future.target_odds("baseline", paths=320).to_pandas()
    row = odds[(odds.record == "savings_plans.revised-target") & (odds.year == "2024")]
    assert row.probability.item() == met.probability


def test_money_between_years(future):
    table = future.bridge("sheltered-living", 2023, 2024, "baseline", END, paths=320)
    mean = dict(zip(table["part"], table["mean"]))
    parts = sum(mean[name] for name in ("price", "volume", "mix", "joint", "policy"))
    assert mean["before"] + parts == pytest.approx(mean["after"])
    assert pickle.loads(pickle.dumps(table)).to_csv() == table.to_csv()
    split = sd.price_volume([1, 5], [90, 10], [1, 5], [80, 20])
    assert split == sd.PriceVolume(0.0, 0.0, 40.0, 0.0) and split.sum() == 40.0
    assert sd.price_volume(2, 10, 3, 12).joint == 2.0 and sd.price_volume([], [], [], []).sum() == 0.0
    with pytest.raises(sd.InputError, match="volume_after"):
        sd.price_volume([1, 5], [90, 10], [1, 5], [80])
    with pytest.raises(sd.InputError, match=r"products\[1\].price_after is nan"):
        sd.price_volume([1, 5], [90, 10], [1, math.nan], [80, 20])


def test_pickle_and_copy(outlook, comparison, answer):
    for thing in (outlook, comparison.differences[0], answer, comparison):
        again = pickle.loads(pickle.dumps(thing))
        assert type(again) is type(thing) and repr(again) == repr(thing)
        assert again.table.to_csv() == thing.table.to_csv()
    assert copy.copy(outlook) is outlook and copy.deepcopy(answer) is answer
    assert pickle.loads(pickle.dumps(answer.influences)).to_csv() == answer.influences.to_csv()
    assert outlook == outlook and outlook != comparison["baseline"] and len({outlook, outlook}) == 1


def test_html_escapes_and_leaves_out_what_stays_zero(outlook, comparison):
    page = outlook._repr_html_()
    assert "<th>2026</th>" in page and LIST in page and "95 % at the end" in page
    assert page.count("<tr>") < 1 + len(outlook)
    assert comparison._repr_html_().count("<table>") == 3
    programme = sd.read(
        '{"sociaaldomein": "1.0", "outlook": {"first": "2023"}, "scenarios": [{"id": "s", "name": "<script>", "question": '
        '"a & b"}], "caseloads": [{"id": "c", "future": {"dynamics": "series", "start": 7, "growth": 0}}]}'
    )
    page = programme.simulate("s", paths=64)._repr_html_()
    assert "&lt;script&gt;" in page and "a &amp; b" in page and "<script" not in page


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda p: p.simulate("basline"), "baseline"),
        (lambda p: p.simulate(3), "scenario is 3"),
        (lambda p: p.simulate(paths=0), "paths is 0"),
        (lambda p: p.simulate(seed=0), "seed is 0"),
        (lambda p: p.simulate(paths=1.5), "paths is 1.5"),
        (lambda p: p.simulate(threads=-1), "threads is -1"),
        (lambda p: p.simulate(levels=(0.8, 1.0)), r"levels\[1\]"),
        (lambda p: p.simulate(until="soon"), "until is 'soon'"),
        (lambda p: p.simulate(until="1999"), "until is"),
        (lambda p: p.simulate(quantities=LIST), "a list of names"),
        (lambda p: p.simulate(quantities=["nothing"]), "nothing"),
        (lambda p: p.compare("baseline"), "scenarios is 'baseline'"),
        (lambda p: p.compare(["baseline"]), "two ids or more"),
        (lambda p: p.compare(["baseline", None]), "scenarios is"),
        (lambda p: p.ask(LIST, below=1, at_most=2), "found below and at_most"),
        (lambda p: p.ask(LIST, below=1, at="2024", by="2025"), "found at and by"),
        (lambda p: p.ask(LIST, below=[1]), r"below is \[1\]"),
        (lambda p: p.ask(LIST, above=math.inf), "above is inf"),
        (lambda p: p.ask(LIST, below=1, at="then"), "at is 'then'"),
        (lambda p: p.ask(LIST, below=1, at="2025-11-30"), "2025-12-31"),
        (lambda p: p.ask(LIST, below="cost"), "cost"),
        (lambda p: p.ask(LIST, sum_over="2024"), "no flow"),
        (lambda p: p.ask(None), "quantity"),
        (lambda p: p.bridge("nowhere", 2023, 2024), "nowhere"),
        (lambda p: p.bridge("welfare", 2023, 20240), "to_year is 20240"),
        (lambda p: p.report(scenarios="baseline"), "scenarios is 'baseline'"),
        (lambda p: p.report(scenarios=["nowhere"]), "nowhere"),
    ],
)
def test_what_is_refused(future, call, words):
    with pytest.raises(sd.InputError, match=words):
        call(future)


def test_levels_of_an_outlook(outlook):
    with pytest.raises(sd.InputError, match="level is 0.9, expected one of 0.8, 0.95"):
        outlook[LIST].lower(0.9)


def test_a_report_tells_the_scenarios_asked_for(future):
    page = future.report(language="en", scenarios=["baseline", END], until="2025", paths=160)
    assert "Sheltered" in page and "forty places" not in page.lower()
    assert len(future.report(language="en", futures=False)) < len(page)


def test_the_guide(root, monkeypatch):
    plt = pytest.importorskip("matplotlib.pyplot")
    monkeypatch.chdir(root)
    blocks = re.findall(r"^```python\n(.*?)^```", (root / "docs/futures.md").read_text(encoding="utf-8"), re.M | re.S)
    assert blocks
    for block in blocks:
        exec(block, {"sd": sd})
    plt.close("all")


def test_charts(outlook, comparison, answer):
    plt = pytest.importorskip("matplotlib.pyplot")
    axes = outlook.plot("sheltered-living.size")
    assert axes.get_title(loc="left") == outlook[LIST].label_en and axes.get_ylabel() == "persons"
    assert axes.lines[-1].get_ydata()[0] == 158  # from where it stood
    assert list(axes.lines[-1].get_ydata()[1:]) == list(outlook[LIST].mean) and len(axes.collections) == 2
    assert outlook["products.sheltered-place.cost"].plot().get_ylabel() == "million euro"
    assert outlook.plot().get_title(loc="left") == next(iter(outlook.values())).label_en
    axes = comparison.plot(LIST)
    assert [text.get_text() for text in axes.get_legend().get_texts()] == list(comparison)
    axes = comparison.plot(LIST, difference=True)
    assert axes.get_ylabel() == "difference, persons"
    own = plt.subplots()[1]
    assert answer.plot(own) is own and len(own.patches) == 2 * len(own.get_yticks())
    with pytest.raises(sd.InputError, match="influences=True"):
        outlook._origin[0].ask(LIST, below=1, paths=64).plot()
    plt.close("all")
