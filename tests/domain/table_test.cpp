#include <sociaaldomein/domain/table.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"json("money_tables": [{"id": "k", "unit": "eur", "columns": [{"id": "a"}, {"id": "b"}, {"id": "c", "equals": "a + b"}], "rows": [{"id": "x", "figures": [1, 2, 3]}, {"id": "y", "figures": [4, 5, 9]}, {"id": "sum", "equals": "sum(row.*)", "figures": [5, 7, 12]}]}])json";

TEST(Table, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.money_tables.at(0).rows.at(2).figures.at(2).value, Money::euros(12));
    EXPECT_EQ(rewritten(p), p);
}

TEST(Table, RowsSum) { EXPECT_EQ(severity_of(document, "money_tables/k.1"), Severity::holds); }

TEST(Table, ColumnsSum) { EXPECT_EQ(severity_of(document, "money_tables/k.6"), Severity::holds); }

TEST(Table, ACellThatIsOff) {
    EXPECT_EQ(
        severity_of(
            R"json("count_tables": [{"id": "k", "columns": [{"id": "a"}], "rows": [{"id": "x", "figures": [1]}, {"id": "sum", "equals": "2 * x", "figures": [3]}]}])json",
            "count_tables/k.1"),
        Severity::violated);
}

TEST(Table, ABlankCellMayExplainIt) {
    EXPECT_EQ(
        severity_of(
            R"json("count_tables": [{"id": "k", "columns": [{"id": "a"}], "rows": [{"id": "x", "figures": [1]}, {"id": "y", "figures": ["not_printed"]}, {"id": "sum", "equals": "x + y", "figures": [3]}]}])json",
            "count_tables/k.1"),
        Severity::warning);
}

TEST(Table, TheTitleMustNameTheColumns) {
    EXPECT_EQ(
        severity_of(
            R"json("share_tables": [{"id": "k", "title_years": "2021..2022", "columns": [{"id": "c1", "at": "2021"}], "rows": []}])json",
            "share_tables/k.1"),
        Severity::violated);
}

}  // namespace
}  // namespace sociaaldomein
