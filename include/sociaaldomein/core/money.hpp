#pragma once
/// An amount of money in whole euro cents.  Dutch: bedrag.  Layer: core.

#include <cstdint>
#include <string_view>

#include <sociaaldomein/core/quantity.hpp>

namespace sociaaldomein {

struct MoneyTag {
    static constexpr std::int64_t per_unit = 100;
    static constexpr std::string_view dimension = "money";

    template <class Q>
    struct Factories {
        template <WholeNumber Integer>
        static constexpr Q euros(Integer number) {
            return Q::of(number, 100);
        }
        template <WholeNumber Integer>
        static constexpr Q cents(Integer number) {
            return Q::of(number, 1);
        }
    };
};

/// Euros, counted in cents; up to 92 million billion (9.2e16) euros either way.
///
/// @par Example  to_string(Money::euros(1234) + Money::cents(56)) is "1234.56" (test Money.DocumentedExample)
using Money = Quantity<MoneyTag>;

}  // namespace sociaaldomein
