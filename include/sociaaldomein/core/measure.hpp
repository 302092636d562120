#pragma once
/// What kind of thing a figure measures, of whom, where and at whose prices. Layer: core.
///
/// These attributes decide which figures may be combined: persons counted once in a year are no stock, places
/// are not residents, a region is not a municipality, euros of 2020 are not euros of 2024.

#include <sociaaldomein/core/describe.hpp>
#include <sociaaldomein/core/text_codec.hpp>

namespace sociaaldomein {

/// Dutch: soort meting. `distinct` counts persons once in a period: it does not add over periods and takes
/// part in no stock identity. `level` is an amount per year that holds from then on, `cumulative` a running total.
SD_ENUM(MeasureKind, unspecified, stock, flow, distinct, level, cumulative, rate, share)

/// Dutch: status van het cijfer.
SD_ENUM(Status, unspecified, realised, provisional, estimate, target, agreed, derived)

/// How the figure was printed: as is, or with a word that bounds it ("circa", "ruim", "minder dan", "bijna").
SD_ENUM(Bound, exact, about, over, under, almost, range)

/// Why there is no value (Dutch: reden van ontbreken). `no` means there is one.
SD_ENUM(Absence, no, not_printed, not_applicable, to_be_determined, not_yet_known, suppressed)

/// The unit a figure is printed in. It belongs to one quantity, so that "eur_million" says nothing of the
/// persons in the same table.
SD_ENUM(Unit, unspecified, eur, eur_thousand, eur_million, eur_billion, ones, thousands, millions, percent,
        per_mille, fraction, hours, minutes)

SD_ENUM(ScopeLevel, unspecified, team, neighbourhood, district, municipality, region, country)

/// Area a figure is about (Dutch: reikwijdte), written "region IJssel-Vecht" or just "municipality".
struct Scope {
    ScopeLevel level = ScopeLevel::unspecified;
    std::string area{};

    bool empty() const noexcept { return level == ScopeLevel::unspecified; }
    friend bool operator==(const Scope&, const Scope&) = default;
};

template <>
struct SD_EXPORT TextCodec<Scope> {
    static constexpr std::string_view name = "Scope";
    static constexpr std::string_view pattern =
        "^$|^(team|neighbourhood|district|municipality|region|country)( .+)?$";
    static constexpr std::string_view expected = "a scope such as \"municipality Zwolle\" or \"country\"";
    static std::string format(const Scope& scope);
    static Scope parse(std::string_view text);
};

/// Prices in which money is expressed (Dutch: prijspeil): "current", or the year whose prices are kept constant.
struct PriceLevel {
    static constexpr int unspecified = 0;
    static constexpr int current = -1;
    int year = unspecified;

    bool empty() const noexcept { return year == unspecified; }
    friend bool operator==(const PriceLevel&, const PriceLevel&) = default;
};

template <>
struct SD_EXPORT TextCodec<PriceLevel> {
    static constexpr std::string_view name = "PriceLevel";
    static constexpr std::string_view pattern = "^$|^current$|^[0-9]{4}$";
    static constexpr std::string_view expected = "\"current\" or the year of constant prices";
    static std::string format(const PriceLevel& level);
    static PriceLevel parse(std::string_view text);
};

/// Dimension a unit belongs to: "money", "count", "share", "hours"; empty for unspecified.
SD_EXPORT std::string_view dimension_of(Unit unit);

/// Smallest units (cents, persons, parts per million, seconds) in one `unit`; 0 when the unit is unspecified.
SD_EXPORT std::int64_t smallest_units_in(Unit unit);

/// The unit in which a figure of `dimension` is read when none is stated: eur, ones, percent, hours.
SD_EXPORT Unit default_unit(std::string_view dimension);

}  // namespace sociaaldomein
