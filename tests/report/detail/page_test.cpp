#include "report/detail/page.hpp"

#include <gtest/gtest.h>

#include <sociaaldomein/domain/caseload.hpp>

namespace sociaaldomein::detail {
namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::size_t times(const std::string& text, std::string_view part) {
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
    return n;
}

class PageTest : public ::testing::Test {
protected:
    PageTest() {
        SourceDocument report;
        report.id = Id<SourceDocument>("report");
        report.title = {"Rapport", "Report"};
        shown_.programme.sources.push_back(report);
        Track track;
        track.id = Id<Track>("youth");
        track.name = {"Jeugd", "Youth"};
        shown_.programme.tracks.push_back(track);
    }

    CountFigure count(std::int64_t value, const char* place = "chapter 1") const {
        CountFigure figure{Count::from_raw(value)};
        figure.basis.source = Source{Id<SourceDocument>("report"), place};
        return figure;
    }

    template <class Write>
    std::string written(const Write& write, ReportOptions options = {}) {
        Page page(shown_, findings_, manifest_, options);
        HtmlWriter out;
        write(page, out);
        return out.html();
    }

    Suppressed shown_;
    Findings findings_;
    RunManifest manifest_;
};

TEST_F(PageTest, ASectionWithoutContentHasNoHeading) {
    EXPECT_EQ(written([](Page& page, HtmlWriter& out) { page.section(out, 3, "Leeg", [](HtmlWriter&) {}); }),
              "");
}

TEST_F(PageTest, OnlyChaptersAreLandmarks) {
    const std::string html = written([](Page& page, HtmlWriter& out) {
        page.section(
            out, 2, "Hoofdstuk",
            [&](HtmlWriter& o) { page.section(o, 3, "Paragraaf", [](HtmlWriter& i) { i.text("x"); }); },
            "chapter");
    });
    EXPECT_TRUE(has(html, "<section aria-labelledby=\"chapter\"><h2 id=\"chapter\">Hoofdstuk</h2>")) << html;
    EXPECT_EQ(times(html, "aria-labelledby"), 1U) << html;
    EXPECT_EQ(times(html, "<section"), 2U) << html;
}

TEST_F(PageTest, HeadingsEndAtLevelSix) {
    const std::string html = written([](Page& page, HtmlWriter& out) {
        page.section(out, 9, "Diep", [](HtmlWriter& o) { o.text("x"); });
    });
    EXPECT_TRUE(has(html, "<h6 id=\"section-1\">Diep</h6>")) << html;
}

TEST_F(PageTest, NamesTracksByNameAndUnknownOnesById) {
    written([](Page& page, HtmlWriter&) {
        EXPECT_EQ(page.track_name(Id<Track>("youth")), "Jeugd");
        EXPECT_EQ(page.track_name(Id<Track>("gone")), "gone");
        EXPECT_EQ(page.document(Source{Id<SourceDocument>("gone"), {}}), nullptr);
    });
}

TEST_F(PageTest, APartTakesWhatIsOfItsTrackOrOfNone) {
    const Programme& p = shown_.programme;
    EXPECT_TRUE((Part{p, &p.tracks[0]}.takes(Id<Track>("youth"))));
    EXPECT_FALSE((Part{p, &p.tracks[0]}.takes(Id<Track>())));
    EXPECT_TRUE((Part{p, nullptr}.takes(Id<Track>())));
    EXPECT_TRUE((Part{p, nullptr}.takes(Id<Track>("unknown"))));
    EXPECT_FALSE((Part{p, nullptr}.takes(Id<Track>("youth"))));
}

TEST_F(PageTest, TellsTheBasisInWords) {
    FigureBasis basis;
    basis.measure = MeasureKind::stock;
    basis.population = "files";
    basis.scope = {ScopeLevel::region, "IJssel-Vecht"};
    basis.price_level.year = 2020;
    written([&](Page& page, HtmlWriter&) {
        EXPECT_EQ(page.basis_words(basis),
                  "stand op een datum, dossiers, regio IJssel-Vecht, prijzen van 2020");
        EXPECT_EQ(page.basis_words({}), "");
    });
}

TEST_F(PageTest, CitesEachDocumentOnceWithItsPlaces) {
    const std::string html = written([](Page& page, HtmlWriter& out) {
        const Id<SourceDocument> report("report");
        page.sources(out, {{report, "p. 3"}, {report, "p. 4"}, {report, "p. 3"}, {}, {report, {}}});
    });
    EXPECT_EQ(html, "<p class=\"source\">Bron: <a href=\"#source-report\">Rapport</a>, p. 3 · p. 4</p>\n");
    const std::string unknown = written([](Page& page, HtmlWriter& out) {
        page.sources(out, {{Id<SourceDocument>("report"), {}}, {Id<SourceDocument>("gone"), {}}});
    });
    EXPECT_TRUE(has(unknown, "Bronnen: ")) << unknown;
    EXPECT_TRUE(has(unknown, "; gone")) << unknown;
    EXPECT_EQ(written([](Page& page, HtmlWriter& out) { page.sources(out, {{}}); }), "");
}

TEST_F(PageTest, ListsTextsButNotEmptyOnes) {
    EXPECT_EQ(written([](Page& page, HtmlWriter& out) { page.texts(out, W::notes, {{}, {}}); }), "");
    const std::string html = written([](Page& page, HtmlWriter& out) {
        page.texts(out, W::notes, {{}, {"een", ""}});
    });
    EXPECT_EQ(times(html, "<li>"), 1U) << html;
    EXPECT_EQ(written([](Page& page, HtmlWriter& out) { page.labelled(out, W::act, ""); }), "");
}

TEST_F(PageTest, ATableWithoutRowsIsLeftOutButNotItsSource) {
    const Source source{Id<SourceDocument>("report"), {}};
    EXPECT_EQ(written([](Page& page, HtmlWriter& out) { FigureTable(page, "Leeg", {"a"}).write(out); }), "");
    const std::string html =
        written([&](Page& page, HtmlWriter& out) { FigureTable(page, "Leeg", {"a"}).write(out, source); });
    EXPECT_FALSE(has(html, "<table")) << html;
    EXPECT_TRUE(has(html, "#source-report")) << html;
}

TEST_F(PageTest, ATableTellsItsSourceOnceAndLeavesOutEmptyColumns) {
    const std::string html = written([&](Page& page, HtmlWriter& out) {
        FigureTable table(page, "Telling", {"wat", "leeg", "aantal"});
        table.row({table.text("een"), {}, table.figure(count(1234))});
        table.row({table.text("samen"), {}, table.figure(count(1234))}, true);
        table.write(out, Source{Id<SourceDocument>("report"), "chapter 1"});
    });
    EXPECT_EQ(times(html, "class=\"source\""), 1U) << html;
    EXPECT_FALSE(has(html, "leeg")) << html;
    EXPECT_TRUE(has(html, "<tr class=\"total\">")) << html;
    EXPECT_TRUE(has(html, "<th scope=\"col\" class=\"number\">aantal</th>")) << html;
    EXPECT_TRUE(has(html, "1.234")) << html;
}

TEST_F(PageTest, ATableMarksCaveatsStatesAndDifferentBases) {
    CountFigure doubtful = count(5);
    doubtful.caveat = "door registratie";
    doubtful.basis.status = Status::estimate;
    doubtful.basis.population = "files";
    CountFigure plain = count(6);
    plain.caveat = "door registratie";
    plain.basis.population = "persons";
    const std::string html = written([&](Page& page, HtmlWriter& out) {
        FigureTable table(page, "Telling", {"wat", "aantal"});
        table.row({table.text("een"), table.figure(doubtful)});
        table.row({table.text("twee"), table.figure(plain)});
        table.row({table.text("drie"), table.figure(CountFigure(Absence::not_printed))});
        table.note("Een noot.");
        table.write(out);
    });
    EXPECT_EQ(times(html, "<sup>a</sup>"), 2U) << html;
    EXPECT_TRUE(has(html, "a door registratie")) << html;
    EXPECT_TRUE(has(html, "<small>raming</small>")) << html;
    EXPECT_TRUE(has(html, "<small class=\"basis\">dossiers</small>")) << html;
    EXPECT_TRUE(has(html, "class=\"absent\"")) << html;
    EXPECT_TRUE(has(html, "Een noot.")) << html;
}

TEST_F(PageTest, FindsTheProjectionOfASeries) {
    Caseload c;
    c.id = Id<Caseload>("c");
    c.observations = {{parse_when("2022"), count(158)}};
    shown_.programme.caseloads.push_back(c);
    written([](Page& page, HtmlWriter&) {
        EXPECT_NE(page.projected("/caseloads/c"), nullptr);
        EXPECT_EQ(page.projected("/caseloads/d"), nullptr);
        EXPECT_EQ(page.chart_id(), "chart-1");
        EXPECT_EQ(page.chart_id(), "chart-2");
    });
}

}  // namespace
}  // namespace sociaaldomein::detail
