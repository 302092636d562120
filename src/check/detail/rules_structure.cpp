// Tables with formulas, milestones over reports, access rules with dates.
#include <algorithm>
#include <map>
#include <numeric>

#include "check/detail/context.hpp"
#include "check/detail/resolve.hpp"
#include "check/detail/rules.hpp"

namespace sociaaldomein::detail {
namespace {

// Finds the ids in a row's or column's formula: "wmo + youth", "row.2024", "row.*" for all that are not sums themselves.
template <class Item, class FigureOf>
Resolver cells(const std::vector<Item>& items, std::size_t self, std::string_view prefix,
               const FigureOf& figure_of, std::vector<FigureAt>& used, bool& blank) {
    return [&items, self, prefix, &figure_of, &used, &blank](std::string_view reference) {
        std::string_view id = reference;
        if (id.starts_with(prefix)) id.remove_prefix(prefix.size());
        std::vector<Operand> operands;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const bool all = id == "*" && i != self && items[i].equals.empty();
            if (!all && items[i].id != id) continue;
            FigureAt figure = figure_of(i);
            Operand operand = operand_of(figure);
            if (figure.absent() == Absence::not_printed) {  // tables leave zeros out
                operand.absent = false;
                operand.interval = Interval(0);
                blank = true;
            } else {
                used.push_back(std::move(figure));
            }
            operands.push_back(std::move(operand));
        }
        return operands;
    };
}

template <class Quantity>
class TableRules {
public:
    TableRules(Context& context, const Table<Quantity>& table, const char* collection)
        : context_(context),
          table_(table),
          path_(std::string("/") + collection + "/" + table.id.str()),
          ids_(context.ids(table.identity, path_)) {}

    void run() {
        for (std::size_t r = 0; r < table_.rows.size(); ++r) {
            if (table_.rows[r].equals.empty()) continue;
            const Formula formula = parse_formula(table_.rows[r].equals);
            for (std::size_t c = 0; c < table_.columns.size(); ++c) check_cell(formula, r, c, true);
        }
        for (std::size_t c = 0; c < table_.columns.size(); ++c) {
            if (table_.columns[c].equals.empty()) continue;
            const Formula formula = parse_formula(table_.columns[c].equals);
            for (std::size_t r = 0; r < table_.rows.size(); ++r) check_cell(formula, r, c, false);
        }
        check_title();
    }

private:
    FigureAt cell(std::size_t r, std::size_t c) const {
        return at(path_ + "/rows/" + table_.rows[r].id + "/figures/" + std::to_string(c),
                  table_.rows[r].figures[c]);
    }

    void check_cell(const Formula& formula, std::size_t r, std::size_t c, bool by_row) {
        const auto in_column = [&](std::size_t i) { return cell(i, c); };
        const auto in_row = [&](std::size_t i) { return cell(r, i); };
        std::vector<FigureAt> used;
        bool blank = false;
        const Derived d = by_row ? derive(formula, cells(table_.rows, r, "row.", in_column, used, blank))
                                 : derive(formula, cells(table_.columns, c, "column.", in_row, used, blank));
        const TableColumn& column = table_.columns[c];
        Side expected(d.interval, d.nominal);
        expected.figures = std::move(used);
        const Text what = both([&](Language l) {
            return fmt::format("{}, {}, {}: = {}", named(table_.name, table_.id.str(), l),
                               named(table_.rows[r].name, table_.rows[r].id, l),
                               named(column.name, column.id, l),
                               by_row ? table_.rows[r].equals : column.equals);
        });
        const std::string rule = by_row ? "table_row" : "table_column";
        if (d.obstacle == Obstacle::division_by_zero || d.obstacle == Obstacle::nothing_found)
            return context_.report(statement(ids_.next(), rule, Severity::undecided, both([&](Language l) {
                                                 return fmt::format("{}: {}", what.in(l), d.reason);
                                             }),
                                             d.paths, sources_of(expected.figures)));
        Identity identity{.id = ids_.next(), .rule = rule, .what = what};
        if (blank) {
            identity.if_violated = Severity::warning;
            identity.instead = {"een cel is niet gedrukt en als nul gelezen",
                                "a cell is not printed and was read as zero"};
        }
        context_.compare(identity, expected, Side(cell(r, c)));
    }

    void check_title() {
        if (!table_.title_years) return;
        std::vector<Period> years;
        for (const TableColumn& column : table_.columns)
            if (column.at && column.at->is_period() &&
                column.at->period().frequency() == table_.title_years->first().frequency())
                years.push_back(column.at->period());
        if (years.empty()) return;
        const auto [low, high] = std::ranges::minmax(years);
        const bool same = low == table_.title_years->first() && high == table_.title_years->last();
        const std::string shown = to_string(low) + "–" + to_string(high);
        const std::string title =
            to_string(table_.title_years->first()) + "–" + to_string(table_.title_years->last());
        context_.report(statement(
            ids_.next(), "title_years", same ? Severity::holds : Severity::violated, both([&](Language l) {
                return fmt::format("{}: {} {}, {} {}", named(table_.name, table_.id.str(), l),
                                   pick(l, "de titel noemt", "the title says"), title,
                                   pick(l, "de kolommen zijn", "the columns are"), shown);
            }),
            {path_ + "/title_years", path_ + "/columns"}, {table_.basis.source}));
    }

