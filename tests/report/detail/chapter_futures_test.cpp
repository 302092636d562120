#include "report/detail/chapter_futures.hpp"

#include <gtest/gtest.h>

#include <sociaaldomein/scenario/queueing.hpp>
#include <sociaaldomein/scenario/simulate.hpp>

#include "core/throws.hpp"
#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using detail::Futures;
using testing::programme_of;

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string page(const Programme& programme, const ReportOptions& options) {
    std::string html = html_report(programme, {}, make_manifest({}, options), options);
    std::erase(html, '\n');  // where lines end is nobody's business
    return html;
}

ReportOptions few(Language language = Language::nl) {
    ReportOptions options;
    options.language = language;
    options.paths = 640;
    return options;
}

// A waitlist with too few places, a saving that may not come, a draw on the margin, a budget; one scenario with two
// interventions on top of the first, and one on top of that.
Programme small() {
    return programme_of(R"(
"outlook": {"first": "2023-H1"},
"sources": [{"id": "r", "title": {"nl": "Rapport", "en": "Report"}, "period": "2022"},
            {"id": "later", "title": {"nl": "Later rapport", "en": "Later report"}, "period": "2023"}],
"interventions": [{"id": "team", "name": {"nl": "Wijkteam", "en": "District team"}},
                  {"id": "homes", "name": {"nl": "Woningen", "en": "Homes"}}],
"waitlists": [{"id": "w", "name": {"nl": "Wachtlijst", "en": "Waitlist"}, "future": {"start": 158,
  "inflow": {"value": 105, "low": 80, "high": 130, "reason": {"nl": "staat niet in de bronnen", "en": "not in the sources"}},
  "abandonment": 0.1, "forms": [{"id": "f", "places": {"value": 184, "ground": "reported", "source": "r: p. 3"}, "stay": 2}],
  "target_wait": 0.5}}],
"products": [{"id": "p", "name": {"nl": "Plek", "en": "Place"}, "volume": "waitlists.w.occupied", "price": 50000}],
"budget_plans": [{"id": "b", "name": {"nl": "Wonen", "en": "Living"}, "products": ["p"], "reserve": 400000,
  "budget": [{"year": "2023", "amount": 9000000}]}],
"savings_plans": [{"id": "s", "name": {"nl": "Taak", "en": "Task"}, "unit": "eur", "decimals": 0, "accumulation": "level",
  "columns": ["2023", "2024"], "lines": [
    {"id": "a", "name": {"nl": "Inzet", "en": "Effort"}, "intervention": "team", "figures": [70000, 70000],
     "future": {"delivered": {"value": 1, "low": 0.6, "high": 1.3}}},
    {"id": "m", "kind": "margin_draw", "name": {"nl": "Marge", "en": "Margin"}, "figures": [30000, 30000]}]}],
"scenarios": [
  {"id": "now", "name": {"nl": "Zo gaat het", "en": "As it goes"}, "question": {"nl": "Hoe lang?", "en": "How long?"}},
  {"id": "more", "parent": "now", "name": {"nl": "Meer doen", "en": "Do more"}, "question": {"nl": "Helpt het?", "en": "Does it help?"},
   "effects": [{"id": "e", "on": "savings_plans.s.a", "intervention": "team", "magnitude": 0.2},
               {"id": "h", "on": "waitlists.w.capacity", "kind": "absolute", "intervention": "homes", "magnitude": 30}]},
  {"id": "most", "parent": "more", "name": {"nl": "Nog meer", "en": "Even more"},
   "effects": [{"id": "g", "on": "waitlists.w.inflow", "magnitude": -0.1}]}],
"milestones": [{"id": "late", "name": {"nl": "Beleid", "en": "Policy"},
   "reports": [{"state": "announced", "due": "2021", "source": "r"}]}])");
}

SimulateOptions same() {
    SimulateOptions options;
    options.paths = 640;
    return options;
}

