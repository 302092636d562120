#include <algorithm>

#include "report/detail/chapter.hpp"

namespace sociaaldomein::detail {
namespace {

void statement(Page& page, HtmlWriter& out, const BudgetStatement& s) {
    page.section(out, 4, page.name(s), [&](HtmlWriter& o) {
        page.labelled(o, W::goal, s.goal);
        if (s.sign != SignConvention::unspecified)
            page.paragraph(o, page.w(s.sign == SignConvention::cost_positive ? W::cost_positive
                                                                             : W::favourable_positive));
        FigureTable table(
            page, page.name(s) + (s.year ? ", " + moment(*s.year, page.l) : ""),
            {page.w(W::item), page.w(W::phase), page.w(W::year), page.w(W::expense), page.w(W::revenue),
             page.w(W::balance), page.w(W::addition), page.w(W::withdrawal), page.w(W::result)});
        for (const BudgetLine& x : s.lines)
            table.row(
                {table.text(page.name(x)), table.text(page.code(x.phase)), table.text(page.when(x.year)),
                 table.figure(x.expense), table.figure(x.revenue), table.figure(x.balance),
                 table.figure(x.addition), table.figure(x.withdrawal), table.figure(x.result)},
                x.phase == BudgetPhase::result);
        table.write(o);
        if (o.blank()) page.paragraph(o, page.w(W::no_figures));
    });
}

MoneyFigure* column_of(BudgetLine& line, BudgetColumn column) {
    const auto pick = [](std::optional<MoneyFigure>& f) { return f && f->present() ? &*f : nullptr; };
    switch (column) {
        case BudgetColumn::expense: return pick(line.expense);
        case BudgetColumn::revenue: return pick(line.revenue);
        case BudgetColumn::addition: return pick(line.addition);
        case BudgetColumn::withdrawal: return pick(line.withdrawal);
        case BudgetColumn::unspecified: break;
    }
    return nullptr;
}

// What the items of a column leave unexplained, as printed.
void remainders(Page& page, HtmlWriter& out, const VarianceAnalysis& v) {
    // Sums of 64 such amounts fit, and no municipality has more.
    const auto modest = [](const MoneyFigure& f) {
        constexpr std::int64_t most = std::int64_t{1} << 56U;
        return f.value.raw() > -most && f.value.raw() < most;
    };
    FigureTable table(page, page.w(W::unexplained) + ": " + page.name(v),
                      {page.w(W::column), page.w(W::to_explain), page.w(W::explained), page.w(W::remainder)});
    for (const BudgetStatement& s : page.programme.budget_statements) {
        if (s.id != v.statement) continue;
        for (BudgetLine line : s.lines) {
            if (line.id != v.line) continue;
            for (const BudgetColumn column : {BudgetColumn::expense, BudgetColumn::revenue,
                                              BudgetColumn::addition, BudgetColumn::withdrawal}) {
                const MoneyFigure* wanted = column_of(line, column);
                if (wanted == nullptr) continue;
                Money explained;
                bool about = false;
                bool complete = true;
                for (const VarianceItem& i : v.items) {
                    if (i.column != column) continue;
                    complete = complete && i.figure.present() && modest(i.figure) && v.items.size() < 64;
                    if (complete) explained += i.figure.value;
                    about = about || i.figure.bound != Bound::exact;
                }
                if (!complete || !modest(*wanted)) continue;
                const std::string word = about ? page.w(W::about) + " " : "";
                const auto money = [&](Money amount) {
                    return Cell{escaped(word + format(amount, page.l, wanted->basis.unit)), {}, true};
                };
                table.row({table.text(page.code(column)), table.figure(*wanted), money(explained),
                           money(wanted->value - explained)});
            }
        }
    }
    table.write(out);
}

void variance(Page& page, HtmlWriter& out, const VarianceAnalysis& v) {
    page.section(out, 4, page.name(v), [&](HtmlWriter& o) {
        FigureTable table(page, page.name(v),
                          {page.w(W::reason), page.w(W::column), page.w(W::recurrence), page.w(W::amount),
                           page.w(W::alternative)});
        for (const VarianceItem& i : v.items) {
            table.row({table.text(page.name(i)), table.text(page.code(i.column)),
                       table.text(page.code(i.recurrence)), table.figure(i.figure),
                       table.figure(i.alternative)});
            for (const VariancePart& p : i.parts)
                table.row({table.text("– " + page.name(p)), {}, {}, table.figure(p.figure), {}});
        }
        table.write(o);
        remainders(page, o, v);
        if (o.blank()) page.paragraph(o, page.w(W::no_figures));
    });
}

void series(Page& page, HtmlWriter& out, const BudgetSeries& b) {
    page.section(out, 4, page.name(b), [&](HtmlWriter& o) {
        if (b.recurrence != Recurrence::unspecified) page.labelled(o, W::recurrence, page.code(b.recurrence));
        if (const SeriesProjection* s = page.projected("/budget_series/" + b.id.str()))
            write_projection(page, o, *s);
        FigureTable table(page, page.name(b), {page.w(W::at), page.w(W::amount)});
        for (const auto& v : vintages(page.programme, b.observations))
            table.row({table.text(moment(v.at, page.l)), table.vintage(v)});
        table.write(o);
        for (const DefinitionBreak& x : b.breaks)
            page.paragraph(o,
                           fmt::format("{} ({}): {}", page.w(W::definition_break), moment(x.at, page.l),
                                       page.t(x.reason)),
                           "notice");
        for (const Revision& x : b.revisions)
            page.paragraph(o,
                           fmt::format("{} ({}): {}{}", page.w(W::revision), moment(x.at, page.l),
                                       page.t(x.reason), x.money ? " " + format(*x.money, page.l) : ""),
                           "notice");
        if (o.blank()) page.paragraph(o, page.w(W::no_figures));
    });
}

void proposals(Page& page, HtmlWriter& out, const Part& part) {
    FigureTable table(page, page.w(W::spending_proposals),
                      {page.w(W::item), page.w(W::number), page.w(W::ambition), page.w(W::recurrence),
                       page.w(W::year), page.w(W::gross), page.w(W::cover), page.w(W::net)});
    for (const SpendingProposal& s : page.programme.spending_proposals) {
        if (!part.takes(s.track)) continue;
        const auto lead = [&] {
            return std::vector<Cell>{table.text(page.name(s)), table.text(s.number), table.text(s.ambition),
                                     table.text(page.code(s.recurrence))};
        };
        if (s.years.empty()) table.row(lead());
        for (const ProposalYear& y : s.years) {
            std::vector<Cell> row = lead();
            for (Cell& c : std::vector<Cell>{table.text(moment(y.year, page.l)), table.figure(y.gross),
                                             table.figure(y.cover), table.figure(y.net)})
                row.push_back(c);
            table.row(std::move(row));
        }
    }
    HtmlWriter body;
    table.write(body);
    if (!body.blank())
        page.section(out, 4, page.w(W::spending_proposals), [&](HtmlWriter& o) { o.markup(body.html()); });
}

void credits(Page& page, HtmlWriter& out) {
    for (const CreditOverview& c : page.programme.credit_overviews) {
        std::vector<When> moments;
        for (const CreditLine& x : c.lines)
            for (const MoneyObservation& e : x.estimates)
                if (std::ranges::find(moments, e.at) == moments.end()) moments.push_back(e.at);
        std::ranges::sort(moments);
        std::vector<std::string> columns{page.w(W::item), page.w(W::state), page.w(W::credit_size),
                                         page.w(W::realised), page.w(W::remaining)};
        for (const When& m : moments) columns.push_back(page.w(W::estimate) + " " + moment(m, page.l));
        FigureTable table(page, page.name(c), columns);
        for (const CreditLine& x : c.lines) {
            std::vector<Cell> row{table.text(page.name(x)), table.text(page.code(x.state)),
                                  table.figure(x.size), table.figure(x.realised), table.figure(x.remaining)};
            for (const When& m : moments) {
                Cell cell;
                for (const MoneyObservation& e : x.estimates)
                    if (e.at == m) cell = table.figure(e.figure);
                row.push_back(cell);
            }
            table.row(std::move(row), x.role != CreditRole::credit);
        }
        page.section(out, 4, page.name(c), [&](HtmlWriter& o) {
            table.write(o);
            if (o.blank()) page.paragraph(o, page.w(W::no_figures));
        });
    }
}

}  // namespace

void write_budgets(Page& page, HtmlWriter& out, const Part& part) {
    const Programme& p = page.programme;
    page.section(out, 3, page.w(W::budgets), [&](HtmlWriter& o) {
        for (const BudgetStatement& x : p.budget_statements)
            if (part.takes(x.track)) statement(page, o, x);
        for (const VarianceAnalysis& x : p.variance_analyses) {
            Id<Track> track;
            for (const BudgetStatement& of : p.budget_statements)
                if (of.id == x.statement) track = of.track;
            if (part.takes(track)) variance(page, o, x);
        }
        for (const BudgetSeries& x : p.budget_series)
            if (part.takes(x.track)) series(page, o, x);
        proposals(page, o, part);
        if (part.track == nullptr) credits(page, o);
    });
}

void write_tables(Page& page, HtmlWriter& out, const Part& part) {
    const auto tables = [&](HtmlWriter& o, const auto& list) {
        for (const auto& t : list) {
            if (!part.takes(t.track)) continue;
            std::vector<std::string> columns{page.w(W::item)};
            for (const TableColumn& c : t.columns)
                columns.push_back(c.name.empty() && c.at ? moment(*c.at, page.l) : page.name(c));
            FigureTable table(page, page.name(t) + (t.title_years ? ", " + to_string(*t.title_years) : ""),
                              columns);
            for (const auto& r : t.rows) {
                std::vector<Cell> row{table.text(page.name(r))};
                for (const auto& f : r.figures) row.push_back(table.figure(f));
                table.row(std::move(row), !r.equals.empty());
            }
            HtmlWriter body;
            table.write(body);
            if (body.blank())
                page.paragraph(o, page.name(t) + ": " + page.w(W::no_figures));
            else
                o.markup(body.html());
        }
    };
    page.section(out, 3, page.w(W::tables), [&](HtmlWriter& o) {
        tables(o, page.programme.money_tables);
        tables(o, page.programme.count_tables);
        tables(o, page.programme.share_tables);
    });
    page.section(out, 3, page.w(W::key_figures), [&](HtmlWriter& o) {
        FigureTable table(page, page.w(W::key_figures),
                          {page.w(W::item), page.w(W::at), page.w(W::figure), page.w(W::role)});
        for (const KeyFigure& k : page.programme.key_figures) {
            if (!part.takes(k.track)) continue;
            Cell figure = table.figure(k.money);
            if (k.count) figure = table.figure(k.count);
            if (k.share) figure = table.figure(k.share);
            if (k.hours) figure = table.figure(k.hours);
            if (figure.html.empty() && !k.equals.empty()) figure = table.text(page.code(Status::derived));
            table.row({table.text(page.name(k)), table.text(page.when(k.at)), figure,
                       table.text(k.role == KeyFigureRole::parameter ? page.code(k.role) : "")});
        }
        table.write(o);
    });
}

}  // namespace sociaaldomein::detail
