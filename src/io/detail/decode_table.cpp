#include <algorithm>
#include <array>
#include <functional>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "core/detail/quote.hpp"
#include "io/detail/csv_cells.hpp"
#include "io/detail/csv_words.hpp"
#include "io/detail/decode_frame.hpp"

namespace sociaaldomein::detail {
namespace {

constexpr std::size_t npos = static_cast<std::size_t>(-1);

/// What the columns of a wide file are.
struct Layout {
    std::size_t id = npos;  ///< of the rows' ids, where the file has them
    std::size_t equals = npos;
    std::vector<std::uint32_t> figures;
};

Layout layout_of(const CsvTable& csv) {
    Layout layout;
    std::string buffer;
    const auto header = csv.row(0);
    std::uint32_t c = 1;
    // Beside the label column; further on such a heading is a heading.
    for (; c < csv.columns(); ++c) {
        const std::string_view name = trimmed(csv.text(header[c], buffer));
        if (name == "id" && layout.id == npos)
            layout.id = c;
        else if (name == "equals" && layout.equals == npos)
            layout.equals = c;
        else
            break;
    }
    for (; c < csv.columns(); ++c) layout.figures.push_back(c);
    return layout;
}

/// Makes of a wide file what a document would write for it: {"columns": [...], "rows": [...]}.
class TableMaker {
public:
    using Report = std::function<void(Errc, std::size_t offset, std::string message)>;

    TableMaker(JsonTree& tree, const CsvTable& csv, Report report)
        : tree_(tree), csv_(csv), layout_(layout_of(csv)), report_(std::move(report)) {}

    const Layout& layout() const { return layout_; }

    std::uint32_t make() {
        const std::uint32_t root = tree_.open(JsonKind::object, 0);
        key("columns");
        const std::uint32_t columns = tree_.open(JsonKind::array, 0);
        for (const std::uint32_t c : layout_.figures) column(csv_.row(0)[c]);
        tree_.close(columns, static_cast<std::uint32_t>(layout_.figures.size()));
        key("rows");
        const std::uint32_t rows = tree_.open(JsonKind::array, 0);
        for (std::size_t r = 1; r < csv_.rows(); ++r) row(csv_.row(r));
        tree_.close(rows, static_cast<std::uint32_t>(csv_.rows() - 1));
        tree_.close(root, 2);
        return root;
    }

private:
    void key(std::string_view name) { tree_.add(tree_.rewritten(JsonKind::key, 0, name)); }
    void text(std::string_view name, std::size_t offset, std::string_view value) {
        key(name);
        tree_.add(tree_.rewritten(JsonKind::string, offset, value));
    }
    void cell(std::string_view name, const CsvCell& from) {
        key(name);
        tree_.add(cell_node(tree_, csv_, from));
    }

    /// An id that a heading or label gives, told apart from the same one before it: "subtotaal", "subtotaal-2".
    std::string told_apart(std::unordered_map<std::string, int>& seen, const std::string& id) {
        if (id.empty() || seen[id]++ == 0) return id;
        std::string next;
        do next = fmt::format("{}-{}", id, seen[id]++);
        while (seen.contains(next));
        seen[next] = 1;
        return next;
    }

    void column(const CsvCell& heading) {
        const std::string_view name = trimmed(csv_.text(heading, buffer_));
        const std::string id = told_apart(columns_, id_from_text(name));
        if (id.empty())
            report_(Errc::syntax, heading.offset,
                    fmt::format("found the heading {}, expected one with letters or digits", quoted(name)));
        const std::string moment = moment_from_text(name);
        const std::uint32_t object = tree_.open(JsonKind::object, heading.offset);
        text("id", heading.offset, id);
        cell("name", heading);
        if (!moment.empty()) text("at", heading.offset, moment);
        tree_.close(object, moment.empty() ? 2 : 3);
    }

    void row(std::span<const CsvCell> cells) {
        const std::uint32_t object = tree_.open(JsonKind::object, cells[0].offset);
        std::uint32_t members = 3;
        const bool has_id = layout_.id != npos && cells[layout_.id].length != 0;
        const CsvCell& named = cells[has_id ? layout_.id : 0];
        const std::string_view label = trimmed(csv_.text(named, buffer_));
        const std::string id = has_id ? std::string(label) : told_apart(rows_, id_from_text(label));
        if (id.empty())
            report_(Errc::syntax, named.offset,
                    fmt::format(
                        "found the label {}, expected one with letters or digits, or a second column \"id\"",
                        quoted(label)));
        text("id", named.offset, id);
        cell("name", cells[0]);
        if (layout_.equals != npos && cells[layout_.equals].length != 0) {
            cell("equals", cells[layout_.equals]);
            ++members;
        }
        key("figures");
        const std::uint32_t figures = tree_.open(JsonKind::array, cells[0].offset);
        for (const std::uint32_t c : layout_.figures) {
            const std::string_view absence = absence_in_table(csv_.text(cells[c], buffer_));
            tree_.add(absence.empty() ? cell_node(tree_, csv_, cells[c])
                                      : tree_.rewritten(JsonKind::string, cells[c].offset, absence));
        }
        tree_.close(figures, static_cast<std::uint32_t>(layout_.figures.size()));
        tree_.close(object, members);
    }

