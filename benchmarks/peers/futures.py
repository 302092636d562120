#!/usr/bin/env python3
"""A programme's futures in plain Python, to put the library's simulation beside: what an analyst would write.

  futures.py DOCUMENT... --scenarios A,B,... [--paths N] [--steps N]

Reads the same documents, draws every assumption and moves the waitlist month by month, the welfare stock, prices, costs,
budgets and savings along paths, per scenario; prints one JSON line with the seconds it took and its means, which lie near
the library's. It knows only what the example uses (effects without decay, triangular ranges), and nothing but the standard
library.
"""
import argparse
import json
import math
import random
import time
from datetime import date


def merged(paths):
    whole = {}
    for path in paths:
        with open(path, encoding="utf-8") as f:
            for key, value in json.load(f).items():
                if not isinstance(value, list):
                    whole.setdefault(key, value)
                    continue
                records = whole.setdefault(key, {})
                for i, record in enumerate(value):
                    if not isinstance(record, dict):
                        continue
                    into = records.setdefault(record.get("id", i), {})
                    for k, v in record.items():
                        if k == "lines" and k in into:
                            known = {line["id"]: line for line in into[k]}
                            for line in v:
                                known[line["id"]].update(line)
                        else:
                            into[k] = v if k not in into or k == "future" else into[k]
    return whole


def drawn(a):
    if not isinstance(a, dict):
        return float(a)
    if "low" not in a:
        return float(a["value"])
    return random.triangular(a["low"], a["high"], a["value"])


def poisson(mean):
    if mean <= 0:
        return 0
    if mean > 30:
        return max(0, round(random.gauss(mean, math.sqrt(mean))))
    limit, k, p = math.exp(-mean), 0, random.random()
    while p > limit:
        k, p = k + 1, p * random.random()
    return k


def binomial(n, p):
    if n <= 0 or p <= 0:
        return 0
    if n * p * (1 - p) > 9:
        return min(n, max(0, round(random.gauss(n * p, math.sqrt(n * p * (1 - p))))))
    return sum(random.random() < p for _ in range(n))


def years(text):
    day = date.fromisoformat(text if len(text) == 10 else text[:4] + "-01-01")
    return (day - date(2023, 1, 1)).days / 365.25


class Effects:
    def __init__(self, programme, scenario):
        line, self.settings, self.all = scenario, {}, []
        while line:
            s = programme["scenarios"][line]
            for setting in s.get("settings", []):
                self.settings[setting["of"]] = setting["to"]
            for e in s.get("effects", []):
                self.all.append((e["on"], e.get("kind", "relative"), e))
            line = s.get("parent")
        self.by = {}

    def world(self):
        self.by = {}
        for on, kind, e in self.all:
            self.by.setdefault(on, []).append(
                (kind, drawn(e["magnitude"]) * drawn(e.get("uptake", 1)), years(e.get("starts", "2023-01-01")),
                 drawn(e.get("ramp", 0))))

    def on(self, quantity, value, t):
        for kind, size, starts, ramp in self.by.get(quantity, ()):
            if t <= starts:
                continue
            part = size * (min(1.0, (t - starts) / ramp) if ramp else 1.0)
            value = value * (1 + part) if kind == "relative" else value + part
        return value

    def assumed(self, name, stated):
        return drawn(self.settings.get(name, stated))


