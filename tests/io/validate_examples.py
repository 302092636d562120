#!/usr/bin/env python3
"""The examples are valid against the schema, and the schema refuses what is not.

  validate_examples.py ROOT

ROOT/schema/programme.schema.json is the schema, ROOT/examples/**/*.json are the documents (but for what lies in
folders called "expected"). Faults are planted in a
document kept here and in every example; each has to be refused. Ends with 77 ("skipped") without the module
jsonschema (Debian: python3-jsonschema).
"""
import copy
import json
import sys
from pathlib import Path

try:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match
except ImportError:
    print("skipped: the Python module jsonschema 4 is not there (Debian: python3-jsonschema)")
    sys.exit(77)

# A little of everything, in all forms there are.
DOCUMENT = {
    "$schema": "../schema/programme.schema.json",
    "sociaaldomein": "1.0",
    "id": "zwolle",
    "name": {"nl": "Hervormingsagenda", "en": "Reform agenda"},
    "sources": [{"id": "report", "title": "Verslag", "kind": "half_year_report", "period": "2022-H2",
                 "published": 20230301, "sections": ["1", "2"]}],
    "tracks": {"csv": "tracks.csv", "delimiter": ";", "decimal": ","},
    "caseloads": [{
        "id": "welfare", "name": "Bijstand", "act": "participation_act", "measure": "stock", "population": "files",
        "observations": [
            {"at": "2020-01", "value": 3614}, {"at": 2021, "value": "about 3400"},
            {"at": "2022-11-01", "value": "7 to 8", "source": "report: page 12"},
            {"at": "2022-H2", "value": "not_printed"}, {"at": "2022/2023", "absent": "suppressed"},
            {"at": "2022-W05", "value": "almost 1.5e3", "caveat": "artefact", "status": "provisional"}],
        "changes": [{"at": "2022-12", "since": "2022-07", "count": -44, "share": {"value": "over 0.4", "decimals": 1},
                     "kind": "relative"}]}],
    "breakdowns": [{"id": "places", "parts": [{"id": "in-kind", "form": "in_kind", "value": 184},
                                              {"id": "added-later", "form": "personal_budget"}],
                    "exhaustive": False}],
    "money_tables": [{"id": "value-case", "unit": "eur_million", "decimals": 2, "columns": [{"id": "y2020"}],
                      "rows": [{"id": "total", "figures": [1.15, "to_be_determined", {"value": 3, "unit": "eur"}]}]},
                     {"id": "from-a-file", "cells": {"csv": "table.csv"}}],
    "claims": [{"id": "24", "count": {"stated": 5, "named": ["a", {"en": "b"}]}}],
    "scope": "municipality Zwolle", "price_level": 2020, "source": "report",
}

ABSENT = object()

# Where, and what is put there (or taken away).
FAULTS = [
    ("no version", ["sociaaldomein"], ABSENT),
    ("another version", ["sociaaldomein"], "2.0"),
    ("a version that is a number", ["sociaaldomein"], 1.0),
    ("an unknown collection", ["caseload"], []),
    ("an unknown member", ["caseloads", 0, "nmae"], "x"),
    ("a collection that is an object", ["caseloads"], {}),
    ("a record that is a text", ["caseloads", 0], "welfare"),
    ("an id with a space", ["caseloads", 0, "id"], "wel fare"),
    ("an id that is too long", ["caseloads", 0, "id"], "a" * 65),
    ("an unknown act", ["caseloads", 0, "act"], "wwb"),
    ("an unknown unit", ["money_tables", 0, "unit"], "euro"),
    ("too many decimals", ["money_tables", 0, "decimals"], 10),
    ("decimals below zero", ["money_tables", 0, "decimals"], -1),
    ("decimals that are no whole number", ["money_tables", 0, "decimals"], 0.5),
    ("null", ["name"], None),
    ("a language there is not", ["name"], {"nl": "a", "de": "b"}),
    ("a period that is none", ["caseloads", 0, "observations", 0, "at"], "January 2020"),
    ("a date that is none", ["sources", 0, "published"], "1 March 2023"),
    ("an observation without a figure", ["caseloads", 0, "observations", 0, "value"], ABSENT),
    ("a bound in Dutch", ["caseloads", 0, "observations", 0, "value"], "circa 3400"),
    ("a decimal comma", ["caseloads", 0, "observations", 0, "value"], "about 3,4"),
    ("a number in a text", ["caseloads", 0, "observations", 0, "value"], "3614"),
    ("half a range", ["caseloads", 0, "observations", 0, "value"], "7 to"),
    ("a reason there is not", ["caseloads", 0, "observations", 0, "value"], "unknown"),
    ("a figure that is a list", ["caseloads", 0, "observations", 0, "value"], [3614]),
    ("a figure that is a boolean", ["money_tables", 0, "rows", 0, "figures", 0], True),
    ("an object without a value", ["money_tables", 0, "rows", 0, "figures", 0], {"unit": "eur"}),
    ("an unknown member of a figure", ["money_tables", 0, "rows", 0, "figures", 0], {"value": 1, "units": "eur"}),
    ("a claim that counts nothing", ["claims", 0, "count", "stated"], ABSENT),
    ("a boolean in quotes", ["breakdowns", 0, "exhaustive"], "false"),
    ("a scope of no level", ["scope"], "Zwolle"),
    ("a price level that is none", ["price_level"], "20"),
    ("a number below zero for a source", ["source"], -1),
    ("a number for a scope", ["scope"], 5),
    ("a source that is a sentence", ["source"], "page 12 of the report"),
    ("a CSV file without a name", ["tracks"], {"delimiter": ";"}),
    ("a CSV file with a setting there is not", ["tracks"], {"csv": "a.csv", "encoding": "latin1"}),
    ("a delimiter there is not", ["tracks"], {"csv": "a.csv", "delimiter": " "}),
    ("cells that are a list", ["money_tables", 1, "cells"], [1, 2]),
    ("cells where there is no table", ["claims", 0, "cells"], {"csv": "a.csv"}),
]

# Faults that can be planted in any document.
ANYWHERE = [fault for fault in FAULTS if len(fault[1]) == 1 and fault[1][0] not in ("tracks",)]


def planted(document, path, value):
    faulty = copy.deepcopy(document)
    place = faulty
    for step in path[:-1]:
        place = place[step]
    if value is ABSENT:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return faulty


def why_invalid(validator, document):
    error = best_match(validator.iter_errors(document))
    return None if error is None else f"{error.json_path}: {error.message[:300]}"


def main(root):
    schema = json.loads((root / "schema/programme.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    wrong = []
    if why := why_invalid(validator, DOCUMENT):
        wrong.append(f"the document of this test: {why}")
    for name, path, value in FAULTS:
        if why_invalid(validator, planted(DOCUMENT, path, value)) is None:
            wrong.append(f"not refused: {name}")
    # In folders called "expected" lie results, not documents.
    examples = sorted(p for p in (root / "examples").rglob("*.json") if "expected" not in p.parts)
    for example in examples:
        document = json.loads(example.read_text(encoding="utf-8-sig"))
        name = example.relative_to(root)
        if why := why_invalid(validator, document):
            wrong.append(f"{name}: {why}")
            continue
        for fault, path, value in ANYWHERE:
            if why_invalid(validator, planted(document, path, value)) is None:
                wrong.append(f"{name}: not refused: {fault}")
    print("\n".join(wrong) if wrong else f"{len(examples)} examples are valid; {len(FAULTS)} planted faults are refused")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
