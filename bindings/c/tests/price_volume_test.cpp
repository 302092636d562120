#include "sociaaldomein/c/price_volume.h"

#include <array>
#include <cmath>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sociaaldomein/io/load.hpp>
#include <sociaaldomein/scenario/price_volume.hpp>

#include "support.hpp"

namespace {

using namespace testing_c;
using testing::HasSubstr;
using testing::StartsWith;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(CPriceVolume, SplitsAChange) {
    const std::array<sd_priced_volume, 2> products{{{1, 90, 1, 80}, {5, 10, 6, 20}}};
    sd_price_volume_parts parts = SD_PRICE_VOLUME_PARTS_INIT;
    ASSERT_EQ(sd_price_volume(products.data(), 2, &parts, nullptr), SD_OK);
    EXPECT_EQ(parts.price, 10.0);
    EXPECT_EQ(parts.volume, 0.0);
    EXPECT_EQ(parts.mix, 40.0);
    EXPECT_EQ(parts.joint, 10.0);
    ASSERT_EQ(sd_price_volume(nullptr, 0, &parts, nullptr), SD_OK);
    EXPECT_EQ(parts.price + parts.volume + parts.mix + parts.joint, 0.0);
    EXPECT_EQ(parts.struct_size, static_cast<int64_t>(sizeof parts));
}

TEST(CPriceVolume, BadProducts) {
    const std::array<sd_priced_volume, 2> products{{{1, 90, 1, 80}, {5, nan, 5, 20}}};
    sd_price_volume_parts parts = SD_PRICE_VOLUME_PARTS_INIT;
    Said error;
    EXPECT_EQ(sd_price_volume(products.data(), 2, &parts, error), SD_OUT_OF_DOMAIN);
    EXPECT_THAT(error.words(), HasSubstr("products[1].volume_before is nan"));
    EXPECT_EQ(sd_price_volume(products.data(), -1, &parts, error), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_price_volume(nullptr, 1, &parts, error), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_price_volume(products.data(), 1, nullptr, error), SD_OUT_OF_DOMAIN);
    parts.struct_size = 8;
    EXPECT_EQ(sd_price_volume(products.data(), 1, &parts, error), SD_OUT_OF_DOMAIN);
}

TEST(CPriceVolume, ABridgeBetweenYears) {
    const Owner<sd_programme> p = future();
    sd_simulate_options options = SD_SIMULATE_OPTIONS_INIT;
    options.paths = 320;
    Out<sd_table> table;
    ASSERT_EQ(sd_bridge(p.get(), "b", "base", 2023, 2024, "dearer", &options, table, nullptr), SD_OK);
    EXPECT_THAT(csv(table.get()), StartsWith("plan,part,mean,lower,upper\r\nb,before,"));
    ASSERT_EQ(sd_table_rows(table.get()), 11);
    const sociaaldomein::Loaded loaded =
        sociaaldomein::load_document_text(std::string(future_document), "future.json");
    sociaaldomein::SimulateOptions chosen;
    chosen.paths = 320;
    const sociaaldomein::Bridge expected =
        bridge(loaded.programme, "b", "base", 2023, 2024, "dearer", chosen);
    const double* means = sd_table_numbers(table.get(), 2);
    EXPECT_EQ(means[0], expected.before);
    for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(means[i + 1], expected.parts[i].mean);
    EXPECT_EQ(means[6], expected.after);
    EXPECT_EQ(sd_table_numbers(table.get(), 4)[7], expected.policy_parts[0].upper);
    EXPECT_TRUE(std::isnan(sd_table_numbers(table.get(), 3)[0]));
    ASSERT_EQ(sd_bridge(p.get(), "b", "base", 2023, 2024, nullptr, &options, table, nullptr), SD_OK);
    EXPECT_EQ(sd_table_rows(table.get()), 7);
}

TEST(CPriceVolume, BadBridges) {
    const Owner<sd_programme> p = future();
    sd_simulate_options options = SD_SIMULATE_OPTIONS_INIT;
    options.paths = 64;
    Out<sd_table> table;
    Said error;
    EXPECT_EQ(sd_bridge(p.get(), "bb", "base", 2023, 2024, nullptr, &options, table, error),
              SD_UNKNOWN_VALUE);
    EXPECT_THAT(error.words(), HasSubstr("budget plan \"bb\""));
    EXPECT_EQ(sd_bridge(p.get(), nullptr, "base", 2023, 2024, nullptr, &options, table, error),
              SD_OUT_OF_DOMAIN);
    for (const auto& [from, to] : {std::pair(2021, 2023), {2023, -5}, {2023, 1'000'000}, {-2'000'000'000, 0}})
        EXPECT_NE(sd_bridge(p.get(), "b", "base", from, to, nullptr, &options, table, error), SD_OK);
    EXPECT_EQ(sd_bridge(p.get(), "b", "base", 2023, 2024, "nowhere", &options, table, error),
              SD_UNKNOWN_VALUE);
    EXPECT_EQ(sd_bridge(nullptr, "b", "base", 2023, 2024, nullptr, &options, table, error), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_bridge(p.get(), "b", "base", 2023, 2024, nullptr, &options, nullptr, error),
              SD_OUT_OF_DOMAIN);
    EXPECT_EQ(table.get(), nullptr);
}

}  // namespace
