#include <sociaaldomein/core/measure.hpp>

#include <array>

#include <sociaaldomein/core/count.hpp>
#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/hours.hpp>
#include <sociaaldomein/core/money.hpp>
#include <sociaaldomein/core/share.hpp>

namespace sociaaldomein {
namespace {

struct UnitFacts {
    std::string_view dimension;
    std::int64_t smallest;
};

// In the order of Unit.
constexpr std::array<UnitFacts, 13> unit_facts{{{"", 0},
                                                {Money::dimension, Money::per_unit},
                                                {Money::dimension, Money::per_unit * 1'000},
                                                {Money::dimension, Money::per_unit * 1'000'000},
                                                {Money::dimension, Money::per_unit * 1'000'000'000},
                                                {Count::dimension, 1},
                                                {Count::dimension, 1'000},
                                                {Count::dimension, 1'000'000},
                                                {Share::dimension, Share::per_unit / 100},
                                                {Share::dimension, Share::per_unit / 1'000},
                                                {Share::dimension, Share::per_unit},
                                                {Hours::dimension, Hours::per_unit},
                                                {Hours::dimension, Hours::per_unit / 60}}};

}  // namespace

std::string_view dimension_of(Unit unit) { return unit_facts[static_cast<std::size_t>(unit)].dimension; }

std::int64_t smallest_units_in(Unit unit) { return unit_facts[static_cast<std::size_t>(unit)].smallest; }

Unit default_unit(std::string_view dimension) {
    if (dimension == Money::dimension) return Unit::eur;
    if (dimension == Count::dimension) return Unit::ones;
    if (dimension == Share::dimension) return Unit::percent;
    if (dimension == Hours::dimension) return Unit::hours;
    throw Error(Errc::out_of_domain, "default_unit: found \"" + std::string(dimension) +
                                         "\", expected money, count, share or hours");
}

std::string TextCodec<Scope>::format(const Scope& scope) {
    if (scope.empty()) return {};
    std::string text = type_info<ScopeLevel>().format(&scope.level);
    if (!scope.area.empty()) text += ' ' + scope.area;
    return text;
}

Scope TextCodec<Scope>::parse(std::string_view text) {
    Scope scope;
    if (text.empty()) return scope;
    const std::size_t space = std::min(text.find(' '), text.size());
    type_info<ScopeLevel>().parse(text.substr(0, space), &scope.level);
    if (space < text.size()) scope.area = text.substr(space + 1);
    return scope;
}

std::string TextCodec<PriceLevel>::format(const PriceLevel& level) {
    if (level.empty()) return {};
    return level.year == PriceLevel::current ? "current" : std::to_string(level.year);
}

PriceLevel TextCodec<PriceLevel>::parse(std::string_view text) {
    if (text.empty()) return {};
    if (text == "current") return {PriceLevel::current};
    if (text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos) {
        int year = 0;
        for (const char c : text) year = year * 10 + (c - '0');
        if (year > 0) return {year};
    }
    throw Error(Errc::syntax, "found \"" + std::string(text) + "\", expected " + std::string(expected));
}

// No record has it as a member, so nothing else makes sure that it is there for those who only declare it.
template const TypeInfo& type_info<ScopeLevel>();

}  // namespace sociaaldomein
