#pragma once
// The texts themselves: name, Dutch, English; {} is where an argument goes. Layer: report.
#include "report/detail/word_list_futures.hpp"

#define SD_REPORT_WORDS(X)       \
    SD_REPORT_WORDS_STRUCTURE(X) \
    SD_REPORT_WORDS_COLUMNS(X) SD_REPORT_WORDS_SENTENCES(X) SD_REPORT_WORDS_FUTURES(X)

// Titles of chapters, sections and tables.
// clang-format off
#define SD_REPORT_WORDS_STRUCTURE(X) \
    X(skip, "Naar de inhoud", "Skip to content") \
    X(toc, "Inhoud", "Contents") \
    X(overview, "In het kort", "In brief") \
    X(general, "Algemeen", "General") \
    X(track, "Spoor", "Track") \
    X(summary, "Samenvatting", "Summary") \
    X(earlier_summary, "Eerdere samenvatting", "Earlier summary") \
    X(movements, "Bewegingen", "Movements") \
    X(movement, "Beweging", "Movement") \
    X(readings_of, "De beweging per spoor:", "The movement per track:") \
    X(results_of, "Resultaten van de beweging", "Results of the movement") \
    X(interventions, "Interventies en afspraken", "Interventions and agreements") \
    X(interventions_plain, "Interventies", "Interventions") \
    X(fold_out, "Uitklapmodel: financieel, kwantitatief, kwalitatief", "Fold-out model: finance, quantity, quality") \
    X(indicators, "Indicatoren", "Indicators") \
    X(indicator_counts, "Aantal indicatoren volgens het rapport", "Number of indicators according to the report") \
    X(all_indicators, "Alle indicatoren", "All indicators") \
    X(caseloads, "Cliënten, dossiers en meldingen", "Clients, files and notifications") \
    X(waitlists, "Wachtlijsten", "Waitlists") \
    X(breakdowns, "Uitsplitsingen", "Breakdowns") \
    X(funnels, "Instroom en vervolg", "Intake and follow-up") \
    X(trajectories, "Opgaven in plekken", "Places to be realised") \
    X(referral_mixes, "Verwijzers", "Referrers") \
    X(shared_provisions, "Gedeelde voorzieningen", "Shared provisions") \
    X(workloads, "Sociale wijkteams", "District teams") \
    X(teams, "Teams", "Teams") \
    X(savings, "Besparingen", "Savings") \
    X(savings_targets, "Stand van de taakstelling", "Where the savings targets stand") \
    X(budgets, "Begroting en verantwoording", "Budgets and accounts") \
    X(spending_proposals, "Bestedingsvoorstellen", "Spending proposals") \
    X(tables, "Tabellen", "Tables") \
    X(key_figures, "Kerncijfers", "Key figures") \
    X(milestones, "Vooruitblik en wat ervan kwam", "Outlook and what came of it") \
    X(milestones_caption, "Aangekondigd, gerealiseerd, verschoven", "Announced, realised, slipped") \
    X(learning_cycles, "Leren en bijstellen", "Learning and adjusting") \
    X(risks, "Risico's", "Risks") \
    X(composite_indexes, "Samengestelde indexen", "Composite indexes") \
    X(access_rules, "Toegang", "Access") \
    X(claims, "Uitspraken die zijn nagegaan", "Statements that were checked") \
    X(claims_summary, "Toon de uitspraken", "Show the statements") \
    X(notes, "Aantekeningen", "Notes") \
    X(findings, "Bevindingen", "Findings") \
    X(violated, "Tegenspraak", "Contradictions") \
    X(warnings, "Twijfel of onverklaard", "Doubtful or unexplained") \
    X(findings_notes, "Ter kennisgeving", "For information") \
    X(undecided, "Niet te controleren: er ontbreekt een cijfer", "Undecided: a figure is missing") \
    X(holding, "Klopt", "Holds") \
    X(list_of_sources, "Bronnen", "Sources") \
    X(glossary, "Begrippen", "Glossary of Dutch terms") \
    X(manifest, "Verantwoording van dit rapport", "How this report was made") \
    X(what_contradicts, "Wat elkaar tegenspreekt", "What contradicts") \
    X(what_is_uncertain, "Wat onzeker is", "What is uncertain") \
    X(where_projections_go, "Waar de reeksen heen gaan", "Where the series are going") \
    X(printed_changes, "Veranderingen zoals gemeld", "Changes as printed") \
    X(regimes, "Toegangsregime", "Access regime") \
    X(projects, "Projecten", "Projects") \
    X(unexplained, "Wat onverklaard blijft", "What remains unexplained") \
    X(projection_of, "Prognose:", "Projection:") \
    X(inputs, "Gelezen bestanden", "Files read")

