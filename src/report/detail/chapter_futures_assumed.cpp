#include <algorithm>
#include <array>

#include "report/detail/assumption_label.hpp"
#include "report/detail/chapter_futures.hpp"
#include "report/detail/promise.hpp"

namespace sociaaldomein::detail {
namespace {

struct Used {
    NamedAssumption of{};
    std::string
        only_in{};  ///< name of the scenario in which it is used, or used with this value; empty: of the first
};

/// All numbers the scenarios were computed with, those of the first scenario first.
std::vector<Used> used(const Page& page) {
    std::vector<Used> all;
    for (const ScenarioFuture& f : page.futures.of)
        for (const NamedAssumption& a : f.outlook.assumptions) {
            if (!worth_telling(a.assumption)) continue;
            const bool known = std::ranges::any_of(
                all, [&](const Used& u) { return u.of.name == a.name && u.of.assumption == a.assumption; });
            if (known) continue;
            all.push_back({a, &f == &page.futures.first() ? std::string() : scenario_name(page, f)});
        }
    return all;
}

void assumption_table(Page& page, HtmlWriter& out) {
    const std::vector<Used> all = used(page);
    if (all.empty()) return;
    const auto count = [&](const auto& which) { return std::ranges::count_if(all, which); };
    page.paragraph(out,
                   fmt::format(fmt::runtime(page.w(W::assumed_count)), all.size(),
                               count([](const Used& u) { return u.of.assumption.ground == Ground::assumed; }),
                               count([](const Used& u) { return u.of.assumption.uncertain(); })));
    FigureTable table(page, page.w(W::assumed),
                      {page.w(W::record), page.w(W::assumption), page.w(W::value) + ", " + page.w(W::range),
                       page.w(W::ground), page.w(W::reason) + ", " + page.w(W::source)});
    std::string before;
    for (const Used& u : all) {
        const Assumption& a = u.of.assumption;
        const AssumptionLabel label = assumption_label(page.programme, u.of.name, page.l);
        const std::string what =
            u.only_in.empty()
                ? label.what
                : label.what + " (" + fmt::format(fmt::runtime(page.w(W::only_in)), u.only_in) + ")";
        HtmlWriter ground;
        ground.element("span", page.code(a.ground),
                       {{"class", a.ground == Ground::assumed ? "assumed" : ""}});
        const SourceDocument* document = page.document(a.source);
        std::string source = document != nullptr ? page.t(document->title) : a.source.document.str();
        if (!a.source.place.empty()) source += (source.empty() ? "" : ", ") + a.source.place;
        HtmlWriter value;
        value.text(label.value(a.value, page.l));
        if (a.uncertain()) value.element("small", label.range(a, page.l), {{"class", "basis"}});
        HtmlWriter why;
        why.text(page.t(a.reason));
        if (!source.empty()) why.element("small", source, {{"class", "basis"}});
        table.row({table.text(label.record == before ? "↳" : text_or(label.record, u.of.name)),
                   table.text(what), Cell{value.html(), {}, true}, Cell{ground.html()}, Cell{why.html()}});
        before = label.record;
    }
    table.write(out);
}

/// What the document states to compute with, also where nothing was computed.
void computed_with(Page& page, HtmlWriter& out) {
    const Programme& p = page.programme;
    std::vector<OutlookQuantity> known = outlook_quantities(p);
    FigureTable table(page, page.w(W::computed_with),
                      {page.w(W::item), page.w(W::computed_from), page.w(W::amount)});
    const auto euros = [&](const Assumption& a) {
        const AssumptionLabel label{{}, {}, AssumptionLabel::Form::euro};
        const std::string range = label.range(a, page.l);
        return number_cell(label.value(a.value, page.l) + (range.empty() ? "" : " (" + range + ")") +
                           (a.ground == Ground::assumed ? ", " + page.w(W::assumption_mark) : ""));
    };
    for (const Product& x : p.products) {
        std::string of = x.volume;
        for (const OutlookQuantity& q : known)
            if (q.name == x.volume) of = page.t(q.label);
        table.note_source(x.source);
        table.row({table.text(page.name(x)), table.text(of), euros(x.price)});
    }
    for (const BudgetPlan& x : p.budget_plans) {
        std::string of;
        for (const Id<Product>& id : x.products) {
            std::string name = id.str();
            for (const Product& product : p.products)
                if (product.id == id) name = page.name(product);
            of += (of.empty() ? "" : ", ") + name;
        }
        for (const BudgetItem& item : x.items) of += (of.empty() ? "" : ", ") + page.name(item);
        table.note_source(x.source);
        table.row({table.text(page.name(x)), table.text(of),
                   x.budget.empty() ? Cell{} : euros(x.budget.front().amount)});
    }
    for (const Indexation& x : p.indexations) {
        std::string rates;
        for (const IndexationRate& r : x.rates)
            rates += fmt::format("{}{} {} {}", rates.empty() ? "" : "; ", page.w(W::from),
                                 moment(r.from, page.l), percent(r.rate.value, page.l));
        table.note_source(x.source);
        table.row({table.text(page.name(x)), {}, table.text(rates)});
    }
    table.write(out);
}

}  // namespace

void write_assumed(Page& page, HtmlWriter& out) {
    page.section(
        out, 3, page.w(W::assumed),
        [&](HtmlWriter& o) {
            assumption_table(page, o);
            computed_with(page, o);
            std::vector<Text> notes;
            for (const ScenarioFuture& f : page.futures.of)
                for (const Text& note : f.outlook.notes)
                    if (std::ranges::find(notes, note) == notes.end()) notes.push_back(note);
            page.texts(o, W::inferred, notes);
        },
        "futures-assumed");
}

void write_promises(Page& page, HtmlWriter& out) {
    constexpr std::size_t kinds = 5;
    static constexpr std::array<PromiseOutcome, kinds> order{PromiseOutcome::realised,
                                                             PromiseOutcome::slipped, PromiseOutcome::dropped,
                                                             PromiseOutcome::open, PromiseOutcome::overdue};
    struct Row {
        std::string report;
        Source source;
        std::array<std::size_t, kinds> count{};
    };
    std::vector<Row> rows;
    std::array<std::size_t, kinds> all{};
    std::size_t promised = 0;
    FigureTable list(
        page, page.w(W::promises),
        {page.w(W::milestone), page.w(W::promises_of), page.w(W::promised_for), page.w(W::outcome),
         page.w(W::last_report), page.w(W::last_due), page.w(W::as_printed)});
    for (const Milestone& m : page.programme.milestones) {
        const std::optional<Promise> p = promise_of(page.programme, m);
        if (!p) continue;
        const auto kind = static_cast<std::size_t>(std::ranges::find(order, p->outcome) - order.begin());
        const std::string report = report_name(page, p->first->source);
        auto row = std::ranges::find(rows, report, &Row::report);
        if (row == rows.end()) row = rows.insert(row, {report, p->first->source, {}});
        ++row->count[kind];
        ++all[kind];
        ++promised;
        list.note_source(p->first->source);
        list.note_source(p->last->source);
        const bool again = p->last != p->first;
        list.row({list.text(page.name(m)), list.text(report), list.text(page.when(p->first->due)),
                  outcome_cell(page, p->outcome), list.text(again ? report_name(page, p->last->source) : ""),
                  list.text(again ? page.when(p->last->due) : ""), list.text(page.t(p->last->as_printed))});
    }
    if (promised == 0) return;
    page.section(out, 3, page.w(W::promises), [&](HtmlWriter& o) {
        page.paragraph(o, fmt::format(fmt::runtime(page.w(W::promises_sum)), promised, all[0], all[1], all[2],
                                      all[3], all[4]));
        FigureTable table(page, page.w(W::promises_caption),
                          {page.w(W::promises_of), page.w(W::outcome_realised), page.w(W::outcome_slipped),
                           page.w(W::outcome_dropped), page.w(W::outcome_open), page.w(W::outcome_overdue)});
        std::ranges::stable_sort(rows, {}, [&](const Row& r) { return published(page.programme, r.source); });
        const auto counts = [&](const std::string& name, const std::array<std::size_t, kinds>& count,
                                bool total) {
            std::vector<Cell> cells{table.text(name)};
            for (const std::size_t n : count) cells.push_back(number_cell(std::to_string(n)));
            table.row(std::move(cells), total);
        };
        for (const Row& r : rows) counts(r.report, r.count, false);
        counts(page.w(W::total), all, true);
        table.write(o);
        o.open("details").element("summary", page.w(W::show_promises));
        list.write(o);
        o.close();
    });
}

}  // namespace sociaaldomein::detail
