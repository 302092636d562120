// Every figure of every identity that holds, in both examples, is changed: the change must be found.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include <sociaaldomein/core/figure.hpp>
#include <sociaaldomein/core/walk.hpp>

#include "check/detail/side.hpp"
#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

struct Place {
    const TypeInfo* type;
    void* figure;
};

std::map<std::string, Place> figures_of(Programme& programme) {
    std::map<std::string, Place> places;
    walk(programme, [&](const MutableNode& node) {
        if (node.type.figure == nullptr) return true;
        places.emplace(node.path, Place{&node.type, node.value});
        return false;
    });
    return places;
}

// Half units between the ends of what the print allows; the widths of an identity's figures bound its slack.
std::int64_t width(const Place& place) {
    const detail::FigureAt figure{{}, place.type, place.figure};
    const FigureBounds b = bounds_of(figure.dimension(), place.type->figure->raw(place.figure),
                                     place.type->figure->upper(place.figure), figure.bound(),
                                     figure.basis().unit, figure.basis().decimals);
    return b.high2 - b.low2;
}

bool one_sided(const Place& place) {
    const Bound bound = detail::FigureAt{{}, place.type, place.figure}.bound();
    return bound == Bound::over || bound == Bound::under || bound == Bound::range;
}

// Sums and differences move by as much as a figure does; products and quotients do not.
bool is_sum(const Finding& f) {
    static const std::set<std::string> others{"share_change", "mean",       "cost_share",
                                              "derived",      "formula",    "table_row",
                                              "table_column", "trajectory", "direction"};
    return !others.contains(f.rule);
}

// An inequality is violated on one side of its threshold only.
bool is_inequality(const Finding& f) {
    const std::string& expected = f.expected.en;
    return expected.starts_with("at ") || expected.starts_with("more ") || expected.starts_with("less ") ||
           f.rule == "direction";
}

class Mutation : public ::testing::TestWithParam<const char*> {};

TEST_P(Mutation, OfAnyFigureOfAnIdentityIsFound) {
    Programme programme = testing::example(GetParam());
    const Findings before = check(programme);
    const std::map<std::string, Place> places = figures_of(programme);
    int mutated = 0;
    for (const Finding& identity : before.findings) {
        // A derived figure that nobody printed compares with nothing.
        if (identity.severity > Severity::holds_within_rounding ||
            (identity.expected.empty() && identity.rule == "derived"))
            continue;
        std::int64_t total = 0;
        bool bounded = true;
        for (const std::string& path : identity.paths)
            if (const auto place = places.find(path); place != places.end()) {
                total += width(place->second);
                bounded = bounded && !one_sided(place->second);
            }
        for (const std::string& path : identity.paths) {
            const auto place = places.find(path);
            if (place == places.end() || !bounded) continue;
            if (detail::FigureAt{{}, place->second.type, place->second.figure}.absent() != Absence::no)
                continue;
            const FigureOps& ops = *place->second.type->figure;
            const std::int64_t raw = ops.raw(place->second.figure);
            const std::int64_t sum_shift = total / 2 + 1;
            const std::int64_t shift =
                is_sum(identity) && !is_inequality(identity)
                    ? sum_shift
                    : 20 * std::max<std::int64_t>(std::abs(raw), ops.per_unit * 50'000) + sum_shift;
            int found = 0;
            int tried = 0;
            for (const std::int64_t moved : {raw + shift, raw - shift}) {
                ops.set_raw(place->second.figure, moved);
                ++tried;
                const Findings after = check(programme);
                const Finding* now = testing::find(after, identity.id);
                ASSERT_NE(now, nullptr) << identity.id << " is gone after changing " << path;
                if (now->severity < Severity::note) continue;
                ++found;
                for (const std::string& needed : identity.paths)
                    EXPECT_NE(std::ranges::find(now->paths, needed), now->paths.end())
                        << identity.id << " does not name " << needed;
            }
            ops.set_raw(place->second.figure, raw);
            EXPECT_GE(found, is_inequality(identity) ? 1 : tried)
                << identity.id << " (" << identity.rule << ") does not notice a change of " << path << " by "
                << shift;
            ++mutated;
        }
    }
    EXPECT_GT(mutated, 100);
}

INSTANTIATE_TEST_SUITE_P(Examples, Mutation, ::testing::Values("zwolle", "voorbeeldstad"),
                         [](const auto& parameter) { return std::string(parameter.param); });

}  // namespace
}  // namespace sociaaldomein