    Context& context_;
    const Table<Quantity>& table_;
    std::string path_;
    IdSource ids_;
};

}  // namespace

void check_tables(Context& context) {
    for (const MoneyTable& t : context.programme.money_tables)
        TableRules<Money>(context, t, "money_tables").run();
    for (const CountTable& t : context.programme.count_tables)
        TableRules<Count>(context, t, "count_tables").run();
    for (const ShareTable& t : context.programme.share_tables)
        TableRules<Share>(context, t, "share_tables").run();
}

void check_milestones(Context& context) {
    for (const Milestone& milestone : context.programme.milestones) {
        const std::string path = "/milestones/" + milestone.id.str();
        IdSource ids = context.ids(milestone.identity, path);
        const auto report_path = [&](std::size_t i) { return path + "/reports/" + std::to_string(i); };
        // In the order in which the reports came out, whatever the order of the documents that were given.
        std::vector<std::size_t> order(milestone.reports.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(order, {},
                                 [&](std::size_t i) { return context.issued(milestone.reports[i].source); });
        for (std::size_t first = 0; first < order.size(); ++first)
            for (std::size_t second = first + 1; second < order.size(); ++second) {
                const std::size_t i = order[first];
                const std::size_t k = order[second];
                const MilestoneReport& a = milestone.reports[i];
                const MilestoneReport& b = milestone.reports[k];
                const bool both_states =
                    (a.state == MilestoneState::realised && b.state == MilestoneState::announced) ||
                    (a.state == MilestoneState::announced && b.state == MilestoneState::realised);
                if (!both_states || a.source.document != b.source.document || a.source.empty()) continue;
                context.report(statement(
                    ids.next(), "milestone_repeated", Severity::violated, both([&](Language l) {
                        return fmt::format(
                            "{}: {} ({}; {})", named(milestone.name, milestone.id.str(), l),
                            pick(l, "hetzelfde rapport noemt dit gerealiseerd en kondigt het nog aan",
                                 "the same report calls this realised and still announces it"),
                            a.as_printed.in(l), b.as_printed.in(l));
                    }),
                    {report_path(i), report_path(k)}, {a.source, b.source}));
            }
        std::optional<std::size_t> due;
        for (const std::size_t i : order) {
            const MilestoneReport& report = milestone.reports[i];
            if (!report.due) continue;
            if (due && report.due->last_day() > milestone.reports[*due].due->last_day())
                context.report(statement(
                    ids.next(), "slipped", Severity::note, both([&](Language l) {
                        return fmt::format("{}: {} {} {} {}", named(milestone.name, milestone.id.str(), l),
                                           pick(l, "verschoven van", "slipped from"),
                                           moment(*milestone.reports[*due].due, l), pick(l, "naar", "to"),
                                           moment(*report.due, l));
                    }),
                    {report_path(*due) + "/due", report_path(i) + "/due"},
                    {milestone.reports[*due].source, report.source}));
            due = i;
        }
    }
}

void check_access_rules(Context& context) {
    for (const AccessRule& rule : context.programme.access_rules) {
        const std::string path = "/access_rules/" + rule.id.str();
        IdSource ids = context.ids(rule.identity, path);
        struct Span {
            std::optional<Date> first;
            std::optional<Date> last;
            std::string id;
        };
        std::vector<Span> spans;
        for (const AccessCase& c : rule.cases) {
            if (!c.from && !c.after && !c.until && !c.through) continue;
            Span span{c.from, c.through, c.id};
            if (c.after) span.first = *c.after + 1;
            if (c.until) span.last = *c.until + -1;
            spans.push_back(std::move(span));
        }
        std::ranges::stable_sort(spans, [](const Span& a, const Span& b) {
            if (!a.first || !b.first) return !a.first && b.first;
            return *a.first < *b.first;
        });
        for (std::size_t i = 1; i < spans.size(); ++i) {
            if (!spans[i - 1].last || !spans[i].first) continue;
            const std::int64_t gap = *spans[i].first - *spans[i - 1].last - 1;
            const When day(gap > 0 ? *spans[i - 1].last + 1 : *spans[i].first);
            context.report(statement(
                ids.next(), "access_gap", gap == 0 ? Severity::holds : Severity::warning,
                both([&](Language l) {
                    const std::string_view verdict =
                        gap == 0  ? pick(l, "de regels sluiten aan op", "the cases join at")
                        : gap > 0 ? pick(l, "geen van de regels geldt op", "none of the cases applies on")
                                  : pick(l, "twee regels gelden op", "two cases apply on");
                    return fmt::format("{}: {} {}", named(rule.name, rule.id.str(), l), verdict,
                                       moment(day, l));
                }),
                {path + "/cases/" + spans[i - 1].id, path + "/cases/" + spans[i].id}, {rule.source}));
        }
    }
}

}  // namespace sociaaldomein::detail
