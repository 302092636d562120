#include <fmt/format.h>

#include <sociaaldomein/core/text_distance.hpp>

#include "core/detail/quote.hpp"
#include "io/detail/csv_cells.hpp"
#include "io/detail/csv_number.hpp"
#include "io/detail/decode.hpp"

namespace sociaaldomein::detail {
namespace {

const TypeInfo& without_optional(const TypeInfo& type) {
    return type.kind == TypeKind::optional ? type.element() : type;
}

}  // namespace

// The file that {"csv": ..., "delimiter": ..., "decimal": ...} names, cut into cells. Null when it cannot be read.
std::unique_ptr<CsvTable> Decoder::csv_file(JsonRef node, const Scope& scope, JsonTree*& tree) {
    const JsonTree& document = *node.tree;
    JsonRef name;
    char delimiter = 0;
    char decimal = 0;
    bool good = true;
    for (std::uint32_t i = 0, key = node.index + 1; i < node.node().length;
         ++i, key = document.after(key + 1)) {
        const std::string_view member = document.text(key);
        const JsonRef value = node.at(key + 1);
        const Where where{.up = scope.where, .name = member};
        const auto one_of = [&](std::string_view choices, std::string_view expected) -> char {
            if (value.kind() == JsonKind::string && value.text().size() == 1 &&
                choices.find(value.text()[0]) != std::string_view::npos)
                return value.text()[0];
            wrong_type(value, &where, expected);
            good = false;
            return 0;
        };
        if (member == "csv") {
            if (value.kind() == JsonKind::string)
                name = value;
            else
                wrong_type(value, &where, "the name of a CSV file");
        } else if (member == "delimiter") {
            delimiter = one_of(";,\t", R"(";", "," or "\t")");
        } else if (member == "decimal") {
            decimal = one_of(".,", R"("." or ",")");
        } else {
            good = false;
            problem(Errc::unknown_field,
                    fmt::format("found the member {} beside \"csv\", expected only delimiter and decimal",
                                quoted(member)),
                    node.at(key), &where);
        }
    }
    if (!name || !good) return nullptr;
    try {
        auto [text, file] = files_.read_csv(document, name.text());
        tree = &files_.keep(JsonTree(file, text));
    } catch (const Error& error) {
        Problem found = error.problems().front();
        if (found.line > 0) {
            found.path = path_of(scope.where);
            problems_.add(std::move(found), document, name.node().offset);
        } else {
            const std::string file = found.file.empty() ? "" : found.file + ": ";
            problem(found.code, file + found.message, name, scope.where);
        }
        return nullptr;
    }
    tree->document = document.document;
    tree->is_csv = true;
    tree->anchor = name.node().offset;
    tree->decimal_mark = decimal;
    auto csv = std::make_unique<CsvTable>(tree->source());
    if (const auto fault = csv->parse(delimiter)) {
        problems_.add(fault->code, path_of(scope.where), fault->message, *tree, fault->offset);
        return nullptr;
    }
    return csv;
}

// Which mark separates decimals: as the document says, or as the numbers show. A number that allows both readings,
// "1.234", is a question and not an answer.
bool Decoder::settle_decimal_mark(const Scope& scope, JsonTree& tree, const CsvTable& csv,
                                  std::span<const std::uint32_t> columns) {
    if (tree.decimal_mark != 0) return true;
    tree.decimal_mark = csv.delimiter() == ';' ? ',' : '.';
    const CsvCell* unclear = nullptr;
    std::string buffer;
    for (std::size_t r = 1; r < csv.rows(); ++r) {
        const auto row = csv.row(r);
        for (const std::uint32_t c : columns) {
            switch (mark_evidence(csv.text(row[c], buffer))) {
                case MarkEvidence::none: break;
                case MarkEvidence::comma: tree.decimal_mark = ','; return true;
                case MarkEvidence::point: tree.decimal_mark = '.'; return true;
                case MarkEvidence::ambiguous:
                    if (unclear == nullptr) unclear = &row[c];
            }
        }
    }
    if (unclear == nullptr) return true;
    problems_.add(
        Errc::syntax, path_of(scope.where),
        fmt::format(
            "found {}, which is read as a thousand or as one and a fraction, and no number in this file "
            "tells which, expected \"decimal\": \",\" or \"decimal\": \".\" beside \"csv\"",
            quoted(csv.text(*unclear, buffer))),
        tree, unclear->offset);
    return false;
}

// Finds what a column's name stands for. Reports why, and gives false, when it stands for nothing.
bool Decoder::resolve(CsvColumn& column, std::string_view whole, const RecordPlan& record,
                      const JsonTree& tree, std::size_t offset, const Scope& scope) {
    const auto wrong = [&](Errc code, std::string message) {
        problems_.add(code, path_of(scope.where), std::move(message), tree, offset);
        return false;
    };
    const RecordPlan* plan = &record;
    std::string_view rest = whole;
    for (;;) {
        const std::size_t dot = std::min(rest.find('.'), rest.size());
        const std::string_view step = rest.substr(0, dot);
        const int found = plan->find(step, 0);
        if (found < 0) {
            std::vector<std::string_view> known;
            known.reserve(plan->members.size());
            for (const PlanMember& m : plan->members) known.push_back(m.name);
            const std::string near = nearest(step, known);
            return wrong(Errc::unknown_field,
                         fmt::format("found the column {}, expected a member of {}: {}{}", quoted(whole),
                                     plan->type.name, fmt::join(known, ", "),
                                     near.empty() ? "" : fmt::format("; did you mean \"{}\"?", near)));
        }
        const PlanMember& member = plan->members[static_cast<std::size_t>(found)];
        const TypeInfo& type = without_optional(*member.type);
        column.steps.emplace_back(step);
        if (type.kind == TypeKind::list)
            return wrong(
                Errc::wrong_type,
                fmt::format("found the column {}, which is a list, expected columns that hold one value each",
                            quoted(whole)));
        if (dot < rest.size() && type.kind == TypeKind::record) {
            plan = &plan_of(type);
            rest.remove_prefix(dot + 1);
            continue;
        }
        const bool one_value = dot == rest.size() &&
                               (type.kind != TypeKind::record || type.figure != nullptr || type.short_form);
        if (!one_value)
            return wrong(Errc::wrong_type,
                         fmt::format("found the column {}, expected {}", quoted(whole),
                                     dot < rest.size() ? "a member that has members of its own before '.'"
                                                       : "one of its members after a '.'"));
        column.numeric = type.figure != nullptr || type.kind == TypeKind::integer ||
                         type.kind == TypeKind::real || type.kind == TypeKind::quantity;
        return true;
    }
}

namespace {

/// Columns under one name: a cell, or an object of further columns.
struct Branch {
    JsonNode key;
    std::int64_t cell = -1;
    std::vector<Branch> branches{};
};

bool is_empty(const Branch& branch, std::span<const CsvCell> row) {
    if (branch.cell >= 0) return row[static_cast<std::size_t>(branch.cell)].length == 0;
    for (const Branch& b : branch.branches)
        if (!is_empty(b, row)) return false;
    return true;
}

void add_object(JsonTree& tree, const std::vector<Branch>& branches, const CsvTable& csv,
                std::span<const CsvCell> row) {
    const std::uint32_t object = tree.open(JsonKind::object, row.front().offset);
    std::uint32_t members = 0;
    for (const Branch& branch : branches) {
        if (is_empty(branch, row)) continue;
        ++members;
        tree.add(branch.key);
        if (branch.cell >= 0)
            tree.add(cell_node(tree, csv, row[static_cast<std::size_t>(branch.cell)]));
        else
            add_object(tree, branch.branches, csv, row);
    }
    tree.close(object, members);
}

/// False when the name is taken already.
bool add_branch(JsonTree& tree, std::vector<Branch>& branches, const CsvColumn& column, std::size_t step,
                std::size_t offset) {
    const bool last = step + 1 == column.steps.size();
    for (Branch& branch : branches) {
        if (tree.text_of(branch.key) != column.steps[step]) continue;
        if (last || branch.cell >= 0) return false;
        return add_branch(tree, branch.branches, column, step + 1, offset);
    }
    Branch& made = branches.emplace_back(Branch{tree.rewritten(JsonKind::key, offset, column.steps[step])});
    if (last) {
        made.cell = column.cell;
        return true;
    }
    return add_branch(tree, made.branches, column, step + 1, offset);
}

}  // namespace

// The rows of a file as a list of objects, named by the first row. A cell without text is a member left out.
JsonRef Decoder::csv_rows(const TypeInfo& element, JsonRef node, const Scope& scope) {
    if (const JsonRef known = files_.rows_of(node)) return known;
    JsonTree* tree = nullptr;
    const std::unique_ptr<CsvTable> csv = csv_file(node, scope, tree);
    if (csv == nullptr) return {};
    const RecordPlan& plan = plan_of(element);
    std::vector<Branch> branches;
    std::vector<std::uint32_t> numeric;
    bool good = true;
    std::string buffer;
    const auto header = csv->row(0);
    for (std::uint32_t c = 0; c < csv->columns(); ++c) {
        const std::string_view name = trimmed(csv->text(header[c], buffer));
        CsvColumn column{{}, c};
        if (!resolve(column, name, plan, *tree, header[c].offset, scope)) {
            good = false;
            continue;
        }
        if (column.numeric) numeric.push_back(c);
        if (!add_branch(*tree, branches, column, 0, header[c].offset)) {
            good = false;
            problems_.add(Errc::duplicate_key, path_of(scope.where),
                          fmt::format("found the column {} a second time, expected it once", quoted(name)),
                          *tree, header[c].offset);
        }
    }
    if (!settle_decimal_mark(scope, *tree, *csv, numeric) || !good) return {};
    if (csv->rows() - 1 > max_list_) {
        problems_.add(Errc::limit_exceeded, path_of(scope.where),
                      fmt::format("found {} rows, expected at most {}", csv->rows() - 1, max_list_), *tree,
                      0);
        return {};
    }
    const std::uint32_t list = tree->open(JsonKind::array, 0);
    for (std::size_t r = 1; r < csv->rows(); ++r) add_object(*tree, branches, *csv, csv->row(r));
    tree->close(list, static_cast<std::uint32_t>(csv->rows() - 1));
    const JsonRef rows{tree, list};
    files_.note_rows(node, rows);
    return rows;
}

}  // namespace sociaaldomein::detail
