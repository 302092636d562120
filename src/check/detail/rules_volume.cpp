// Totals and parts of people and places: breakdowns, funnels, referrals, trajectories, shared provisions, indexes.
#include "check/detail/context.hpp"
#include "check/detail/rules.hpp"

namespace sociaaldomein::detail {
namespace {

Side whole(std::int64_t number) { return Side(Interval(number), Rational(number)); }

Text says(const Text& name, const std::string& id, std::string_view nl, std::string_view en) {
    return both([&](Language l) { return fmt::format("{}: {}", named(name, id, l), pick(l, nl, en)); });
}

}  // namespace

void check_breakdowns(Context& context) {
    for (const Breakdown& b : context.programme.breakdowns) {
        const std::string path = "/breakdowns/" + b.id.str();
        IdSource ids = context.ids(b.identity, path);
        if (!b.total || b.parts.empty()) continue;
        Side parts;
        for (const BreakdownPart& part : b.parts) parts += Side(at(path + "/parts/" + part.id, part.figure));
        context.compare(
            {.id = ids.next(),
             .rule = "breakdown",
             .what = b.exhaustive ? says(b.name, b.id.str(), "totaal is de som van de delen",
                                         "total is the sum of its parts")
                                  : says(b.name, b.id.str(), "totaal is ten minste de som van de delen",
                                         "total is at least the sum of its parts"),
             .relation = b.exhaustive ? Relation::equal : Relation::at_least},
            parts, Side(at(path + "/total", *b.total)));
    }
}

void check_funnels(Context& context) {
    for (const Funnel& f : context.programme.funnels) {
        const std::string path = "/funnels/" + f.id.str();
        IdSource ids = context.ids(f.identity, path);
        Side stages;
        const FunnelStage* filling = nullptr;
        for (const FunnelStage& stage : f.stages) {
            stages += Side(at(path + "/stages/" + stage.id, stage.figure));
            if (!f.filled_by.empty() && stage.id == f.filled_by) filling = &stage;
        }
        if (f.entered) {
            if (f.remainder) stages += Side(at(path + "/remainder", *f.remainder));
            context.compare({.id = ids.next(),
                             .rule = "funnel",
                             .what = says(f.name, f.id.str(), "instroom is de som van wat ervan kwam",
                                          "those who entered are the sum of what became of them"),
                             .relation = f.remainder ? Relation::equal : Relation::at_least},
                            stages, Side(at(path + "/entered", *f.entered)));
        }
        if (filling != nullptr && f.places)
            context.compare({.id = ids.next(),
                             .rule = "funnel",
                             .what = says(f.name, f.id.str(), "er zijn niet meer plekken gevuld dan er zijn",
                                          "no more places are filled than there are"),
                             .relation = Relation::at_least},
                            Side(at(path + "/stages/" + filling->id, filling->figure)),
                            Side(at(path + "/places", *f.places)));
    }
}

void check_referral_mixes(Context& context) {
    for (const ReferralMix& mix : context.programme.referral_mixes) {
        const std::string path = "/referral_mixes/" + mix.id.str();
        IdSource ids = context.ids(mix.identity, path);
        if (!mix.exhaustive || mix.shares.empty()) continue;
        Side sum;
        for (const ReferralShare& s : mix.shares) sum += Side(at(path + "/shares/" + s.id, s.figure));
        context.compare({.id = ids.next(),
                         .rule = "shares_sum",
                         .what = says(mix.name, mix.id.str(), "de aandelen tellen op tot honderd procent",
                                      "the shares add up to a hundred percent")},
                        whole(1), sum);
    }
}

void check_trajectories(Context& context) {
    for (const Trajectory& t : context.programme.trajectories) {
        const std::string path = "/trajectories/" + t.id.str();
        IdSource ids = context.ids(t.identity, path);
        if (t.per_year && t.number_of_years && t.total)
            context.compare({.id = ids.next(),
                             .rule = "trajectory",
                             .what = says(t.name, t.id.str(), "opgave is het aantal per jaar maal de jaren",
                                          "the task is the number a year times the years")},
                            Side(at(path + "/per_year", *t.per_year)) *
                                Side(at(path + "/number_of_years", *t.number_of_years)),
                            Side(at(path + "/total", *t.total)));
        if (t.realised && t.promised && t.committed)
            context.compare(
                {.id = ids.next(),
                 .rule = "trajectory",
                 .what = says(t.name, t.id.str(), "gerealiseerd plus toegezegd", "realised plus promised")},
                Side(at(path + "/realised", *t.realised)) + Side(at(path + "/promised", *t.promised)),
                Side(at(path + "/committed", *t.committed)));
        if (t.years && t.number_of_years)
            context.compare({.id = ids.next(),
                             .rule = "trajectory",
                             .what = says(t.name, t.id.str(), "aantal jaren van de opgave",
                                          "number of years of the task"),
                             .more_paths = {path + "/years"}},
                            whole(static_cast<std::int64_t>(t.years->size())),
                            Side(at(path + "/number_of_years", *t.number_of_years)));
    }
}

void check_shared_provisions(Context& context) {
    for (const SharedProvision& p : context.programme.shared_provisions) {
        const std::string path = "/shared_provisions/" + p.id.str();
        IdSource ids = context.ids(p.identity, path);
        if (!p.capacity) continue;
        const Side capacity(at(path + "/capacity", *p.capacity));
        Side places;
        for (const ProvisionParticipant& participant : p.participants) {
            const std::string here = path + "/participants/" + participant.id;
            if (participant.places) places += Side(at(here + "/places", *participant.places));
            if (participant.places && participant.cost_share && p.capacity->value != Count{})
                context.compare({.id = ids.next(),
                                 .rule = "cost_share",
                                 .what = says(participant.name, participant.id,
                                              "aandeel in de kosten is aandeel in de plekken",
                                              "share of the cost is share of the places")},
                                Side(at(here + "/places", *participant.places)) / capacity,
                                Side(at(here + "/cost_share", *participant.cost_share)));
        }
        if (!places.figures.empty())
            context.compare(
                {.id = ids.next(),
                 .rule = "cost_share",
                 .what = says(p.name, p.id.str(), "de plekken van de deelnemers passen in de capaciteit",
                              "the participants' places fit the capacity"),
                 .relation = p.exhaustive ? Relation::equal : Relation::at_least},
                places, capacity);
    }
}

void check_composite_indexes(Context& context) {
    for (const CompositeIndex& index : context.programme.composite_indexes) {
        const std::string path = "/composite_indexes/" + index.id.str();
        IdSource ids = context.ids(index.identity, path);
        Side weights;
        bool all = !index.factors.empty();
        for (const IndexFactor& factor : index.factors) {
            if (factor.lost) continue;
            all = all && factor.weight.has_value();
            if (factor.weight)
                weights += Side(at(path + "/factors/" + factor.id + "/weight", *factor.weight));
        }
        if (all && !weights.figures.empty())
            context.compare(
                {.id = ids.next(),
                 .rule = "index_weights",
                 .what = says(index.name, index.id.str(), "de gewichten tellen op tot honderd procent",
                              "the weights add up to a hundred percent")},
                whole(1), weights);
        for (const IndexFactor& factor : index.factors) {
            if (!factor.lost) continue;
            context.report(statement(ids.next(), "index_weights", Severity::note, both([&](Language l) {
                                         return fmt::format(
                                             "{}: {}: {}", named(index.name, index.id.str(), l),
                                             named(factor.name, factor.id, l),
                                             pick(l, "deze bron is weggevallen; de gewichten veranderen",
                                                  "this source was lost; the weights change"));
                                     }),
                                     {path + "/factors/" + factor.id}, {index.basis.source}));
        }
    }
}

}  // namespace sociaaldomein::detail
