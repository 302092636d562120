// Budgets, accounts and credits: balances, phases, results, parts, remainders.
#include <array>

#include "check/detail/observations.hpp"
#include "check/detail/rules.hpp"

namespace sociaaldomein::detail {
namespace {

using Column = std::optional<MoneyFigure> BudgetLine::*;

struct NamedColumn {
    Column column;
    BudgetColumn kind;
    const char* member;
    const char* nl;
    const char* en;
    int effect;  ///< on the result, as a cost: +1 adds cost, -1 lessens it
};

constexpr std::array<NamedColumn, 4> columns{{
    {&BudgetLine::expense, BudgetColumn::expense, "expense", "lasten", "expense", +1},
    {&BudgetLine::revenue, BudgetColumn::revenue, "revenue", "baten", "revenue", -1},
    {&BudgetLine::addition, BudgetColumn::addition, "addition", "toevoeging aan reserves",
     "addition to reserves", +1},
    {&BudgetLine::withdrawal, BudgetColumn::withdrawal, "withdrawal", "onttrekking aan reserves",
     "withdrawal from reserves", -1},
}};

class StatementRules {
public:
    StatementRules(Context& context, const BudgetStatement& statement)
        : context_(context),
          statement_(statement),
          path_("/budget_statements/" + statement.id.str()),
          ids_(context.ids(statement.identity, path_)) {}

    void run() {
        for (const BudgetLine& line : statement_.lines) check_line(line);
        for (const BudgetLine& line : statement_.lines)
            if (line.phase == BudgetPhase::amended) check_phases(line);
        for (const BudgetLine& line : statement_.lines)
            if (line.phase == BudgetPhase::result) check_result(line);
        for (const BudgetLine& line : statement_.lines) check_parts(line);
    }

private:
    Side side(const BudgetLine& line, Column column, const char* member) const {
        return Side(at(path_ + "/lines/" + line.id + "/" + member, *(line.*column)));
    }
    Text what(const BudgetLine& line, std::string_view nl, std::string_view en) const {
        return both([&](Language l) {
            return fmt::format("{}, {}: {}", named(statement_.name, statement_.id.str(), l),
                               named(line.name, line.id, l), pick(l, nl, en));
        });
    }
    bool cost_positive() const { return statement_.sign == SignConvention::cost_positive; }
    const BudgetLine* of_phase(BudgetPhase phase, const BudgetLine& like) const {
        for (const BudgetLine& line : statement_.lines)
            if (line.phase == phase && line.year == like.year && line.part_of == like.part_of) return &line;
        return nullptr;
    }

    // Signed so that the sum has the sign convention of the statement.
    Side combined(const BudgetLine& line, std::initializer_list<std::size_t> which, bool as_printed) const {
        Side sum;
        for (const std::size_t i : which) {
            const NamedColumn& c = columns[i];
            if (!(line.*c.column)) continue;
            const bool plus = as_printed || (c.effect > 0) == cost_positive();
            const Side one = side(line, c.column, c.member);
            plus ? sum += one : sum -= one;
        }
        return sum;
    }

    void check_line(const BudgetLine& line) {
        if (statement_.sign == SignConvention::unspecified || line.phase == BudgetPhase::result) return;
        if (line.balance && line.expense && line.revenue)
            context_.compare(
                {.id = ids_.next(),
                 .rule = "balance",
                 .what = what(line, "saldo van lasten en baten", "balance of expense and revenue")},
                combined(line, {0, 1}, false), side(line, &BudgetLine::balance, "balance"));
        if (!line.result || !(line.balance || (line.expense && line.revenue))) return;
        Side expected =
            line.balance ? side(line, &BudgetLine::balance, "balance") : combined(line, {0, 1}, false);
        expected += combined(line, {2, 3}, false);
        context_.compare({.id = ids_.next(),
                          .rule = "result",
                          .what = what(line, "resultaat is saldo met reservemutaties",
                                       "result is the balance with reserve movements")},
                         expected, side(line, &BudgetLine::result, "result"));
    }

