#pragma once
/// A number that the future is computed with, and how sure it is: one value, or a range around it (Dutch: aanname).
/// Layer: domain.
///
/// Where the sources give too little, an assumption with a range takes their place. It is marked in every output, and
/// the answer is a range over it. In a document a plain number is an assumption without a range.

#include <optional>
#include <string>
#include <string_view>

#include <sociaaldomein/core/describe.hpp>
#include <sociaaldomein/core/source.hpp>
#include <sociaaldomein/core/text.hpp>

namespace sociaaldomein {

/// How a value is spread over its range (Dutch: verdeling): `triangular` has its top at the value, `uniform` none,
/// and of `normal` nine tenths lie between the ends, half on either side of the middle.
SD_ENUM(Spread, triangular, uniform, normal)

/// Where a number comes from (Dutch: herkomst). Only what a source states is `reported`.
SD_ENUM(Ground, assumed, reported, estimated, agreed)

struct Assumption {
    double value = 0.0;           ///< in the unit that the member holding it states
    std::optional<double> low{};  ///< both ends or neither
    std::optional<double> high{};
    Spread spread = Spread::triangular;
    Ground ground = Ground::assumed;
    Text reason{};
    Source source{};

    /// True when it can have more than one value.
    bool uncertain() const noexcept { return low && high && *low < *high; }

    static constexpr bool short_form = true;
};
SD_DESCRIBE(Assumption, value, low, high, spread, ground, reason, source)

/// The name of the assumption at a place in a programme, by which settings and tables call it.
///
/// @par Example  "/caseloads/welfare/future/inflow" is "caseloads.welfare.inflow"   (test Assumption.DocumentedExample)
SD_EXPORT std::string assumption_name(std::string_view path);

}  // namespace sociaaldomein
