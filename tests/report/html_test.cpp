#include <sociaaldomein/report/html.hpp>

#include <gtest/gtest.h>

#include <set>

#include <sociaaldomein/check/check.hpp>
#include <sociaaldomein/core/walk.hpp>

#include "support/random_value.hpp"

namespace sociaaldomein {
namespace {

Source source() { return Source{Id<SourceDocument>("report"), "chapter 1"}; }

CountFigure count(std::int64_t value, const char* population = "persons") {
    CountFigure figure{Count::from_raw(value)};
    figure.basis.population = population;
    figure.basis.measure = MeasureKind::stock;
    figure.basis.source = source();
    return figure;
}

std::string page(const Programme& programme, ReportOptions options = {}, const Findings& findings = {}) {
    return html_report(programme, findings, make_manifest({}, options), options);
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t times(const std::string& text, const std::string& part) {
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
    return n;
}

// Every text below a value is this one.
void set_texts(const TypeInfo& type, void* value, const std::string& text) {
    walk(type, value, [&](const MutableNode& node) {
        if (node.type.kind == TypeKind::string) *static_cast<std::string*>(node.value) = text;
        return true;
    });
}

Programme split(std::int64_t total, std::vector<std::int64_t> parts) {
    Programme p;
    Breakdown b;
    b.id = Id<Breakdown>("split");
    b.total = count(total);
    for (std::size_t i = 0; i < parts.size(); ++i)
        b.parts.push_back({"p" + std::to_string(i), {}, {}, count(parts[i])});
    p.breakdowns.push_back(b);
    return p;
}

TEST(Html, DocumentedExample) {
    Programme p;
    p.name = {"Agenda", ""};
    EXPECT_TRUE(has(page(p), "<title>Agenda</title>"));
}

TEST(Html, CountsPersonsExample) {
    EXPECT_FALSE(counts_persons("places"));
    EXPECT_FALSE(counts_persons("plekken"));
    EXPECT_TRUE(counts_persons("recipients"));
    EXPECT_TRUE(counts_persons(""));
}

TEST(Html, EqualArgumentsGiveEqualBytes) {
    Programme p;
    support::Random random(1);
    support::fill_random(type_info<Programme>(), &p, random);
    EXPECT_EQ(page(p), page(p));
}

TEST(Html, EscapesMarkupInEveryText) {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        Programme p;
        support::Random random(seed);
        support::fill_random(type_info<Programme>(), &p, random);
        set_texts(type_info<Programme>(), &p, "<script>\"'&x</script><u onload=1>");
        Findings f;
        f.findings.push_back({.id = "1", .rule = "sum", .severity = Severity::violated});
        set_texts(type_info<Findings>(), &f, "<script>\"'&x</script><u onload=1>");
        RunManifest m = make_manifest({}, {});
        m.inputs.push_back({"<script>", 1, "<script>"});
        set_texts(type_info<RunManifest>(), &m, "<script>\"'&x</script><u onload=1>");
        const std::string html = html_report(p, f, m, {});
        EXPECT_FALSE(has(html, "<script")) << seed;
        EXPECT_FALSE(has(html, "<u ")) << seed;
        EXPECT_TRUE(has(html, "&lt;script&gt;&quot;&#39;&amp;x")) << seed;
    }
}

TEST(Html, LinksOnlyToWebAddresses) {
    Programme p;
    p.sources.push_back({.id = Id<SourceDocument>("a"), .url = "javascript:alert(1)"});
    p.sources.push_back({.id = Id<SourceDocument>("b"), .url = "https://example.org/x?a=1&b=2"});
    const std::string html = page(p);
    EXPECT_FALSE(has(html, "href=\"javascript"));
    EXPECT_TRUE(has(html, "href=\"https://example.org/x?a=1&amp;b=2\""));
}

TEST(Html, ShowsEveryCollectionOfAProgramme) {
    int collections = 0;
    for (const FieldInfo& field : type_info<Programme>().fields) {
        const TypeInfo& list = field.type();
        if (list.kind != TypeKind::list) continue;
        ++collections;
        Programme p;
        void* record = list.append(field.of(&p));
        const std::string marker = "marker-" + std::string(field.name);
        set_texts(list.element(), record, marker);
        for (const FieldInfo& member : list.element().fields)
            if (member.type().identity && member.name == "id") member.type().parse(marker, member.of(record));
        const std::string html = page(p);
        EXPECT_GT(times(html, marker), times(page(p), "id=\"source-" + marker + "\"")) << field.name;
        EXPECT_FALSE(has(page({}), marker));
    }
    EXPECT_GE(collections, 30);
}

TEST(Html, HeadingsAreInOrderIdsUniqueAndAnchorsMeetTheirTargets) {
    Programme p;
    support::Random random(7, 5);
    support::fill_random(type_info<Programme>(), &p, random);
    const std::string html = page(p);
    int before = 0;
    std::set<std::string> ids;
    for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
        if (html[at + 1] == 'h' && html[at + 2] >= '1' && html[at + 2] <= '6') {
            EXPECT_LE(html[at + 2] - '0', before + 1) << html.substr(at, 80);
            before = html[at + 2] - '0';
        }
        const std::string tag = html.substr(at, html.find('>', at) - at);
        if (const std::size_t id = tag.find(" id=\""); id != std::string::npos) {
            const std::string name = tag.substr(id + 5, tag.find('"', id + 5) - id - 5);
            EXPECT_TRUE(ids.insert(name).second) << name;
        }
    }
    constexpr std::string_view link = "href=\"#";
    for (std::size_t at = html.find(link); at != std::string::npos; at = html.find(link, at + 1)) {
        const std::size_t from = at + link.size();
        const std::string name = html.substr(from, html.find('"', from) - from);
        if (name.starts_with("track-")) continue;
        EXPECT_TRUE(ids.contains(name)) << name;
    }
}

TEST(Html, SpeaksBothLanguages) {
    Programme p = split(10, {4, 6});
    EXPECT_TRUE(has(page(p), "<html lang=\"nl\">"));
    EXPECT_TRUE(has(page(p), "Uitsplitsingen"));
    const std::string english = page(p, {.language = Language::en});
    EXPECT_TRUE(has(english, "<html lang=\"en\">"));
    EXPECT_TRUE(has(english, "Breakdowns"));
    EXPECT_FALSE(has(english, "Uitsplitsingen"));
}

TEST(Html, ShowsTheEarlierFigureBesideTheNewest) {
    Programme p;
    p.sources.push_back(
        {.id = Id<SourceDocument>("late"), .title = {"Laat", ""}, .published = Date(2023, 1, 1)});
    p.sources.push_back(
        {.id = Id<SourceDocument>("early"), .title = {"Vroeg", ""}, .published = Date(2022, 1, 1)});
    Caseload c;
    c.id = Id<Caseload>("c");
    for (const auto& [value, document] : {std::pair(7771, "late"), std::pair(6661, "early")}) {
        CountFigure f = count(value);
        f.basis.source.document = Id<SourceDocument>(document);
        c.observations.push_back({When(Period::year(2021)), f});
    }
    p.caseloads.push_back(c);
    const std::string html = page(p);
    const std::size_t struck = html.find("<del title=\"eerder gemeld: Vroeg\">6.661</del>");
    ASSERT_NE(struck, std::string::npos);
    EXPECT_NE(html.find("7.771", struck), std::string::npos);
}

TEST(Html, SuppressesASmallPartAndASecondOne) {
    ReportOptions options;
    options.suppress_below = 5;
    const Programme shown = without_small_counts(split(60, {3, 20, 37}), {}, options);
    const auto& parts = shown.breakdowns[0].parts;
    EXPECT_EQ(parts[0].figure.absent, Absence::suppressed);
    EXPECT_EQ(parts[1].figure.absent, Absence::suppressed);
    EXPECT_EQ(parts[2].figure.value, Count::from_raw(37));
    EXPECT_EQ(shown.breakdowns[0].total->value, Count::from_raw(60));
}

TEST(Html, DoesNotSuppressPlacesZerosOrAtTheThreshold) {
    ReportOptions options;
    options.suppress_below = 5;
    Programme p = split(8, {3, 5});
    p.breakdowns[0].total = count(8, "places");
    for (auto& part : p.breakdowns[0].parts) part.figure.basis.population = "places";
    EXPECT_EQ(without_small_counts(p, {}, options).breakdowns, p.breakdowns);
    const Programme q = split(10, {0, 5, 5});
    EXPECT_EQ(without_small_counts(q, {}, options).breakdowns, q.breakdowns);
}

TEST(Html, SuppressesAFigureThatAnIdentityGivesAway) {
    ReportOptions options;
    options.suppress_below = 5;
    Programme p;
    for (const auto& [id, value] : {std::pair("a", 3), std::pair("b", 40), std::pair("c", 43)}) {
        KeyFigure k;
        k.id = Id<KeyFigure>(id);
        k.count = count(value);
        p.key_figures.push_back(k);
    }
    Findings f;
    f.findings.push_back({.id = "1",
                          .rule = "formula",
                          .message = {"3 + 40 = 43", ""},
                          .expected = {"43", "43"},
                          .paths = {"/key_figures/a/count", "/key_figures/b/count", "/key_figures/c/count"}});
    const Programme shown = without_small_counts(p, f, options);
    EXPECT_EQ(shown.key_figures[1].count->absent, Absence::suppressed);
    EXPECT_TRUE(shown.key_figures[2].count->present());
    EXPECT_FALSE(has(page(p, options, f), "3 + 40"));
    EXPECT_TRUE(has(page(p, {}, f), "3 + 40"));
}

TEST(Html, SuppressesASmallCountInTextsChartsAndChanges) {
    ReportOptions options;
    options.suppress_below = 10;
    Programme p;
    Caseload c;
    c.id = Id<Caseload>("c");
    for (int i = 0; i < 6; ++i)
        c.observations.push_back({When(Period::year(2016 + i)), count(i == 5 ? 7 : 31000 + i)});
    Change change;
    change.at = When(Period::year(2021));
    change.since = When(Period::year(2020));
    change.count = count(-30997);
    c.changes.push_back(change);
    p.caseloads.push_back(c);
    const std::string html = page(p, options);
    EXPECT_FALSE(has(html, "30.997"));
    EXPECT_FALSE(has(html, ">7<"));
    EXPECT_TRUE(has(html, "afgeschermd"));
    EXPECT_TRUE(has(page(p), "30.997"));
}

}  // namespace
}  // namespace sociaaldomein