    void check_phases(const BudgetLine& amended) {
        const BudgetLine* adopted = of_phase(BudgetPhase::adopted, amended);
        if (adopted == nullptr) return;
        for (const NamedColumn& c : columns) {
            if (!(amended.*c.column) || !(adopted->*c.column)) continue;
            Side expected = side(*adopted, c.column, c.member);
            for (const BudgetPhase phase : {BudgetPhase::credit_mutations, BudgetPhase::amendments})
                for (const BudgetLine& line : statement_.lines)
                    if (line.phase == phase && line.year == amended.year && line.part_of == amended.part_of &&
                        line.*c.column)
                        expected += side(line, c.column, c.member);
            context_.compare({.id = ids_.next(),
                              .rule = "phase",
                              .what = what(amended, std::string(c.nl) + ": begroting na wijzigingen",
                                           std::string(c.en) + ": budget after amendments")},
                             expected, side(amended, c.column, c.member));
        }
    }

    void check_result(const BudgetLine& result) {
        const BudgetLine* budget = of_phase(BudgetPhase::amended, result);
        if (budget == nullptr) budget = of_phase(BudgetPhase::adopted, result);
        const BudgetLine* account = of_phase(BudgetPhase::realised, result);
        if (statement_.sign == SignConvention::unspecified) return;
        for (const NamedColumn& c : columns) {
            if (budget == nullptr || account == nullptr || !(result.*c.column) || !(budget->*c.column) ||
                !(account->*c.column))
                continue;
            const Side planned = side(*budget, c.column, c.member);
            const Side actual = side(*account, c.column, c.member);
            const bool actual_first = (c.effect > 0) == cost_positive();
            context_.compare({.id = ids_.next(),
                              .rule = "account_result",
                              .what = what(result, std::string(c.nl) + ": verschil van rekening en begroting",
                                           std::string(c.en) + ": difference of account and budget")},
                             actual_first ? actual - planned : planned - actual,
                             side(result, c.column, c.member));
        }
        const Side sum = combined(result, {0, 1, 2, 3}, true);
        if (result.result && !sum.figures.empty())
            context_.compare({.id = ids_.next(),
                              .rule = "account_result",
                              .what = what(result, "het geheel is de som van de kolommen",
                                           "the whole is the sum of the columns")},
                             sum, side(result, &BudgetLine::result, "result"));
    }

    void check_parts(const BudgetLine& whole) {
        constexpr std::array<NamedColumn, 2> totals{
            {{&BudgetLine::balance, BudgetColumn::unspecified, "balance", "saldo", "balance", 0},
             {&BudgetLine::result, BudgetColumn::unspecified, "result", "resultaat", "result", 0}}};
        const auto one_column = [&](const NamedColumn& c) {
            if (!(whole.*c.column)) return;
            Side parts;
            for (const BudgetLine& line : statement_.lines)
                if (!line.part_of.empty() && line.part_of == whole.id && line.phase == whole.phase &&
                    line.year == whole.year && line.*c.column)
                    parts += side(line, c.column, c.member);
            if (parts.figures.empty()) return;
            context_.compare({.id = ids_.next(),
                              .rule = "part_of",
                              .what = what(whole, std::string(c.nl) + ": som van de delen",
                                           std::string(c.en) + ": sum of its parts")},
                             parts, side(whole, c.column, c.member));
        };
        for (const NamedColumn& c : columns) one_column(c);
        for (const NamedColumn& c : totals) one_column(c);
    }

