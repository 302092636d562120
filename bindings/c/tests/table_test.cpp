#include "sociaaldomein/c/table.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.hpp"

namespace {

using namespace testing_c;

Owner<sd_table> observations() {
    sd_table* table = nullptr;
    sd_programme_table(programme().get(), "caseloads.observations", &table, nullptr);
    return Owner<sd_table>(table);
}

TEST(CTable, ColumnsAndText) {
    const Owner<sd_table> table = observations();
    ASSERT_EQ(sd_table_rows(table.get()), 3);
    ASSERT_EQ(sd_table_columns(table.get()), 3);
    EXPECT_STREQ(sd_table_column_name(table.get(), 2), "value");
    EXPECT_EQ(sd_table_column_kind(table.get(), 1), SD_COLUMN_TEXT);
    EXPECT_EQ(sd_table_column_kind(table.get(), 2), SD_COLUMN_NUMBER);
    EXPECT_EQ(sd_table_numbers(table.get(), 2)[1], 3619.0);
    EXPECT_EQ(sd_table_numbers(table.get(), 1), nullptr);
    EXPECT_EQ(
        csv(table.get()),
        "caseloads,at,value\r\nwelfare,2020-12,3840\r\nwelfare,2021-12,3619\r\nwelfare,2022-12,3541\r\n");
}

TEST(CTable, BadArguments) {
    const Owner<sd_table> table = observations();
    for (const int64_t column : {int64_t{-1}, int64_t{3}, INT64_MAX}) {
        EXPECT_EQ(sd_table_column_name(table.get(), column), nullptr);
        EXPECT_EQ(sd_table_column_kind(table.get(), column), -1);
        EXPECT_EQ(sd_table_numbers(table.get(), column), nullptr);
    }
    EXPECT_EQ(sd_table_rows(nullptr), 0);
    EXPECT_EQ(sd_table_columns(nullptr), 0);
    Out<sd_bytes> bytes;
    Said error;
    EXPECT_EQ(sd_table_format(table.get(), "xlsx", bytes, error), SD_UNKNOWN_VALUE);
    EXPECT_EQ(sd_table_format(table.get(), "\xff", bytes, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_table_format(table.get(), nullptr, bytes, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_table_format(nullptr, "csv", bytes, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_table_format(table.get(), "csv", nullptr, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_table_stream(table.get(), nullptr, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_table_stream_new(nullptr, nullptr, nullptr), SD_OUT_OF_DOMAIN);
}

TEST(CTable, TheStreamIsTheTableItself) {
    Owner<sd_table> table = observations();
    const double* numbers = sd_table_numbers(table.get(), 2);
    ArrowArrayStream stream{};
    ASSERT_EQ(sd_table_stream(table.get(), &stream, nullptr), SD_OK);
    table.reset();
    ArrowSchema schema{};
    ArrowArray batch{};
    ArrowArray end{};
    ASSERT_EQ(stream.get_schema(&stream, &schema), 0);
    ASSERT_EQ(stream.get_next(&stream, &batch), 0);
    ASSERT_EQ(stream.get_next(&stream, &end), 0);
    EXPECT_EQ(end.release, nullptr);
    EXPECT_EQ(stream.get_last_error(&stream), nullptr);
    stream.release(&stream);
    EXPECT_EQ(stream.release, nullptr);

    EXPECT_STREQ(schema.format, "+s");
    ASSERT_EQ(schema.n_children, 3);
    EXPECT_STREQ(schema.children[0]->format, "U");
    EXPECT_STREQ(schema.children[2]->format, "g");
    EXPECT_STREQ(schema.children[2]->name, "value");
    EXPECT_EQ(batch.length, 3);
    ASSERT_EQ(batch.n_children, 3);
    EXPECT_EQ(batch.children[2]->buffers[1], numbers);
    EXPECT_EQ(batch.children[2]->null_count, 0);
    const auto* offsets = static_cast<const int64_t*>(batch.children[1]->buffers[1]);
    EXPECT_EQ(std::string(static_cast<const char*>(batch.children[1]->buffers[2]) + offsets[2],
                          static_cast<std::size_t>(offsets[3] - offsets[2])),
              "2022-12");

    // A child may be taken out, and outlives the rest.
    ArrowArray child = *batch.children[2];
    batch.children[2]->release = nullptr;
    batch.release(&batch);
    EXPECT_EQ(batch.release, nullptr);
    EXPECT_EQ(static_cast<const double*>(child.buffers[1])[0], 3840.0);
    child.release(&child);
    schema.release(&schema);
}

TEST(CTable, AbsentValuesAndTruths) {
    const std::string_view document =
        R"({"sociaaldomein": "1.0", "caseloads": [{"id": "a", "observations": [{"at": "2020", "value": 3},)"
        R"( {"at": "2021", "value": "not_printed"}]}]})";
    Out<sd_table> table;
    const Owner<sd_programme> read = programme(document);
    ASSERT_EQ(sd_programme_table(read.get(), "caseloads.observations", table, nullptr), SD_OK);
    EXPECT_TRUE(std::isnan(sd_table_numbers(table.get(), 2)[1]));
    ArrowArrayStream* stream = nullptr;
    ASSERT_EQ(sd_table_stream_new(table.get(), &stream, nullptr), SD_OK);
    ArrowArray batch{};
    ASSERT_EQ(stream->get_next(stream, &batch), 0);
    EXPECT_EQ(batch.children[2]->null_count, 1);
    EXPECT_EQ(*static_cast<const uint8_t*>(batch.children[2]->buffers[0]), 1);
    batch.release(&batch);
    sd_arrow_stream_delete(stream);
}

void* as_pointer(void* capsule, const char* name) {
    EXPECT_STREQ(name, "arrow_array_stream");
    return capsule;
}

TEST(CTable, ACapsuleFreesItsStream) {
    const Owner<sd_table> table = observations();
    ArrowArrayStream* stream = nullptr;
    ASSERT_EQ(sd_table_stream_new(table.get(), &stream, nullptr), SD_OK);
    sd_arrow_capsule_setup(as_pointer);
    sd_arrow_capsule_destructor(stream);
    sd_arrow_capsule_setup(nullptr);
    sd_arrow_capsule_destructor(nullptr);
}

TEST(CTable, EveryFormatAndNoOther) {
    const Owner<sd_table> table = observations();
    const auto formatted = [&](const char* format) {
        Out<sd_bytes> bytes;
        return sd_table_format(table.get(), format, bytes, nullptr) == SD_OK ? text(bytes.get())
                                                                             : std::string("refused");
    };
    EXPECT_NE(formatted("json").find("\"value\": 3619"), std::string::npos);
    EXPECT_NE(formatted("markdown").find("| 3619"), std::string::npos);
    EXPECT_NE(formatted("text").find("3619"), std::string::npos);
    EXPECT_NE(formatted("csv").find(",3619\r\n"), std::string::npos);
    EXPECT_EQ(formatted("xlsx"), "refused");
    EXPECT_EQ(formatted(""), "refused");
    EXPECT_EQ(sd_table_columns(nullptr), 0);
    EXPECT_EQ(sd_table_rows(nullptr), 0);
    EXPECT_EQ(sd_table_column_kind(nullptr, 0), -1);
    EXPECT_EQ(sd_table_column_name(nullptr, 0), nullptr);
    EXPECT_EQ(sd_table_numbers(nullptr, 0), nullptr);
    for (const int64_t beyond : {int64_t{-1}, int64_t{3}}) {
        EXPECT_EQ(sd_table_column_name(table.get(), beyond), nullptr);
        EXPECT_EQ(sd_table_numbers(table.get(), beyond), nullptr);
    }
}

TEST(CTable, TruthsAreBits) {
    const Owner<sd_programme> read = programme(
        R"({"sociaaldomein": "1.0", "caseloads": [{"id": "a", "flows_complete": true}, {"id": "b"}, {"id": "c", "flows_complete": true}]})");
    Out<sd_table> table;
    ASSERT_EQ(sd_programme_table(read.get(), "caseloads", table, nullptr), SD_OK);
    int64_t truths = -1;
    for (int64_t c = 0; c < sd_table_columns(table.get()); ++c)
        if (std::string(sd_table_column_name(table.get(), c)) == "flows_complete") truths = c;
    ASSERT_GE(truths, 0);
    EXPECT_EQ(sd_table_column_kind(table.get(), truths), SD_COLUMN_BOOLEAN);
    EXPECT_EQ(sd_table_numbers(table.get(), truths), nullptr);
    ArrowArrayStream* stream = nullptr;
    ASSERT_EQ(sd_table_stream_new(table.get(), &stream, nullptr), SD_OK);
    ArrowSchema schema{};
    ArrowArray batch{};
    ASSERT_EQ(stream->get_schema(stream, &schema), 0);
    ASSERT_EQ(stream->get_next(stream, &batch), 0);
    EXPECT_STREQ(schema.children[truths]->format, "b");
    EXPECT_EQ(*static_cast<const uint8_t*>(batch.children[truths]->buffers[1]) & 7, 5);
    batch.release(&batch);
    schema.release(&schema);
    sd_arrow_stream_delete(stream);
}

}  // namespace
