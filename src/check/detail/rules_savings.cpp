// Savings: plans, ledgers, realisations, avoided costs. A valid plan has a figure for each of its columns.
#include <algorithm>
#include <numeric>

#include "check/detail/context.hpp"
#include "check/detail/rules.hpp"

namespace sociaaldomein::detail {
namespace {

Text about(const Text& name, const std::string& id, const std::string& nl, const std::string& en) {
    return both(
        [&](Language l) { return fmt::format("{}: {}", named(name, id, l), l == Language::nl ? nl : en); });
}

AmountStyle style_of(const MoneyFigure& figure) {
    return {std::string(Money::dimension), figure.basis.unit, figure.basis.decimals.value_or(0)};
}

void check_plan(Context& context, const SavingsPlan& plan) {
    const std::string path = "/savings_plans/" + plan.id.str();
    IdSource ids = context.ids(plan.identity, path);
    const auto say = [&](const std::string& nl, const std::string& en) {
        return about(plan.name, plan.id.str(), nl, en);
    };
    for (std::size_t c = 0; c < plan.total.size(); ++c) {
        Side sum;
        Side draws;
        for (const SavingsLine& line : plan.lines) {
            const Side one(at(path + "/lines/" + line.id + "/figures/" + std::to_string(c), line.figures[c]));
            sum += one;
            if (line.kind == SavingKind::margin_draw) draws += one;
        }
        const std::string year = to_string(plan.columns[c]);
        Text what = say("totaal " + year + " is de som van de regels",
                        "total of " + year + " is the sum of its lines");
        if (!draws.nominal.is_zero()) {
            const Rational real = to_rational(plan.total[c].value) - draws.nominal;
            const AmountStyle style = style_of(plan.total[c]);
            what.nl += " (zonder onttrekking aan de marge " + amount(real, style, Language::nl) + ")";
            what.en += " (without draws on the margin " + amount(real, style, Language::en) + ")";
        }
        context.compare({.id = ids.next(), .rule = "plan_total", .what = what}, sum,
                        Side(at(path + "/total/" + std::to_string(c), plan.total[c])));
    }
    if (plan.title_years && !plan.columns.empty()) {
        const bool same = plan.title_years->first() == plan.columns.front() &&
                          plan.title_years->last() == plan.columns.back();
        const std::string title =
            to_string(plan.title_years->first()) + "–" + to_string(plan.title_years->last());
        const std::string shown = to_string(plan.columns.front()) + "–" + to_string(plan.columns.back());
        context.report(statement(ids.next(), "title_years", same ? Severity::holds : Severity::violated,
                                 say("de titel noemt " + title + ", de kolommen zijn " + shown,
                                     "the title says " + title + ", the columns are " + shown),
                                 {path + "/title_years", path + "/columns"}, {plan.basis.source}));
    }
    if (plan.remaining && !plan.total.empty() && plan.accumulation != Accumulation::unspecified) {
        const bool summed = plan.accumulation == Accumulation::per_year;
        Side expected;
        for (std::size_t c = summed ? 0 : plan.total.size() - 1; c < plan.total.size(); ++c)
            expected += Side(at(path + "/total/" + std::to_string(c), plan.total[c]));
        context.compare({.id = ids.next(),
                         .rule = "level",
                         .what = summed ? say("nog te realiseren is de som van de jaren",
                                              "still to realise is the sum of the years")
                                        : say("nog te realiseren is het niveau van het laatste jaar",
                                              "still to realise is the level of the last year")},
                        expected, Side(at(path + "/remaining", *plan.remaining)));
    }
}

void check_ledger(Context& context, const SavingsLedger& ledger) {
    const std::string path = "/savings_ledgers/" + ledger.id.str();
    IdSource ids = context.ids(ledger.identity, path);
    Side parts;
    for (const SavingsPart& part : ledger.parts) parts += Side(at(path + "/parts/" + part.id, part.figure));
    if (ledger.target && !ledger.parts.empty())
        context.compare({.id = ids.next(),
                         .rule = "ledger",
                         .what = about(ledger.name, ledger.id.str(), "taakstelling is de som van de delen",
                                       "the target is the sum of its parts")},
                        parts, Side(at(path + "/target", *ledger.target)));
    if (!ledger.original) return;
    Side now = ledger.parts.empty() && ledger.target ? Side(at(path + "/target", *ledger.target)) : parts;
    if (now.figures.empty()) return;
    for (std::size_t i = 0; i < ledger.revisions.size(); ++i)
        if (ledger.revisions[i].money)
            now += Side(at(path + "/revisions/" + std::to_string(i) + "/money", *ledger.revisions[i].money));
    context.compare(
        {.id = ids.next(),
         .rule = "ledger",
         .what = about(ledger.name, ledger.id.str(),
                       "oorspronkelijke taakstelling tegenover wat er nog van over is",
                       "the original target against what is left of it"),
         .if_violated = Severity::warning,
         .instead = Text{"dit deel wordt niet meer verantwoord en een herziening is niet vastgelegd",
                         "this part is no longer accounted for and no revision is recorded"}},
        now, Side(at(path + "/original", *ledger.original)));
}

class RealisationRules {
public:
    RealisationRules(Context& context, const SavingsRealisation& realisation)
        : context_(context),
          r_(realisation),
          path_("/savings_realisations/" + realisation.id.str()),
          ids_(context.ids(realisation.identity, path_)) {
        for (const SavingsPlan& plan : context.programme.savings_plans)
            if (plan.id == r_.plan)
                for (const SavingsLine& line : plan.lines)
                    if (line.id == r_.line) {
                        plan_ = &plan;
                        line_ = &line;
                        line_path_ = "/savings_plans/" + plan.id.str() + "/lines/" + line.id;
                    }
    }

