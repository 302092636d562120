#include <sociaaldomein/io/schema.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/figure.hpp>
#include <sociaaldomein/core/text.hpp>

#include "core/throws.hpp"

// What documents the schema takes and refuses is tested with a validator of its own: validate_examples.py.

namespace sociaaldomein {
namespace {

using testing::HasSubstr;

TEST(Schema, DocumentedExample) {
    EXPECT_EQ(document_schema().find("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"),
              0U);
}

TEST(Schema, IsTheOneInTheTree) {
    std::ifstream file(SOCIAALDOMEIN_SOURCE_DIR "/schema/programme.schema.json", std::ios::binary);
    ASSERT_TRUE(file);
    const std::string kept{std::istreambuf_iterator<char>(file), {}};
    EXPECT_TRUE(kept == document_schema())
        << "schema/programme.schema.json is not what the types say; write it again with\n"
           "  sociaaldomein schema > schema/programme.schema.json";
}

// The names after `before` and up to the next quote.
std::set<std::string> names_after(const std::string& text, const std::string& before) {
    std::set<std::string> names;
    for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at + 1)) {
        const std::size_t begin = at + before.size();
        names.insert(text.substr(begin, text.find('"', begin) - begin));
    }
    return names;
}

TEST(Schema, DefinesAllItRefersToAndNothingElse) {
    const std::string schema = document_schema();
    const std::size_t definitions = schema.find("\n  \"$defs\": {");
    ASSERT_NE(definitions, std::string::npos);
    std::set<std::string> defined = names_after(schema.substr(definitions + 5), "\n    \"");
    EXPECT_EQ(defined, names_after(schema, "\"$ref\": \"#/$defs/"));
    EXPECT_GT(defined.size(), 100U);
}

TEST(Schema, OfATextTakesBothItsForms) {
    EXPECT_EQ(json_schema<Text>(), R"({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Text",
  "$ref": "#/$defs/Text",
  "$defs": {
    "Text": {
      "anyOf": [
        {"type": "string"},
        {
          "type": "object",
          "properties": {"nl": {"type": "string"}, "en": {"type": "string"}},
          "additionalProperties": false
        }
      ]
    }
  }
}
)");
}

TEST(Schema, OfAFigureTakesValuesAndObjects) {
    const std::string schema = json_schema<CountFigure>();
    EXPECT_THAT(schema, HasSubstr(R"(^(about|over|under|almost) -?)"));
    EXPECT_THAT(schema,
                HasSubstr(R"(^(not_printed|not_applicable|to_be_determined|not_yet_known|suppressed)$)"));
    EXPECT_THAT(schema, HasSubstr(R"("required": ["value"])"));
    EXPECT_THAT(schema, HasSubstr(R"("minimum": 0,)"));
    EXPECT_THAT(schema, HasSubstr(R"("maximum": 9,)"));
}

TEST(Schema, IsOfRecordsOnly) {
    EXPECT_THAT([] { json_schema<Status>(); },
                throws(Errc::out_of_domain, "json_schema: type is \"enum\", expected a record"));
}

}  // namespace
}  // namespace sociaaldomein