def simulate(programme, scenario, paths, steps):
    effects = Effects(programme, scenario)
    waitlist = programme["waitlists"]["sheltered-living"]["future"]
    growths = {c: programme["caseloads"][c]["future"]["growth"] for c in ("youth-care", "youth-stay")}
    starts = {"youth-care": 4100, "youth-stay": 480}
    plan = programme["savings_plans"]["revised-target"]
    sums = {"waiting": 0.0, "expense": 0.0, "saved": 0.0, "welfare": 0.0, "overspent": 0.0}
    for path in range(paths):
        if path % 16 == 0:  # the library, too, draws assumptions for 16 paths together
            effects.world()
            inflow, leaving = drawn(waitlist["inflow"]), drawn(waitlist["abandonment"])
            stays = [drawn(f["stay"]) for f in waitlist["forms"]]
            growth_of_places = drawn(waitlist["open_ended_growth"])
            rates = [drawn(r["rate"]) for r in programme["indexations"]["wages-and-prices"]["rates"]]
            grows = {c: drawn(g) for c, g in growths.items()}
            prices = {p: drawn(x["price"]) for p, x in programme["products"].items()}
            share = drawn(programme["products"]["youth-ambulatory"]["share"])
            budgets = [drawn(b["amount"]) for b in programme["budget_plans"]["youth"]["budget"]]
            grants = {b: drawn(programme["budget_plans"][b]["items"][0]["amount"]) for b in ("sheltered-living", "welfare")}
            delivered = {x["id"]: effects.assumed(f"savings_plans.revised-target.lines.{x['id']}.delivered",
                                                  x["future"]["delivered"]) for x in plan["lines"]}
            exits = 1 - math.exp(-drawn(programme["caseloads"]["welfare"]["future"]["exit_rate"]) / 2)
        welfare, reserve, balance = 3541, 1_050_000.0, 0.0
        rooms = [drawn(f["places"]) for f in waitlist["forms"]]
        residents, queue, bridged, extra = [int(r) for r in rooms], [158], 31, 0.0
        index = 1.0
        for step in range(steps):
            middle, end, year = (step + 0.5) / 2, (step + 1) / 2, 2023 + step // 2
            if step % 2 == 0 and step:
                index *= 1 + (rates[0] if year < 2025 else rates[1])
            # waitlist
            room_for = max(0, round(effects.on("waitlists.sheltered-living.temporary", 31, end)))
            if room_for < bridged:
                queue.insert(0, bridged - room_for)
                bridged = room_for
            coming = poisson(effects.on("waitlists.sheltered-living.inflow", inflow, middle) / 2)
            queue.append(0)
            places = [effects.on("waitlists.sheltered-living.capacity", rooms[0], end), rooms[1]]
            for month in range(6):
                joined = binomial(coming, 1 / (6 - month)) if month < 5 else coming
                coming -= joined
                queue[-1] += joined
                for f, stay in enumerate(stays):
                    residents[f] -= binomial(residents[f], 1 - math.exp(-1 / 12 / stay))
                waiting = sum(queue)
                if end > 0.5 and waiting:
                    extra += growth_of_places / 12
                free = [max(0, int(places[0] + extra) - residents[0]), max(0, int(places[1]) - residents[1])]
                for f in (0, 1):
                    taken = min(sum(queue), free[f])
                    residents[f] += taken
                    for r, here in enumerate(queue):
                        from_row = min(taken, here)
                        queue[r] -= from_row
                        taken -= from_row
                gone = min(sum(queue), binomial(sum(queue), 1 - math.exp(-leaving / 12)))
                for r in range(len(queue)):
                    part = min(queue[r], gone)
                    queue[r] -= part
                    gone -= part
            for r, here in enumerate(queue):
                taken = min(room_for - bridged, here)
                queue[r] -= taken
                bridged += taken
            # welfare, youth
            welfare += poisson(welfare * exits * 0.95) - binomial(welfare, exits)
            youth = {c: effects.on(f"caseloads.{c}.size", starts[c] * (1 + g) ** end, end) for c, g in grows.items()}
            # money
            sheltered = round(sum(residents) * prices["sheltered-place"] * index * 50) / 100
            sheltered += round(bridged * prices["emergency-place"] * index * 50) / 100
            care = round(youth["youth-stay"] * prices["youth-stay"] * index * 50) / 100
            care += round(youth["youth-care"] * share * prices["youth-ambulatory"] * index * 50) / 100
            benefits = round(welfare * prices["welfare-benefit"] * index * 50) / 100
            revenue = effects.on("budget_plans.sheltered-living.revenue", grants["sheltered-living"] * index / 2, middle)
            balance += revenue - sheltered
            if step % 2 == 1:
                if balance < 0:
                    paid = min(reserve, -balance)
                    reserve -= paid
                    sums["overspent"] += -balance - paid
                balance = 0.0
            saved = 0
            for line in plan["lines"]:
                planned = line["figures"][min(2, year - 2022)]
                saved += round(effects.on(f"savings_plans.revised-target.{line['id']}", planned * delivered[line["id"]],
                                          middle) * 50) / 100
            sums["saved"] += saved
            sums["expense"] += sheltered + care + benefits
            assert budgets and grants
        sums["waiting"] += sum(queue)
        sums["welfare"] += welfare
    return {k: v / paths for k, v in sums.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="+")
    parser.add_argument("--scenarios", required=True)
    parser.add_argument("--paths", type=int, default=500)
    parser.add_argument("--steps", type=int, default=12)
    a = parser.parse_args()
    random.seed(1)
    programme = merged(a.documents)
    begin = time.perf_counter()
    means = {s: simulate(programme, s, a.paths, a.steps) for s in a.scenarios.split(",")}
    print(json.dumps({"work": "programme", "peer": "plain Python", "series": len(means) * a.paths,
                      "seconds": round(time.perf_counter() - begin, 4), "means": means}))


if __name__ == "__main__":
    main()
