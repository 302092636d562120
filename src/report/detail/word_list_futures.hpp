#pragma once
// The texts of the pages about futures: name, Dutch, English; {} is where an argument goes. Layer: report.

// clang-format off
#define SD_REPORT_WORDS_FUTURES(X) \
    X(futures, "Toekomst", "Futures") \
    X(futures_intro, \
      "Deze bladzijden rekenen het hele programma door, tot en met {}, langs {} mogelijke verlopen die telkens voor alle reeksen samen gelden. Waar de bronnen te weinig zeggen staat een aanname met een bereik; het antwoord is dan een bereik over die aannamen. Alles waar “aanname” bij staat is een doorrekening, geen voorspelling en geen gemeld cijfer.", \
      "These pages carry the whole programme into the future, up to {}, along {} possible courses that each hold for all series together. Where the sources say too little stands an assumption with a range, and the answer is a range over it. All that is marked “assumption” is computed under assumptions: no prediction and no reported figure.") \
    X(futures_read, \
      "Hoe dit te lezen: van de doorrekeningen ligt {} binnen de donkere, {} binnen de lichte band. Scenario’s gebruiken dezelfde toevalsgetallen, zodat een verschil tussen twee van beleid komt en niet van toeval.", \
      "How to read this: {} of the courses lie within the dark band, {} within the light one. Scenarios use the same random numbers, so that a difference between two comes from policy and not from chance.") \
    X(not_computed, "Niet doorgerekend: {}", "Not computed: {}") \
    X(futures_hidden, "Niet doorgerekend, omdat het om te kleine aantallen personen gaat: {}.", \
      "Not computed, as too few persons are concerned: {}.") \
    X(assumption_mark, "aanname", "assumption") \
    X(scenarios, "Scenario’s en hun vragen", "Scenarios and their questions") \
    X(scenario, "Scenario", "Scenario") \
    X(question, "Vraag", "Question") \
    X(on_top_of, "Komt boven op", "On top of") \
    X(as_it_is, "Zonder scenario", "Without a scenario") \
    X(waits_and_caseloads, "Wachtlijsten en aantallen: {}", "Waitlists and numbers: {}") \
    X(fan_caption, "{}: gemeld, en doorgerekend onder “{}” ({})", "{}: reported, and computed under “{}” ({})") \
    X(fan_caption_only, "{}: doorgerekend onder “{}” ({})", "{}: computed under “{}” ({})") \
    X(fan_description, "{}: in {} gemiddeld {}, {} tot {} in {} van de doorrekeningen. De getallen staan in de tabel hieronder.", \
      "{}: in {} on average {}, {} to {} in {} of the courses. The numbers are in the table below.") \
    X(fan_description_only, "{}: in {} gemiddeld {}. De getallen staan in de tabel hieronder.", \
      "{}: in {} on average {}. The numbers are in the table below.") \
    X(computed, "doorgerekend", "computed") \
    X(median, "Mediaan", "Median") \
    X(in_words, "{}: {}, {} naar verwachting {} ({} tot {} in {} van de doorrekeningen).", \
      "{}: {}, {} expected to be {} ({} to {} in {} of the courses).") \
    X(now_at, "nu {}", "now {}") \
    X(at_end_of, "eind {}", "at the end of {}") \
    X(in_year, "in {}", "in {}") \
    X(comparison, "Wat elk scenario anders maakt", "What each scenario changes") \
    X(answer_more, "{}: {} naar verwachting {}. Dat is {} meer dan in “{}” (tussen {} en {} in {} van de doorrekeningen).", \
      "{}: {} expected to be {}. That is {} more than in “{}” (between {} and {} in {} of the courses).") \
    X(answer_less, "{}: {} naar verwachting {}. Dat is {} minder dan in “{}” (tussen {} en {} in {} van de doorrekeningen).", \
      "{}: {} expected to be {}. That is {} less than in “{}” (between {} and {} in {} of the courses).") \
    X(answer_nothing, "Er verandert niets ten opzichte van “{}”.", "Nothing changes compared with “{}”.") \
    X(odds_met, "De kans dat “{}” de taakstelling van {} haalt is {}.", "The probability that “{}” meets its target of {} is {}.") \
    X(odds_met_other, "De kans dat “{}” de taakstelling van {} haalt is {}, in “{}” {}.", \
      "The probability that “{}” meets its target of {} is {}, in “{}” {}.") \
    X(odds_over, "De kans dat “{}” in {} meer kost dan baten, budget en reserve samen is {}.", \
      "The probability that “{}” costs more in {} than revenue, budget and reserve together is {}.") \
    X(odds_over_other, "De kans dat “{}” in {} meer kost dan baten, budget en reserve samen is {}, in “{}” {}.", \
      "The probability that “{}” costs more in {} than revenue, budget and reserve together is {}, in “{}” {}.") \
    X(differences_from, "Verschil met “{}”, en daaronder waartussen {} van de doorrekeningen ligt ({})", \
      "Difference from “{}”, and below it the range of {} of the courses ({})") \
    X(differences_none, "Aantal andere grootheden die niet veranderen: {}.", "Other quantities, which do not change: {}.") \
    X(compared_caption, "{}: “{}” en “{}” ({})", "{}: “{}” and “{}” ({})") \
    X(quantity_column, "Grootheid", "Quantity") \
    X(future_savings, "Besparingen: {}", "Savings: {}") \
    X(met_per_year, "Kans dat de taakstelling wordt gehaald ({})", "Probability that the target is met ({})") \
    X(met_in, "Kans dat de taakstelling van {} wordt gehaald ({})", "Probability that the target of {} is met ({})") \
    X(chance, "Kans", "Probability") \
    X(chance_range, "bereik over de aannamen heen", "range over the assumptions") \
    X(odds_note, "Onder een kans staat zijn bereik over de aannamen heen: in acht van de tien combinaties van aannamen ligt hij daartussen.", \
      "Below a probability stands its range over the assumptions: in eight of ten combinations of assumptions it lies between these.") \
    X(met_never, "nooit een taakstelling", "no target in any year") \
    X(lines_caption, "Wat elke regel bijdraagt onder “{}” ({})", "What each line contributes under “{}” ({})") \
    X(line, "Regel", "Line") \
    X(planned_for, "Plan {}", "Plan {}") \
    X(expected_for, "Verwacht {}", "Expected {}") \
    X(realised_so_far, "Gerealiseerd volgens rapporten", "Realised according to reports") \
    X(saving_total, "Besparing, zonder marge", "Savings, without the margin") \
    X(shortfall_mean, "Waar de taakstelling niet wordt gehaald, is het tekort in {} gemiddeld {}.", "Where the target is missed, {} is short of it by {} on average.") \
    X(so_far, "Tot nu toe behaald, zoals gemeld", "Made so far, as reported") \
    X(no_saving, "Greep uit de behoedzaamheidsmarge: geteld, maar geen besparing", "Draws on the prudence margin: counted, but no saving") \
    X(no_saving_note, "Een greep uit de marge telt hier niet mee bij de besparing en niet bij de kans.", \
      "A draw on the margin counts here neither as a saving nor towards the probability.") \
    X(margin_line, "{} ({})", "{} ({})") \
    X(contributions, "Bijdrage per interventie, bij gelijk toeval ({})", "Contribution of each intervention, all else and chance being equal ({})") \
    X(contributions_note, "Het verschil tussen het scenario met en zonder de effecten van deze interventie, verloop voor verloop.", \
      "The difference between the scenario with and without the effects of this intervention, course by course.") \
    X(on_savings, "Op de besparing {}", "On the savings of {}") \
    X(on_most, "Wat het meest verandert", "What changes most") \
    X(future_budgets, "Begroting: {}", "Budget: {}") \
    X(budget_caption, "{}: per jaar onder “{}” ({})", "{}: per year under “{}” ({})") \
    X(expense_structural, "Lasten, structureel", "Expense, structural") \
    X(expense_incidental, "Lasten, incidenteel", "Expense, incidental") \
    X(budgeted, "Budget", "Budget") \
    X(may_spend, "baten en budget", "revenue and budget") \
    X(reserve_end, "Reserve aan het eind", "Reserve at the end") \
    X(overspend_mean, "Overschrijding na reserve, gemiddeld", "Overspend beyond the reserve, on average") \
    X(overspend_odds, "Kans op overschrijding", "Probability of overspend") \
    X(overspend_size, "Overschrijding, als die er is", "Overspend, when there is one") \
    X(structural_odds, "Kans op structureel tekort", "Probability of a structural shortage") \
    X(structural_note, "Structureel tekort: lasten zonder incidentele lasten boven baten en budget, de reserve niet meegerekend.", \
      "Structural shortage: expense, the incidental left out, above revenue and budget, the reserve not counted.") \
    X(overspend_per_scenario, "{}: kans op overschrijding per scenario ({})", "{}: probability of overspend per scenario ({})") \
    X(bridge_years, "Waardoor de kosten veranderen, van {} naar {}", "Why the costs change, from {} to {}") \
    X(bridge_caption, "{}: kosten van producten van {} naar {} onder “{}” ({})", "{}: costs of products from {} to {} under “{}” ({})") \
    X(bridge_cost, "Kosten van producten {}", "Costs of products {}") \
    X(bridge_note, "Prijs: dezelfde hoeveelheid tegen andere prijzen. Hoeveelheid: meer of minder tegen de gemiddelde prijs. Samenstelling: verschuiving tussen dure en goedkope producten. Samen: prijs en hoeveelheid die tegelijk veranderen.", \
      "Price: the same volume at other prices. Volume: more or less at the average price. Mix: a shift between dear and cheap products. Together: price and volume that change at once.") \
    X(policy_caption, "Wat beleid in {} aan de kosten van producten verandert ten opzichte van “{}”, met daaronder waartussen {} van de doorrekeningen ligt ({})", \
      "What policy changes about the costs of products in {}, compared with “{}”, and below it the range of {} of the courses ({})") \
    X(causes, "Waar het van afhangt: {}", "What it depends on: {}") \
    X(cause_met, "Kans dat “{}” de taakstelling van {} haalt", "Probability that “{}” meets its target of {}") \
    X(cause_below, "Kans dat “{}” {} onder {} is, het aantal aan het begin", "Probability that “{}” is below {} {}, the number at the start") \
    X(cause_answer, "{}: {} ({} tot {} over de aannamen heen).", "{}: {} ({} to {} over the assumptions).") \
    X(cause_caption, "{}: van de lage tot de hoge kant van elke aanname", "{}: from the low to the high end of each assumption") \
    X(at_low, "Bij laag", "At low") \
    X(at_high, "Bij hoog", "At high") \
    X(from_low_to_high, "van laag tot hoog", "from low to high") \
    X(as_drawn, "alle aannamen zoals zij zijn", "all assumptions as they are") \
    X(part_of_spread, "Deel van de spreiding", "Part of the spread") \
    X(no_influence, "Aantal andere aannamen die voor deze vraag niets uitmaken: {}.", "Other assumptions, which do not matter to this question: {}.") \
    X(causes_note, "Elke aanname is hier vastgezet op zijn lage en op zijn hoge kant, de andere blijven trekken uit hun bereik ({} verlopen). Deel van de spreiding: wat overblijft als alleen deze aanname onbekend is (Sobol).", \
      "Each assumption is fixed here at its low and at its high end, while the others stay drawn from their ranges ({} courses). Part of the spread: what stays when this assumption alone is unknown (Sobol).") \
    X(queues, "De wachtlijst naast de wachttijdtheorie: {}", "The waitlist beside queueing theory: {}") \
    X(queue_caption, "{}: theorie en doorrekening {} ({})", "{}: theory and simulation, {} ({})") \
    X(measure, "Maat", "Measure") \
    X(theory, "Theorie", "Theory") \
    X(simulated, "Doorgerekend", "Simulated") \
    X(queue_load, "Plekken die nodig zijn voor wie komt (aanmeldingen × verblijfsduur)", "Places needed for those who come (arrivals × length of stay)") \
    X(queue_outflow, "Geplaatst in het jaar", "Placed in the year") \
    X(queue_little, "Wachttijd volgens de wet van Little (wachtenden / wie van de lijst gaat)", "Wait by Little’s law (waiting / leaving the list)") \
    X(queue_waiting, "Wachtenden op de lange duur (Erlang C)", "People waiting in the long run (Erlang C)") \
    X(queue_chance, "Kans dat iemand moet wachten (Erlang C)", "Probability that somebody has to wait (Erlang C)") \
    X(queue_overloaded, "geen evenwicht", "no balance") \
    X(queue_overloaded_note, "De theorie van een wachtrij in evenwicht geldt hier niet: er komen meer mensen dan de plekken aankunnen. De lijst groeit tot er evenveel mensen afhaken, of tot er plekken bijkomen.", \
      "The theory of a queue in balance does not hold here: more people come than the places can serve. The list grows until as many give up, or until places are added.") \
    X(queue_balanced_note, "De plekken kunnen op de lange duur aan wie er komt. De theorie zegt waar de lijst dan eindigt; zij kent geen afhakers, en hoe lang het duurt zegt de doorrekening.", \
      "In the long run the places can serve those who come. Theory says where the list then ends; it knows nobody who gives up, and how long it takes is for the simulation to say.") \
    X(queue_target, "Bij de afspraak dat (bijna) niemand langer wacht dan {}", "With the promise that (nearly) nobody waits longer than {}") \
    X(queue_target_wait, "Gemiddelde wachttijd die daarbij hoort", "Mean wait that goes with it") \
    X(queue_target_size, "Streefwachtlijst", "Target waitlist") \
    X(queue_relief, "Plaatsingen per jaar om er binnen een jaar te zijn", "Placements a year to be there within a year") \
    X(queue_capacity, "Plaatsingen per jaar om er te blijven", "Placements a year to stay there") \
    X(queue_pressure, "Druk: onder 1 is rustig, vanaf 2 wordt de afspraak waarschijnlijk gebroken", "Pressure: below 1 is calm, from 2 on the promise is probably broken") \
    X(assumed, "Wat is aangenomen", "What was assumed") \
    X(assumed_count, "{} getallen zijn gebruikt, waarvan {} aangenomen; {} hebben een bereik.", "{} numbers were used, of which {} assumed; {} have a range.") \
    X(record, "Van", "Of") \
    X(assumption, "Aanname", "Assumption") \
    X(range, "Bereik", "Range") \
    X(ground, "Grond", "Ground") \
    X(only_in, "alleen in “{}”", "only in “{}”") \
    X(duration_until, "verblijf tot {} jaar", "stay of up to {} years") \
    X(duration_longer, "langer verblijf", "longer stay") \
    X(coefficient, "coëfficiënt {}", "coefficient {}") \
    X(computed_with, "Producten, indexering en budgetten", "Products, indexation and budgets") \
    X(computed_from, "Hangt af van", "Depends on") \
    X(inferred, "Wat is afgeleid of niet te weten viel", "What was inferred, or could not be known") \
    X(promises, "Wat beloofd was en wat ervan kwam", "What was promised and what came of it") \
    X(promises_caption, "Aankondigingen per rapport", "Announcements per report") \
    X(promises_of, "Beloofd in", "Promised in") \
    X(outcome, "Uitkomst", "Outcome") \
    X(outcome_realised, "gerealiseerd", "realised") \
    X(outcome_slipped, "verschoven", "slipped") \
    X(outcome_dropped, "vervallen", "dropped") \
    X(outcome_open, "nog open", "still open") \
    X(outcome_overdue, "termijn voorbij, niet meer genoemd", "overdue, not mentioned again") \
    X(promises_sum, "Van {} aankondigingen zijn er {} gerealiseerd, {} verschoven, {} vervallen en {} nog open; bij {} is de termijn voorbij zonder dat een later rapport zegt wat ervan kwam. Elk staat met bron onder zijn spoor, en hieronder.", \
      "Of {} announcements {} were realised, {} slipped, {} were dropped and {} are still open; of {} the time has passed without a later report saying what came of it. Each stands with its source under its track, and below.") \
    X(show_promises, "Toon alle aankondigingen", "Show all announcements") \
    X(promised_for, "Beloofd voor", "Promised for") \
    X(last_report, "Laatst gemeld in", "Last reported in") \
    X(last_due, "Nu gepland voor", "Now due") \
    X(questions_ahead, "Vragen aan de toekomst", "Questions to the future") \
    X(more_in_futures, "Meer onder Toekomst", "More under Futures") \
    X(futures_paths, "Doorrekening: aantal verlopen", "Simulation: number of courses") \
    X(futures_seed, "Doorrekening: toevalsgetal", "Simulation: seed") \
    X(futures_until, "Doorrekening tot en met", "Simulation up to") \
    X(futures_scenarios, "Doorgerekende scenario’s", "Scenarios simulated") \
    X(all, "alle", "all") \
    X(three_years, "drie jaar", "three years") \
    X(odds_same, "Aantal andere scenario’s met dezelfde kans als “{1}”: {0}.", "Other scenarios with the same probability as “{1}”: {0}.")
// clang-format on