    void run() {
        if (r_.total && !r_.parts.empty()) {
            Side parts;
            for (const SavingsPart& part : r_.parts)
                parts += Side(at(path_ + "/parts/" + part.id, part.figure));
            context_.compare(
                {.id = ids_.next(),
                 .rule = "realisation",
                 .what = say("besparing is de som van de delen", "the saving is the sum of its parts")},
                parts, Side(at(path_ + "/total", *r_.total)));
        }
        check_covered();
        check_continuation();
        check_pace();
    }

private:
    Text say(const std::string& nl, const std::string& en) const {
        return about(r_.name, r_.id.str(), nl, en);
    }

    std::optional<std::size_t> column(const Period& year) const {
        if (plan_ == nullptr) return std::nullopt;
        const auto found = std::ranges::find(plan_->columns, year);
        const auto index = static_cast<std::size_t>(found - plan_->columns.begin());
        if (found == plan_->columns.end()) return std::nullopt;
        return index;
    }
    Side planned(std::size_t c) const {
        return Side(at(line_path_ + "/figures/" + std::to_string(c), line_->figures[c]));
    }

    void check_covered() {
        if (r_.covers.empty()) return;
        const std::string id = ids_.next();
        if ((!r_.total || !r_.total->present()) && r_.parts.empty()) {
            std::vector<std::string> paths{path_};
            for (const Period& year : r_.covers)
                if (const auto c = column(year))
                    paths.push_back(line_path_ + "/figures/" + std::to_string(*c));
            context_.report(statement(
                id, "amount_missing", Severity::warning,
                say("gemeld als behaald, maar zonder bedrag", "reported as met, but without an amount"),
                std::move(paths), {r_.basis.source}));
            return;
        }
        bool first = true;
        for (const Period& year : r_.covers) {
            const auto c = column(year);
            if (!c || !r_.total) continue;
            context_.compare({.id = first ? id : ids_.next(),
                              .rule = "realisation",
                              .what = say("de planning van " + to_string(year) + " is gehaald",
                                          "the plan of " + to_string(year) + " is met"),
                              .relation = Relation::at_least},
                             planned(*c), Side(at(path_ + "/total", *r_.total)));
            first = false;
        }
    }

    void check_continuation() {
        if (!r_.assumes_continuation || r_.covers.empty() || line_ == nullptr) return;
        for (const Intervention& intervention : context_.programme.interventions) {
            if (intervention.id != line_->intervention) continue;
            const Date last = r_.covers.back().last_day();
            const bool ends = intervention.ends && intervention.ends->last_day() < last;
            const auto until = [&](Language l) {
                return intervention.ends ? moment(*intervention.ends, l) : std::string("…");
            };
            context_.report(statement(
                ids_.next(), "continuation", ends ? Severity::violated : Severity::holds,
                say("de besparing tot en met " + to_string(r_.covers.back()) +
                        " gaat uit van voortzetting; de interventie loopt tot en met " + until(Language::nl),
                    "the saving through " + to_string(r_.covers.back()) +
                        " assumes continuation; the intervention runs through " + until(Language::en)),
                {path_ + "/assumes_continuation", path_ + "/covers",
                 "/interventions/" + intervention.id.str() + "/ends"},
                {r_.basis.source, intervention.source}));
        }
    }

