#pragma once
// What every chapter of a report writes with: words, figures with their source, tables, charts. Layer: report.
#include <functional>
#include <map>
#include <set>

#include <sociaaldomein/domain/programme.hpp>
#include <sociaaldomein/report/html.hpp>
#include <sociaaldomein/report/number_format.hpp>
#include <sociaaldomein/report/projection_table.hpp>

#include <fmt/format.h>

#include "report/detail/enum_names.hpp"
#include "report/detail/futures.hpp"
#include "report/detail/html_writer.hpp"
#include "report/detail/numbers.hpp"
#include "report/detail/suppress.hpp"
#include "report/detail/words.hpp"
#include "scenario/detail/newest.hpp"

namespace sociaaldomein::detail {

/// What belongs to one track, or to none.
struct Part {
    const Programme& programme;
    const Track* track = nullptr;

    bool takes(const Id<Track>& id) const;
};

class Page {
public:
    Page(const Suppressed& shown, const Findings& findings, const RunManifest& manifest,
         const ReportOptions& options);

    const Suppressed& shown;
    const Programme& programme;
    const Findings& findings;
    const RunManifest& manifest;
    const ReportOptions& options;
    const Language l;
    std::vector<SeriesProjection> series;
    Futures futures;

    std::string w(W id) const { return std::string(word(id, l)); }
    const std::string& t(const Text& text) const { return text.in(l); }
    template <class T>
    std::string name(const T& record) const {
        if constexpr (std::is_same_v<std::decay_t<decltype(record.id)>, std::string>)
            return record.name.empty() ? record.id : record.name.in(l);
        else
            return record.name.empty() ? record.id.str() : record.name.in(l);
    }
    std::string track_name(const Id<Track>& id) const;
    template <class E>
    std::string code(E value) const {  ///< an enumerator in words; empty for unspecified
        static_assert(!enum_name<E>.empty());
        const std::string enumerator = type_info<E>().format(&value);
        return std::string(code_word(enum_name<E>, enumerator, l));
    }
    std::string when(const std::optional<When>& at) const { return at ? moment(*at, l) : std::string(); }
    std::string when(const std::optional<Period>& at) const { return at ? moment(*at, l) : std::string(); }
    const SourceDocument* document(const Source& source) const;
    std::string basis_words(const FigureBasis& basis) const;  ///< kind, population, area, prices
    const SeriesProjection* projected(const std::string& path) const;

    /// A heading with what `write` writes below it; nothing when it writes nothing. The level is 2 to 6.
    /// Without an id it gets one of its own.
    void section(HtmlWriter& out, int level, const std::string& title,
                 const std::function<void(HtmlWriter&)>& write, std::string id = {});
    void paragraph(HtmlWriter& out, const std::string& text, std::string_view css = {}) const;
    /// A list of texts under a label; nothing when there are none.
    void texts(HtmlWriter& out, W label, const std::vector<Text>& texts) const;
    void labelled(HtmlWriter& out, W label, const std::string& text) const;
    /// "Source: title, place; place. Title, place." with links to the list of sources.
    void sources(HtmlWriter& out, const std::vector<Source>& sources) const;
    std::string chart_id();

private:
    int charts_ = 0;
    int sections_ = 0;
};

struct Cell {
    std::string html;
    std::string basis{};
    bool numeric = false;
};

/// A table with a caption, in a region that scrolls by itself. Columns without content are left out, and a table
/// without rows altogether. Below it stand its sources and what they say against its figures.
class FigureTable {
public:
    FigureTable(const Page& page, std::string caption, std::vector<std::string> columns);

    Cell text(std::string_view text) const { return {escaped(text)}; }
    template <class Q>
    Cell figure(const Figure<Q>& figure) {
        return shown(figure.basis, figure.caveat, format(figure, page_.l), figure.present());
    }
    template <class Q>
    Cell figure(const std::optional<Figure<Q>>& figure) {
        return figure ? this->figure(*figure) : Cell{};
    }
    /// The newest figure, with what earlier documents said where it differs.
    template <class Q>
    Cell vintage(const Vintages<Q>& moment) {
        Cell cell = figure(moment.newest().figure);
        for (const auto* o : moment.of) {
            if (o == &moment.newest()) continue;
            note_source(o->figure.basis.source);
            const std::string earlier = format(o->figure, page_.l);
            if (earlier != format(moment.newest().figure, page_.l))
                cell.html = struck(earlier, o->figure.basis.source) + " " + cell.html;
        }
        return cell;
    }
    void note_source(const Source& source);
    void note(std::string text) { notes_.push_back(std::move(text)); }
    void row(std::vector<Cell> cells, bool total = false);
    void write(HtmlWriter& out) const;
    /// The same with the source of the whole record, which is also told when there are no rows.
    void write(HtmlWriter& out, const Source& of_all);

private:
    Cell shown(const FigureBasis& basis, const std::string& caveat, const std::string& text, bool present);
    std::string struck(const std::string& earlier, const Source& source) const;

    const Page& page_;
    std::string caption_;
    std::vector<std::string> columns_;
    std::vector<std::pair<std::vector<Cell>, bool>> rows_;
    std::vector<Source> sources_;
    std::vector<std::string> caveats_;
    std::vector<std::string> notes_;
    std::set<std::string> bases_;
};

}  // namespace sociaaldomein::detail
