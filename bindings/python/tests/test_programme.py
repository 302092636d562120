"""Programmes: members, checks, tables, reports; and what is wrong with documents."""

import copy
import json
import pickle

import pytest

import sociaaldomein as sd


def document(**members):
    return json.dumps({"sociaaldomein": "1.0", **members})


def test_members_are_attributes(zwolle):
    assert zwolle.caseloads["welfare"].observations[0].at == "2020-01"
    assert zwolle.caseloads["welfare"]["observations"][0]["value"] == 3614
    assert "caseloads" in dir(zwolle) and "observations" in dir(zwolle.caseloads["welfare"])
    assert zwolle.caseloads._ipython_key_completions_()[0] == "youth-care"
    assert len(sd.read(document()).caseloads) == 0
    with pytest.raises(AttributeError, match="caseload.*expected one of .*caseloads"):
        _ = zwolle.caseload
    with pytest.raises(AttributeError, match="cannot be changed"):
        zwolle.caseloads[0].id = "x"
    with pytest.raises(sd.UnknownName, match="walfare.*youth-care"):
        _ = zwolle.caseloads["walfare"]


def test_shown(zwolle):
    assert repr(zwolle).startswith("<Programme 'zwolle-reform-agenda': 5 sources,")
    assert "<td>caseloads</td><td>20</td>" in zwolle._repr_html_()
    assert "&lt;b&gt;" in sd.read(document(name="<b>"))._repr_html_()
    assert repr(zwolle.caseloads).startswith("[youth-care, ")
    assert "<th>id</th>" in zwolle.caseloads[0]._repr_html_()
    assert "caseloads.observations" in repr(zwolle.tables)


def test_check(zwolle):
    findings = zwolle.check()
    assert findings.summary.identities == 181 and findings.summary.violated == 8
    assert findings["severity"][:8] == ["violated"] * 8
    assert len(str(findings).splitlines()) == 8 + findings.summary.warnings + 1
    assert findings.to_pandas().shape == (len(findings), len(findings.columns))


def test_tables(zwolle):
    assert "caseloads.observations" in zwolle.tables and "caseload" not in zwolle.tables
    assert set(zwolle.tables) <= set(zwolle.tables._counts)
    for name, table in zwolle.tables.items():
        assert len(table) == zwolle.tables._counts[name] > 0
    one = zwolle.table("caseloads.welfare.observations")
    assert one["value"][0] == 3614 and isinstance(one["at"][0], str)
    with pytest.raises(KeyError):
        zwolle.tables["caseload"]
    with pytest.raises(sd.UnknownName, match='did you mean "caseloads"'):
        zwolle.table("caseload")


def test_report_and_plot(zwolle, tmp_path):
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("agg")
    page = zwolle.report(tmp_path / "r.html", language="en")
    assert (tmp_path / "r.html").read_text(encoding="utf-8") == page and "<!doctype html>" in page[:40].lower()
    ax = zwolle.plot("welfare")
    assert ax.get_title(loc="left") == "/caseloads/welfare"
    assert len(zwolle.project(horizon=2).plot().lines) > 5
    with pytest.raises(sd.UnknownName, match="walfare.*welfare"):
        zwolle.plot("walfare")
    with pytest.raises(ValueError, match='language is "fr", expected "nl" or "en"'):
        zwolle.report(language="fr")
    with pytest.raises(ValueError, match="horizon is -1"):
        zwolle.project(horizon=-1)


def test_saved_copied_and_pickled(zwolle, tmp_path):
    for name in ("p.json", "p.sdm"):
        zwolle.save(tmp_path / name)
        again = sd.load(tmp_path / name)
        assert again.to_dict() == zwolle.to_dict() and len(zwolle.diff(again)) == 0
    assert copy.copy(zwolle) is zwolle and copy.deepcopy(zwolle) is zwolle
    again = pickle.loads(pickle.dumps(zwolle))
    assert again.record == zwolle.record
    findings = pickle.loads(pickle.dumps(zwolle.check()))
    assert findings.summary == zwolle.check().summary
    records = pickle.loads(pickle.dumps(zwolle.caseloads))
    assert records == zwolle.caseloads and records[0] == zwolle.caseloads[0] and hash(records[0])
    assert pickle.loads(pickle.dumps(zwolle.tables["caseloads"])).to_csv() == zwolle.tables["caseloads"].to_csv()
    assert zwolle.diff(sd.read(document()))["kind"][0] == "removed"


def test_errors_say_where():
    with pytest.raises(sd.InputError) as caught:
        sd.read('{"sociaaldomein": "1.0",\n "waitlist": []}', "a.json")
    error = caught.value
    assert (error.code, error.file, error.line, error.column) == ("unknown_field", "a.json", 2, 2)
    assert isinstance(error, ValueError) and 'did you mean "waitlists"' in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert again.problems == error.problems and str(again) == str(error) and type(again) is type(error)
    with pytest.raises(OSError, match="no such file"):
        sd.load("nowhere.json")
    with pytest.raises(ValueError, match=r'extension ".xlsx"'):
        sd.load("x.xlsx")
    with pytest.raises(ValueError, match="expected at least one file|number of files"):
        sd.load()
    with pytest.raises(sd.InputError, match="document is 3, expected a text or bytes"):
        sd.read(3)
    with pytest.raises(sd.InputError, match="without NUL"):
        sd.load("a\0.json")
    with pytest.raises(sd.InputError) as caught:
        sd.read(document(), max_bytes=5)
    assert caught.value.code == "limit_exceeded"
    with pytest.raises(sd.InputError):
        sd.read(b"SDMARCH\0\1\0\0\0nothing")


def test_warnings_of_newer_documents():
    with pytest.warns(UserWarning, match="satellites"):
        newer = sd.read('{"sociaaldomein": "1.9", "satellites": []}')
    assert newer.warnings
    with pytest.raises(sd.InputError, match="would lose"):
        newer.to_json()


def test_schema():
    assert sd.schema()["$schema"].startswith("https://json-schema.org/")
