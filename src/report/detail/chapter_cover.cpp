#include <algorithm>

#include <sociaaldomein/core/error.hpp>

#include "report/detail/chapter.hpp"

namespace sociaaldomein::detail {
namespace {

void tile(HtmlWriter& out, const std::string& number, const std::string& label, std::string_view css = {}) {
    out.open("li", {{"class", css}}).element("strong", number).element("span", label).close();
}

// The day of a time stamp in words; its time stands with the account of how the report was made.
std::string day(const std::string& time_stamp, Language l) {
    try {
        return moment(parse_when(time_stamp.substr(0, time_stamp.find('T'))), l);
    } catch (const Error&) {
        return time_stamp;
    }
}

const Finding* first_of(const Findings& findings, Severity severity) {
    for (const Finding& f : findings.findings)
        if (f.severity == severity) return &f;
    return nullptr;
}

void listed(Page& page, HtmlWriter& out, Severity severity, W label, std::size_t most) {
    if (first_of(page.findings, severity) == nullptr) return;
    page.section(out, 3, page.w(label), [&](HtmlWriter& o) {
        std::size_t shown = 0;
        std::size_t all = 0;
        o.open("ul", {{"class", severity == Severity::violated ? "violated" : "warning"}});
        for (const Finding& f : page.findings.findings) {
            if (f.severity != severity || ++all > most) continue;
            ++shown;
            o.element("li", finding_sentence(page, f));
        }
        o.close();
        if (all > shown) {
            o.open("p").element("a", fmt::format(fmt::runtime(page.w(W::and_more)), all - shown),
                                {{"href", "#findings"}});
            o.close();
        }
    });
}

// The series that are projected, or those for which a range is assumed: these have no expected value.
FigureTable projections(const Page& page, const std::string& caption, bool assumed) {
    FigureTable table(
        page, caption,
        {page.w(W::series), page.w(W::last_observed), page.w(W::horizon_end), page.w(W::expected_value),
         page.options.levels.empty()
             ? ""
             : percent(page.options.levels.front(), page.l) + " " + page.w(W::interval)});
    for (const SeriesProjection& s : page.series) {
        if (s.basis == ProjectionBasis::none || (s.basis == ProjectionBasis::assumed) != assumed) continue;
        const std::size_t last = s.periods.size() - s.ahead - 1;
        const auto cell = [&](double v) { return Cell{escaped(amount(v, s.unit, s, page.l)), {}, true}; };
        Cell range;
        if (!s.projection.intervals.empty()) {
            const auto& i = s.projection.intervals.front();
            range = Cell{escaped(fmt::format("{} – {}", amount(i.lower.back(), s.unit, s, page.l),
                                             amount(i.upper.back(), s.unit, s, page.l))),
                         {},
                         true};
        }
        Cell observed = cell(s.observed[last]);
        observed.html += " " + escaped("(" + moment(s.periods[last], page.l) + ")");
        table.row({table.text(s.name.empty() ? s.path : page.t(s.name)), observed,
                   table.text(moment(s.periods.back(), page.l)),
                   assumed ? Cell{} : cell(s.projection.mean.back()), range});
    }
    return table;
}

void where_to(Page& page, HtmlWriter& out) {
    HtmlWriter projected;
    projections(page, page.w(W::where_projections_go), false).write(projected);
    const auto short_ones = std::ranges::count_if(
        page.series, [](const SeriesProjection& s) { return s.basis == ProjectionBasis::assumed; });
    if (projected.blank() && short_ones == 0) return;
    page.section(out, 3, page.w(W::where_projections_go), [&](HtmlWriter& o) {
        o.markup(projected.html());
        if (!projected.blank()) page.paragraph(o, page.w(W::projection_method));
        if (short_ones == 0) return;
        const std::string title = fmt::format(fmt::runtime(page.w(W::too_short)), short_ones);
        FigureTable ranges = projections(page, title, true);
        ranges.note(page.w(W::assumed_ranges));
        o.open("details").element("summary", title);
        ranges.write(o);
        o.close();
    });
}

void targets(Page& page, HtmlWriter& out) {
    FigureTable table(
        page, page.w(W::savings_targets),
        {page.w(W::target), page.w(W::at), page.w(W::amount), page.w(W::original), page.w(W::of_which)});
    for (const SavingsLedger& ledger : page.programme.savings_ledgers) {
        std::string parts;
        for (const SavingsPart& p : ledger.parts)
            parts +=
                fmt::format("{}{}: {}", parts.empty() ? "" : "; ", page.name(p), format(p.figure, page.l));
        table.row({table.text(page.name(ledger)), table.text(page.when(ledger.at)),
                   table.figure(ledger.target), table.figure(ledger.original), table.text(parts)});
    }
    HtmlWriter body;
    table.write(body);
    if (!body.blank())
        page.section(out, 3, page.w(W::savings_targets), [&](HtmlWriter& o) { o.markup(body.html()); });
}

}  // namespace

void write_cover(Page& page, HtmlWriter& out) {
    const Programme& p = page.programme;
    out.open("header", {{"class", "cover"}});
    if (!p.municipality.name.empty()) {
        std::string place = page.w(W::municipality) + " " + p.municipality.name;
        if (!p.municipality.code.empty()) place += " (" + p.municipality.code + ")";
        if (!p.municipality.region.empty()) place += ", " + page.w(W::region) + " " + p.municipality.region;
        out.element("p", place, {{"class", "place"}});
    }
    out.element("h1", page.name(p));
    if (!p.sources.empty()) {
        const auto [first, last] = std::ranges::minmax_element(p.sources, {}, [&](const SourceDocument& d) {
            return published(p, Source{d.id, {}});
        });
        page.paragraph(out, fmt::format(fmt::runtime(page.w(W::based_on)), p.sources.size(),
                                        page.t(first->title), page.t(last->title)));
    }
    if (!page.options.generated_at.empty())
        page.labelled(out, W::made_on, day(page.options.generated_at, page.l));
    const CheckSummary& s = page.findings.summary;
    out.open("ul", {{"class", "tiles"}});
    tile(out, number(s.figures, 0, page.l), page.w(W::tile_figures));
    tile(out, number(s.identities, 0, page.l), page.w(W::tile_identities));
    tile(out, number(s.holds + s.holds_within_rounding, 0, page.l), page.w(W::tile_hold), "good");
    tile(out, number(s.violated, 0, page.l), page.w(W::tile_violated), s.violated > 0 ? "bad" : "");
    tile(out, number(s.warnings, 0, page.l), page.w(W::tile_warnings), s.warnings > 0 ? "doubt" : "");
    out.close().close();
}

void write_overview(Page& page, HtmlWriter& out) {
    page.section(
        out, 2, page.w(W::overview),
        [&](HtmlWriter& o) {
            const CheckSummary& s = page.findings.summary;
            page.paragraph(o, fmt::format(fmt::runtime(page.w(W::overview_checked)), s.identities, s.holds,
                                          s.holds_within_rounding, s.violated, s.warnings, s.undecided));
            if (page.options.suppress_below.value_or(0) > 1)
                page.paragraph(
                    o, fmt::format(fmt::runtime(page.w(W::suppression_note)), *page.options.suppress_below),
                    "notice");
            listed(page, o, Severity::violated, W::what_contradicts, 12);
            listed(page, o, Severity::warning, W::what_is_uncertain, 6);
            targets(page, o);
            where_to(page, o);
            write_questions_ahead(page, o);
        },
        "overview");
}

}  // namespace sociaaldomein::detail