    Context& context_;
    const BudgetStatement& statement_;
    std::string path_;
    IdSource ids_;
};

}  // namespace

void check_budgets(Context& context) {
    for (const BudgetStatement& statement : context.programme.budget_statements)
        StatementRules(context, statement).run();
    for (const BudgetSeries& series : context.programme.budget_series) {
        const std::string path = "/budget_series/" + series.id.str();
        IdSource ids = context.ids(series.identity, path);
        check_vintages(context, ids, series.observations, series.revisions, path,
                       series.name.empty() ? Text{series.id.str(), {}} : series.name);
    }
}

void check_variances(Context& context) {
    for (const VarianceAnalysis& analysis : context.programme.variance_analyses) {
        const std::string path = "/variance_analyses/" + analysis.id.str();
        IdSource ids = context.ids(analysis.identity, path);
        const auto what = [&](const std::string& nl, const std::string& en) {
            return both([&](Language l) {
                return fmt::format("{}: {}", named(analysis.name, analysis.id.str(), l),
                                   l == Language::nl ? nl : en);
            });
        };
        for (const VarianceItem& item : analysis.items) {
            if (item.parts.empty()) continue;
            const std::string here = path + "/items/" + item.id;
            Side parts;
            for (const VariancePart& part : item.parts)
                parts += Side(at(here + "/parts/" + part.id, part.figure));
            context.compare({.id = ids.next(),
                             .rule = "variance_parts",
                             .what = what(item.name.in(Language::nl) + " is de som van zijn delen",
                                          item.name.in(Language::en) + " is the sum of its parts")},
                            parts, Side(at(here, item.figure)));
        }
        const BudgetLine* line = nullptr;
        std::string line_path;
        for (const BudgetStatement& statement : context.programme.budget_statements)
            if (statement.id == analysis.statement)
                for (const BudgetLine& l : statement.lines)
                    if (l.id == analysis.line) {
                        line = &l;
                        line_path = "/budget_statements/" + statement.id.str() + "/lines/" + l.id;
                    }
        if (line == nullptr) continue;

        Side net;
        Side net_alternative;
        bool any_alternative = false;
        const auto remainder = [&](const Side& items, const Side& alternative, bool other,
                                   const Side& printed, const char* rule, const std::string& nl,
                                   const std::string& en) {
            const Rational rest = printed.nominal - alternative.nominal;
            const FigureAt& first = printed.figures.front();
            const AmountStyle style{std::string(first.dimension()), first.basis().unit, 0};
            context.compare({.id = ids.next(),
                             .rule = rule,
                             .what = what(nl, en),
                             .if_violated = Severity::warning,
                             .instead = other ? both([&](Language l) {
                                 return fmt::format("{} {}",
                                                    pick(l, "bij de andere lezing blijft over",
                                                         "under the other reading there remains"),
                                                    signed_amount(rest, style, l));
                             })
                                              : Text{"dit deel is onverklaard", "this part is unexplained"}},
                            items, printed);
        };
        for (const NamedColumn& c : columns) {
            Side items;
            Side alternative;
            bool other = false;
            for (const VarianceItem& item : analysis.items) {
                if (item.column != c.kind) continue;
                const std::string here = path + "/items/" + item.id;
                const Side one(at(here, item.figure));
                items += one;
                alternative += item.alternative ? Side(at(here + "/alternative", *item.alternative)) : one;
                other = other || item.alternative.has_value();
            }
            net += items;
            net_alternative += alternative;
            any_alternative = any_alternative || other;
            if (!(line->*c.column) || items.figures.empty()) continue;
            remainder(items, alternative, other, Side(at(line_path + "/" + c.member, *(line->*c.column))),
                      "variance_remainder", std::string(c.nl) + ": resultaat tegenover de genoemde oorzaken",
                      std::string(c.en) + ": result against the reasons given");
        }
        if (line->result && !net.figures.empty())
            remainder(net, net_alternative, any_alternative, Side(at(line_path + "/result", *line->result)),
                      "variance_net", "het geheel: resultaat tegenover alle genoemde oorzaken",
                      "the whole: result against all reasons given");
    }
}

}  // namespace sociaaldomein::detail