// Headings of columns, labels before a value.
#define SD_REPORT_WORDS_COLUMNS(X) \
    X(about, "circa", "about") X(act, "Wet", "Act") X(addition, "Toevoeging reserves", "Addition to reserves") \
    X(after, "na", "after") X(agreement, "Resultaatafspraak", "Result agreement") X(all_teams, "alle teams", "all teams") \
    X(alternative, "Andere lezing", "Other reading") X(ambition, "Ambitie", "Ambition") X(amount, "Bedrag", "Amount") \
    X(area, "Gebied", "Area") X(as_printed, "Zoals gemeld", "As printed") X(at, "Peildatum of periode", "Date or period") \
    X(avoided, "Vermeden", "Avoided") X(axis, "As", "Axis") X(balance, "Saldo", "Balance") X(bytes, "Bytes", "Bytes") \
    X(cadence, "Hoe vaak", "How often") X(calibration, "IJking", "Calibration") \
    X(called_met_for, "Gehaald verklaard voor", "Called met for") X(case_, "Casus", "Case") X(cases, "Casussen", "Cases") \
    X(challenges, "Uitdagingen", "Challenges") X(change, "Verandering", "Change") X(changed, "Gewijzigd", "Changed") \
    X(channel, "Weg", "Channel") X(claim, "Uitspraak", "Statement") X(co_tenants, "met medehuurders", "co-tenants included") \
    X(column, "Kolom", "Column") X(command, "Opdracht die dit rapport maakt", "Command that makes this report") \
    X(committed, "Gerealiseerd en toegezegd", "Realised and promised") X(component, "Onderdeel", "Component") \
    X(condition, "Voorwaarde", "Condition") X(contents, "Inhoud van dit document", "Contents of this document") \
    X(cost, "Kosten", "Cost") X(cost_afterwards, "Kosten daarna", "Cost afterwards") X(cost_now, "Kosten nu", "Cost now") \
    X(count, "Aantal", "Count") X(counted, "Geteld", "Counted") X(counterfactual, "Kosten anders", "Cost otherwise") \
    X(cover, "Dekking", "Cover") X(credit_size, "Krediet", "Credit") X(data_source, "Bron van de meting", "Data source") \
    X(date_unknown, "datum onbekend", "date unknown") X(decision_date, "Datum van het besluit", "Date of the decision") \
    X(definition_break, "Definitiebreuk", "Break in definition") X(desired_results, "Gewenste resultaten", "Desired results") \
    X(direction, "Verwacht", "Expected") X(discipline, "Discipline", "Discipline") X(due, "Gepland voor", "Due") \
    X(earlier_figure, "eerder gemeld", "reported earlier") X(ends, "Tot en met", "Ends") X(entered, "Aangemeld", "Entered") \
    X(estimate, "Raming", "Estimate") X(expectation, "Verwachting", "Expectation") X(expected, "Verwacht", "Expected") \
    X(expected_value, "Verwachting", "Expected value") X(expense, "Lasten", "Expense") X(explained, "Verklaard", "Explained") \
    X(explanation, "Toelichting", "Explanation") X(factor, "Factor", "Factor") X(factors, "Factoren", "Factors") \
    X(figure, "Cijfer", "Figure") X(file, "Bestand", "File") X(finance, "Financieel", "Finance") \
    X(follow_up, "Vervolg", "Follow-up") X(form, "Leveringsvorm", "Delivery form") X(format_version, "Versie van het formaat", "Format version") \
    X(found, "Gevonden", "Found") X(from, "vanaf", "from") X(goal, "Doel", "Goal") X(gross, "Bruto", "Gross") \
    X(headed, "Opschrift van het rapport", "Heading in the report") X(horizon, "Vooruit", "Horizon") \
    X(horizon_end, "Vooruit tot", "Projected to") X(identity, "Verband", "Identity") X(indicator, "Indicator", "Indicator") \
    X(influenceable, "Beïnvloedbaar", "Can be influenced") X(interval, "interval", "interval") \
    X(intervention, "Interventie", "Intervention") X(item, "Onderdeel", "Item") X(kind, "Soort", "Kind") \
    X(language, "Taal", "Language") X(last_observed, "Laatste cijfer", "Last figure") X(level, "Niveau", "Level") \
    X(levels, "Intervallen", "Intervals") X(library_version, "Versie van sociaaldomein", "Version of sociaaldomein") \
    X(links, "Raakvlakken met andere sporen", "Links to other tracks") X(lost, "bron vervallen", "source lost") \
    X(lost_data, "Weggevallen gegevens", "Data lost") X(made_on, "Gemaakt op", "Made on") \
    X(margin_draw, "greep uit de behoedzaamheidsmarge", "draw on the prudence margin") X(mean, "Gemiddeld", "Mean") \
    X(measures, "Maatregelen", "Measures") X(method, "Methode", "Method") X(milestone, "Mijlpaal", "Milestone") \
    X(months, "maanden", "months") X(municipality, "Gemeente", "Municipality of") X(named, "Genoemd", "Named") X(net, "Netto", "Net") \
    X(no, "nee", "no") X(none, "geen", "none") X(not_influenceable, "Niet beïnvloedbaar", "Cannot be influenced") \
    X(not_placeable, "Wacht, nog niet plaatsbaar", "Waiting, not placeable yet") X(number, "Nummer", "Number") \
    X(number_of_years, "Aantal jaren", "Number of years") X(observed, "gemeld", "reported") X(of_which, "Waarvan", "Of which") \
    X(open_document, "openen", "open") X(original, "Oorspronkelijk", "Original") X(own_effort, "Eigen inzet", "Own effort") \
    X(part, "Deel", "Part") X(participant, "Deelnemer", "Participant") X(per_employee, "Per medewerker", "Per employee") \
    X(per_team, "Per team", "Per team") X(per_year, "Per jaar", "Per year") X(period, "Periode", "Period") \
    X(periods, "perioden", "periods") X(persons, "Personen", "Persons") X(phase, "Fase", "Phase") \
    X(placeable, "Direct plaatsbaar", "Placeable at once") X(places, "Plekken", "Places") X(planned, "plan", "plan") \
    X(points, "Punten", "Points") X(population, "Populatie", "Population") X(prices_of, "prijzen van", "prices of") \
    X(problem, "Vraagstuk", "Problem") X(progress_until, "Voortgang tot en met", "Progress up to") X(project, "Project", "Project") \
    X(projected, "prognose", "projection") X(promised, "Toegezegd", "Promised") X(prudence_margin, "Behoedzaamheidsmarge", "Prudence margin") \
    X(published, "gepubliceerd", "published") X(quality, "Kwalitatief", "Quality") X(quantity, "Kwantitatief", "Quantity") \
    X(realised, "Gerealiseerd", "Realised") X(realised_amount, "gerealiseerd", "realised") X(realised_items, "Gerealiseerd", "Realised") X(reason, "Reden", "Reason") \
    X(recurrence, "Structureel of incidenteel", "Structural or incidental") X(referrer, "Verwijzer", "Referrer") \
    X(reforms, "Hervormingen", "Reforms") X(regime, "Regime", "Regime") X(region, "regio", "region of") X(remainder, "Verschil", "Remainder") \
    X(remaining, "Nog te realiseren", "Remaining") X(report, "Rapport", "Report") X(result, "Resultaat", "Result") \
    X(revenue, "Baten", "Revenue") X(revision, "Herziening", "Revision") X(risk, "Risico", "Risk") X(role, "Rol", "Role") \
    X(rounding, "Afronding", "Rounding") X(route, "Wie beslist", "Who decides") X(sentence, "Wat is nagegaan", "What was checked") \
    X(series, "Reeks", "Series") X(share, "Aandeel", "Share") X(show_all, "Toon alles", "Show all") X(since, "Sinds", "Since") \
    X(slack, "Speling", "Slack") X(source, "Bron", "Source") X(sources, "Bronnen", "Sources") X(stage, "Stap", "Stage") \
    X(stakeholders, "Betrokkenen", "Stakeholders") X(standard, "Norm", "Standard") X(starts, "Begint", "Starts") X(state, "Stand", "State") \
    X(step, "Stap", "Step") X(strength, "Aard", "Nature") X(suppressed_below, "Aantallen afgeschermd onder", "Counts suppressed below") \
    X(target, "Taakstelling", "Target") X(target_group, "Doelgroep", "Target group") X(task, "Opgave", "Task") X(team, "Team", "Team") \
    X(temporary_places, "Noodplekken", "Emergency places") X(text, "Tekst", "Text") X(through, "tot en met", "through") \
    X(tile_figures, "cijfers", "figures") X(tile_hold, "kloppen", "hold") X(tile_identities, "verbanden nagegaan", "identities checked") \
    X(tile_violated, "tegenspraken", "contradictions") X(tile_warnings, "waarschuwingen", "warnings") \
    X(title_years, "Jaren in de titel", "Years in its title") X(to_explain, "Te verklaren", "To explain") X(total, "Totaal", "Total") \
    X(accumulation, "Lezing van de bedragen", "How the amounts are read") \
    X(two_years, "twee jaar", "two years") X(until, "vóór", "before") X(up_to, "Tot", "To") X(value, "Waarde", "Value") X(weight, "Gewicht", "Weight") \
    X(withdrawal, "Onttrekking reserves", "Withdrawal from reserves") X(within, "Binnen", "Within") X(year, "Jaar", "Year") X(years, "Jaren", "Years") X(yes, "ja", "yes")

