#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>

#include "scenario/detail/builder.hpp"
#include "scenario/detail/caseload_node.hpp"

namespace sociaaldomein::detail {
namespace {

/// All flows of one direction together, on the frequency of the axis.
TimeSeries flow_series(Builder& b, const Caseload& c, FlowDirection direction, const std::string& key) {
    TimeSeries sum;
    bool first = true;
    for (const sociaaldomein::Flow& f : c.flows) {
        if (f.direction != direction) continue;
        const SeriesInput input = series_of(b.programme, f.observations, c.breaks, key, b.start());
        if (input.series.empty()) return {};
        const TimeSeries one = on_frequency(
            in_persons(input).labelled({.key = key, .measure = MeasureKind::flow, .reported = {}}),
            b.model.axis.frequency());
        if (first) {
            sum = one;
            first = false;
            continue;
        }
        const PeriodAxis both = hull(sum.axis(), one.axis());
        std::vector<double> values(static_cast<std::size_t>(both.size()));
        for (std::int64_t t = 0; t < both.size(); ++t)
            values[static_cast<std::size_t>(t)] = sum.at(both.period(t)) + one.at(both.period(t));
        sum = TimeSeries(one.label(), both.first(), std::move(values));
    }
    return sum;
}

/// A series made of three others, where all are known.
template <class Combine>
TimeSeries combined(const TimeSeries& stock, const TimeSeries& in, const TimeSeries& out, SeriesLabel label,
                    const Combine& combine) {
    if (stock.empty() || out.empty()) return {};
    std::vector<double> values;
    for (std::int64_t t = 0; t < out.size(); ++t) {
        const Period period = out.axis().period(t);
        values.push_back(combine(stock.at(period - 1), stock.at(period), in.empty() ? 0.0 : in.at(period),
                                 out.at(period)));
    }
    std::size_t lead = 0;
    while (lead < values.size() && std::isnan(values[lead])) ++lead;
    values.erase(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(lead));
    while (!values.empty() && std::isnan(values.back())) values.pop_back();
    if (values.empty()) return {};
    return {std::move(label), out.axis().first() + static_cast<std::int64_t>(lead), std::move(values)};
}

/// What those who came in i steps ago go through in the next step: at its start they are there for i and a half steps on
/// average.
std::vector<CaseloadNode::Bin> bins_of(Builder& b, const std::string& path,
                                       const std::vector<DurationClass>& classes) {
    const double step = b.model.step_years;
    std::vector<int> rates;
    std::vector<double> ends;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        rates.push_back(b.assume(fmt::format("{}/durations/{}/exit_rate", path, i), classes[i].exit_rate));
        ends.push_back(classes[i].until.value_or(std::numeric_limits<double>::infinity()));
    }
    const double last = classes.size() > 1 ? ends[ends.size() - 2] : 0.0;
    const auto count = static_cast<std::size_t>(std::ceil(last / step)) + 1;
    const auto overlap = [&](std::size_t i, double from, double to) {
        return std::max(0.0, std::min(to, ends[i]) - std::max(from, i == 0 ? 0.0 : ends[i - 1]));
    };
    std::vector<CaseloadNode::Bin> bins(count);
    double alive = 1.0;  // of those who come in each step, as many as are still there
    double total = 0.0;
    for (std::size_t k = 0; k < count; ++k) {
        const double age = static_cast<double>(k) * step;
        double hazard = 0.0;
        for (std::size_t i = 0; i < classes.size(); ++i)
            if (const double years = overlap(i, age + 0.5 * step, age + 1.5 * step); years > 0.0) {
                bins[k].exposure.emplace_back(rates[i], years);
                hazard += years * std::max(0.0, classes[i].exit_rate.value);
            }
        double stays = -hazard;
        Run::exp(&stays, 1);
        const bool endless = k + 1 == count;
        bins[k].share = endless ? alive / std::max(1e-3, 1.0 - stays) : alive;
        alive *= stays;
        total += bins[k].share;
    }
    // Without shares: as many as a steady caseload would hold.
    for (CaseloadNode::Bin& bin : bins) bin.share /= total;
    if (!classes.front().share) return bins;
    for (std::size_t k = 0; k < count; ++k) {
        bins[k].share = 0.0;
        const double from = static_cast<double>(k) * step;
        const double to = k + 1 == count ? std::numeric_limits<double>::infinity() : from + step;
        for (std::size_t i = 0; i < classes.size(); ++i) {
            const double begins = i == 0 ? 0.0 : ends[i - 1];
            const bool endless = i + 1 == classes.size();
            if (endless)
                bins[k].share += k + 1 == count ? classes[i].share->value : 0.0;
            else
                bins[k].share += classes[i].share->value * overlap(i, from, to) / (ends[i] - begins);
        }
    }
    return bins;
}

std::string shown(const Text& name, const std::string& id, Language l) {
    return name.empty() ? id : name.in(l);
}

void say_assumed(Builder& b, const Caseload& c, const Projected& p) {
    const std::int64_t n = p.forecast.reports[0].observations;
    if (n >= 5) return;
    b.note(fmt::format("{}: {} waarneming(en); de spreiding is grotendeels verondersteld.",
                       shown(c.name, c.id.str(), Language::nl), n),
           fmt::format("{}: {} observation(s); most of the spread is assumed.",
                       shown(c.name, c.id.str(), Language::en), n));
}

}  // namespace

