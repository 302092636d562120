#include <sociaaldomein/core/text_codec.hpp>

#include <gtest/gtest.h>

#include <regex>

#include <sociaaldomein/core/measure.hpp>
#include <sociaaldomein/core/source.hpp>

namespace sociaaldomein {
namespace {

template <class T>
void round_trip(std::initializer_list<const char*> texts) {
    const std::regex pattern{std::string(TextCodec<T>::pattern)};
    for (const char* text : texts) {
        const T value = TextCodec<T>::parse(text);
        EXPECT_EQ(TextCodec<T>::parse(TextCodec<T>::format(value)), value) << text;
        EXPECT_TRUE(std::regex_search(text, pattern))
            << text << " against the schema's " << TextCodec<T>::pattern;
    }
}

TEST(TextCodec, ReadsWhatItWritesAndItsPatternLetsItThrough) {
    round_trip<Date>({"2022-11-01", "20221101"});
    round_trip<Period>(
        {"2022", "2022-H1", "2022-Q3", "2022-12", "2022-W05", "2022/2023", "2022JJ00", "2022HJ01"});
    round_trip<PeriodRange>({"2020..2024", "2020-H1..2022-H2"});
    round_trip<When>({"2022-11-01", "2022-H1"});
    round_trip<Scope>({"municipality Zwolle", "country", ""});
    round_trip<Source>({"rapport: blz. 3", "rapport", ""});
    round_trip<PriceLevel>({"current", "2020", ""});
}

}  // namespace
}  // namespace sociaaldomein
