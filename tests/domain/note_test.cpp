#include <sociaaldomein/domain/note.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;

constexpr const char* document =
    R"("tracks": [{"id": "t"}], "notes": [{"id": "n", "kind": "case_box", "track": "t", "at": "2022-11", "text": {"nl": "een casus", "en": "a case"}}])";

TEST(Note, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.notes.at(0).kind, NoteKind::case_box);
    EXPECT_EQ(p.notes[0].text.in(Language::en), "a case");
    EXPECT_EQ(rewritten(p), p);
}

}  // namespace
}  // namespace sociaaldomein