    JsonTree& tree_;
    const CsvTable& csv_;
    Layout layout_;
    Report report_;
    std::string buffer_;
    std::unordered_map<std::string, int> columns_;  ///< how often an id was given
    std::unordered_map<std::string, int> rows_;
};

}  // namespace

// Whether a record is a table of figures: columns, and rows that hold a list of figures.
bool Decoder::is_table(const RecordPlan& plan) {
    const int columns = plan.find("columns", 0);
    const int rows = plan.find("rows", 0);
    if (columns < 0 || rows < 0) return false;
    const TypeInfo& list = *plan.members[static_cast<std::size_t>(rows)].type;
    if (list.kind != TypeKind::list || list.element().kind != TypeKind::record) return false;
    const FieldInfo* figures = list.element().field("figures");
    return figures != nullptr && figures->type().kind == TypeKind::list &&
           figures->type().element().figure != nullptr;
}

JsonRef Decoder::taken_from_queue(std::size_t first, int member) {
    for (std::size_t i = first; i < queue_.size(); ++i)
        if (queue_[i].member == member) return std::exchange(queue_[i].node, JsonRef{});
    return {};
}

// A wide file: the first row holds headings, every following one a label and a figure under each heading.
void Decoder::table(Frame& frame, std::size_t queued, JsonRef cells) {
    const int columns_member = frame.plan.find("columns", 0);
    const int rows_member = frame.plan.find("rows", 0);
    const JsonRef written_columns = taken_from_queue(queued, columns_member);
    const JsonRef written_rows = taken_from_queue(queued, rows_member);
    const Where where{.up = frame.outer.where, .name = "cells"};
    const Scope scope{&where, frame.here.basis};
    if (cells.kind() != JsonKind::object || cells.tree->find(cells.index, "csv") == 0)
        return wrong_type(cells, &where, "{\"csv\": \"file.csv\"}");
    JsonTree* tree = nullptr;
    const std::unique_ptr<CsvTable> csv = csv_file(cells, scope, tree);
    if (csv == nullptr) return;
    bool good = true;
    TableMaker maker(*tree, *csv, [&](Errc code, std::size_t offset, std::string message) {
        good = false;
        problems_.add(code, path_of(&where), std::move(message), *tree, offset);
    });
    if (!settle_decimal_mark(scope, *tree, *csv, maker.layout().figures)) return;
    const std::uint32_t root = maker.make();
    if (!good) return;
    const JsonRef made{tree, root};
    files_.note_rows(cells, made);
    table_part(frame, columns_member, made.at(tree->find(root, "columns")), written_columns, true);
    table_part(frame, rows_member, made.at(tree->find(root, "rows")), written_rows, false);
}

// Reads the columns or rows made of a file, each together with what the document itself writes under the same id.
void Decoder::table_part(Frame& frame, int member, JsonRef made, JsonRef written, bool all_in_file) {
    const PlanMember& m = frame.plan.members[static_cast<std::size_t>(member)];
    const TypeInfo& type = *m.type;
    const RecordPlan& plan = plan_of(type.element());
    void* dest = frame.dest + m.offset;
    const Where where{.up = frame.outer.where, .name = m.name};
    const Scope scope{&where, frame.here.basis};
    Origin here;
    Origin& ids = frame.origin != nullptr ? frame.origin->of_member(member) : here;
    const bool compose = frame.origin != nullptr;
    if (made.node().length > max_list_)
        return problem(
            Errc::limit_exceeded,
            fmt::format("found {} in the file, expected at most {}", made.node().length, max_list_), made,
            &where);

    if (written && written.kind() == JsonKind::object) written = csv_rows(type.element(), written, scope);
    if (written && written.kind() != JsonKind::array)
        return wrong_type(written, &where, "a list in brackets");
    std::unordered_map<std::string_view, JsonRef> by_id;
    std::vector<JsonRef> others;
    if (written)
        for (std::uint32_t i = 0, at = written.index + 1; i < written.node().length;
             ++i, at = written.tree->after(at)) {
            const JsonRef element = written.at(at);
            const JsonRef id = member_node(element, plan, plan.id);
            if (!id || element.kind() != JsonKind::object || !by_id.emplace(id.text(), element).second)
                others.push_back(element);
        }
    for (std::uint32_t i = 0, at = made.index + 1; i < made.node().length; ++i, at = made.tree->after(at)) {
        const JsonRef id = member_node(made.at(at), plan, plan.id);
        const auto own = by_id.find(id.text());
        std::array<JsonRef, 2> nodes{made.at(at), made.at(at)};
        if (own != by_id.end()) nodes[0] = own->second;
        identified(type, plan, dest, std::span(nodes).subspan(own != by_id.end() ? 0 : 1), id, scope, ids,
                   compose);
        if (own != by_id.end()) by_id.erase(own);
    }
    if (written)
        for (std::uint32_t i = 0, at = written.index + 1; i < written.node().length;
             ++i, at = written.tree->after(at)) {
            const JsonRef element = written.at(at);
            const JsonRef id = member_node(element, plan, plan.id);
            const bool left = std::find(others.begin(), others.end(), element) != others.end() ||
                              (id && by_id.contains(id.text()));
            if (!left) continue;
            if (all_in_file)
                problem(Errc::dangling_reference,
                        fmt::format(
                            "found a column that the CSV file does not have, expected one of its headings{}",
                            id ? fmt::format(", found {}", found_text(id)) : ""),
                        element, &where);
            else
                identified(type, plan, dest, {&element, 1}, id, scope, ids, compose);
        }
    if (compose) {
        ids.nodes.push_back(made);
        if (written) ids.nodes.push_back(written);
    }
}

}  // namespace sociaaldomein::detail
