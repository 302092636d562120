#pragma once
/// What a caseload's future is computed from: its flows, or its own course (Dutch: in-, door- en uitstroom).
/// Layer: domain. Source of the driver rule: CPB, the number of welfare benefits follows unemployment with a lag.

#include <optional>
#include <string>
#include <vector>

#include <sociaaldomein/domain/assumption.hpp>

namespace sociaaldomein {

/// `stock_flow` moves a stock by what comes in and goes out; `series` carries the observed series on as it is, which
/// suits persons counted once in a period.
SD_ENUM(Dynamics, stock_flow, series)

/// Persons of whom the stay lies between the end of the class before and `until`; the last class has no end.
struct DurationClass {
    std::optional<double> until{};  ///< years since they came in
    Assumption exit_rate{};  ///< part that leaves in a year, as a rate: 0.5 leaves exp(-0.5) after a year
    std::optional<Assumption> share{};  ///< part of the stock at the start; all or no classes state it
};
SD_DESCRIBE(DurationClass, until, exit_rate, share)

/// Another quantity that this one follows: its change now, one step ago, two steps ago, ... times a coefficient comes
/// in (or stays out).
struct Driver {
    std::string of{};                        ///< a quantity, such as "caseloads.unemployment.size"
    std::vector<Assumption> coefficients{};  ///< persons per unit of change; the first without delay
};
SD_DESCRIBE(Driver, of, coefficients)

/// A part of another quantity's flow that comes in here.
struct Feed {
    std::string from{};  ///< a flow, such as "waitlists.sheltered.placed"
    Assumption share{.value = 1.0};
};
SD_DESCRIBE(Feed, from, share)

struct CaseloadFuture {
    Dynamics dynamics = Dynamics::stock_flow;
    std::optional<Assumption> start{};   ///< persons; without: the newest observation before the first period
    std::optional<Assumption> inflow{};  ///< persons a year; without: as observed, or inferred from the stock
    std::optional<Assumption> exit_rate{};   ///< a year, as a rate; without: as observed, or inferred
    std::vector<DurationClass> durations{};  ///< in place of one exit rate
    std::optional<Driver> driver{};
    std::vector<Feed> fed_by{};
    std::optional<Assumption> growth{};  ///< of a series, relative change a year; without: as observed
};
SD_DESCRIBE(CaseloadFuture, dynamics, start, inflow, exit_rate, durations, driver, fed_by, growth)

}  // namespace sociaaldomein
