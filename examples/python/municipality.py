"""From the reports of a municipality to a chart and a page, as one would in a notebook.

  municipality.py FOLDER      writes welfare.png and report.html here
"""
import sys

import matplotlib

matplotlib.use("agg")

import sociaaldomein as sd  # noqa: E402

programme = sd.load(sys.argv[1])
print(repr(programme))

# Which figures contradict each other?
findings = programme.check()
print(findings)

# Any collection is a table.
print(programme.tables["caseloads.welfare.observations"].to_pandas()[["at", "value"]])

# Where are the series going?
axes = programme.plot(series="welfare")
axes.figure.savefig("welfare.png", dpi=120)

# What are the odds of fewer than 3,500 welfare recipients by 2023?
forecast = sd.forecast([3840, 3727, 3619, 3585, 3541], horizon=3, start="2020-H2", non_negative=True)
print(forecast.odds(3500))

programme.report("report.html", language="en")