void add_caseload(Builder& b, const Caseload& c) {
    const CaseloadFuture& f = *c.future;
    const std::string name = "caseloads." + c.id.str();
    const std::string path = "/caseloads/" + c.id.str() + "/future";
    const SeriesInput observed = series_of(b.programme, c.observations, c.breaks, name + ".size", b.start());
    const TimeSeries stock = on_frequency(in_persons(observed), b.model.axis.frequency());
    const bool has_stock = stock.observations() > 0;
    const int size = b.quantity(name + ".size");
    b.observe(size, stock);
    if (!f.start && !has_stock)
        throw Error(Errc::missing_field,
                    fmt::format("found no observation before {} and no start, expected one of them",
                                to_string(b.model.axis.first())),
                    path + "/start");
    const double newest = has_stock ? stock.values().back() : 0.0;
    if (has_stock && stock.axis().last() + 1 < b.model.axis.first())
        b.note(fmt::format("{}: de laatste waarneming is van {}.", shown(c.name, c.id.str(), Language::nl),
                           to_string(stock.axis().last())),
               fmt::format("{}: the last observation is of {}.", shown(c.name, c.id.str(), Language::en),
                           to_string(stock.axis().last())));

    if (f.dynamics == Dynamics::series) {
        auto node = std::make_unique<SeriesNode>();
        node->size = size;
        node->start = b.assume(path + "/start", f.start);
        node->start_value = newest;
        node->step_years = b.model.step_years;
        node->growth = b.assume(path + "/growth", f.growth);
        node->effects = b.effects(name + ".size");
        if (node->growth < 0) {
            if (!has_stock)
                throw Error(Errc::missing_field, "found no observation and no growth, expected one of them",
                            path);
            node->projected =
                project_input(stock, b.model.axis, true, !observed.negative, b.shock(name + ".size"));
            say_assumed(b, c, *node->projected);
        }
        b.model.nodes.push_back(std::move(node));
        return;
    }

    auto node = std::make_unique<CaseloadNode>();
    node->size = size;
    node->inflow = b.quantity(name + ".inflow");
    node->outflow = b.quantity(name + ".outflow");
    node->unexplained = b.quantity(name + ".unexplained");
    node->step_years = b.model.step_years;
    node->start = b.assume(path + "/start", f.start);
    node->start_value = newest;
    node->in_effects = b.effects(name + ".inflow");
    node->out_effects = b.effects(name + ".outflow");
    node->size_effects = b.effects(name + ".size");
    node->in_shock = b.shock(name + ".inflow");
    node->out_shock = b.shock(name + ".outflow");
    node->in_assumption = b.assume(path + "/inflow", f.inflow);
    node->rate_assumption = b.assume(path + "/exit_rate", f.exit_rate);

    const TimeSeries in = flow_series(b, c, FlowDirection::in, name + ".inflow");
    const TimeSeries out = flow_series(b, c, FlowDirection::out, name + ".outflow");
    b.observe(node->inflow, in);
    b.observe(node->outflow, out);
    constexpr std::int64_t enough = 3;
    const bool rates_stated = node->rate_assumption >= 0 || !f.durations.empty();
    const TimeSeries rate = combined(
        stock, in, out, {.key = name + ".outflow", .measure = MeasureKind::rate, .reported = {}},
        [](double before, double, double, double o) { return before > 0.0 ? o / before : missing_value; });
    if (node->in_assumption < 0 && f.fed_by.empty()) {
        if (in.observations() >= enough && (rate.observations() >= enough || rates_stated)) {
            node->in_mode = CaseloadNode::Flow::observed;
            node->in_paths = project_input(in, b.model.axis, true, true, node->in_shock);
        } else if (has_stock && f.durations.empty()) {
            node->in_mode = CaseloadNode::Flow::inferred;
            node->stock_paths = project_input(stock, b.model.axis, true, true, b.shock(name + ".size"));
            say_assumed(b, c, *node->stock_paths);
            if (node->rate_assumption < 0) {
                // Nothing is known of who leaves: a wide range, and the report says so.
                Assumption wide{.value = 0.35,
                                .low = 0.2,
                                .high = 0.6,
                                .spread = Spread::triangular,
                                .ground = Ground::assumed,
                                .reason = {"uitstroom is niet bekend: afgeleid uit de stand",
                                           "outflow is not known: inferred from the stock"},
                                .source = {}};
                node->rate_assumption = b.assume(path + "/exit_rate", wide);
            }
            b.note(fmt::format("{}: in- en uitstroom zijn niet waargenomen maar uit de stand afgeleid.",
                               shown(c.name, c.id.str(), Language::nl)),
                   fmt::format("{}: inflow and outflow were not observed but inferred from the stock.",
                               shown(c.name, c.id.str(), Language::en)));
        } else {
            throw Error(
                Errc::missing_field,
                "found neither an inflow, nor observed flows, nor a stock to infer it from, expected one of "
                "them",
                path + "/inflow");
        }
    }
    if (node->in_mode != CaseloadNode::Flow::inferred && !rates_stated) {
        if (rate.observations() < enough)
            throw Error(
                Errc::missing_field,
                "found neither an exit rate nor at least three observed outflows beside the stock, expected "
                "one of them",
                path + "/exit_rate");
        node->out_mode = CaseloadNode::Flow::observed;
        node->rate_paths = project_input(rate, b.model.axis, false, true, node->out_shock);
    }
    if (node->in_mode == CaseloadNode::Flow::observed) {
        const TimeSeries rest = combined(
            stock, in, out, {.key = name + ".unexplained", .measure = MeasureKind::flow, .reported = {}},
            [](double before, double now, double i, double o) { return now - before - i + o; });
        b.observe(node->unexplained, rest);
        bool any = false;
        for (const double v : rest.values()) any = any || (!std::isnan(v) && v != 0.0);
        // What nobody explains has no trend to carry on, and of a few values no mean is known, either.
        constexpr std::int64_t enough_for_a_mean = 5;
        if (any && rest.observations() < enough_for_a_mean)
            b.note(
                fmt::format(
                    "{}: in- en uitstroom verklaren de stand niet helemaal; met {} waarnemingen is de rest "
                    "niet door te rekenen, en die blijft weg.",
                    shown(c.name, c.id.str(), Language::nl), rest.observations()),
                fmt::format(
                    "{}: flows do not wholly explain the stock; with {} observations the rest cannot be "
                    "carried on, and is left out.",
                    shown(c.name, c.id.str(), Language::en), rest.observations()));
        if (any && rest.observations() >= enough_for_a_mean) {
            node->rest_paths = project_input(rest, b.model.axis, true, false, b.shock(name + ".unexplained"),
                                             ForecastModel::mean);
            b.note(
                fmt::format(
                    "{}: de stand verandert ook door wat in- en uitstroom niet verklaren; dat is apart "
                    "geprognosticeerd.",
                    shown(c.name, c.id.str(), Language::nl)),
                fmt::format("{}: the stock also moves by what flows do not explain; that is projected apart.",
                            shown(c.name, c.id.str(), Language::en)));
        }
    }
    if (!f.durations.empty()) node->bins = bins_of(b, path, f.durations);
    for (std::size_t i = 0; i < f.fed_by.size(); ++i) {
        const std::string at = fmt::format("{}/fed_by/{}", path, i);
        node->feeds.push_back({b.quantity(f.fed_by[i].from), b.assume(at + "/share", f.fed_by[i].share),
                               b.shock(at),
                               f.fed_by[i].share.value == 1.0 && !f.fed_by[i].share.uncertain()});
    }
    if (f.driver) {
        node->driver = b.quantity(f.driver->of);
        for (std::size_t i = 0; i < f.driver->coefficients.size(); ++i)
            node->coefficients.push_back(
                b.assume(fmt::format("{}/driver/coefficients/{}", path, i), f.driver->coefficients[i]));
        const TimeSeries& past = b.model.observed[static_cast<std::size_t>(node->driver)];
        // The last of them stands at the start, which the driver computes itself.
        for (const double v : past.values())
            if (!std::isnan(v)) node->driver_before.push_back(v);
    }
    b.model.nodes.push_back(std::move(node));
}

}  // namespace sociaaldomein::detail
