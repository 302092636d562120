// A type that is described here, and nowhere else, goes through everything the library does with
// descriptions.

#include <sociaaldomein/core/describe.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <vector>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/figure.hpp>
#include <sociaaldomein/core/text.hpp>
#include <sociaaldomein/core/walk.hpp>
#include <sociaaldomein/io/diff.hpp>
#include <sociaaldomein/io/json.hpp>
#include <sociaaldomein/io/json_writer.hpp>
#include <sociaaldomein/io/schema.hpp>
#include <sociaaldomein/io/table.hpp>

#include "core/throws.hpp"

namespace sociaaldomein {

SD_ENUM(Season, unspecified, spring, autumn)

struct Visit {
    Date on{};
    Hours length{};
    double score = 0;
};
SD_DESCRIBE(Visit, on, length, score)
SD_DEFINE_TYPE(Visit)

struct Garden {
    Id<Garden> id{};
    Text name{};
    Season season = Season::unspecified;
    bool open = true;
    std::int64_t trees = 0;
    std::optional<Id<Garden>> neighbour{};
    MoneyFigure rent{};
    std::optional<CountFigure> visitors{};
    std::vector<Visit> visits{};
    std::vector<std::string> tags{};
    FigureBasis basis{};
};
SD_DESCRIBE(Garden, id, name, season, open, trees, neighbour, rent, visitors, visits, tags, basis)
SD_DEFINE_TYPE(Garden)

struct Gardens {
    std::vector<Garden> gardens{};
    FigureBasis basis{};
};
SD_DESCRIBE(Gardens, gardens, basis)
SD_DEFINE_TYPE(Gardens)

namespace {

constexpr std::string_view text = R"({
  "gardens": [
    {
      "id": "rosarium",
      "name": {"nl": "Rosarium", "en": "Rose garden"},
      "season": "spring",
      "open": false,
      "trees": -3,
      "neighbour": "orchard",
      "rent": {"value": "about 1.25", "decimals": 2},
      "visitors": "7 to 8",
      "visits": [
        {"on": "2022-11-01", "length": 1.5, "score": 0.1},
        {"on": "2022-11-02"}
      ],
      "tags": ["a", "b"],
      "status": "realised"
    },
    {"id": "orchard", "rent": "not_printed"}
  ],
  "unit": "eur_thousand"
}
)";

Gardens example() {
    Gardens all;
    all.basis.unit = Unit::eur_thousand;
    Garden& rosarium = all.gardens.emplace_back();
    rosarium.id = Id<Garden>("rosarium");
    rosarium.name = {"Rosarium", "Rose garden"};
    rosarium.season = Season::spring;
    rosarium.open = false;
    rosarium.trees = -3;
    rosarium.neighbour.emplace("orchard");
    rosarium.rent = MoneyFigure(Money::euros(1250));
    rosarium.rent.bound = Bound::about;
    rosarium.rent.basis.decimals = 2;
    rosarium.visitors.emplace(Count{7});
    rosarium.visitors->bound = Bound::range;
    rosarium.visitors->upper = Count{8};
    rosarium.visits = {{Date(2022, 11, 1), Hours::from_raw(5400), 0.1}, {Date(2022, 11, 2), {}, 0}};
    rosarium.tags = {"a", "b"};
    rosarium.basis.status = Status::realised;
    Garden& orchard = all.gardens.emplace_back();
    orchard.id = Id<Garden>("orchard");
    orchard.rent = MoneyFigure(Absence::not_printed);
    complete(all);
    return all;
}

TEST(Describe, IsWritten) { EXPECT_EQ(to_json(example()), text); }

TEST(Describe, IsRead) {
    const Gardens read = from_json<Gardens>(text);
    EXPECT_TRUE(read == example());
    EXPECT_EQ(read.gardens[0].visits[0].length, Hours::from_raw(5400));
    EXPECT_EQ(read.gardens[0].rent.basis.status, Status::realised);
    EXPECT_THAT([] { from_json<Gardens>(R"({"gardens": [{"id": "a", "tree": 1, "rent": 0}]})"); },
                throws(Errc::unknown_field, "did you mean \"trees\"?"));
}

TEST(Describe, IsATable) {
    const Grid grid = collect(type_info<Gardens>(), &static_cast<const Gardens&>(example()), "gardens");
    EXPECT_EQ(
        to_csv(grid),
        "id,name,name.en,season,open,trees,neighbour,rent,rent.bound,rent.absent,visitors,visitors.upper,"
        "visitors.bound,visits,tags,unit,status\r\n"
        "rosarium,Rosarium,Rose "
        "garden,spring,false,-3,orchard,1.25,about,,7,8,range,2,2,eur_thousand,realised\r\n"
        "orchard,,,,true,0,,,,not_printed,,,,0,0,eur_thousand,\r\n");
    const Gardens all = example();
    EXPECT_EQ(to_csv(collect(type_info<Gardens>(), &all, "gardens.rosarium.visits")),
              "gardens,on,length,score\r\nrosarium,2022-11-01,1.5,0.1\r\nrosarium,2022-11-02,0,0\r\n");
}

TEST(Describe, HasASchema) {
    const std::string schema = json_schema<Gardens>();
    EXPECT_NE(schema.find(R"("gardens": {"$ref": "#/$defs/Garden_list"})"), std::string::npos) << schema;
    EXPECT_NE(schema.find(R"("season": {"enum": ["unspecified", "spring", "autumn"]})"), std::string::npos);
    EXPECT_NE(schema.find(R"("id": {"$ref": "#/$defs/Id", "description": "its own id"})"), std::string::npos);
    EXPECT_NE(schema.find(R"("length": {"type": "number"})"), std::string::npos);
    EXPECT_NE(schema.find(R"("open": {"type": "boolean", "default": true})"), std::string::npos);
    EXPECT_NE(schema.find(R"("tags": {"type": "array", "items": {"type": "string"}})"), std::string::npos);
}

TEST(Describe, HasDifferences) {
    Gardens changed = example();
    changed.gardens[0].open = true;
    changed.gardens[0].season = Season::unspecified;
    changed.gardens[0].visits.pop_back();
    changed.gardens[0].tags[1] = "c";
    changed.gardens[1].visitors.emplace(Count{3});
    complete(changed);
    EXPECT_EQ(to_text(diff(example(), changed)),
              "- /gardens/rosarium/season: \"spring\"\n"
              "~ /gardens/rosarium/open: false -> true\n"
              "- /gardens/rosarium/visits/1: {\"on\": \"2022-11-02\"}\n"
              "~ /gardens/rosarium/tags/1: \"b\" -> \"c\"\n"
              "+ /gardens/orchard/visitors: 3\n");
}

TEST(Describe, ComparesItsMembers) {
    Gardens other = example();
    EXPECT_TRUE(other == example());
    other.gardens[0].visits[1].score = 1;
    EXPECT_FALSE(other == example());
}

}  // namespace
}  // namespace sociaaldomein
