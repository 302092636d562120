// A program of its own, so that handles are watched whatever the build.
#define SD_WATCH_HANDLES
#include "handle.hpp"

#include <gtest/gtest.h>

#include "handle.cpp"

namespace {

using namespace sociaaldomein::c;

struct Thing : Counted {
    int* ends = nullptr;
    ~Thing() { ++*ends; }
};

TEST(Handle, EndsWithItsLastOwner) {
    int ends = 0;
    Thing* thing = new Thing;
    thing->ends = &ends;
    EXPECT_EQ(add_owner(thing), thing);
    drop_owner(thing);
    EXPECT_EQ(ends, 0);
    drop_owner(thing);
    EXPECT_EQ(ends, 1);
}

TEST(HandleDeathTest, UseAfterTheLastFree) {
    int ends = 0;
    Thing* thing = new Thing;
    thing->ends = &ends;
    drop_owner(thing);
    EXPECT_DEATH(drop_owner(thing), "used after its last free");
    EXPECT_DEATH(add_owner(thing), "used after its last free");
    EXPECT_DEATH(require_alive(thing), "used after its last free");
}

TEST(HandleDeathTest, WhatIsNoHandle) {
    const double number = 1.0;
    EXPECT_DEATH(require_alive(&number), "is none");
}

TEST(Handle, OldGravesAreCleared) {
    int ends = 0;
    for (int i = 0; i < 1000; ++i) {
        Thing* thing = new Thing;
        thing->ends = &ends;
        drop_owner(thing);
    }
    EXPECT_EQ(ends, 1000);
}

}  // namespace
