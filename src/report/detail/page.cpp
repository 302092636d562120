#include "report/detail/page.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace sociaaldomein::detail {

bool Part::takes(const Id<Track>& id) const {
    if (track != nullptr) return id == track->id;
    return std::ranges::none_of(programme.tracks, [&](const Track& t) { return t.id == id; });
}

Page::Page(const Suppressed& suppressed, const Findings& found, const RunManifest& run,
           const ReportOptions& chosen)
    : shown(suppressed),
      programme(suppressed.programme),
      findings(found),
      manifest(run),
      options(chosen),
      l(chosen.language),
      series(project_series(suppressed.programme, chosen)),
      futures(compute_futures(suppressed.programme, chosen)) {}

std::string Page::track_name(const Id<Track>& id) const {
    for (const Track& track : programme.tracks)
        if (track.id == id) return name(track);
    return id.str();
}

const SourceDocument* Page::document(const Source& source) const {
    for (const SourceDocument& d : programme.sources)
        if (d.id == source.document) return &d;
    return nullptr;
}

std::string Page::basis_words(const FigureBasis& basis) const {
    std::vector<std::string> parts;
    if (basis.measure != MeasureKind::unspecified) parts.push_back(code(basis.measure));
    if (!basis.population.empty()) parts.emplace_back(code_word("population", basis.population, l));
    if (!basis.scope.empty()) {
        parts.push_back(code(basis.scope.level) + (basis.scope.area.empty() ? "" : " " + basis.scope.area));
    }
    if (basis.price_level.year > 0)
        parts.push_back(fmt::format("{} {}", w(W::prices_of), basis.price_level.year));
    return fmt::format("{}", fmt::join(parts, ", "));
}

const SeriesProjection* Page::projected(const std::string& path) const {
    for (const SeriesProjection& s : series)
        if (s.path == path) return &s;
    return nullptr;
}

void Page::section(HtmlWriter& out, int level, const std::string& title,
                   const std::function<void(HtmlWriter&)>& write, std::string id) {
    if (id.empty()) id = fmt::format("section-{}", ++sections_);
    HtmlWriter body;
    write(body);
    if (body.blank()) return;
    const std::string heading = fmt::format("h{}", std::min(level, 6));
    // Chapters are landmarks, by which a screen reader jumps; what is in them is found by its headings.
    out.open("section", {{"aria-labelledby", level == 2 ? id : std::string()}});
    out.element(heading, title, {{"id", id}});
    out.markup(body.html()).close();
}

void Page::paragraph(HtmlWriter& out, const std::string& text, std::string_view css) const {
    if (!text.empty()) out.element("p", text, {{"class", css}});
}

void Page::texts(HtmlWriter& out, W label, const std::vector<Text>& texts) const {
    if (std::ranges::all_of(texts, [](const Text& x) { return x.empty(); })) return;
    out.open("div", {{"class", "list"}}).element("p", w(label), {{"class", "label"}}).open("ul");
    for (const Text& x : texts)
        if (!x.empty()) out.element("li", t(x));
    out.close().close();
}

void Page::labelled(HtmlWriter& out, W label, const std::string& text) const {
    if (text.empty()) return;
    out.open("p").element("strong", w(label) + ":").text(" " + text).close();
}

void Page::sources(HtmlWriter& out, const std::vector<Source>& sources) const {
    std::vector<std::pair<std::string, std::vector<std::string>>> by_document;
    for (const Source& s : sources) {
        if (s.empty()) continue;
        auto found = std::ranges::find(by_document, s.document.str(),
                                       &std::pair<std::string, std::vector<std::string>>::first);
        if (found == by_document.end()) found = by_document.insert(found, {s.document.str(), {}});
        if (!s.place.empty() && std::ranges::find(found->second, s.place) == found->second.end())
            found->second.push_back(s.place);
    }
    if (by_document.empty()) return;
    out.open("p", {{"class", "source"}}).text(w(by_document.size() > 1 ? W::sources : W::source) + ": ");
    bool first = true;
    for (const auto& [id, places] : by_document) {
        const SourceDocument* d = document(Source{Id<SourceDocument>(id), {}});
        if (!first) out.text("; ");
        first = false;
        const std::string title = d == nullptr || d->title.empty() ? id : t(d->title);
        if (d == nullptr)
            out.text(title);
        else
            out.element("a", title, {{"href", "#source-" + id}});
        for (const std::string& place : places) out.text((&place == &places.front() ? ", " : " · ") + place);
    }
    out.close();
}

