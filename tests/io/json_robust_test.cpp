#include <sociaaldomein/io/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <utility>

#include <sociaaldomein/core/walk.hpp>
#include <sociaaldomein/io/json_writer.hpp>

#include "io/problems.hpp"
#include "support/random_value.hpp"

namespace sociaaldomein {
namespace {

const std::string& some_document() {
    static const std::string text =
        R"({"sociaaldomein": "1.0", "$schema": "x", "id": "zwolle", "name": {"nl": "Hervorming", "en": "Reform"},
  "sources": [{"id": "h2", "title": "H2 é \"2022\" €", "published": "2023-03-01", "period": "2022-H2"}],
  "source": "h2: p. 3", "scope": "municipality Zwolle", "price_level": "current",
  "tracks": [{"id": "wmo", "number": 2, "precondition_only": false}],
  "caseloads": [{"id": "w", "measure": "stock", "track": "wmo", "observations": [
    {"at": "2022-12", "value": 3541}, {"at": 2021, "value": "about 3600"}, {"at": "2020", "absent": "not_printed"},
    {"at": "2019-07-01", "value": {}, "value": 1}]}],
  "money_tables": [{"id": "t", "unit": "eur_million", "decimals": 2, "columns": [{"id": "a"}, {"id": "b", "equals": "a"}],
    "rows": [{"id": "r", "figures": [0.25, -1.5e0]}, {"id": "s", "figures": [{"value": 7, "bound": "range", "upper": 8}, "7 to 8"]}]}],
  "composite_indexes": [{"id": "i", "values": [{"area": "Noord", "at": "2022", "value": -0.125}]}]
})";
    return text;
}

/// Reads it, whatever it is. True when it was a document.
bool survives(std::string_view text) {
    try {
        const Loaded loaded = load_document_text(text, "d.json");
        Programme again = loaded.programme;
        complete(again);
        EXPECT_TRUE(again == loaded.programme) << text;
        return true;
    } catch (const Error& error) {
        for (const Problem& problem : error.problems()) {
            EXPECT_NE(problem.code, Errc::ok);
            EXPECT_FALSE(problem.message.empty());
            EXPECT_EQ(problem.file, "d.json") << to_string(problem);
            EXPECT_GT(problem.line, 0) << to_string(problem);
            EXPECT_GT(problem.column, 0) << to_string(problem);
        }
        return false;
    }
}

std::string good_document() {
    std::string text = some_document();
    const std::string repeated = "\"value\": {}, ";
    text.erase(text.find(repeated), repeated.size());
    return text;
}

TEST(LoadDocumentRobust, EveryTruncationIsAnError) {
    const std::string text = good_document();
    ASSERT_TRUE(survives(text));
    for (std::size_t n = 0; n < text.size(); ++n)
        EXPECT_FALSE(survives(std::string_view(text).substr(0, n))) << n;
}

TEST(LoadDocumentRobust, EveryByteLeftOutIsADocumentOrAnError) {
    const std::string text = some_document();
    for (std::size_t n = 0; n < text.size(); ++n) survives(text.substr(0, n) + text.substr(n + 1));
}

RC_GTEST_PROP(LoadDocumentRobust, RandomBytesNeverCrash, ()) {
    std::string text = some_document();
    const int changes = *rc::gen::inRange(1, 8);
    for (int i = 0; i < changes; ++i) {
        const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
        switch (*rc::gen::inRange(0, 3)) {
            case 0: text[at] = *rc::gen::arbitrary<char>(); break;
            case 1: text.erase(at, *rc::gen::inRange<std::size_t>(1, 20)); break;
            default:
                text.insert(at, *rc::gen::element<std::string>("[", "]", "{", "}", ",", ":", "\"", "null",
                                                               "1e9", "-", "\\u0000", "é"));
        }
        if (text.empty()) break;
    }
    survives(text);
}

// Swapping values of a document for other values gives problems with places, or a document.
RC_GTEST_PROP(LoadDocumentRobust, ValuesOfAnotherKindNeverCrash, ()) {
    std::string text = some_document();
    const std::string value =
        *rc::gen::element<std::string>("null", "[]", "{}", "[[]]", "{\"value\": null}", "\"\"", "1e400", "-1",
                                       "true", "{\"csv\": \"x.csv\"}", "[{}]", "\"7 to 8\"", "{\"nl\": {}}");
    std::vector<std::size_t> colons;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == ':' && text[i + 1] == ' ' && text[i - 1] == '"') colons.push_back(i);
    const std::size_t colon = *rc::gen::elementOf(colons);
    std::size_t end = colon + 2;
    int depth = 0;
    bool quoted = false;
    for (; end < text.size(); ++end) {
        const char c = text[end];
        if (c == '"' && text[end - 1] != '\\') quoted = !quoted;
        if (quoted) continue;
        if (c == '[' || c == '{') ++depth;
        if ((c == ',' || c == ']' || c == '}') && depth == 0) break;
        if (c == ']' || c == '}') --depth;
    }
    text.replace(colon + 2, end - colon - 2, value);
    try {
        load_document_text(text, "");
    } catch (const Error& error) {
        RC_ASSERT(!error.problems().empty());
        for (const Problem& problem : error.problems()) RC_ASSERT(problem.line > 0);
    }
}

RC_GTEST_PROP(LoadDocumentRobust, ReadsWhatIsWritten, ()) {
    const Programme programme = support::random_programme(*rc::gen::arbitrary<std::uint64_t>(), 1);
    Programme read;
    const std::string text = to_json(programme);
    read_json(type_info<Programme>(), &read, text);
    RC_ASSERT(read == programme);
}

/// Without what must hang together to be read: futures of random numbers and names do not.
Programme without_futures(Programme p) {
    for (Caseload& c : p.caseloads) c.future.reset();
    for (Waitlist& w : p.waitlists) w.future.reset();
    for (SavingsPlan& plan : p.savings_plans)
        for (SavingsLine& line : plan.lines) line.future.reset();
    p.products.clear();
    p.indexations.clear();
    p.budget_plans.clear();
    p.outlook.reset();
    p.scenarios.clear();
    return p;
}

// Splitting a document over files, list by list, changes nothing.
RC_GTEST_PROP(LoadDocumentRobust, PartsMakeTheWhole, ()) {
    const Programme whole =
        without_futures(support::random_programme(*rc::gen::arbitrary<std::uint64_t>(), 1));
    Programme first = whole;
    Programme second;
    second.basis = whole.basis;
    second.caseloads = std::exchange(first.caseloads, {});
    second.money_tables = std::exchange(first.money_tables, {});
    if (second.caseloads.size() > 1) {
        first.caseloads.assign(1, second.caseloads.front());
        Caseload& again = second.caseloads.front();
        again.observations.clear();
        again.flows.clear();
        again.changes.clear();
        again.breaks.clear();
        again.revisions.clear();
    }
    const testing_io::Folder folder;
    const std::vector<std::filesystem::path> paths{folder.write("a.json", to_document(first)),
                                                   folder.write("b.json", to_document(second))};
    const Programme read = load_documents(paths).programme;
    RC_ASSERT(read == whole);
}

}  // namespace
}  // namespace sociaaldomein
