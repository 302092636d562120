#pragma once
/// A part of a whole, in parts per million.  Dutch: aandeel, percentage.  Layer: core.

#include <cstdint>
#include <string_view>

#include <sociaaldomein/core/quantity.hpp>

namespace sociaaldomein {

struct ShareTag {
    static constexpr std::int64_t per_unit = 1'000'000;
    static constexpr std::string_view dimension = "share";

    template <class Q>
    struct Factories {
        template <WholeNumber Integer>
        static constexpr Q percent(Integer number) {
            return Q::of(number, 10'000);
        }
        template <WholeNumber Integer>
        static constexpr Q ppm(Integer number) {
            return Q::of(number, 1);
        }
    };
};

/// A share; one is 100 %. It may be negative (a fall of 5.5 %) and more than one (a rise of 120 %).
///
/// @par Example  Share::percent(40) == Share::ppm(400'000), and its text is "0.4"
///               (test Share.DocumentedExample)
using Share = Quantity<ShareTag>;

}  // namespace sociaaldomein