std::string Page::chart_id() { return fmt::format("chart-{}", ++charts_); }

FigureTable::FigureTable(const Page& page, std::string caption, std::vector<std::string> columns)
    : page_(page), caption_(std::move(caption)), columns_(std::move(columns)) {}

void FigureTable::note_source(const Source& source) {
    if (!source.empty() && std::ranges::find(sources_, source) == sources_.end()) sources_.push_back(source);
}

Cell FigureTable::shown(const FigureBasis& basis, const std::string& caveat, const std::string& text,
                        bool present) {
    note_source(basis.source);
    Cell cell{{}, page_.basis_words(basis), true};
    bases_.insert(cell.basis);
    HtmlWriter out;
    const std::string place = TextCodec<Source>::format(basis.source);
    out.open("span", {{"class", present ? "" : "absent"}, {"title", place}}).text(text).close();
    if (basis.status != Status::unspecified && basis.status != Status::realised)
        out.text(" ").element("small", page_.code(basis.status));
    if (!caveat.empty()) {
        auto found = std::ranges::find(caveats_, caveat);
        if (found == caveats_.end()) found = caveats_.insert(found, caveat);
        out.element("sup", std::string(1, static_cast<char>('a' + (found - caveats_.begin()) % 26)));
    }
    cell.html = out.html();
    return cell;
}

std::string FigureTable::struck(const std::string& earlier, const Source& source) const {
    HtmlWriter out;
    const SourceDocument* d = page_.document(source);
    const std::string title = d == nullptr ? source.document.str() : page_.t(d->title);
    out.element("del", earlier, {{"title", page_.w(W::earlier_figure) + ": " + title}});
    out.element("span", " (" + page_.w(W::earlier_figure) + ")", {{"class", "unseen"}});
    return out.html();
}

void FigureTable::row(std::vector<Cell> cells, bool total) {
    cells.resize(columns_.size());
    rows_.emplace_back(std::move(cells), total);
}

void FigureTable::write(HtmlWriter& out, const Source& of_all) {
    if (rows_.empty()) return page_.sources(out, {of_all});
    note_source(of_all);
    write(out);
}

void FigureTable::write(HtmlWriter& out) const {
    if (rows_.empty()) return;
    std::vector<bool> used(columns_.size(), false);
    std::vector<bool> numeric(columns_.size(), false);
    for (const auto& [cells, total] : rows_)
        for (std::size_t c = 0; c < cells.size(); ++c) {
            used[c] = used[c] || c == 0 || !cells[c].html.empty();
            numeric[c] = numeric[c] || cells[c].numeric;
        }
    out.open("div", {{"class", "table"}});
    out.open("div", {{"class", "scroll"}, {"role", "group"}, {"tabindex", "0"}, {"aria-label", caption_}});
    out.open("table").element("caption", caption_).open("thead").open("tr");
    for (std::size_t c = 0; c < columns_.size(); ++c)
        if (used[c])
            out.element("th", columns_[c], {{"scope", "col"}, {"class", numeric[c] ? "number" : ""}});
    out.close().close().open("tbody");
    const bool mixed = bases_.size() > 1;
    for (const auto& [cells, total] : rows_) {
        out.open("tr", {{"class", total ? "total" : ""}});
        for (std::size_t c = 0; c < cells.size(); ++c) {
            if (!used[c]) continue;
            if (c == 0)
                out.open("th", {{"scope", "row"}});
            else
                out.open("td", {{"class", cells[c].numeric ? "number" : ""}});
            out.markup(cells[c].html);
            if (mixed && !cells[c].basis.empty()) out.element("small", cells[c].basis, {{"class", "basis"}});
            out.close();
        }
        out.close();
    }
    out.close().close().close();
    if (!mixed && !bases_.empty() && !bases_.begin()->empty())
        page_.paragraph(out, page_.w(W::counted) + ": " + *bases_.begin(), "source");
    for (std::size_t i = 0; i < caveats_.size(); ++i)
        page_.paragraph(out,
                        fmt::format("{} {}", static_cast<char>('a' + static_cast<char>(i % 26)), caveats_[i]),
                        "source");
    for (const std::string& n : notes_) page_.paragraph(out, n, "source");
    page_.sources(out, sources_);
    out.close();
}

}  // namespace sociaaldomein::detail
