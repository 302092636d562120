#include "io/detail/csv_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

namespace sociaaldomein::detail {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(std::string_view text, char delimiter = 0) {
    CsvTable csv(text);
    const auto fault = csv.parse(delimiter);
    if (fault) return {{"fault at " + std::to_string(fault->offset), fault->message}};
    Rows rows;
    std::string buffer;
    for (std::size_t r = 0; r < csv.rows(); ++r) {
        auto& row = rows.emplace_back();
        for (const CsvCell& cell : csv.row(r)) row.emplace_back(csv.text(cell, buffer));
    }
    return rows;
}

std::string fault_of(std::string_view text, std::size_t offset) {
    CsvTable csv(text);
    const auto fault = csv.parse(0);
    if (!fault) return "no fault";
    EXPECT_EQ(fault->offset, offset);
    return fault->message;
}

TEST(CsvReader, FindsTheDelimiter) {
    EXPECT_EQ(rows_of("a;b\n1,5;2\n"), (Rows{{"a", "b"}, {"1,5", "2"}}));
    EXPECT_EQ(rows_of("a,b\n1.5,2\n"), (Rows{{"a", "b"}, {"1.5", "2"}}));
    EXPECT_EQ(rows_of("a\tb\n1,5\t2\n"), (Rows{{"a", "b"}, {"1,5", "2"}}));
    EXPECT_EQ(rows_of("naam, kort;waarde\nx, y;3\nz;4\n"),
              (Rows{{"naam, kort", "waarde"}, {"x, y", "3"}, {"z", "4"}}));
    EXPECT_EQ(rows_of("\"a;b\",c\n1,2\n"), (Rows{{"a;b", "c"}, {"1", "2"}}));
    EXPECT_EQ(rows_of("value\n1,5\n2,5\n"), (Rows{{"value"}, {"1,5"}, {"2,5"}}));
    EXPECT_EQ(rows_of("sep=;\r\na;b,c\r\n1;2\r\n"), (Rows{{"a", "b,c"}, {"1", "2"}}));
    EXPECT_EQ(rows_of("a;b\n1;2\n", ','), (Rows{{"a;b"}, {"1;2"}}));
}

TEST(CsvReader, LinesAboveTheNamesAreTitles) {
    const Rows table{{"Post", "2022", "2023"}, {"Wmo, overig", "1,5", "2,5"}, {"Jeugd", "3,5", "4,5"}};
    EXPECT_EQ(
        rows_of("Tabel 3, lasten en baten\n(x 1.000)\nPost;2022;2023\nWmo, overig;1,5;2,5\nJeugd;3,5;4,5\n"),
        table);
    EXPECT_EQ(rows_of("Tabel 3, lasten;;\n;;\nPost;2022;2023\nWmo, overig;1,5;2,5\nJeugd;3,5;4,5\n"), table);
    EXPECT_EQ(rows_of("\"Tabel 3, lasten\",,\nPost,2022,2023\nWmo,1,2\n"),
              (Rows{{"Post", "2022", "2023"}, {"Wmo", "1", "2"}}));
    EXPECT_EQ(rows_of("Tabel 3\n;2022\nWmo;1\n"), (Rows{{"", "2022"}, {"Wmo", "1"}}));
    EXPECT_EQ(fault_of("value\n1;2\n", 8),
              "found a cell in column 2, expected 1 columns as in the first row");
    EXPECT_EQ(rows_of("Post;2022\nWmo;\nJeugd;1\n"), (Rows{{"Post", "2022"}, {"Wmo", ""}, {"Jeugd", "1"}}));
}

TEST(CsvReader, LinesBelowTheTableAreRemarks) {
    const Rows table{{"Post", "2022", "2023"}, {"Wmo", "1,5", "2,5"}, {"Jeugd", "3,5", "4,5"}};
    const std::string rows = "Post;2022;2023\nWmo;1,5;2,5\nJeugd;3,5;4,5\n";
    for (const char* below :
         {"Bron: CBS\n", "\nBron: CBS\n", "Bron: CBS;;\n", "\"Bron: CBS\"", "Noot: voorlopig\nBron: CBS\n",
          "\u00A9 Centraal Bureau voor de Statistiek, Den Haag/Heerlen\n", "Bron: CBS; bewerkt\n"})
        EXPECT_EQ(rows_of(rows + below), table) << below;
    // A row cut off, an id and a remark that rows follow stay what they are.
    EXPECT_THAT(fault_of(rows + "Bron\n", rows.size()), testing::HasSubstr("found a row of 1 cells"));
    EXPECT_THAT(fault_of(rows + "Jeugd: begeleiding\n", rows.size()),
                testing::HasSubstr("found a row of 1 cells"));
    EXPECT_THAT(fault_of(rows + "* waarvan Wmo\n", rows.size()),
                testing::HasSubstr("found a row of 1 cells"));
    EXPECT_EQ(rows_of(rows + "Jeugd: begeleiding;;\n").size(), table.size() + 1);
    EXPECT_THAT(fault_of(rows + "2024-H1: x\n", rows.size()), testing::HasSubstr("found a row of 1 cells"));
    EXPECT_THAT(fault_of("Post;2022\nBron: CBS\nWmo;1\n", 10), testing::HasSubstr("found a row of 1 cells"));
    EXPECT_EQ(rows_of("Post;2022\nWmo: x;1\n"), (Rows{{"Post", "2022"}, {"Wmo: x", "1"}}));
    EXPECT_EQ(rows_of("naam\nBron: CBS\n"), (Rows{{"naam"}, {"Bron: CBS"}}));
}

TEST(CsvReader, Rfc4180) {
    EXPECT_EQ(rows_of("a,b\r\n\"x \"\"y\"\"\",\"line\r\nbreak\"\r\n"),
              (Rows{{"a", "b"}, {"x \"y\"", "line\r\nbreak"}}));
    EXPECT_EQ(rows_of("a,b\n,\"\"\n1,\n"), (Rows{{"a", "b"}, {"1", ""}}));  // a row without any text is none
    EXPECT_EQ(rows_of("\xEF\xBB\xBF"
                      "a,b\n1,2"),
              (Rows{{"a", "b"}, {"1", "2"}}));
    EXPECT_EQ(rows_of("a,b\r1,2\r"), (Rows{{"a", "b"}, {"1", "2"}}));
    EXPECT_EQ(rows_of("\n\na,b\n\n1,2\n  \n"), (Rows{{"a", "b"}, {"1", "2"}}));
    EXPECT_EQ(rows_of("a,b,,\n1,2,,\n3,4\n"), (Rows{{"a", "b"}, {"1", "2"}, {"3", "4"}}));
}

TEST(CsvReader, Faults) {
    EXPECT_THAT(fault_of("", 0), testing::HasSubstr("found an empty file"));
    EXPECT_THAT(fault_of("a;b\n\"x;1\n", 4),
                testing::HasSubstr("found the end of the file inside this cell"));
    EXPECT_THAT(fault_of("a;b\n\"x\"y;1\n", 7),
                testing::HasSubstr("found \"y\" after a cell in quotes, expected \";\""));
    EXPECT_THAT(fault_of("a;b\nx\"y;1\n", 5), testing::HasSubstr("found '\"' inside a cell"));
    EXPECT_THAT(fault_of("a;b\n1;2;3\n", 8),
                testing::HasSubstr("found a cell in column 3, expected 2 columns"));
    EXPECT_THAT(fault_of("a;b;c\n1;2\n3;4;5\n", 6), testing::HasSubstr("found a row of 2 cells, expected 3"));
}

TEST(CsvReader, OlderSpreadsheetsSaveWindows1252) {
    std::string bytes = "prijs \x80 caf\xE9";
    EXPECT_FALSE(to_utf8(bytes).has_value());
    EXPECT_EQ(bytes, "prijs € café");
    std::string utf8 = "prijs € café";
    EXPECT_FALSE(to_utf8(utf8).has_value());
    EXPECT_EQ(utf8, "prijs € café");
    std::string neither = "x \xE9 \x81";
    ASSERT_TRUE(to_utf8(neither).has_value());
    EXPECT_EQ(to_utf8(neither)->offset, 4U);
    std::string utf16(
        "\xFF\xFE"
        "a\0b\0",
        6);
    EXPECT_THAT(to_utf8(utf16)->message, testing::HasSubstr("UTF-16"));
    std::string binary("a\0b", 3);
    EXPECT_EQ(to_utf8(binary)->offset, 1U);
}

std::string written(const std::string& cell, char delimiter, bool quote) {
    const bool needs = cell.find_first_of(std::string("\"\r\n") + delimiter) != std::string::npos;
    if (!needs && !quote) return cell;
    std::string out = "\"";
    for (const char c : cell) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

RC_GTEST_PROP(CsvReader, ReadsWhatRfc4180Writes, ()) {
    const auto delimiter = *rc::gen::element(';', ',', '\t');
    const auto columns = *rc::gen::inRange<std::size_t>(1, 5);
    const auto cell = rc::gen::nonEmpty(rc::gen::container<std::string>(
        rc::gen::element('a', '"', ';', ',', '\t', '\n', '\r', '1', '\xC3', '\xA9')));
    const auto rows =
        *rc::gen::nonEmpty(rc::gen::container<Rows>(rc::gen::container<std::vector<std::string>>(
            columns, rc::gen::map(cell, [](std::string s) { return "x" + s; }))));
    std::string text;
    for (const auto& row : rows)
        for (std::size_t c = 0; c < columns; ++c)
            text += written(row[c], delimiter, *rc::gen::arbitrary<bool>()) +
                    (c + 1 < columns ? std::string(1, delimiter) : "\r\n");
    RC_ASSERT(rows_of(text, delimiter) == rows);
}

RC_GTEST_PROP(CsvReader, AnyTextIsATableOrAFault, ()) {
    const auto text = *rc::gen::container<std::string>(
        rc::gen::element('a', '"', ';', ',', '\t', '\n', '\r', '1', ' ', '='));
    CsvTable csv(text);
    const auto fault = csv.parse(0);
    if (fault) {
        RC_ASSERT(fault->offset <= text.size());
        return;
    }
    std::string buffer;
    for (std::size_t r = 0; r < csv.rows(); ++r) {
        RC_ASSERT(csv.row(r).size() == csv.columns());
        for (const CsvCell& cell : csv.row(r)) csv.text(cell, buffer);
    }
}

TEST(CsvReader, AWrongRowCanBePassedOver) {
    const std::string_view text = "a,b\n1,\"2\"x,3\r\n4,5\n";
    CsvRows rows = csv_rows(text, 0);
    std::vector<CsvCell> cells;
    ASSERT_TRUE(rows.read_row(cells));
    EXPECT_FALSE(rows.read_row(cells));
    ASSERT_TRUE(rows.fault.has_value());
    EXPECT_EQ(rows.fault->offset, 9U);
    rows.skip_line();
    EXPECT_FALSE(rows.fault.has_value());
    cells.clear();
    ASSERT_TRUE(rows.read_row(cells));
    std::string buffer;
    EXPECT_EQ(cell_text(text, cells.at(1), buffer), "5");
    EXPECT_TRUE(rows.done());
}

}  // namespace
}  // namespace sociaaldomein::detail
