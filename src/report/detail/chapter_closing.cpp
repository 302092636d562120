#include "report/detail/chapter.hpp"

namespace sociaaldomein::detail {

void write_sources(Page& page, HtmlWriter& out) {
    page.section(
        out, 2, page.w(W::list_of_sources),
        [&](HtmlWriter& o) {
            if (page.programme.sources.empty()) return;
            o.open("ul", {{"class", "sources"}});
            for (const SourceDocument& d : page.programme.sources) {
                o.open("li", {{"id", "source-" + d.id.str()}});
                o.element("strong", d.title.empty() ? d.id.str() : page.t(d.title));
                std::string rest;
                const auto add = [&](const std::string& text) {
                    if (!text.empty()) rest += ". " + text;
                };
                add(d.publisher);
                add(page.code(d.kind));
                add(page.when(d.period));
                if (d.published) add(page.w(W::published) + " " + moment(When(*d.published), page.l));
                o.text(rest + ".");
                if (is_web_address(d.url))
                    o.text(" ").element("a", d.url, {{"href", d.url}, {"rel", "noreferrer"}});
                else if (!d.url.empty())
                    o.text(" " + d.url);
                if (!d.sections.empty()) {
                    o.open("details").element("summary", page.w(W::contents)).open("ul");
                    for (const std::string& s : d.sections) o.element("li", s);
                    o.close().close();
                }
                o.close();
            }
            o.close();
        },
        "sources");
}

void write_glossary(Page& page, HtmlWriter& out) {
    page.section(
        out, 2, page.w(W::glossary),
        [&](HtmlWriter& o) {
            o.open("dl", {{"class", "glossary"}});
            for (const Term& term : glossary_terms()) {
                o.open("div").open("dt").element("dfn", term.nl, {{"lang", "nl"}});
                if (page.l == Language::en) o.text(" – ").text(term.en);
                o.close().element("dd", page.l == Language::nl ? term.meaning_nl : term.meaning_en).close();
            }
            o.close();
        },
        "glossary");
}

void write_manifest(Page& page, HtmlWriter& out) {
    const RunManifest& m = page.manifest;
    page.section(
        out, 2, page.w(W::manifest),
        [&](HtmlWriter& o) {
            FigureTable inputs(page, page.w(W::inputs), {page.w(W::file), page.w(W::bytes), "SHA-256"});
            for (const ManifestInput& i : m.inputs) {
                HtmlWriter digest;
                digest.element("code", i.sha256);
                inputs.row({inputs.text(i.path),
                            Cell{escaped(number(static_cast<double>(i.bytes), 0, page.l)), {}, true},
                            Cell{digest.html()}});
            }
            inputs.write(o);
            o.open("dl", {{"class", "facts"}});
            const auto add = [&](W label, const std::string& text) {
                if (!text.empty()) o.open("div").element("dt", page.w(label)).element("dd", text).close();
            };
            add(W::library_version, m.library);
            add(W::format_version, m.format);
            add(W::language, m.language);
            add(W::suppressed_below,
                m.suppress_below > 0 ? std::to_string(m.suppress_below) : page.w(W::none));
            add(W::horizon,
                m.horizon > 0 ? fmt::format("{} {}", m.horizon, page.w(W::periods)) : page.w(W::two_years));
            std::string levels;
            for (const double level : m.levels)
                levels += (levels.empty() ? "" : ", ") + percent(level, page.l);
            add(W::levels, levels);
            if (page.futures.computed()) {
                add(W::futures_scenarios,
                    m.scenarios.empty() ? page.w(W::all) : fmt::format("{}", fmt::join(m.scenarios, ", ")));
                add(W::futures_until, m.until.empty() ? page.w(W::three_years) : m.until);
                add(W::futures_paths, number(static_cast<double>(m.paths), 0, page.l));
                add(W::futures_seed, std::to_string(m.seed));
            }
            add(W::method, m.method);
            add(W::calibration, m.calibration == "none" ? page.w(W::none) : m.calibration);
            add(W::made_on, m.generated_at);
            o.close();
            for (const std::string& command : m.commands)
                o.open("pre", {{"tabindex", "0"}, {"aria-label", page.w(W::command)}})
                    .element("code", command)
                    .close();
        },
        "manifest");
}

}  // namespace sociaaldomein::detail