    // What was realised in between, against what the plan says should have come in between.
    void check_pace() {
        const auto planned_by = [&](const When& when) -> Side {
            Side level;
            if (plan_ == nullptr) return level;
            for (std::size_t c = 0; c < plan_->columns.size(); ++c) {
                if (plan_->columns[c].last_day() > when.last_day()) continue;
                plan_->accumulation == Accumulation::per_year ? level += planned(c) : level = planned(c);
            }
            return level;
        };
        std::vector<std::size_t> order(r_.observations.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(order, {}, [&](std::size_t i) { return r_.observations[i].at.last_day(); });
        for (std::size_t n = 1; n < order.size(); ++n) {
            const std::size_t i = order[n];
            const std::size_t before_i = order[n - 1];
            const MoneyObservation& then = r_.observations[before_i];
            const MoneyObservation& now = r_.observations[i];
            const Side expected = planned_by(now.at);
            if (expected.figures.empty()) continue;
            const Side before = planned_by(then.at);
            const Side grown = Side(at(path_ + "/observations/" + std::to_string(i), now.figure)) -
                               Side(at(path_ + "/observations/" + std::to_string(before_i), then.figure));
            context_.compare({.id = ids_.next(),
                              .rule = "behind_plan",
                              .what = say("gerealiseerd van " + moment(then.at, Language::nl) + " tot " +
                                              moment(now.at, Language::nl) + " tegenover de planning",
                                          "realised from " + moment(then.at, Language::en) + " to " +
                                              moment(now.at, Language::en) + " against the plan"),
                              .if_violated = Severity::warning,
                              .relation = Relation::at_least,
                              .instead = Text{"dit loopt achter op de planning", "this is behind plan"}},
                             before.figures.empty() ? expected : expected - before, grown);
        }
    }

    Context& context_;
    const SavingsRealisation& r_;
    std::string path_;
    IdSource ids_;
    const SavingsPlan* plan_ = nullptr;
    const SavingsLine* line_ = nullptr;
    std::string line_path_;
};

void check_avoided_costs(Context& context, const AvoidedCostLedger& ledger) {
    const std::string path = "/avoided_cost_ledgers/" + ledger.id.str();
    IdSource ids = context.ids(ledger.identity, path);
    if (ledger.cases && ledger.total && ledger.mean && ledger.cases->value != Count{})
        context.compare(
            {.id = ids.next(),
             .rule = "mean",
             .what = about(ledger.name, ledger.id.str(), "gemiddelde is totaal gedeeld door casussen",
                           "the mean is the total divided by the cases")},
            Side(at(path + "/total", *ledger.total)) / Side(at(path + "/cases", *ledger.cases)),
            Side(at(path + "/mean", *ledger.mean)));
    Side avoided;
    for (const AvoidedCostCase& c : ledger.entries)
        if (c.avoided) avoided += Side(at(path + "/entries/" + c.id + "/avoided", *c.avoided));
    if (ledger.total && !avoided.figures.empty())
        context.compare({.id = ids.next(),
                         .rule = "mean",
                         .what = about(ledger.name, ledger.id.str(), "totaal is de som van de casussen",
                                       "the total is the sum of the cases")},
                        avoided, Side(at(path + "/total", *ledger.total)));
}

}  // namespace

void check_savings(Context& context) {
    for (const SavingsPlan& plan : context.programme.savings_plans) check_plan(context, plan);
    for (const SavingsLedger& ledger : context.programme.savings_ledgers) check_ledger(context, ledger);
    for (const SavingsRealisation& r : context.programme.savings_realisations)
        RealisationRules(context, r).run();
    for (const AvoidedCostLedger& ledger : context.programme.avoided_cost_ledgers)
        check_avoided_costs(context, ledger);
}

}  // namespace sociaaldomein::detail
