#include "core/detail/moment_text.hpp"

#include <gtest/gtest.h>

namespace sociaaldomein::detail {
namespace {

struct Case {
    const char* written;
    const char* nl;
    const char* en;
};

class MomentText : public ::testing::TestWithParam<Case> {};

TEST_P(MomentText, SaysADateOrPeriodInWords) {
    const When when = parse_when(GetParam().written);
    EXPECT_EQ(moment(when, Language::nl), GetParam().nl);
    EXPECT_EQ(moment(when, Language::en), GetParam().en);
}

INSTANTIATE_TEST_SUITE_P(
    EveryKind, MomentText,
    ::testing::Values(Case{"2022-11-01", "1 november 2022", "1 November 2022"}, Case{"2022", "2022", "2022"},
                      Case{"2022-H1", "1e helft 2022", "first half of 2022"},
                      Case{"2022-H2", "2e helft 2022", "second half of 2022"},
                      Case{"2022-Q3", "3e kwartaal 2022", "Q3 2022"},
                      Case{"2022-12", "december 2022", "December 2022"},
                      Case{"2022-W05", "week 5 2022", "week 5 2022"},
                      Case{"2022/2023", "schooljaar 2022–2023", "school year 2022–2023"},
                      Case{"2003/2005", "schooljaren 2003–2005", "school years 2003–2005"}),
    [](const auto& parameter) { return "Case" + std::to_string(parameter.index); });

}  // namespace
}  // namespace sociaaldomein::detail
