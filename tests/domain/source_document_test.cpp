#include <sociaaldomein/domain/source_document.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;

constexpr const char* document =
    R"("sources": [{"id": "r", "title": {"nl": "Rapport", "en": "Report"}, "kind": "annual_account", "period": "2024", "published": "2025-06-13", "sections": ["Zorg"]}])";

TEST(SourceDocument, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.sources.at(0).kind, DocumentKind::annual_account);
    EXPECT_EQ(*p.sources[0].published, Date(2025, 6, 13));
    EXPECT_EQ(rewritten(p), p);
}

}  // namespace
}  // namespace sociaaldomein