TEST(ChapterFutures, ShowsTheNumbersOfTheSimulation) {
    const Programme p = small();
    const std::string html = page(p, few());
    const Outlook now = simulate(p, "now", same());
    for (const char* name :
         {"waitlists.w.size", "waitlists.w.wait", "budget_plans.b.expense", "savings_plans.s.total"}) {
        const OutlookSeries& s = *find(now, name);
        const OutlookFan& fan = detail::fan_of(s);
        const double largest = detail::largest_of(s);
        const bool millions = s.unit == OutlookUnit::eur && largest >= 1e6;
        const int decimals = millions || s.unit == OutlookUnit::years ? 2 : 0;
        const auto told = [&](double v) { return detail::simulated(v, s.unit, largest, Language::nl); };
        const auto plain = [&](double v) {
            return detail::number(millions ? v / 1e6 : v, decimals, Language::nl);
        };
        for (std::size_t i = 0; i < fan.periods.size(); ++i)
            EXPECT_TRUE(has(html, "<td class=\"number\">" + told(fan.mean[i]) + "</td><td class=\"number\">" +
                                      told(fan.median[i]) + "</td><td class=\"number\">" +
                                      plain(fan.bands[0].lower[i]) + " – " + plain(fan.bands[0].upper[i]) +
                                      "</td>"))
                << name << ' ' << to_string(fan.periods[i]);
    }
}

TEST(ChapterFutures, ComparesEachScenarioWithItsParentPathByPath) {
    const Programme p = small();
    const std::string html = page(p, few());
    const std::vector<Outlook> first = compare(p, {"now", "more"}, same());
    const std::vector<Outlook> second = compare(p, {"more", "most"}, same());
    for (const Outlook& difference : {first[2], second[2]}) {
        const OutlookSeries& s = *find(difference, "waitlists.w.size");
        const std::size_t end = s.steps.periods.size() - 1;
        const auto told = [](double v) {
            return detail::simulated(v, OutlookUnit::persons, 1, Language::nl, true);
        };
        EXPECT_TRUE(has(html, told(s.steps.mean[end]) + "<small class=\"basis\">" +
                                  told(s.steps.bands[1].lower[end]) + " – " +
                                  told(s.steps.bands[1].upper[end]) + "</small>"))
            << difference.scenario;
        EXPECT_LT(s.steps.mean[end], 0.0);
    }
    EXPECT_TRUE(has(html, "minder dan in “Zo gaat het”"));
    EXPECT_TRUE(has(html, "minder dan in “Meer doen”"));
    EXPECT_TRUE(has(html, ">Helpt het?</h4>"));
}

TEST(ChapterFutures, ContributionsAddUpWithAllElseEqual) {
    const Futures f = detail::compute_futures(small(), few());
    ASSERT_TRUE(f.computed()) << f.trouble;
    // "more" has two interventions, "most" one effect of its own.
    ASSERT_EQ(f.contributions.size(), 3U);
    EXPECT_EQ(f.contributions[0].name.en, "District team");
    EXPECT_EQ(f.contributions[1].name.en, "Homes");
    const auto total = [](const Outlook& o) { return find(o, "savings_plans.s.total")->years.mean.back(); };
    const auto size = [](const Outlook& o) { return find(o, "waitlists.w.size")->steps.mean.back(); };
    // They work on different things: each has its own, and together they are the scenario.
    EXPECT_GT(total(f.contributions[0].difference), 0.0);
    EXPECT_EQ(total(f.contributions[0].difference), total(f.of[1].difference));
    EXPECT_EQ(size(f.contributions[0].difference), 0.0);
    EXPECT_EQ(size(f.contributions[1].difference), size(f.of[1].difference));
    const OutlookSeries& homes = *find(f.contributions[1].difference, "waitlists.w.size");
    EXPECT_LE(homes.steps.bands[0].lower.back(), homes.steps.bands[0].upper.back());
}

TEST(ChapterFutures, AnswersWithTheOddsOfTheTarget) {
    const Programme p = small();
    const std::string html = page(p, few(Language::en));
    const auto odds_of = [&](const char* scenario) {
        const TargetOdds odds = target_odds(p, scenario, same()).at(0);
        return detail::chance(odds.probability.at(1), Language::en);  // 2024, the last planned year
    };
    EXPECT_TRUE(has(html, "The probability that “Task” meets its target of 2024 is " + odds_of("now") + "."));
    EXPECT_TRUE(has(html, "The probability that “Task” meets its target of 2024 is " + odds_of("more") +
                              ", in “As it goes” " + odds_of("now") + "."));
    EXPECT_NE(odds_of("now"), odds_of("more"));
}

