#include <algorithm>

#include "check/detail/context.hpp"
#include "check/detail/rules.hpp"

namespace sociaaldomein::detail {

void check_tracks(Context& context) {
    for (const Track& track : context.programme.tracks) {
        const std::string path = "/tracks/" + track.id.str();
        IdSource ids = context.ids(track.identity, path);
        // By period and report, so that ids do not depend on the order in which documents were given.
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < track.summaries.size(); ++i)
            if (const SourceDocument* d = context.document(track.summaries[i].source);
                d != nullptr && d->period && track.summaries[i].headed)
                order.push_back(i);
        std::ranges::stable_sort(order, {}, [&](std::size_t i) {
            const SourceDocument* d = context.document(track.summaries[i].source);
            return std::pair(*d->period, d->id.str());
        });
        for (const std::size_t i : order) {
            const TrackSummary& summary = track.summaries[i];
            const SourceDocument* document = context.document(summary.source);
            const bool same = *summary.headed == *document->period;
            context.report(statement(
                ids.next(), "heading_period", same ? Severity::holds : Severity::violated,
                both([&](Language l) {
                    return fmt::format(
                        "{}: {} {}, {} {}", named(track.name, track.id.str(), l),
                        pick(l, "het kopje van de samenvatting noemt", "the summary's heading says"),
                        moment(*summary.headed, l), pick(l, "het rapport gaat over", "the report is about"),
                        moment(*document->period, l));
                }),
                {path + "/summaries/" + std::to_string(i) + "/headed",
                 "/sources/" + document->id.str() + "/period"},
                {summary.source}));
        }
    }
}

namespace {

void check_cells(Context& context, const ResultCells& cells, const std::string& path, const Text& name,
                 const std::string& id, const Source& source) {
    const std::pair<const ResultCell*, const char*> all[] = {
        {&cells.finance, "finance"}, {&cells.quantity, "quantity"}, {&cells.quality, "quality"}};
    bool any = false;
    for (const auto& [cell, axis] : all) any = any || cell->stated() || cell->absent != Absence::no;
    if (!any) return;
    IdSource ids = context.ids({}, path);
    for (const auto& [cell, axis] : all) {
        if (cell->stated() || !cell->explanation.empty()) continue;
        context.report(statement(
            ids.next(), "missing_cell", Severity::warning, both([&](Language l) {
                return fmt::format("{}: {} ({}) {}", named(name, id, l), pick(l, "de cel", "the cell"), axis,
                                   pick(l, "is leeg en niet toegelicht", "is empty and not explained"));
            }),
            {path + "/results/" + axis}, {source}));
    }
}

}  // namespace

void check_interventions(Context& context) {
    for (const Movement& m : context.programme.movements)
        check_cells(context, m.results, "/movements/" + m.id.str(), m.to, m.id.str(), m.source);
    for (const Intervention& i : context.programme.interventions) {
        const std::string path = "/interventions/" + i.id.str();
        check_cells(context, i.results, path, i.name, i.id.str(), i.source);
        for (const Agreement& a : i.agreements)
            check_cells(context, a.results, path + "/agreements/" + a.id.str(), a.name, a.id.str(), a.source);
    }
}

void check_indicators(Context& context) {
    for (const IndicatorCount& count : context.programme.indicator_counts) {
        const std::string path = "/indicator_counts/" + count.id.str();
        IdSource ids = context.ids(count.identity, path);
        std::int64_t listed[4] = {0, 0, 0, 0};
        std::vector<std::string> paths[4];
        for (const Indicator& indicator : context.programme.indicators) {
            if (indicator.track != count.track) continue;
            const auto axis = static_cast<std::size_t>(indicator.axis);
            ++listed[axis];
            paths[axis].push_back("/indicators/" + indicator.id.str());
        }
        const std::int64_t all = listed[0] + listed[1] + listed[2] + listed[3];
        if (all == 0) continue;
        const auto compare = [&](const std::optional<CountFigure>& figure, const char* member,
                                 std::int64_t number, std::vector<std::string> rests_on) {
            const std::string id = ids.next();
            if (!figure) return;
            context.compare({.id = id,
                             .rule = "indicator_count",
                             .what = both([&](Language l) {
                                 return fmt::format("{} ({}, {})",
                                                    pick(l, "aantal indicatoren", "number of indicators"),
                                                    count.track.str(), member);
                             }),
                             .more_paths = std::move(rests_on)},
                            Side(Interval(number), Rational(number)), Side(at(path + "/" + member, *figure)));
        };
        compare(count.finance, "finance", listed[1], paths[1]);
        compare(count.quantity, "quantity", listed[2], paths[2]);
        compare(count.quality, "quality", listed[3], paths[3]);
        compare(count.total, "total", all, {});
    }
}

}  // namespace sociaaldomein::detail
