#include <sociaaldomein/report/bridge_table.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sociaaldomein {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;

Bridge dearer() {
    Bridge b;
    b.plan = "youth";
    b.label = {"Jeugdhulp", "Youth care"};
    b.scenario = b.to_scenario = "base";
    b.from_year = 2023;
    b.to_year = 2025;
    b.before = 100'000;
    b.after = 110'000;
    b.parts = {{"price", 10'000, 8'000, 12'000}, {"volume", 0.2, -0.1, 0.3}, {"policy", 0, 0, 0}};
    return b;
}

Bridge other() {
    Bridge b = dearer();
    b.to_scenario = "less";
    b.after = 90'000;
    b.parts.back() = {"policy", -20'000, -25'000, -15'000};
    b.policy_parts = {{"price", 0, 0, 0}, {"volume", -20'000, -25'000, -15'000}};
    return b;
}

TEST(BridgeTable, DocumentedExample) {
    const Bridge all[] = {dearer(), other()};
    const std::string en = bridge_table(all, Language::en);
    EXPECT_THAT(
        en, ContainsRegex(
                "Youth care +€ +80%\n +2023, base +100,000\n +price +\\+10,000 +\\+8,000 to \\+12,000\n"));
    EXPECT_THAT(en, ContainsRegex("price.*\n +2025, base +110,000\n"))
        << "what is nothing at these digits is left out";
    EXPECT_THAT(
        en,
        ContainsRegex("2025, base +110,000\n +volume +-20,000 +-25,000 to -15,000\n +2025, less +90,000\n"));
    const std::string nl = bridge_table(all, Language::nl);
    EXPECT_THAT(nl, ContainsRegex("Jeugdhulp"));
    EXPECT_THAT(nl, ContainsRegex("prijs +\\+10\\.000 +\\+8\\.000 tot \\+12\\.000\n"));
}

TEST(BridgeTable, MillionsAreInThousandsAndWhatDoesNotChangeIsCounted) {
    Bridge large = dearer();
    large.before = 4e6;
    large.after = 4.01e6;
    Bridge same = large;
    same.to_scenario = "same";
    same.policy_parts = {{"price", 0, 0, 0}};
    const Bridge all[] = {large, same};
    const std::string text = bridge_table(all, Language::en);
    EXPECT_THAT(text, ContainsRegex("k€ .*\n +2023, base +4,000\n +price +\\+10 "));
    EXPECT_THAT(text, HasSubstr("1 times a scenario changes nothing"));
    EXPECT_THAT(text, Not(HasSubstr("same")));
    EXPECT_THAT(bridge_table({}, Language::nl), HasSubstr("Geen begrotingsplan heeft producten."));
}

TEST(BridgeTable, CsvHasARowForEachPart) {
    const Bridge all[] = {other()};
    EXPECT_EQ(bridge_csv(all),
              "plan,scenario,to_scenario,from_year,to_year,part,level,mean,lower,upper\n"
              "youth,base,less,2023,2025,before,,100000,,\n"
              "youth,base,less,2023,2025,price,0.8,10000,8000,12000\n"
              "youth,base,less,2023,2025,volume,0.8,0.2,-0.1,0.3\n"
              "youth,base,less,2023,2025,policy,0.8,-20000,-25000,-15000\n"
              "youth,base,less,2023,2025,policy.price,0.8,0,0,0\n"
              "youth,base,less,2023,2025,policy.volume,0.8,-20000,-25000,-15000\n"
              "youth,base,less,2023,2025,after,,90000,,\n");
}

}  // namespace
}  // namespace sociaaldomein
