#include "report/detail/chapter.hpp"
#include "report/detail/promise.hpp"

namespace sociaaldomein::detail {

void write_progress(Page& page, HtmlWriter& out, const Part& part) {
    page.section(out, 3, page.w(W::milestones), [&](HtmlWriter& o) {
        FigureTable table(page, page.w(W::milestones_caption),
                          {page.w(W::milestone), page.w(W::outcome), page.w(W::report), page.w(W::state),
                           page.w(W::due), page.w(W::as_printed)});
        for (const Milestone& m : page.programme.milestones) {
            if (!part.takes(m.track)) continue;
            const std::optional<Promise> promise = promise_of(page.programme, m);
            if (!promise) table.row({table.text(page.name(m))});
            for (const MilestoneReport* r : in_order(page.programme, m)) {
                table.note_source(r->source);
                const bool first = r == promise->first;
                table.row({table.text(first ? page.name(m) : "↳ " + page.name(m)),
                           first ? outcome_cell(page, promise->outcome) : Cell{},
                           table.text(report_name(page, r->source)), table.text(page.code(r->state)),
                           table.text(page.when(r->due)), table.text(page.t(r->as_printed))});
            }
        }
        table.write(o);
    });
    page.section(out, 3, page.w(W::learning_cycles), [&](HtmlWriter& o) {
        for (const LearningCycle& c : page.programme.learning_cycles) {
            Id<Track> track;
            for (const Intervention& i : page.programme.interventions)
                if (i.id == c.intervention) track = i.track;
            if (!part.takes(track)) continue;
            page.section(o, 4, page.name(c), [&](HtmlWriter& i) {
                if (c.months > 0)
                    page.paragraph(i, fmt::format(fmt::runtime(page.w(W::every_months)), c.months));
                FigureTable table(page, page.name(c), {page.w(W::step), page.w(W::at), page.w(W::text)});
                for (const LearningStep& s : c.steps) {
                    table.note_source(s.source);
                    table.row({table.text(page.code(s.kind)), table.text(page.when(s.at)),
                               table.text(page.t(s.text))});
                }
                table.write(i, c.source);
                if (i.blank()) page.paragraph(i, page.w(W::no_figures));
            });
        }
    });
}

void write_risks(Page& page, HtmlWriter& out) {
    page.section(out, 3, page.w(W::risks), [&](HtmlWriter& o) {
        for (const RiskRegister& r : page.programme.risk_registers)
            page.section(o, 4, page.name(r), [&](HtmlWriter& i) {
                page.labelled(i, W::standard, r.standard);
                if (r.cadence != Cadence::unspecified) page.labelled(i, W::cadence, page.code(r.cadence));
                FigureTable table(page, page.name(r),
                                  {page.w(W::risk), page.w(W::track), page.w(W::component), page.w(W::level),
                                   page.w(W::amount), page.w(W::measures), page.w(W::changed)});
                for (const Risk& x : r.risks) {
                    HtmlWriter measures;
                    if (!x.measures.empty()) {
                        measures.open("ul");
                        for (const Text& m : x.measures) measures.element("li", page.t(m));
                        measures.close();
                    }
                    table.note_source(x.basis.source);
                    table.row({table.text(page.name(x)), table.text(page.track_name(x.track)),
                               table.text(page.code(x.component)), table.text(page.code(x.level)),
                               table.figure(x.amount), Cell{measures.html()},
                               table.text(x.changed ? page.w(W::yes) : "")});
                }
                table.write(i, r.source);
                if (i.blank()) page.paragraph(i, page.w(W::no_figures));
            });
    });
}

void write_access(Page& page, HtmlWriter& out) {
    page.section(out, 3, page.w(W::access_rules), [&](HtmlWriter& o) {
        for (const AccessRule& r : page.programme.access_rules) {
            FigureTable table(
                page, page.name(r) + (r.product.empty() ? "" : " (" + r.product + ")"),
                {page.w(W::condition), page.w(W::decision_date), page.w(W::within), page.w(W::route)});
            for (const AccessCase& c : r.cases) {
                std::string dates;
                const auto add = [&](W label, const std::optional<Date>& d) {
                    if (d)
                        dates += (dates.empty() ? "" : ", ") + page.w(label) + " " + moment(When(*d), page.l);
                };
                add(W::from, c.from);
                add(W::after, c.after);
                add(W::until, c.until);
                add(W::through, c.through);
                table.row(
                    {table.text(c.condition.empty() ? c.id : page.t(c.condition)), table.text(dates),
                     table.text(c.within_months > 0 ? fmt::format("{} {}", c.within_months, page.w(W::months))
                                                    : ""),
                     table.text(page.t(c.route))});
            }
            table.note_source(r.source);
            page.section(o, 4, page.name(r), [&](HtmlWriter& i) {
                table.write(i);
                if (i.blank()) page.paragraph(i, page.w(W::no_figures));
            });
        }
    });
}

void write_indexes(Page& page, HtmlWriter& out) {
    page.section(out, 3, page.w(W::composite_indexes), [&](HtmlWriter& o) {
        for (const CompositeIndex& x : page.programme.composite_indexes)
            page.section(o, 4, page.name(x), [&](HtmlWriter& i) {
                page.labelled(i, W::population,
                              std::string(code_word("population", x.basis.population, page.l)));
                FigureTable factors(page, page.w(W::factors) + ": " + page.name(x),
                                    {page.w(W::factor), page.w(W::kind), page.w(W::data_source),
                                     page.w(W::weight), page.w(W::state)});
                for (const IndexFactor& f : x.factors)
                    factors.row({factors.text(page.name(f)), factors.text(page.code(f.kind)),
                                 factors.text(f.data_source), factors.figure(f.weight),
                                 factors.text(f.lost ? page.w(W::lost) : "")});
                factors.write(i);
                FigureTable values(page, page.name(x), {page.w(W::area), page.w(W::at), page.w(W::value)});
                for (const IndexValue& v : x.values) {
                    values.note_source(v.source);
                    values.row({values.text(v.area), values.text(moment(v.at, page.l)),
                                Cell{escaped(number(v.value, 2, page.l)), {}, true}});
                }
                values.write(i, x.basis.source);
                if (x.lost_data) page.labelled(i, W::lost_data, format(*x.lost_data, page.l));
                if (i.blank()) page.paragraph(i, page.w(W::no_figures));
            });
    });
}

void write_told(Page& page, HtmlWriter& out, const Part& part) {
    page.section(out, 3, page.w(W::claims), [&](HtmlWriter& o) {
        FigureTable table(page, page.w(W::claims),
                          {page.w(W::claim), page.w(W::strength), page.w(W::as_printed), page.w(W::named)});
        for (const Claim& c : page.programme.claims) {
            if (!part.takes(c.track)) continue;
            Cell printed;
            std::string named;
            if (c.period) printed = table.text(c.period->printed);
            if (c.reference) printed = table.text(c.reference->section);
            if (c.direction) printed = table.text(page.code(c.direction->direction));
            if (c.count) {
                printed = table.figure(c.count->stated);
                for (const Text& n : c.count->named) named += (named.empty() ? "" : "; ") + page.t(n);
            }
            table.note_source(c.basis.source);
            table.row({table.text(c.text.empty() ? c.id : page.t(c.text)), table.text(page.code(c.strength)),
                       printed, table.text(named)});
        }
        HtmlWriter body;
        table.write(body);
        if (!body.blank())
            o.open("details").element("summary", page.w(W::claims_summary)).markup(body.html()).close();
    });
    page.section(out, 3, page.w(W::notes), [&](HtmlWriter& o) {
        for (const Note& n : page.programme.notes) {
            if (!part.takes(n.track)) continue;
            o.open("article", {{"class", "note"}});
            const std::string kind = page.code(n.kind);
            const std::string at = page.when(n.at);
            page.paragraph(o, kind + (kind.empty() || at.empty() ? "" : ", ") + at, "label");
            page.paragraph(o, n.text.empty() ? n.id.str() : page.t(n.text));
            page.sources(o, {n.source});
            o.close();
        }
    });
}

}  // namespace sociaaldomein::detail
