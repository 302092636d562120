#pragma once
// Documents with random futures for property tests: caseloads with and without flows, waitlists, money, savings and
// scenarios, all valid.
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "support/random_value.hpp"

namespace sociaaldomein::testing_scenario {

/// Members of a document and the ids of its scenarios: "same" is its parent "base" and nothing else.
class RandomFuture {
public:
    explicit RandomFuture(std::uint64_t seed) : r_(seed) { make(); }

    std::string members;  ///< for programme_of()
    std::string first;    ///< period computed first
    int steps = 1;
    std::vector<std::string> scenarios{"base", "same", "other", "child"};

private:
    using List = std::vector<std::string>;

    static std::string joined(const List& parts) {
        std::string text;
        for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
        return text;
    }
    static std::string list(const std::string& name, const List& parts) {
        return parts.empty() ? std::string() : fmt::format("\"{}\": [{}]", name, joined(parts));
    }
    std::int64_t number(std::int64_t low, std::int64_t high) { return r_.between(low, high); }
    std::string one_of(const List& of) { return of[static_cast<std::size_t>(r_.below(of.size()))]; }

    /// A number of so many hundredths, often with a range within the bounds.
    std::string assumed(std::int64_t low, std::int64_t high) {
        const std::int64_t value = number(low, high);
        if (r_.chance(50)) return fmt::format("{}", static_cast<double>(value) / 100.0);
        return fmt::format(
            R"({{"value": {}, "low": {}, "high": {}, "spread": "{}"}})", static_cast<double>(value) / 100.0,
            static_cast<double>(number(low, value)) / 100.0, static_cast<double>(number(value, high)) / 100.0,
            one_of({"triangular", "uniform", "normal"}));
    }
    std::string share() { return assumed(0, 100); }
    std::string persons(std::int64_t most) { return assumed(0, most * 100); }

    std::string day() {
        return fmt::format("20{}-{:02}-{:02}", number(22, 25), number(1, 12), number(1, 28));
    }

    void frame() {
        switch (r_.below(4)) {
            case 0: first = "2023"; break;
            case 1: first = one_of({"2023-H1", "2023-H2"}); break;
            case 2: first = one_of({"2023-Q1", "2023-Q3"}); break;
            default: first = one_of({"2023-01", "2023-05"}); break;
        }
        steps = static_cast<int>(number(1, 7));
    }

    /// Quarterly observations from 2019 on, of a stock or a flow.
    std::string observations(std::int64_t about, std::int64_t spread, bool flow) {
        List all;
        const std::int64_t quarters = number(8, 16);
        for (std::int64_t q = 16 - quarters; q < 16; ++q)
            all.push_back(fmt::format(R"({{"at": "{}", "value": {}}})",
                                      flow ? fmt::format("{}-Q{}", 2019 + q / 4, q % 4 + 1)
                                           : fmt::format("{}-{:02}", 2019 + q / 4, 3 * (q % 4) + 3),
                                      std::max<std::int64_t>(0, about + number(-spread, spread))));
        return list("observations", all);
    }

    void caseloads() {
        List all;
        all.push_back(fmt::format(
            R"({{"id": "work", "measure": "stock", {}, "future": {{"dynamics": "series"{}}}}})",
            observations(4000, 200, false), r_.chance(50) ? R"(, "growth": )" + assumed(-20, 20) : ""));
        const std::string driver =
            r_.chance(40)
                ? fmt::format(R"(, "driver": {{"of": "caseloads.work.size", "coefficients": [{}, {}]}})",
                              assumed(-30, 30), assumed(0, 30))
                : "";
        std::string feed;
        if (r_.chance(50))
            feed = fmt::format(R"(, "fed_by": [{{"from": "{}", "share": {}}}])",
                               one_of({"waitlists.w.placed", "waitlists.w.left", "waitlists.w.abandoned"}),
                               r_.chance(30) ? "1" : share());
        switch (r_.below(4)) {
            case 0:
                all.push_back(fmt::format(
                    R"({{"id": "c", "future": {{"start": {}, "inflow": {}, "exit_rate": {}{}{}}}}})",
                    persons(3000), persons(900), assumed(0, 300), driver, feed));
                break;
            case 1:
                all.push_back(fmt::format(
                    R"({{"id": "c", "future": {{"start": {}, "inflow": {}, "durations": [{{"until": {}, "exit_rate": {}{}}}, {{"until": 3, "exit_rate": {}{}}}, {{"exit_rate": {}{}}}]{}{}}}}})",
                    persons(3000), persons(900), one_of({"0.5", "1", "2"}), assumed(0, 300), shares_[0],
                    assumed(0, 200), shares_[1], assumed(0, 100), shares_[2], driver, feed));
                break;
            case 2:
                all.push_back(fmt::format(
                    R"({{"id": "c", "measure": "stock", {}, "flows": [{{"id": "in", "direction": "in", {}}}, {{"id": "out", "direction": "out", {}}}], "future": {{{}}}}})",
                    observations(1000, 60, false), observations(100, 40, true), observations(100, 40, true),
                    driver.empty() ? "" : driver.substr(2)));
                break;
            default:
                all.push_back(
                    fmt::format(R"({{"id": "c", "measure": "stock", {}, "future": {{"exit_rate": {}{}}}}})",
                                observations(number(0, 1500), 60, false), assumed(0, 100), driver));
        }
        all.push_back(fmt::format(
            R"({{"id": "after", "future": {{"start": {}, "exit_rate": {}, "fed_by": [{{"from": "caseloads.c.outflow", "share": {}}}]}}}})",
            persons(50), assumed(0, 300), share()));
        add(list("caseloads", all));
    }