#define SD_REPORT_WORDS_SENTENCES(X) \
    X(based_on, "Gebaseerd op {} documenten, van “{}” tot “{}”.", "Based on {} documents, from “{}” to “{}”.") \
    X(overview_checked, \
      "Nagegaan zijn {} verbanden tussen cijfers en uitspraken: {} kloppen, {} kloppen binnen hun afronding, {} spreken elkaar tegen, {} geven aanleiding tot twijfel en {} zijn niet te controleren omdat een cijfer ontbreekt.", \
      "Checked were {} identities between figures and statements: {} hold, {} hold within their rounding, {} contradict each other, {} give rise to doubt and {} cannot be decided because a figure is missing.") \
    X(and_more, "En nog {} andere, onder Bevindingen", "And {} more, under Findings") \
    X(findings_explained, \
      "Een verband is pas in tegenspraak als geen enkele waarde die de afronding toelaat het kloppend maakt. De toegepaste afronding staat bij elke bevinding.", \
      "An identity is contradicted only when no value that the rounding allows makes it hold. The rounding applied stands with every finding.") \
    X(suppression_note, \
      "Aantallen personen onder {} zijn afgeschermd, met wat ze zou verraden: zo nodig een tweede deel van een totaal, veranderingen en de details van bevindingen. Lopende tekst is aangehaald zoals gepubliceerd.", \
      "Counts of persons below {} are suppressed, with what would give them away: where needed a second part of a total, changes and the details of findings. Running text is quoted as published.") \
    X(finding_suppressed, "Deze bevinding gaat over een afgeschermd aantal.", "This finding is about a suppressed count.") \
    X(no_summary, "Dit rapport heeft geen samenvatting van dit spoor", "This report has no summary of this track") \
    X(precondition_only, "Dit spoor is een randvoorwaarde voor andere sporen en heeft geen eigen besparingsdoel.", "This track is a precondition for other tracks and has no savings target of its own.") \
    X(no_readings, "Bij deze beweging is per spoor niets vermeld.", "Nothing is stated per track for this movement.") \
    X(no_figures, "Er zijn geen cijfers vermeld.", "No figures are stated.") \
    X(not_exhaustive, "De delen vormen niet het geheel.", "The parts do not make up the whole.") \
    X(shares_overlap, "De aandelen vormen samen niet het geheel.", "The shares do not make up the whole.") \
    X(plan_and_realised, "plan (omlijnd) en gerealiseerd (gevuld)", "plan (outlined) and realised (filled)") \
    X(plan_only, "plan; er is geen gerealiseerd bedrag per jaar gemeld", "plan; no realised amount per year was reported") \
    X(assumes_continuation, "De besparing is gerekend op voorwaarde dat dit wordt voortgezet.", "The saving was counted on the condition that this continues.") \
    X(cost_positive, "Tekenafspraak: een positief saldo is een kost.", "Sign convention: a positive balance is a cost.") \
    X(favourable_positive, "Tekenafspraak: een positief resultaat is een voordeel.", "Sign convention: a positive result is favourable.") \
    X(every_months, "Elke {} maanden.", "Every {} months.") \
    X(chart_table_below, "De getallen staan in de tabel hieronder.", "The numbers are in the table below.") \
    X(chart_description, \
      "{}: {} waarnemingen van {} tot {}, de laatste {}. De prognose komt in {} uit op {}; de getallen staan in de tabel hieronder.", \
      "{}: {} observations from {} to {}, the last {}. The projection reaches {} at {}; the numbers are in the table below.") \
    X(chart_caption, "{}: gemeld en prognose met interval", "{}: reported, and projection with its interval") \
    X(projection_method, \
      "Prognose: het midden van enkele rekenmodellen, die verschillen in hoe ver de recente ontwikkeling doorloopt. Nieuw beleid telt niet mee. De intervallen zijn geijkt aan hoe ver prognoses van andere, korte reeksen er in het verleden naast zaten.", \
      "Projection: the middle of several models, which differ in how far recent development goes on. New policy is not included. The intervals are calibrated on how far projections of other short series were off in the past.") \
    X(nothing_projected, "Geen enkele reeks heeft een cijfer om vanuit te rekenen.", "No series has a figure to project from.") \
    X(too_short, "Reeksen met maar één of twee cijfers, te weinig voor een prognose: {}", "Series with only one or two figures, too few for a projection: {}") \
    X(too_few_one, "Geen prognose: er is maar één bruikbaar cijfer.", "No projection: only one figure can be used.") \
    X(too_few_two, "Geen prognose: er zijn maar twee bruikbare cijfers.", "No projection: only two figures can be used.") \
    X(assumed_ranges, "Aanname, geen schatting: bij één of twee cijfers rust het bereik op een verandering van zo'n 10% per periode.", \
      "An assumption, not an estimate: with one or two figures the range rests on a change of some 10% a period.") \
    X(only_after_break, "Alleen cijfers vanaf de definitiebreuk van {} tellen mee.", "Only figures from the break in definition of {} are used.") \
    X(unlike_left_out, "{} oudere cijfers tellen niet mee: ze gaan over een andere populatie, een ander gebied of een andere soort telling.", \
      "{} older figures are not used: they are of another population, area or kind of count.") \
    X(moments_left_out, "{} cijfers passen niet op het raster van gelijke perioden en tellen niet mee.", "{} figures do not fit the grid of equal periods and are not used.") \
    X(assumed_one, "Eén cijfer: het bereik rust alleen op een aangenomen verandering van 10% per periode.", "One figure: the range rests on an assumed change of 10% a period alone.") \
    X(assumed_ends_early, "De reeks eindigt eerder dan andere; de prognose begint bij het laatste cijfer.", "The series ends before others; the projection starts at its last figure.") \
    X(assumed_naive, "Geen model paste bij deze reeks: het laatste cijfer loopt door.", "No model fitted this series: the last figure goes on.") \
    X(assumed_beyond, "Waarden buiten het rekenbereik zijn afgekapt.", "Values beyond the range of the arithmetic are cut.") \
    X(assumed_few, "Met {} cijfers is niets geschat: de gemiddelde verandering, uitdovend, met een bereik dat mede op een aangenomen verandering van 10% per periode rust.", \
      "With {} figures nothing is fitted: the mean change, fading, with a range that also rests on an assumed change of 10% a period.") \
    X(assumed_no_variation, "De reeks schommelt niet: het bereik rust op een aangenomen verandering van 10% per periode.", "The series does not fluctuate: the range rests on an assumed change of 10% a period.") \
    X(assumed_zero, "Alle cijfers zijn nul: er is geen grond voor een bereik.", "All figures are zero: there is no basis for a range.") \
    X(assumed_gaps, "Perioden zonder cijfer zijn geschat uit wat eromheen ligt.", "Periods without a figure were estimated from those around them.") \
    X(assumed_cut, "Onder nul kan niet: verwachting of bereik is op nul afgekapt.", "It cannot go below zero: expectation or range was cut at zero.") \
    X(assumed_negative, "De reeks zelf gaat onder nul; er is niets afgekapt.", "The series itself goes below zero; nothing was cut.")
// clang-format on
