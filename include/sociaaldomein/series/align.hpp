#pragma once
/// Series of different spans side by side in one panel.  Dutch: reeksen gelijkleggen.  Layer: series.

#include <span>

#include <sociaaldomein/core/export.hpp>
#include <sociaaldomein/series/panel.hpp>
#include <sociaaldomein/series/time_series.hpp>

namespace sociaaldomein {

/// A panel over all periods that any of the series has, one column each in their order, missing where a series has
/// nothing. Keys become those of the panel; when all are empty it has none.
///
/// @throws Error  Errc::unlike, a problem for every series whose frequency is not that of the first, by name;
///                Errc::duplicate_key for every key that occurs again, and for a series without a key among others with
///                one
/// @par Cost      linear in the cells of the panel
/// @par Example   "a" 2020 {1} and "b" 2021..2022 {2, 3}: 2020..2022, a {1, NaN, NaN}, b {NaN, 2, 3}
///                (test Align.DocumentedExample)
SD_EXPORT Panel align(std::span<const TimeSeries> series);

}  // namespace sociaaldomein