    std::string places(const std::string& id) {
        const std::int64_t most = number(0, 200);
        return fmt::format(
            R"({{"id": "{}", "places": {}, "stay": {}{}}})", id,
            r_.chance(50)
                ? std::to_string(most)
                : fmt::format(R"({{"value": {}, "low": {}, "high": {}}})", most, most / 2, most + 20),
            assumed(10, 500), r_.chance(40) ? fmt::format(R"(, "occupied": {})", number(0, most)) : "");
    }

    void waitlists() {
        List forms;
        for (std::int64_t f = number(1, 3); f > 0; --f) forms.push_back(places(fmt::format("f{}", f)));
        List temporary;
        for (std::int64_t i = number(0, 2); i > 0; --i) {
            std::string when;
            const std::string a = day();
            const std::string b = day();
            if (r_.chance(50)) when += fmt::format(R"(, "starts": "{}")", std::min(a, b));
            if (r_.chance(60)) when += fmt::format(R"(, "ends": "{}")", std::max(a, b));
            if (r_.chance(50)) when += R"(, "stay": )" + assumed(5, 300);
            temporary.push_back(fmt::format(R"({{"id": "t{}", "places": {}{}, "returning": {}}})", i,
                                            persons(40), when, share()));
        }
        List parts{fmt::format(R"("start": {}, "inflow": {})", persons(300), persons(200)),
                   list("forms", forms)};
        if (!temporary.empty()) parts.push_back(list("temporary", temporary));
        if (r_.chance(50)) parts.push_back(R"("abandonment": )" + assumed(0, 150));
        if (r_.chance(40)) parts.push_back(R"("urgent_share": )" + share());
        if (r_.chance(50))
            parts.push_back(
                fmt::format(R"("not_placeable": {}, "placeable_share": {}, "becoming_placeable": {})",
                            persons(80), share(), assumed(0, 200)));
        if (r_.chance(50)) parts.push_back(R"("open_ended_growth": )" + persons(60));
        parts.push_back(R"("target_wait": 0.75)");
        List regimes;
        if (r_.chance(50))
            regimes.push_back(fmt::format(R"({{"from": "{}", "regime": "open_ended"}})", day()));
        if (!regimes.empty() && r_.chance(30))
            regimes.push_back(R"({"from": "2026-01-01", "regime": "subsidy_ceiling"})");
        List all{fmt::format(R"({{"id": "w"{}, "future": {{{}}}}})",
                             regimes.empty() ? "" : ", " + list("regimes", regimes), joined(parts))};
        if (r_.chance(50))
            all.push_back(fmt::format(
                R"({{"id": "x", "future": {{"start": {}, "inflow": 0, "forms": [{}], "fed_by": [{{"from": "waitlists.w.left", "share": {}}}]}}}})",
                persons(30), places("f"), share()));
        add(list("waitlists", all));
    }

