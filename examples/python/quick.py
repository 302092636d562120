import sociaaldomein as sd

programme = sd.load("examples/zwolle", "examples/zwolle/scenarios")
print(programme.check())  # what contradicts what
print(programme.caseloads["welfare"].observations[0].value)

forecast = sd.forecast([3840, 3727, 3619, 3585, 3541], horizon=2, start="2020-H2")
print(forecast.table)
print(forecast.odds(3500))  # that there are at most 3,500

scenario = "emergency-places-end"
print(programme.simulate(scenario)["sheltered-living.size"].mean)  # on average, over 10,000 paths
print(programme.ask("sheltered-living.size", scenario=scenario, below=100, at="2026-12-31").probability)
