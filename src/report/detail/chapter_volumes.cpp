#include <algorithm>

#include "report/detail/chapter.hpp"

namespace sociaaldomein::detail {
namespace {

void series_table(Page& page, HtmlWriter& out, const std::string& caption,
                  const std::vector<CountObservation>& observations) {
    FigureTable table(page, caption, {page.w(W::at), page.w(W::count)});
    for (const auto& v : vintages(page.programme, observations))
        table.row({table.text(moment(v.at, page.l)), table.vintage(v)});
    table.write(out);
}

void changes_table(Page& page, HtmlWriter& out, const std::string& name, const std::vector<Change>& changes) {
    FigureTable table(
        page, page.w(W::printed_changes) + ": " + name,
        {page.w(W::since), page.w(W::up_to), page.w(W::change), page.w(W::share), page.w(W::kind)});
    for (const Change& c : changes)
        table.row({table.text(moment(c.since, page.l)), table.text(moment(c.at, page.l)),
                   table.figure(c.count), table.figure(c.share), table.text(page.code(c.kind))});
    table.write(out);
}

void breaks_list(Page& page, HtmlWriter& out, const std::vector<DefinitionBreak>& breaks,
                 const std::vector<Revision>& revisions) {
    for (const DefinitionBreak& b : breaks)
        page.paragraph(
            out,
            fmt::format("{} ({}): {}", page.w(W::definition_break), moment(b.at, page.l), page.t(b.reason)),
            "notice");
    for (const Revision& r : revisions)
        page.paragraph(out,
                       fmt::format("{} ({}): {}{}", page.w(W::revision), moment(r.at, page.l),
                                   page.t(r.reason), r.money ? " " + format(*r.money, page.l) : ""),
                       "notice");
}

void caseload(Page& page, HtmlWriter& out, const Caseload& c) {
    page.section(out, 4, page.name(c), [&](HtmlWriter& o) {
        if (c.act != Act::unspecified) page.labelled(o, W::act, page.code(c.act));
        if (const SeriesProjection* s = page.projected("/caseloads/" + c.id.str()))
            write_projection(page, o, *s);
        series_table(page, o, page.name(c), c.observations);
        for (const Flow& f : c.flows)
            series_table(page, o, page.code(f.direction) + (f.reason.empty() ? "" : ": " + page.t(f.reason)),
                         f.observations);
        changes_table(page, o, page.name(c), c.changes);
        breaks_list(page, o, c.breaks, c.revisions);
        if (o.blank()) page.paragraph(o, page.w(W::no_figures));
    });
}

void waitlist(Page& page, HtmlWriter& out, const Waitlist& w) {
    page.section(out, 4, page.name(w), [&](HtmlWriter& o) {
        const std::string act = page.code(w.act);
        page.labelled(o, W::act, act + (act.empty() || w.product.empty() ? "" : ", ") + w.product);
        if (const SeriesProjection* s = page.projected("/waitlists/" + w.id.str()))
            write_projection(page, o, *s);
        series_table(page, o, page.w(W::placeable), w.observations);
        series_table(page, o, page.w(W::not_placeable), w.not_placeable);
        series_table(page, o, page.w(W::temporary_places), w.temporary_places);
        changes_table(page, o, page.name(w), w.changes);
        FigureTable regimes(page, page.w(W::regimes), {page.w(W::from), page.w(W::regime)});
        for (const RegimeChange& r : w.regimes) {
            regimes.note_source(r.source);
            regimes.row({regimes.text(r.from ? moment(*r.from, page.l) : page.w(W::date_unknown)),
                         regimes.text(page.code(r.regime))});
        }
        regimes.write(o);
        breaks_list(page, o, {}, w.revisions);
        if (o.blank()) page.paragraph(o, page.w(W::no_figures));
    });
}

void breakdown(Page& page, HtmlWriter& out, const Breakdown& b) {
    FigureTable table(page, page.name(b) + (b.at ? ", " + moment(*b.at, page.l) : ""),
                      {page.w(W::part), page.w(W::form), page.w(W::count)});
    for (const BreakdownPart& p : b.parts)
        table.row({table.text(page.name(p)), table.text(page.code(p.form)), table.figure(p.figure)});
    if (b.total) table.row({table.text(page.w(W::total)), {}, table.figure(b.total)}, true);
    if (!b.exhaustive) table.note(page.w(W::not_exhaustive));
    page.section(out, 4, page.name(b), [&](HtmlWriter& o) {
        table.write(o);
        if (o.blank()) page.paragraph(o, page.w(W::no_figures));
    });
}

void funnel(Page& page, HtmlWriter& out, const Funnel& f) {
    FigureTable table(page, page.name(f) + (f.at ? ", " + moment(*f.at, page.l) : ""),
                      {page.w(W::stage), page.w(W::count), page.w(W::follow_up)});
    BarChart chart;
    chart.frame.id = page.chart_id();
    chart.frame.title = page.name(f);
    chart.frame.description = page.w(W::chart_table_below);
    chart.frame.number = [l = page.l](double v, int d) { return number(v, d, l); };
    const auto add = [&](const std::string& label, const CountFigure& figure, const std::string& note) {
        table.row({table.text(label), table.figure(figure), table.text(note)});
        if (figure.present()) chart.rows.push_back({label, static_cast<double>(figure.value.raw())});
    };
    if (f.entered) add(page.w(W::entered), *f.entered, "");
    for (const FunnelStage& s : f.stages) add(page.name(s), s.figure, page.w(s.fruitful ? W::yes : W::no));
    if (f.remainder) add(page.w(W::remainder), *f.remainder, page.w(W::no));
    if (f.places) table.row({table.text(page.w(W::places)), table.figure(f.places), {}});
    page.section(out, 4, page.name(f), [&](HtmlWriter& o) {
        if (chart.rows.size() > 1)
            o.open("figure").markup(render_both(chart)).element("figcaption", page.name(f)).close();
        table.write(o);
        if (o.blank()) page.paragraph(o, page.w(W::no_figures));
    });
}

void trajectory(Page& page, HtmlWriter& out, const Trajectory& x) {
    FigureTable table(page, page.name(x), {page.w(W::item), page.w(W::count)});
    const auto add = [&](W label, const std::optional<CountFigure>& figure) {
        if (figure) table.row({table.text(page.w(label)), table.figure(figure)});
    };
    add(W::per_year, x.per_year);
    add(W::number_of_years, x.number_of_years);
    add(W::task, x.total);
    add(W::realised, x.realised);
    add(W::promised, x.promised);
    add(W::committed, x.committed);
    FigureTable projects(page, page.w(W::projects) + ": " + page.name(x),
                         {page.w(W::project), page.w(W::state), page.w(W::at), page.w(W::places)});
    for (const PlacesProject& p : x.projects)
        projects.row(
            {projects.text(page.name(p) + (p.includes_co_tenants ? " (" + page.w(W::co_tenants) + ")" : "")),
             projects.text(page.code(p.state)), projects.text(page.when(p.at)), projects.figure(p.figure)});
    page.section(out, 4, page.name(x), [&](HtmlWriter& o) {
        if (x.years) page.labelled(o, W::years, to_string(*x.years));
        if (x.by) page.labelled(o, W::progress_until, moment(*x.by, page.l));
        table.write(o);
        projects.write(o);
        if (o.blank()) page.paragraph(o, page.w(W::no_figures));
    });
}

}  // namespace

void write_projection(Page& page, HtmlWriter& out, const SeriesProjection& s) {
    if (s.basis == ProjectionBasis::none) return;
    const std::string name = s.name.empty() ? s.path : page.t(s.name);
    if (s.basis == ProjectionBasis::assumed)  // its range stands with all others of this kind in the overview
        return page.paragraph(out, page.w(s.projection.observations == 1 ? W::too_few_one : W::too_few_two),
                              "source");
    LineChart chart;
    chart.frame.id = page.chart_id();
    chart.frame.title = name;
    chart.frame.unit = std::string(code_word("Unit", type_info<Unit>().format(&s.unit), page.l));
    double largest = 0;
    for (const double v : s.observed) largest = std::max(largest, v > 0 ? v : (v < 0 ? -v : 0));
    chart.frame.decimals = decimals_for(largest, s.dimension);
    chart.frame.number = [l = page.l](double v, int d) { return number(v, d, l); };
    const std::size_t from = s.periods.size() - s.ahead;
    chart.frame.description =
        fmt::format(fmt::runtime(page.w(W::chart_description)), name, s.projection.observations,
                    moment(s.periods.front(), page.l), moment(s.periods[from - 1], page.l),
                    amount(s.observed[from - 1], s.unit, s, page.l), moment(s.periods.back(), page.l),
                    amount(s.projection.mean.back(), s.unit, s, page.l));
    for (const Period& p : s.periods) chart.x_labels.push_back(to_string(p));
    LineSeries line;
    line.observed = s.observed;
    line.projected.assign(s.periods.size(), no_value);
    std::ranges::copy(s.projection.mean, line.projected.begin() + static_cast<std::ptrdiff_t>(from));
    for (const ProjectedInterval& i : s.projection.intervals) {
        ChartBand band{percent(i.level, page.l), std::vector<double>(s.periods.size(), no_value),
                       std::vector<double>(s.periods.size(), no_value)};
        std::ranges::copy(i.lower, band.lower.begin() + static_cast<std::ptrdiff_t>(from));
        std::ranges::copy(i.upper, band.upper.begin() + static_cast<std::ptrdiff_t>(from));
        line.bands.push_back(std::move(band));
    }
    chart.series.push_back(std::move(line));
    chart.observed_label = page.w(W::observed);
    chart.projected_label = page.w(W::projected);
    out.open("figure")
        .markup(render_both(chart))
        .element("figcaption", fmt::format(fmt::runtime(page.w(W::chart_caption)), name))
        .close();

    std::vector<std::string> columns{page.w(W::period), page.w(W::expected_value)};
    for (const ProjectedInterval& i : s.projection.intervals)
        columns.push_back(percent(i.level, page.l) + " " + page.w(W::interval));
    FigureTable table(page, page.w(W::projection_of) + " " + name, columns);
    for (std::size_t h = 0; h < s.ahead; ++h) {
        std::vector<Cell> row{table.text(moment(s.periods[from + h], page.l)),
                              Cell{escaped(amount(s.projection.mean[h], s.unit, s, page.l)), {}, true}};
        for (const ProjectedInterval& i : s.projection.intervals)
            row.push_back(Cell{escaped(fmt::format("{} – {}", amount(i.lower[h], s.unit, s, page.l),
                                                   amount(i.upper[h], s.unit, s, page.l))),
                               {},
                               true});
        table.row(std::move(row));
    }
    table.note(page.w(W::projection_method));
    for (const Text& a : s.assumptions) table.note(page.t(a));
    table.write(out);
}

void write_volumes(Page& page, HtmlWriter& out, const Part& part) {
    const Programme& p = page.programme;
    const auto each = [&](W title, const auto& records, const auto& write) {
        page.section(out, 3, page.w(title), [&](HtmlWriter& o) {
            for (const auto& r : records)
                if (part.takes(r.track)) write(page, o, r);
        });
    };
    each(W::caseloads, p.caseloads, caseload);
    each(W::waitlists, p.waitlists, waitlist);
    each(W::breakdowns, p.breakdowns, breakdown);
    each(W::funnels, p.funnels, funnel);
    each(W::trajectories, p.trajectories, trajectory);
    each(W::referral_mixes, p.referral_mixes, [](Page& pg, HtmlWriter& o, const ReferralMix& m) {
        FigureTable table(pg, pg.name(m) + (m.at ? ", " + moment(*m.at, pg.l) : ""),
                          {pg.w(W::referrer), pg.w(W::channel), pg.w(W::share)});
        for (const ReferralShare& s : m.shares)
            table.row({table.text(s.referrer == Referrer::unspecified ? s.id : pg.code(s.referrer)),
                       table.text(pg.t(s.channel)), table.figure(s.figure)});
        if (!m.exhaustive) table.note(pg.w(W::shares_overlap));
        pg.section(o, 4, pg.name(m), [&](HtmlWriter& i) {
            table.write(i);
            if (i.blank()) pg.paragraph(i, pg.w(W::no_figures));
        });
    });
    each(W::shared_provisions, p.shared_provisions, [](Page& pg, HtmlWriter& o, const SharedProvision& s) {
        FigureTable table(pg, pg.name(s),
                          {pg.w(W::participant), pg.w(W::places), pg.w(W::share), pg.w(W::cost)});
        for (const ProvisionParticipant& x : s.participants)
            table.row({table.text(pg.name(x)), table.figure(x.places), table.figure(x.cost_share), {}});
        if (s.capacity || s.cost || s.participants.empty())
            table.row({table.text(pg.w(W::total)), table.figure(s.capacity), {}, table.figure(s.cost)}, true);
        pg.section(o, 4, pg.name(s), [&](HtmlWriter& i) { table.write(i); });
    });
}

void write_workloads(Page& page, HtmlWriter& out) {
    page.section(out, 3, page.w(W::workloads), [&](HtmlWriter& o) {
        FigureTable teams(page, page.w(W::teams), {page.w(W::team), page.w(W::area), page.w(W::since)});
        for (const Team& t : page.programme.teams) {
            teams.note_source(t.source);
            teams.row({teams.text(page.name(t)), teams.text(t.area), teams.text(page.when(t.since))});
        }
        teams.write(o);
        FigureTable loads(page, page.w(W::workloads),
                          {page.w(W::item), page.w(W::team), page.w(W::discipline), page.w(W::at),
                           page.w(W::per_team), page.w(W::per_employee), page.w(W::own_effort)});
        for (const TeamWorkload& x : page.programme.team_workloads) {
            std::string team = page.w(W::all_teams);
            for (const Team& t : page.programme.teams)
                if (t.id == x.team) team = page.name(t);
            loads.row({loads.text(page.name(x)), loads.text(team), loads.text(page.code(x.discipline)),
                       loads.text(page.when(x.at)), loads.figure(x.per_team), loads.figure(x.per_employee),
                       loads.figure(x.own_effort)});
        }
        loads.write(o);
        for (const TeamWorkload& x : page.programme.team_workloads)
            changes_table(page, o, page.name(x), x.changes);
    });
}

}  // namespace sociaaldomein::detail
