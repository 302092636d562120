#pragma once
/// Random dates, periods and quantities for property tests: `RC_GTEST_PROP(Suite, name, (Period period))`.

#include <rapidcheck.h>

#include <cstdint>
#include <limits>
#include <ostream>

#include <sociaaldomein/core/date.hpp>
#include <sociaaldomein/core/period.hpp>
#include <sociaaldomein/core/quantity.hpp>
#include <sociaaldomein/core/when.hpp>

namespace rc {

template <>
struct Arbitrary<sociaaldomein::Date> {
    static Gen<sociaaldomein::Date> arbitrary() {
        using sociaaldomein::Date;
        return gen::map(gen::inRange(Date::first_serial, Date::last_serial + 1),
                        [](std::int32_t serial) { return Date::from_serial(serial); });
    }
};

template <>
struct Arbitrary<sociaaldomein::Frequency> {
    static Gen<sociaaldomein::Frequency> arbitrary() {
        return gen::map(gen::inRange(0, sociaaldomein::frequency_count),
                        [](int number) { return static_cast<sociaaldomein::Frequency>(number); });
    }
};

template <>
struct Arbitrary<sociaaldomein::Period> {
    static Gen<sociaaldomein::Period> arbitrary() {
        using namespace sociaaldomein;
        // Two school years and a year away from the ends of the calendar every day lies in a whole period.
        return gen::map(gen::pair(gen::inRange(Date::first_serial + 1096, Date::last_serial - 1096),
                                  gen::arbitrary<Frequency>()),
                        [](std::pair<std::int32_t, Frequency> drawn) {
                            return Period::containing(Date::from_serial(drawn.first), drawn.second);
                        });
    }
};

template <>
struct Arbitrary<sociaaldomein::When> {
    static Gen<sociaaldomein::When> arbitrary() {
        using namespace sociaaldomein;
        return gen::oneOf(gen::map(gen::arbitrary<Date>(), [](Date date) { return When(date); }),
                          gen::map(gen::arbitrary<Period>(), [](Period period) { return When(period); }));
    }
};

template <class Tag>
struct Arbitrary<sociaaldomein::Quantity<Tag>> {
    static Gen<sociaaldomein::Quantity<Tag>> arbitrary() {
        return gen::map(gen::arbitrary<std::int64_t>(),
                        [](std::int64_t raw) { return sociaaldomein::Quantity<Tag>::from_raw(raw); });
    }
};

}  // namespace rc

namespace sociaaldomein {

/// Every size of number is as likely as another, and the ends of the 64 bits come up.
inline rc::Gen<std::int64_t> any_size() {
    return rc::gen::oneOf(
        rc::gen::map(
            rc::gen::pair(rc::gen::resize(1000, rc::gen::arbitrary<std::int64_t>()), rc::gen::inRange(0, 64)),
            [](std::pair<std::int64_t, int> drawn) { return drawn.first >> drawn.second; }),
        rc::gen::element(
            std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::min() + 1,
            std::numeric_limits<std::int64_t>::max(), std::int64_t{-1}, std::int64_t{0}, std::int64_t{1}));
}

// What a failed property prints.
inline void showValue(Date date, std::ostream& out) { out << to_string(date); }
inline void showValue(Period period, std::ostream& out) { out << to_string(period); }
inline void showValue(const When& when, std::ostream& out) { out << to_string(when); }
template <class Tag>
void showValue(Quantity<Tag> quantity, std::ostream& out) {
    out << to_string(quantity);
}

}  // namespace sociaaldomein
