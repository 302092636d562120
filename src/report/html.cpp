#include <sociaaldomein/report/html.hpp>

#include "report/detail/chapter.hpp"
#include "report/detail/style.hpp"

namespace sociaaldomein {
namespace {

using namespace detail;

void track_chapter(Page& page, HtmlWriter& out, const Track& track) {
    const std::string title = track.number > 0
                                  ? fmt::format("{} {}: {}", page.w(W::track), track.number, page.name(track))
                                  : page.name(track);
    page.section(
        out, 2, title,
        [&](HtmlWriter& o) {
            const Part part{page.programme, &track};
            write_track_summary(page, o, track);
            write_volumes(page, o, part);
            write_savings(page, o, part);
            write_budgets(page, o, part);
            write_tables(page, o, part);
            write_interventions(page, o, part);
            write_indicators(page, o, part);
            write_progress(page, o, part);
            write_told(page, o, part);
            if (o.blank()) page.paragraph(o, page.w(W::no_figures));
        },
        "track-" + track.id.str());
}

void general_chapter(Page& page, HtmlWriter& out) {
    page.section(
        out, 2, page.w(W::general),
        [&](HtmlWriter& o) {
            const Part part{page.programme, nullptr};
            write_movements(page, o);
            write_volumes(page, o, part);
            write_workloads(page, o);
            write_savings(page, o, part);
            write_budgets(page, o, part);
            write_tables(page, o, part);
            write_interventions(page, o, part);
            write_indicators(page, o, part);
            write_progress(page, o, part);
            write_risks(page, o);
            write_indexes(page, o);
            write_access(page, o);
            write_told(page, o, part);
        },
        "general");
}

// One link for each chapter that was written; chapters are the headings of the second level.
void table_of_contents(const Page& page, HtmlWriter& out, const std::string& chapters) {
    out.open("nav", {{"aria-label", page.w(W::toc)}}).open("details", {{"open", "open"}});
    out.element("summary", page.w(W::toc)).open("ol");
    constexpr std::string_view heading = "<h2 id=\"";
    for (std::size_t at = chapters.find(heading); at != std::string::npos; at = chapters.find(heading, at)) {
        at += heading.size();
        const std::size_t quote = chapters.find("\">", at);
        const std::size_t end = chapters.find("</h2>", quote);
        out.open("li")
            .markup("<a href=\"#" + chapters.substr(at, quote - at) + "\">" +
                    chapters.substr(quote + 2, end - quote - 2) + "</a>")
            .close();
        at = end;
    }
    out.close().close().close();
}

}  // namespace

std::string html_report(const Programme& programme, const Findings& findings, const RunManifest& manifest,
                        const ReportOptions& options) {
    const Suppressed shown = suppress(programme, findings, options.suppress_below.value_or(0));
    Page page(shown, findings, manifest, options);

    HtmlWriter cover;
    write_cover(page, cover);
    HtmlWriter chapters;
    write_overview(page, chapters);
    for (const Track& track : shown.programme.tracks) track_chapter(page, chapters, track);
    general_chapter(page, chapters);
    write_futures(page, chapters);
    write_findings(page, chapters);
    write_sources(page, chapters);
    write_glossary(page, chapters);
    write_manifest(page, chapters);

    HtmlWriter out;
    out.markup("<!DOCTYPE html>\n");
    out.open("html", {{"lang", options.language == Language::nl ? "nl" : "en"}}).open("head");
    out.empty("meta", {{"charset", "utf-8"}});
    out.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    // Nothing is fetched, also when a text should ever succeed in asking for it.
    out.empty("meta", {{"http-equiv", "Content-Security-Policy"},
                       {"content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:"}});
    out.element("title", page.name(programme));
    out.open("style").markup(page_css()).markup(chart_css()).close();
    out.close().open("body");
    out.element("a", page.w(W::skip), {{"class", "skip"}, {"href", "#content"}});
    out.open("div", {{"class", "frame"}});
    table_of_contents(page, out, chapters.html());
    out.open("main", {{"id", "content"}, {"tabindex", "-1"}})
        .markup(cover.html())
        .markup(chapters.html())
        .close();
    out.close().close().close();
    return out.html();
}

}  // namespace sociaaldomein