    void money() {
        add(fmt::format(
            R"("indexations": [{{"id": "i", "rates": [{{"from": "2022", "rate": {}}}, {{"from": "2024", "rate": {}}}]}}])",
            assumed(-5, 10), assumed(-5, 10)));
        List products;
        const List volumes{"caseloads.c.size", "waitlists.w.occupied", "waitlists.w.placed",
                           "caseloads.after.outflow"};
        for (std::int64_t i = 1; i <= 3; ++i)
            products.push_back(fmt::format(
                R"({{"id": "p{}", "volume": "{}", "price": {}, "share": {}{}{}}})", i, one_of(volumes),
                assumed(0, 5'000'000), share(), r_.chance(50) ? R"(, "indexation": "i")" : "",
                r_.chance(50) ? fmt::format(R"(, "price_year": "{}")", number(2021, 2024)) : ""));
        add(list("products", products));
        List items;
        for (std::int64_t i = number(0, 4); i > 0; --i)
            items.push_back(
                fmt::format(R"({{"id": "i{}", "column": "{}", "recurrence": "{}", "amount": {}{}{}}})", i,
                            one_of({"expense", "revenue", "addition", "withdrawal"}),
                            one_of({"structural", "incidental"}), assumed(0, 100'000'000),
                            r_.chance(40) ? R"(, "indexation": "i")" : "",
                            r_.chance(30) ? R"(, "from": "2023", "until": "2024")" : ""));
        List budget;
        if (r_.chance(80))
            budget.push_back(R"({"year": "2022", "amount": )" + assumed(0, 9'000'000'000) + "}");
        if (r_.chance(50))
            budget.push_back(R"({"year": "2024", "amount": )" + assumed(0, 9'000'000'000) + "}");
        add(fmt::format(R"("budget_plans": [{{"id": "b", "products": ["p1", "p2"]{}{}{}{}}}])",
                        items.empty() ? "" : ", " + list("items", items),
                        budget.empty() ? "" : ", " + list("budget", budget),
                        r_.chance(50) ? R"(, "budget_indexation": "i")" : "",
                        r_.chance(70) ? R"(, "reserve": )" + assumed(0, 1'000'000'000) : ""));
        List lines;
        for (std::int64_t i = 1; i <= 3; ++i)
            lines.push_back(fmt::format(
                R"({{"id": "l{}", "kind": "{}", "figures": [{}, {}, {}]{}}})", i,
                i == 3 ? "margin_draw" : "saving", number(0, 90), number(100, 190), number(200, 290),
                i == 1 || r_.chance(60) ? fmt::format(R"(, "future": {{"delivered": {}}})", assumed(0, 150))
                                        : ""));
        add(fmt::format(
            R"("savings_plans": [{{"id": "s", "unit": "eur_thousand", "accumulation": "{}", "columns": ["2022", "2023", "2025"], "lines": [{}]}}])",
            one_of({"level", "cumulative", "per_year"}), joined(lines)));
    }

    std::string effect(const std::string& id) {
        const bool relative = r_.chance(60);
        const List on{"caseloads.c.inflow",     "caseloads.c.outflow",     "caseloads.c.size",
                      "caseloads.work.size",    "waitlists.w.inflow",      "waitlists.w.size",
                      "waitlists.w.capacity",   "waitlists.w.temporary",   "waitlists.w.f1.capacity",
                      "waitlists.w.stay",       "waitlists.w.abandonment", "waitlists.w.placeable_share",
                      "products.p1.price",      "products.p2.volume",      "products.p1.share",
                      "budget_plans.b.expense", "budget_plans.b.revenue",  "budget_plans.b.budget",
                      "savings_plans.s.l1"};
        const std::string quantity = one_of(on);
        // Places added, never taken absolutely: that they stay above none is the validator's matter.
        const bool of_places = quantity.ends_with("capacity") || quantity.ends_with("temporary");
        List parts{
            fmt::format(R"("id": "{}", "on": "{}", "kind": "{}")", id, quantity,
                        relative ? "relative" : "absolute"),
            R"("magnitude": )" + (relative ? assumed(-100, 100) : assumed(of_places ? 0 : -2000, 2000))};
        if (r_.chance(40)) parts.push_back(fmt::format(R"("starts": "{}")", day()));
        if (r_.chance(30)) parts.push_back(R"("ends": "2026-03-31")");
        if (r_.chance(30)) parts.push_back(R"("delay": )" + assumed(0, 100));
        if (r_.chance(40)) parts.push_back(R"("ramp": )" + assumed(0, 200));
        if (r_.chance(30)) parts.push_back(R"("shape": "s_curve")");
        if (r_.chance(30)) parts.push_back(R"("half_life": )" + assumed(10, 300));
        if (!relative && r_.chance(30)) parts.push_back(R"("places": )" + persons(5));
        if (r_.chance(30)) parts.push_back(R"("uptake": )" + share());
        return "{" + joined(parts) + "}";
    }

    void futures() {
        List base;
        for (std::int64_t i = number(0, 3); i > 0; --i) base.push_back(effect(fmt::format("b{}", i)));
        List other;
        for (std::int64_t i = number(0, 4); i > 0; --i) other.push_back(effect(fmt::format("o{}", i)));
        const auto effects = [](const List& of) {
            return of.empty() ? std::string() : ", " + list("effects", of);
        };
        add(fmt::format(
            R"("scenarios": [{{"id": "base"{}}}, {{"id": "same", "parent": "base"}}, {{"id": "other"{}, "settings": [{{"of": "waitlists.w.inflow", "to": {}}}]}}, {{"id": "child", "parent": "other"{}, "effects": [{}]}}])",
            effects(base), effects(other), persons(300), other.empty() ? "" : R"(, "without": ["o1"])",
            effect("c1")));
    }

    void add(const std::string& member) {
        if (!member.empty()) members += (members.empty() ? "" : ", ") + member;
    }

    void make() {
        frame();
        add(fmt::format(R"("outlook": {{"first": "{}", "estimate_correlations": {}}})", first,
                        r_.chance(50)));
        if (r_.chance(50)) shares_ = {R"(, "share": 0.5)", R"(, "share": 0.25)", R"(, "share": 0.25)"};
        caseloads();
        waitlists();
        money();
        futures();
    }

    support::Random r_;
    std::vector<std::string> shares_{"", "", ""};
};

}  // namespace sociaaldomein::testing_scenario
