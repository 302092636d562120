// Amounts of unlike dimensions, and amounts without a unit, do not compile.

#include <sociaaldomein/core/count.hpp>
#include <sociaaldomein/core/hours.hpp>
#include <sociaaldomein/core/money.hpp>
#include <sociaaldomein/core/share.hpp>

using namespace sociaaldomein;

// What does compile, so that a section fails for the line in it alone.
constexpr Money sum = Money::euros(1) + Money::cents(50);
constexpr Count triple = 3 * Count{4};
static_assert(sum > Money() && triple == Count{12});

#ifdef SD_FAIL_1
// expect: (no match for|invalid operands to binary expression)
const auto result = Money::euros(1) + Hours::hours(1);
#endif

#ifdef SD_FAIL_2
// expect: (no match for|invalid operands to binary expression)
const auto result = Money::euros(1) + 1;
#endif

#ifdef SD_FAIL_3
// expect: (no match for|invalid operands to binary expression)
const bool result = Count{1} == Share::percent(100);
#endif

#ifdef SD_FAIL_4
// expect: (no match for|invalid operands to binary expression)
const bool result = Money::euros(1) < Hours::hours(1);
#endif

#ifdef SD_FAIL_5
// expect: (conversion from .double. to|no viable conversion from .double. to)
const Money result = 12.5;
#endif

#ifdef SD_FAIL_6
// expect: (no matching function for call to|constraints not satisfied)
const Money result = Money::euros(12.5);
#endif

#ifdef SD_FAIL_7
// expect: (no matching function for call to|constraints not satisfied|no matching constructor)
const Money result{1250};
#endif

#ifdef SD_FAIL_8
// expect: (conversion from .int. to|no viable conversion from .int. to)
const Count result = 4;
#endif

#ifdef SD_FAIL_9
// expect: (no matching function for call to|constraints not satisfied|no matching constructor)
const Count result(2.5);
#endif

#ifdef SD_FAIL_10
// expect: (no match for|invalid operands to binary expression)
const auto result = Money::euros(1) * 1.5;
#endif

#ifdef SD_FAIL_11
// expect: (no match for|invalid operands to binary expression)
const auto result = Money::euros(1) * Money::euros(1);
#endif

#ifdef SD_FAIL_12
// expect: (no match for|invalid operands to binary expression)
const auto result = Money::euros(1) / 3;
#endif

#ifdef SD_FAIL_13
// expect: (no matching function for call to|constraints not satisfied)
const Count result = Count::from_raw(true);
#endif

#ifdef SD_FAIL_14
// expect: (could not convert|conversion from|no viable conversion from)
const Hours result = Money::euros(1);
#endif

#ifdef SD_FAIL_15
// expect: (overflow|not a constant expression|must be initialized by a constant expression)
constexpr Money result = Money::euros(92'233'720'368'547'758) * 2;
#endif