TEST(ChapterFutures, ADrawOnTheMarginIsToldApart) {
    const std::string html = page(small(), few());
    const std::size_t at =
        html.find("Greep uit de behoedzaamheidsmarge: geteld, maar geen besparing</caption>");
    ASSERT_NE(at, std::string::npos);
    EXPECT_NE(html.find("Taak: Marge", at), std::string::npos);
    EXPECT_NE(html.find("€ 30.000", at), std::string::npos);
    const OutlookSeries total = *find(simulate(small(), "now", same()), "savings_plans.s.total");
    EXPECT_LT(total.years.mean[0], 75000.0);
}

TEST(ChapterFutures, SaysWhenTheoryDoesNotApply) {
    EXPECT_TRUE(has(page(small(), few()), "geen evenwicht"));
    Programme calm = small();
    calm.waitlists[0].future->forms[0].places.value = 400.0;
    const std::string html = page(calm, few());
    EXPECT_FALSE(has(html, "geen evenwicht"));
    EXPECT_TRUE(has(html, "De plekken kunnen op de lange duur aan wie er komt."));
    // 105 a year and nobody longer than half a year: a target of 105 / 8.
    const double demand = find(simulate(calm, "now", same()), "waitlists.w.inflow")->years.mean.back();
    EXPECT_TRUE(has(html, "Streefwachtlijst</th><td class=\"number\">" +
                              detail::number(target_queue(demand, {0.5}), 0, Language::nl) + "</td>"));
}

TEST(ChapterFutures, MarksWhatIsAssumedWithReasonAndSource) {
    const std::string html = page(small(), few());
    EXPECT_TRUE(
        has(html,
            "instroom per jaar</td><td class=\"number\">105<small class=\"basis\">80 – 130</small></td><td>"
            "<span class=\"assumed\">aanname</span>"));
    EXPECT_TRUE(has(html, "staat niet in de bronnen"));
    EXPECT_TRUE(has(html, "Rapport, p. 3"));
    // Every table and chart between the first and the list of assumptions says so.
    const std::size_t from = html.find("Wachtlijsten en aantallen:");
    const std::string pages = html.substr(from, html.find("id=\"futures-assumed\"") - from);
    for (const std::string_view mark : {"<caption>", "<figcaption>"}) {
        std::size_t n = 0;
        for (std::size_t at = pages.find(mark); at != std::string::npos; at = pages.find(mark, at + 1), ++n) {
            const std::string text = pages.substr(at, pages.find("</", at) - at);
            if (has(text, "zoals gemeld") || has(text, "geen besparing")) continue;
            EXPECT_TRUE(has(text, "aanname")) << text;
        }
        EXPECT_GT(n, 5U);
    }
}

TEST(ChapterFutures, TellsWhatBecameOfPromises) {
    const std::string nl = page(small(), few());
    EXPECT_TRUE(has(
        nl, "Van 1 aankondigingen zijn er 0 gerealiseerd, 0 verschoven, 0 vervallen en 0 nog open; bij 1"));
    EXPECT_TRUE(has(nl, "termijn voorbij, niet meer genoemd"));
    EXPECT_TRUE(has(page(small(), few(Language::en)), "overdue, not mentioned again"));
}

TEST(ChapterFutures, IsTheSameTwiceAndOfTheSeed) {
    const std::string once = page(small(), few());
    EXPECT_EQ(once, page(small(), few()));
    ReportOptions other = few();
    other.seed = 2;
    EXPECT_NE(once, page(small(), other));
    ReportOptions longer = few();
    longer.until = Period::year(2027);
    EXPECT_TRUE(has(page(small(), longer), "eind 2027"));
    EXPECT_FALSE(has(once, "2027"));
}

TEST(ChapterFutures, IsLeftOutOnRequestOrWithoutAnOutlook) {
    ReportOptions options = few();
    EXPECT_TRUE(has(page(small(), options), "id=\"futures\""));
    options.futures = false;
    EXPECT_FALSE(has(page(small(), options), "id=\"futures\""));
    EXPECT_FALSE(has(page({}, few()), "id=\"futures\""));
}

TEST(ChapterFutures, TellsOnlyOfTheScenariosAskedFor) {
    ReportOptions options = few();
    options.scenarios = {"more"};
    const Futures f = detail::compute_futures(small(), options);
    ASSERT_EQ(f.of.size(), 1U);
    EXPECT_EQ(f.of[0].outlook.scenario, "more");
    options.scenarios = {"mroe"};
    EXPECT_THAT([&] { page(small(), options); }, throws(Errc::unknown_value, "did you mean \"more\"?"));
    options = few();
    options.paths = 0;
    EXPECT_THAT([&] { page(small(), options); }, throws(Errc::out_of_domain, "paths"));
    options = few();
    options.until = Period::year(2020);
    EXPECT_THAT([&] { page(small(), options); }, throws(Errc::out_of_domain, "until"));
}

