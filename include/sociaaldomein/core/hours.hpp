#pragma once
/// An amount of working or care time, in whole seconds.  Dutch: uren.  Layer: core.

#include <cstdint>
#include <string_view>

#include <sociaaldomein/core/quantity.hpp>

namespace sociaaldomein {

struct HoursTag {
    static constexpr std::int64_t per_unit = 3600;
    static constexpr std::string_view dimension = "hours";

    template <class Q>
    struct Factories {
        template <WholeNumber Integer>
        static constexpr Q hours(Integer number) {
            return Q::of(number, 3600);
        }
        template <WholeNumber Integer>
        static constexpr Q minutes(Integer number) {
            return Q::of(number, 60);
        }
        template <WholeNumber Integer>
        static constexpr Q seconds(Integer number) {
            return Q::of(number, 1);
        }
    };
};

/// Hours, counted in seconds.
///
/// @par Example  Hours::hours(28) - Hours::minutes(90) has the text "26.5" (test Hours.DocumentedExample)
using Hours = Quantity<HoursTag>;

}  // namespace sociaaldomein
