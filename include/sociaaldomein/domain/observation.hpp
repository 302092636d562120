#pragma once
/// A figure at a moment, and what reports say of its change (Dutch: waarneming, mutatie). Layer: domain.
///
/// Several observations of one moment from different documents are vintages: all are kept.

#include <sociaaldomein/core/figure.hpp>
#include <sociaaldomein/core/text.hpp>

namespace sociaaldomein {

template <class Quantity>
struct Observation {
    When at{};
    Figure<Quantity> figure{};

    static std::string type_name() { return "Observation_" + std::string(Quantity::dimension); }
    friend bool operator==(const Observation& a, const Observation& b) {
        return equal(type_info<Observation>(), &a, &b);
    }
    BOOST_DESCRIBE_CLASS(Observation, (), (at, figure), (), ())
};
using CountObservation = Observation<Count>;
using MoneyObservation = Observation<Money>;
template <>
SD_EXPORT const TypeInfo& type_info<CountObservation>();
template <>
SD_EXPORT const TypeInfo& type_info<MoneyObservation>();

/// A share of change says "percent" without saying of what: relative to the base, or percentage points.
SD_ENUM(ChangeKind, unspecified, relative, points)

/// A printed change between two moments (Dutch: stijging, daling). Falls are negative.
struct Change {
    When at{};
    When since{};
    std::optional<CountFigure> count{};
    std::optional<ShareFigure> share{};
    ChangeKind kind = ChangeKind::unspecified;
    FigureBasis basis{};
};
SD_DESCRIBE(Change, at, since, count, share, kind, basis)

/// From here on something else is counted (Dutch: definitiebreuk).
struct DefinitionBreak {
    When at{};
    Text reason{};
    Source source{};
};
SD_DESCRIBE(DefinitionBreak, at, reason, source)

/// A recorded reason why a later report gives another figure for the same moment (Dutch: herziening, bijstelling).
struct Revision {
    When at{};
    Text reason{};
    std::optional<MoneyFigure> money{};  ///< by how much, where it is an amount
    Source source{};
};
SD_DESCRIBE(Revision, at, reason, money, source)

}  // namespace sociaaldomein
