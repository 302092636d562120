#include "report/detail/html_writer.hpp"

#include <gtest/gtest.h>

namespace sociaaldomein::detail {
namespace {

TEST(HtmlWriter, EscapesTextAndAttributes) {
    HtmlWriter out;
    out.open("a", {{"title", "\"<'&"}, {"class", ""}}).text("<b>").close();
    EXPECT_EQ(out.html(), "<a title=\"&quot;&lt;&#39;&amp;\">&lt;b&gt;</a>");
}

TEST(HtmlWriter, ReplacesControlCharacters) {
    EXPECT_EQ(escaped("a\x01"
                      "b\n"),
              "a\xEF\xBF\xBD"
              "b\n");
}

}  // namespace
}  // namespace sociaaldomein::detail