TEST(ChapterFutures, WhatCannotBeComputedIsSaidAndTheRestIsReported) {
    Programme p = small();
    p.waitlists[0].future->inflow.value = -1.0;
    const std::string html = page(p, few());
    EXPECT_TRUE(has(html, "Niet doorgerekend: "));
    EXPECT_TRUE(has(html, "/waitlists/w"));
    EXPECT_TRUE(has(html, "Zo gaat het"));
    EXPECT_TRUE(has(html, "</html>"));
}

TEST(ChapterFutures, EscapesNamesAndQuestions) {
    Programme p = small();
    const Text mean{"<script>\"'&x", "<script>\"'&x"};
    p.waitlists[0].name = p.scenarios[0].name = p.scenarios[1].question = p.scenarios[1].name = mean;
    p.savings_plans[0].name = p.budget_plans[0].name = p.interventions[0].name = mean;
    p.waitlists[0].future->inflow.reason = mean;
    const std::string html = page(p, few());
    EXPECT_FALSE(has(html, "<script"));
    EXPECT_TRUE(has(html, "&lt;script&gt;"));
}

TEST(ChapterFutures, TellsWhyCostsChange) {
    const Programme p = small();
    const std::string html = page(p, few());
    const std::vector<Bridge> now = bridges(p, {"now"}, 0, 0, same());
    const double largest = std::max(now[0].before, now[0].after);
    EXPECT_TRUE(has(html, "Waardoor de kosten veranderen, van 2023 naar 2025"));
    EXPECT_TRUE(has(html, "Kosten van producten 2023</th><td class=\"number\">" +
                              detail::simulated(now[0].before, OutlookUnit::eur, largest, Language::nl)));
    // Of the scenario with more places, policy is volume.
    const Bridge more = bridges(p, {"now", "more"}, 0, 0, same()).back();
    const BridgePart& volume = more.policy_parts[1];
    EXPECT_EQ(volume.part, "volume");
    EXPECT_GT(volume.mean, 1e5);
    EXPECT_TRUE(has(html, "hoeveelheid</th><td class=\"number\">" +
                              detail::simulated(volume.mean, OutlookUnit::eur,
                                                std::max(more.before, more.after), Language::nl, true)));
    EXPECT_TRUE(
        has(html, "Wat beleid in 2025 aan de kosten van producten verandert ten opzichte van “Zo gaat het”"));
    EXPECT_TRUE(has(page(p, few(Language::en)), "What policy changes about the costs of products in 2025"));
    ReportOptions brief = few();
    brief.until = Period::half_year(2023, 2);
    EXPECT_FALSE(has(page(p, brief), "Waardoor de kosten veranderen")) << "one year is no change";
}

// With a first year of which only a half is computed, sums a year begin later than stocks do.
TEST(ChapterFutures, BudgetsStandUnderTheirYear) {
    Programme p = small();
    p.outlook->first = Period::half_year(2023, 2);
    ReportOptions options = few();
    options.until = Period::year(2025);
    const std::string html = page(p, options);
    SimulateOptions how = same();
    how.until = options.until;
    const Outlook now = simulate(p, "now", how);
    const OutlookSeries& reserve = *find(now, "budget_plans.b.reserve");
    ASSERT_EQ(reserve.steps.periods[2], Period::half_year(2024, 2));
    const auto told = [&](double v) {
        return detail::simulated(v, OutlookUnit::eur, detail::largest_of(reserve), Language::nl);
    };
    const std::size_t row = html.find(">Reserve aan het eind</");
    ASSERT_NE(row, std::string::npos);
    const std::string cells = html.substr(row, html.find("</tr>", row) - row);
    const std::size_t first = cells.find("<td class=\"number\">");
    EXPECT_EQ(cells.find(told(reserve.steps.mean[2]), first), first + 19) << cells;
}

TEST(ChapterFutures, CanBeStopped) {
    std::stop_source stop;
    stop.request_stop();
    ReportOptions options = few();
    options.cancel = stop.get_token();
    EXPECT_THAT([&] { (void)page(small(), options); }, throws(Errc::cancelled, ""));
}

}  // namespace
}  // namespace sociaaldomein
