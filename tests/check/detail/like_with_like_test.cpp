#include "check/detail/like_with_like.hpp"

#include <gtest/gtest.h>

namespace sociaaldomein::detail {
namespace {

constexpr Dimension money{1, 0, 0};
constexpr Dimension count{0, 1, 0};

FormulaBasis basis(Dimension dimension, Kind kind = {}) {
    return basis_of({"/x", Interval(1), 1, dimension, std::move(kind), false});
}
FormulaBasis measured(const std::string& measure) { return basis(count, {measure, "", "", ""}); }

std::string adding(const std::string& a, const std::string& b) {
    return objection(measured(a), measured(b), Joining::addition);
}
std::string subtracting(const std::string& a, const std::string& b) {
    return objection(measured(a), measured(b), Joining::subtraction);
}

TEST(LikeWithLike, StockAndFlowMeetOthersOnlyTheirOwnKind) {
    for (const char* measure : {"stock", "flow", "level", "cumulative", "rate", "share", "something_else"}) {
        EXPECT_EQ(adding(measure, measure), "") << measure;
        EXPECT_EQ(subtracting(measure, measure), "") << measure;
        EXPECT_EQ(adding(measure, ""), "") << measure;
        EXPECT_EQ(adding("unspecified", measure), "") << measure;
    }
    EXPECT_EQ(adding("stock", "flow"), "");
    EXPECT_EQ(subtracting("stock", "flow"), "");
    EXPECT_EQ(adding("level", "flow"), "measures differ (level and flow)");
    EXPECT_EQ(subtracting("stock", "level"), "measures differ (stock and level)");
    EXPECT_EQ(adding("rate", "stock"), "measures differ (rate and stock)");
    EXPECT_EQ(adding("cumulative", "flow"), "measures differ (cumulative and flow)");
}

TEST(LikeWithLike, PersonsCountedOnceAreNotAdded) {
    const std::string never = "persons counted once in a period do not add: who is in both would count twice";
    EXPECT_EQ(adding("distinct", "distinct"), never);
    EXPECT_EQ(adding("distinct_in_period", "distinct"), never);
    EXPECT_EQ(subtracting("distinct", "distinct"), "");
    EXPECT_EQ(joined(measured("distinct"), measured("distinct"), Joining::subtraction).kind.measure, "");
    EXPECT_EQ(adding("distinct", "stock"),
              "persons counted once in a period combine with no other measure (distinct and stock)");
    EXPECT_EQ(subtracting("flow", "distinct"),
              "persons counted once in a period combine with no other measure (flow and distinct)");
    EXPECT_EQ(adding("distinct", ""), "");
    EXPECT_EQ(objection(measured("distinct"), measured("stock"), Joining::comparison), "");
}

TEST(LikeWithLike, ScopePopulationAndPriceLevelMustAgreeWhereBothAreGiven) {
    const FormulaBasis here = basis(money, {"", "municipality", "places", "current"});
    const auto against = [&](const Kind& kind, Joining joining) {
        return objection(here, basis(money, kind), joining);
    };
    EXPECT_EQ(against({}, Joining::addition), "");
    EXPECT_EQ(against({"", "region", "", ""}, Joining::addition), "scopes differ (municipality and region)");
    EXPECT_EQ(against({"", "", "residents", ""}, Joining::subtraction),
              "populations differ (places and residents)");
    EXPECT_EQ(against({"", "", "", "2020"}, Joining::addition), "price levels differ (current and 2020)");
    EXPECT_EQ(against({"", "region", "residents", ""}, Joining::comparison), "");
    EXPECT_EQ(against({"", "", "", "2020"}, Joining::comparison), "price levels differ (current and 2020)");
}

TEST(LikeWithLike, WhatIsNotKnownIsNotObjectedTo) {
    FormulaBasis absent = basis(money, {"stock", "region", "", ""});
    absent.known = false;
    EXPECT_EQ(objection(absent, basis(count, {"flow", "municipality", "", ""}), Joining::addition), "");
    EXPECT_FALSE(joined(absent, basis(count), Joining::addition).known);
    EXPECT_FALSE(multiplied(basis(count), absent).known);
    EXPECT_FALSE(divided(absent, basis(count)).known);
}

TEST(LikeWithLike, TheOutcomeKeepsWhatItsPartsShare) {
    const FormulaBasis stock = basis(count, {"stock", "municipality", "files", ""});
    const FormulaBasis flow = basis(count, {"flow", "", "files", ""});
    const FormulaBasis sum = joined(stock, flow, Joining::addition);
    EXPECT_EQ(sum.kind, (Kind{"stock", "municipality", "files", ""}));
    EXPECT_EQ(sum.dimension, count);
    EXPECT_EQ(joined(stock, basis(count, {"level", "region", "", ""}), Joining::comparison).kind,
              (Kind{"", "", "files", ""}));

    FormulaBasis zero;
    zero.bare = zero.zero = true;
    FormulaBasis number;
    number.bare = true;
    EXPECT_EQ(joined(zero, basis(money), Joining::addition).dimension, money);
    EXPECT_EQ(joined(basis(money), zero, Joining::addition).dimension, money);
    EXPECT_EQ(joined(number, stock, Joining::addition).dimension, count);
    EXPECT_TRUE(joined(number, zero, Joining::addition).bare);
    EXPECT_FALSE(joined(number, stock, Joining::addition).bare);
}

TEST(LikeWithLike, ProductsAndQuotientsScaleOrMakeANewKind) {
    const FormulaBasis stock = basis(count, {"stock", "municipality", "files", ""});
    const FormulaBasis share = basis({}, {"share", "municipality", "files", ""});
    const FormulaBasis cost = basis(money, {"flow", "municipality", "", "current"});
    FormulaBasis number;
    number.bare = true;

    EXPECT_EQ(multiplied(share, stock).kind, stock.kind);
    EXPECT_EQ(multiplied(stock, number).kind, stock.kind);
    EXPECT_EQ(divided(stock, number).kind, stock.kind);
    EXPECT_EQ(divided(cost, stock).kind, (Kind{"", "municipality", "", "current"}));
    EXPECT_EQ(divided(cost, stock).dimension, (Dimension{1, -1, 0}));
    EXPECT_EQ(divided(cost, cost).kind, (Kind{"", "municipality", "", ""}));
    EXPECT_EQ(multiplied(cost, stock).dimension, (Dimension{1, 1, 0}));
    EXPECT_EQ(divided(number, cost).dimension, (Dimension{-1, 0, 0}));
    EXPECT_TRUE(multiplied(number, number).bare);
    EXPECT_FALSE(divided(number, share).bare);
}

}  // namespace
}  // namespace sociaaldomein::detail
