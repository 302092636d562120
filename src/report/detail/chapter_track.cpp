#include <algorithm>

#include "report/detail/chapter.hpp"

namespace sociaaldomein::detail {
namespace {

void summary(Page& page, HtmlWriter& out, const TrackSummary& s) {
    if (s.absent != Absence::no)
        page.paragraph(out,
                       fmt::format("{}: {}. {}", page.w(W::no_summary), absence_words(s.absent, page.l),
                                   page.t(s.explanation)),
                       "notice");
    if (s.headed) page.labelled(out, W::headed, moment(*s.headed, page.l));
    page.labelled(out, W::target_group, page.t(s.target_group));
    page.labelled(out, W::finance, page.t(s.finance));
    page.labelled(out, W::problem, page.t(s.problem));
    if (s.absent == Absence::no) page.paragraph(out, page.t(s.explanation));
    out.open("div", {{"class", "columns"}});
    page.texts(out, W::influenceable, s.influenceable);
    page.texts(out, W::not_influenceable, s.not_influenceable);
    page.texts(out, W::stakeholders, s.stakeholders);
    page.texts(out, W::reforms, s.reforms);
    page.texts(out, W::desired_results, s.desired_results);
    page.texts(out, W::challenges, s.challenges);
    page.texts(out, W::realised_items, s.realised);
    if (!s.links.empty()) {
        out.open("div", {{"class", "list"}}).element("p", page.w(W::links), {{"class", "label"}}).open("ul");
        for (const TrackLink& link : s.links) {
            out.open("li").element("a", page.track_name(link.to), {{"href", "#track-" + link.to.str()}});
            if (!link.reason.empty()) out.text(": " + page.t(link.reason));
            out.close();
        }
        out.close().close();
    }
    out.close();
    page.sources(out, {s.source});
}

std::string report_title(const Page& page, const Source& source) {
    const SourceDocument* d = page.document(source);
    return d == nullptr ? source.document.str() : page.t(d->title);
}

Cell cell(const Page& page, FigureTable& table, const ResultCell& c) {
    std::string text = page.t(c.text);
    if (c.absent != Absence::no) text = std::string(absence_words(c.absent, page.l));
    Cell result = table.text(text);
    if (!c.explanation.empty()) {
        HtmlWriter small;
        small.element("small", page.t(c.explanation), {{"class", "basis"}});
        result.html += small.html();
    }
    return result;
}

std::vector<Cell> cells(const Page& page, FigureTable& table, const std::string& first,
                        const std::string& second, const ResultCells& c) {
    return {table.text(first), table.text(second), cell(page, table, c.finance),
            cell(page, table, c.quantity), cell(page, table, c.quality)};
}

}  // namespace

void write_track_summary(Page& page, HtmlWriter& out, const Track& track) {
    if (track.precondition_only) page.paragraph(out, page.w(W::precondition_only), "notice");
    std::vector<const TrackSummary*> sorted;
    sorted.reserve(track.summaries.size());
    for (const TrackSummary& s : track.summaries) sorted.push_back(&s);
    std::ranges::stable_sort(sorted, std::greater<>(),
                             [&](const TrackSummary* s) { return published(page.programme, s->source); });
    for (const TrackSummary* s : sorted) {
        if (s == sorted.front()) {
            page.section(out, 3, page.w(W::summary), [&](HtmlWriter& o) { summary(page, o, *s); });
            continue;
        }
        out.open("details").element("summary",
                                    page.w(W::earlier_summary) + ": " + report_title(page, s->source));
        summary(page, out, *s);
        out.close();
    }
}

void write_movements(Page& page, HtmlWriter& out) {
    page.section(out, 3, page.w(W::movements), [&](HtmlWriter& o) {
        for (const Movement& m : page.programme.movements) {
            const std::string title =
                m.from.empty() && m.to.empty() ? m.id.str() : page.t(m.from) + " → " + page.t(m.to);
            page.section(o, 4, title, [&](HtmlWriter& i) {
                FigureTable results(
                    page, page.w(W::results_of) + " " + title,
                    {page.w(W::movement), "", page.w(W::finance), page.w(W::quantity), page.w(W::quality)});
                if (m.results != ResultCells{}) results.row(cells(page, results, title, "", m.results));
                results.write(i);
                FigureTable table(
                    page, page.w(W::readings_of) + " " + title,
                    {page.w(W::track), page.w(W::expectation), page.w(W::indicator), page.w(W::explanation)});
                for (const MovementReading& r : m.readings) {
                    table.note_source(r.source);
                    table.row(
                        {table.text(page.track_name(r.track)),
                         table.text(r.absent == Absence::no ? page.t(r.expectation)
                                                            : std::string(absence_words(r.absent, page.l))),
                         table.text(page.t(r.indicator)), table.text(page.t(r.explanation))});
                }
                table.write(i);
                page.sources(i, {m.source});
                if (i.blank()) page.paragraph(i, page.w(W::no_readings));
            });
        }
    });
}

void write_interventions(Page& page, HtmlWriter& out, const Part& part) {
    page.section(out, 3, page.w(W::interventions), [&](HtmlWriter& o) {
        FigureTable plain(page, page.w(W::interventions_plain),
                          {page.w(W::intervention), page.w(W::movement), page.w(W::starts), page.w(W::ends)});
        FigureTable folded(page, page.w(W::fold_out),
                           {page.w(W::intervention), page.w(W::agreement), page.w(W::finance),
                            page.w(W::quantity), page.w(W::quality)});
        for (const Intervention& i : page.programme.interventions) {
            if (!part.takes(i.track)) continue;
            std::string movement = i.movement.str();
            for (const Movement& m : page.programme.movements)
                if (m.id == i.movement && !m.to.empty()) movement = page.t(m.from) + " → " + page.t(m.to);
            plain.note_source(i.source);
            plain.row({plain.text(page.name(i)), plain.text(movement), plain.text(page.when(i.starts)),
                       plain.text(page.when(i.ends))});
            if (i.results != ResultCells{}) {
                folded.note_source(i.source);
                folded.row(cells(page, folded, page.name(i), "", i.results));
            }
            for (const Agreement& a : i.agreements) {
                folded.note_source(a.source);
                folded.row(cells(page, folded, page.name(i), page.name(a), a.results));
            }
        }
        plain.write(o);
        folded.write(o);
    });
}

void write_indicators(Page& page, HtmlWriter& out, const Part& part) {
    HtmlWriter tables;
    std::vector<std::string> groups;
    for (const Indicator& i : page.programme.indicators)
        if (part.takes(i.track) && std::ranges::find(groups, i.group) == groups.end())
            groups.push_back(i.group);
    for (const std::string& group : groups) {
        FigureTable table(page, group.empty() ? page.w(W::indicators) : page.w(W::indicators) + ": " + group,
                          {page.w(W::expectation), page.w(W::axis), page.w(W::direction),
                           page.w(W::indicator), page.w(W::data_source), page.w(W::cadence)});
        for (const Indicator& i : page.programme.indicators) {
            if (!part.takes(i.track) || i.group != group) continue;
            table.note_source(i.source);
            table.row({table.text(i.expectation.empty() ? i.id.str() : page.t(i.expectation)),
                       table.text(page.code(i.axis)), table.text(page.code(i.direction)),
                       table.text(page.t(i.indicator)), table.text(i.data_source),
                       table.text(page.code(i.cadence))});
        }
        table.write(tables);
    }
    FigureTable counts(
        page, page.w(W::indicator_counts),
        {page.w(W::track), page.w(W::finance), page.w(W::quantity), page.w(W::quality), page.w(W::total)});
    for (const IndicatorCount& c : page.programme.indicator_counts)
        if (part.takes(c.track))
            counts.row({counts.text(c.track.empty() ? c.id.str() : page.track_name(c.track)),
                        counts.figure(c.finance), counts.figure(c.quantity), counts.figure(c.quality),
                        counts.figure(c.total)});
    page.section(out, 3, page.w(W::indicators), [&](HtmlWriter& o) {
        counts.write(o);
        if (tables.blank()) return;
        o.open("details").element("summary", page.w(W::all_indicators)).markup(tables.html()).close();
    });
}

}  // namespace sociaaldomein::detail
