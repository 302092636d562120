#pragma once
/// A number of persons, places, files or other things that are counted.  Dutch: aantal.  Layer: core.

#include <cstdint>
#include <string_view>

#include <sociaaldomein/core/quantity.hpp>

namespace sociaaldomein {

struct CountTag {
    static constexpr std::int64_t per_unit = 1;
    static constexpr std::string_view dimension = "count";

    template <class Q>
    struct Factories {};
};

/// A whole number of things; negative for a difference.
///
/// @par Example  Count{3614} + Count{157} == Count{3771} (test Count.DocumentedExample)
using Count = Quantity<CountTag>;

}  // namespace sociaaldomein
