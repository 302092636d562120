// The one hash of every machine, compiler and optimisation: sociaaldomein_test_bits holds this alone, for builds by others
// (cmake/check.sh bits). It changes when a model's projections do, and only then.
#include <sociaaldomein/projection/forecast.hpp>

#include <gtest/gtest.h>

#include "projection/support/hash.hpp"
#include "projection/support/mixed_series.hpp"

namespace sociaaldomein {
namespace {

class ForecastBits : public testing::TestWithParam<ForecastModel> {};

TEST_P(ForecastBits, AreThoseOfEveryMachine) {
    constexpr std::uint64_t known[] = {0x1cde75e1742123edULL, 0xf74299e00b3f76bcULL, 0x4846eca638c93a34ULL,
                                       0x520f6652b70a0de7ULL, 0x6984f4335e5c1e5aULL, 0xac2f68c1c278a57aULL,
                                       0xbf05d1a30c05ebd3ULL, 0x9a203abc6e6eb88dULL, 0x4d92fb562961f8c3ULL,
                                       0x3a6b579d60a1c267ULL, 0xa7f80ecd22a043ULL,   0xaec570bbe124aa5eULL,
                                       0xbb8f2e779ba3b398ULL};
    static_assert(std::size(known) == std::size(test::all_models));
    const Forecast said = forecast(test::mixed(60, 9),
                                   {.model = GetParam(), .horizon = 6, .calibration = without_calibration()});
    EXPECT_EQ(test::hash_of(said), known[static_cast<std::size_t>(GetParam())]);
}

INSTANTIATE_TEST_SUITE_P(Models, ForecastBits, testing::ValuesIn(test::all_models),
                         [](const auto& model) { return std::string(to_string(model.param)); });

}  // namespace
}  // namespace sociaaldomein
