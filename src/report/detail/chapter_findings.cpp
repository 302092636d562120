#include <algorithm>
#include <array>

#include "report/detail/chapter.hpp"

namespace sociaaldomein::detail {
namespace {

struct Group {
    Severity severity;
    W title;
    const char* css;
};
constexpr std::array<Group, 4> groups{{{Severity::violated, W::violated, "violated"},
                                       {Severity::warning, W::warnings, "warning"},
                                       {Severity::note, W::findings_notes, ""},
                                       {Severity::undecided, W::undecided, ""}}};

void cited(Page& page, HtmlWriter& out, const Finding& f) {
    std::vector<Source> shown;
    for (const Source& s : f.sources)
        if (!s.empty() && std::ranges::find(shown, s) == shown.end()) shown.push_back(s);
    if (shown.empty()) return;
    out.open("ul", {{"class", "cites"}});
    for (const Source& s : shown) {
        const SourceDocument* d = page.document(s);
        out.open("li");
        const std::string title = d == nullptr || d->title.empty() ? s.document.str() : page.t(d->title);
        if (d != nullptr)
            out.element("a", title, {{"href", "#source-" + s.document.str()}});
        else
            out.text(title);
        if (!s.place.empty()) out.text(", " + s.place);
        if (d != nullptr && d->published) out.text(" (" + moment(When(*d->published), page.l) + ")");
        if (d != nullptr && is_web_address(d->url))
            out.text(" ").element("a", page.w(W::open_document), {{"href", d->url}, {"rel", "noreferrer"}});
        out.close();
    }
    out.close();
}

void finding(Page& page, HtmlWriter& out, const Finding& f, const char* css) {
    const bool gone = page.shown.touches(f);
    out.open("article", {{"class", std::string("finding ") + css}});
    // A label of the document is what people call it by; the path of a record is for those who look it up.
    const bool path = f.id.find('/') != std::string::npos;
    out.open("p");
    if (!path) out.element("b", f.id, {{"class", "id"}}).text(" ");
    out.text(finding_sentence(page, f));
    if (path) out.text(" ").element("small", f.id);
    out.close();
    if (!gone) {
        HtmlWriter facts;
        const auto add = [&](W label, const Text& text) {
            if (!text.empty())
                facts.open("div").element("dt", page.w(label)).element("dd", page.t(text)).close();
        };
        add(W::found, f.found);
        add(W::expected, f.expected);
        add(W::remainder, f.remainder);
        add(W::rounding, f.rounding);
        if (!facts.blank()) out.open("dl").markup(facts.html()).close();
    }
    cited(page, out, f);
    out.close();
}

}  // namespace

bool is_web_address(std::string_view url) {
    return url.starts_with("https://") || url.starts_with("http://");
}

std::string finding_sentence(const Page& page, const Finding& f) {
    if (page.shown.touches(f)) return page.w(W::finding_suppressed);
    return f.message.empty() ? f.rule : page.t(f.message);
}

void write_findings(Page& page, HtmlWriter& out) {
    const CheckSummary& s = page.findings.summary;
    page.section(
        out, 2, page.w(W::findings),
        [&](HtmlWriter& o) {
            page.paragraph(o, fmt::format(fmt::runtime(page.w(W::overview_checked)), s.identities, s.holds,
                                          s.holds_within_rounding, s.violated, s.warnings, s.undecided));
            page.paragraph(o, page.w(W::findings_explained));
            for (const Group& group : groups) {
                HtmlWriter body;
                int count = 0;
                for (const Finding& f : page.findings.findings) {
                    if (f.severity != group.severity) continue;
                    finding(page, body, f, group.css);
                    ++count;
                }
                if (count == 0) continue;
                page.section(o, 3, fmt::format("{} ({})", page.w(group.title), count), [&](HtmlWriter& i) {
                    const bool folded = group.severity == Severity::undecided;
                    if (folded) i.open("details").element("summary", page.w(W::show_all));
                    i.markup(body.html());
                    if (folded) i.close();
                });
            }
            FigureTable table(page, page.w(W::holding),
                              {page.w(W::identity), page.w(W::sentence), page.w(W::slack)});
            for (const Finding& f : page.findings.findings)
                if (f.severity == Severity::holds || f.severity == Severity::holds_within_rounding)
                    table.row({table.text(f.id), table.text(finding_sentence(page, f)),
                               table.text(page.shown.touches(f) ? "" : page.t(f.slack))});
            HtmlWriter body;
            table.write(body);
            if (body.blank()) return;
            page.section(
                o, 3, fmt::format("{} ({})", page.w(W::holding), s.holds + s.holds_within_rounding),
                [&](HtmlWriter& i) {
                    i.open("details").element("summary", page.w(W::show_all)).markup(body.html()).close();
                });
        },
        "findings");
}

}  // namespace sociaaldomein::detail
