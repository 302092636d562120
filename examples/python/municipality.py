"""From the reports of a municipality to charts, answers and a page, as one would in a notebook.

  municipality.py FOLDER      writes welfare.png, waitlist.png, influences.png and report.html here
"""
import sys
from pathlib import Path

import matplotlib

matplotlib.use("agg")

import sociaaldomein as sd  # noqa: E402

folder = Path(sys.argv[1])
programme = sd.load(folder, folder / "scenarios")
print(repr(programme))

# Which figures contradict each other?
findings = programme.check()
print(findings)

# Any collection is a table.
print(programme.tables["caseloads.welfare.observations"].to_pandas()[["at", "value"]])

# Where are the series going?
axes = programme.plot("welfare")
axes.figure.savefig("welfare.png", dpi=120)

# What are the odds of fewer than 3,500 welfare recipients by 2023?
forecast = sd.forecast([3840, 3727, 3619, 3585, 3541], horizon=3, start="2020-H2", non_negative=True)
print(forecast.odds(3500))

# What does the future hold, under which policy?
print(programme.scenarios)
outlook = programme.simulate("baseline", until="2028")
print(repr(outlook["sheltered-living.size"]))
print(outlook.to_pandas().head())

comparison = programme.compare(["baseline", "emergency-places-end", "forty-places-a-year"], until="2028")
axes = comparison.plot("sheltered-living.size")
axes.figure.savefig("waitlist.png", dpi=120)

# Will fewer than a hundred people wait at the end of 2026, when the emergency places are gone? What does it depend on?
answer = programme.ask(
    "sheltered-living.size", scenario="emergency-places-end", below=100, at="2026-12-31", influences=True
)
print(answer)
answer.plot().figure.savefig("influences.png", dpi=120)

# How likely are the savings targets met, and budgets overspent?
print(programme.target_odds("baseline").to_pandas()[["record", "of", "year", "probability"]])

programme.report("report.html", language="en")
