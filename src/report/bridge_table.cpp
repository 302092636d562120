#include <sociaaldomein/report/bridge_table.hpp>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/detail/numbers.hpp"
#include "report/detail/plain_table.hpp"
#include "report/detail/words.hpp"

namespace sociaaldomein {
namespace {

class BridgeText {
public:
    BridgeText(const Bridge& bridge, Language language)
        : b_(bridge), l_(language), thousands_(std::max(bridge.before, bridge.after) >= 1e6) {}

    std::string text() {
        const bool policy = !b_.policy_parts.empty();
        const std::string unit = thousands_ ? "k€" : "€";
        std::string title = b_.label.empty() ? b_.plan : b_.label.in(l_);
        rows_.push_back({title, unit, detail::percent(b_.level, l_)});
        if (policy) {
            // What happens between the years is told of the scenario compared with.
            double before = b_.after;
            for (const BridgePart& p : b_.parts)
                if (p.part == "policy") before -= p.mean;
            total(before, b_.to_year, b_.scenario);
            for (const BridgePart& p : b_.policy_parts) part(p);
        } else {
            total(b_.before, b_.from_year, b_.scenario);
            for (const BridgePart& p : b_.parts) part(p);
        }
        total(b_.after, b_.to_year, b_.to_scenario);
        return detail::laid_out(rows_);
    }

private:
    std::string amount(double value, bool sign) const {
        return detail::plain_value(thousands_ ? value * 1e-3 : value, OutlookUnit::eur, l_, sign);
    }

    void total(double value, int year, const std::string& scenario) {
        rows_.push_back({fmt::format("  {}{}{}", year, scenario.empty() ? "" : ", ", scenario),
                         amount(value, false), ""});
    }

    void part(const BridgePart& p) {
        if (amount(p.mean, true) == "0" && amount(p.lower, true) == "0" && amount(p.upper, true) == "0")
            return;
        rows_.push_back({"    " + std::string(detail::code_word("BridgePart", p.part, l_)),
                         amount(p.mean, true),
                         fmt::format("{} {} {}", amount(p.lower, true), l_ == Language::nl ? "tot" : "to",
                                     amount(p.upper, true))});
    }

    const Bridge& b_;
    Language l_;
    bool thousands_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace

std::string bridge_table(std::span<const Bridge> bridges, Language l) {
    std::string text = l == Language::nl ? "Waardoor de kosten van producten veranderen\n"
                                         : "Why the costs of products change\n";
    std::size_t same = 0;
    for (const Bridge& b : bridges) {
        const bool still =
            !b.policy_parts.empty() && std::ranges::all_of(b.policy_parts, [](const BridgePart& p) {
                return p.mean == 0.0 && p.lower == 0.0 && p.upper == 0.0;
            });
        if (still)
            ++same;
        else
            text += "\n" + BridgeText(b, l).text();
    }
    if (bridges.empty())
        text += l == Language::nl ? "\nGeen begrotingsplan heeft producten.\n"
                                  : "\nNo budget plan has products.\n";
    if (same > 0)
        text +=
            l == Language::nl
                ? fmt::format("\n{} keer verandert een scenario niets aan de kosten van een plan.\n", same)
                : fmt::format("\n{} times a scenario changes nothing about the costs of a plan.\n", same);
    return text;
}

std::string bridge_csv(std::span<const Bridge> bridges) {
    std::string text = "plan,scenario,to_scenario,from_year,to_year,part,level,mean,lower,upper\n";
    for (const Bridge& b : bridges) {
        const std::string start =
            fmt::format("{},{},{},{},{}", b.plan, b.scenario, b.to_scenario, b.from_year, b.to_year);
        const auto row = [&](const std::string& name, const BridgePart& p) {
            text += fmt::format("{},{},{},{},{},{}\n", start, name, b.level, p.mean, p.lower, p.upper);
        };
        text += fmt::format("{},before,,{},,\n", start, b.before);
        for (const BridgePart& p : b.parts) row(p.part, p);
        for (const BridgePart& p : b.policy_parts) row("policy." + p.part, p);
        text += fmt::format("{},after,,{},,\n", start, b.after);
    }
    return text;
}

}  // namespace sociaaldomein
