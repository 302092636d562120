#include <sociaaldomein/check/validate.hpp>

#include <algorithm>
#include <map>
#include <set>

#include <sociaaldomein/check/formula.hpp>
#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/text_distance.hpp>
#include <sociaaldomein/core/walk.hpp>

#include "check/detail/resolve.hpp"
#include "check/detail/validate_futures.hpp"

namespace sociaaldomein {
namespace {

template <class Items>
std::vector<std::string_view> ids_of(const Items& items) {
    std::vector<std::string_view> ids;
    ids.reserve(items.size());
    for (const auto& item : items) ids.push_back(item.id);
    return ids;
}

class Validator {
public:
    explicit Validator(const Programme& programme) : programme_(programme) {}

    std::vector<Problem> run() {
        collect_ids();
        const bool ids_hold = problems_.empty();
        check_references();
        check_figures();
        check_widths();
        check_formulas();
        check_links();
        // Only where ids hold: names of quantities are made of them.
        if (ids_hold) {
            const std::vector<Problem> more = detail::validate_futures(programme_);
            problems_.insert(problems_.end(), more.begin(), more.end());
        }
        return std::move(problems_);
    }

private:
    void problem(Errc code, std::string path, std::string message) {
        problems_.push_back({code, std::move(path), std::move(message), {}, 0, 0});
    }

    // Ids are unique among the elements of one list, and among all records of a type that references can name.
    void collect_ids() {
        walk(programme_, [&](const Node& node) {
            if (node.type.kind == TypeKind::list && node.type.element().kind == TypeKind::record) {
                std::set<std::string> seen;
                const TypeInfo& element = node.type.element();
                for (std::size_t i = 0; i < node.type.length(node.value); ++i) {
                    const void* item = node.type.element_at(node.value, i);
                    const std::string id = identity_of(element, item);
                    if (id.empty()) {
                        const FieldInfo* field = element.field("id");
                        if (field != nullptr)
                            problem(Errc::missing_field, node.path + "/" + std::to_string(i),
                                    "found no id, expected one: records of this kind are referred to by it");
                        continue;
                    }
                    if (!seen.insert(id).second)
                        problem(Errc::duplicate_id, node.path + "/" + id,
                                "found the id \"" + id + "\" twice, expected it once");
                    if (element.field("id")->type().identity) ids_[element.name].insert(id);
                }
            }
            return node.type.figure == nullptr;
        });
    }

    void dangling(const std::string& path, const std::string& id, const std::string& type) {
        std::vector<std::string_view> known(ids_[type].begin(), ids_[type].end());
        std::string message = "found \"" + id + "\", expected the id of a " + type;
        if (const std::string near = nearest(id, known); !near.empty())
            message += "; did you mean \"" + near + "\"?";
        problem(Errc::dangling_reference, path, std::move(message));
    }

    void check_references() {
        walk(programme_, [&](const Node& node) {
            if (node.type.kind != TypeKind::scalar) return true;
            if (node.type.identity) {
                if (node.field != nullptr && node.field->name == "id") return true;
                const std::string id = node.type.format(node.value);
                const std::string type = node.type.refers_to();
                if (!id.empty() && !ids_[type].contains(id)) dangling(node.path, id, type);
            } else if (node.type.name == TextCodec<Source>::name) {
                const auto& source = *static_cast<const Source*>(node.value);
                const std::string type = type_info<SourceDocument>().name;
                // Inherited by many figures: one problem where it stands first is enough.
                if (!source.empty() && !ids_[type].contains(source.document.str()) &&
                    unknown_sources_.insert(source.document.str()).second)
                    dangling(node.path, source.document.str(), type);
            }
            return true;
        });
    }

    void check_figures() {
        walk(programme_, [&](const Node& node) {
            if (node.type.figure == nullptr) return true;
            const detail::FigureAt figure{node.path, &node.type, node.value};
            const FigureBasis& basis = figure.basis();
            if (basis.unit != Unit::unspecified && dimension_of(basis.unit) != figure.dimension())
                problem(Errc::inconsistent, node.path,
                        "found the unit " + type_info<Unit>().format(&basis.unit) + ", expected a unit of " +
                            std::string(figure.dimension()));
            constexpr int most = 9;
            if (basis.decimals && (*basis.decimals < 0 || *basis.decimals > most))
                problem(Errc::out_of_domain, node.path,
                        "found " + std::to_string(*basis.decimals) + " decimals, expected 0 to 9");
            const auto upper = node.type.figure->upper(node.value);
            const std::int64_t raw = node.type.figure->raw(node.value);
            if ((figure.bound() == Bound::range) != upper.has_value())
                problem(Errc::inconsistent, node.path,
                        upper ? "found an upper end without the bound \"range\""
                              : "found the bound \"range\" without an upper end");
            else if (upper && *upper < raw)
                problem(Errc::inconsistent, node.path,
                        "found a range whose upper end lies below its lower end");
            return false;
        });
    }

    void width(const std::string& path, std::size_t found, std::size_t expected) {
        if (found != expected)
            problem(Errc::inconsistent, path,
                    "found " + std::to_string(found) + " figures, expected " + std::to_string(expected) +
                        ": one for each column");
    }

    template <class Quantity>
    void table_widths(const std::vector<Table<Quantity>>& tables, const char* collection) {
        for (const Table<Quantity>& table : tables)
            for (const TableRow<Quantity>& row : table.rows)
                width(std::string("/") + collection + "/" + table.id.str() + "/rows/" + row.id + "/figures",
                      row.figures.size(), table.columns.size());
    }

    void check_widths() {
        table_widths(programme_.money_tables, "money_tables");
        table_widths(programme_.count_tables, "count_tables");
        table_widths(programme_.share_tables, "share_tables");
        for (const SavingsPlan& plan : programme_.savings_plans) {
            const std::string path = "/savings_plans/" + plan.id.str();
            for (const SavingsLine& line : plan.lines)
                width(path + "/lines/" + line.id + "/figures", line.figures.size(), plan.columns.size());
            if (!plan.total.empty()) width(path + "/total", plan.total.size(), plan.columns.size());
            if (!plan.margin.empty()) width(path + "/margin", plan.margin.size(), plan.columns.size());
        }
    }

    // A formula must parse, and every name in it must be known.
    template <class Check>
    void formula(const std::string& path, const std::string& text, bool relation,
                 const Check& check_reference) {
        try {
            const Formula parsed = parse_formula(text);
            if (parsed.is_relation() != relation)
                problem(Errc::syntax, path,
                        relation ? "found an expression, expected a relation with =, <, <=, > or >="
                                 : "found a relation, expected an expression without =, <, <=, > or >=");
            for (const Formula::Reference& reference : parsed.references()) check_reference(reference);
        } catch (const Error& error) {
            for (const Problem& p : error.problems()) problem(p.code, path, p.message);
        }
    }

    void in_programme(const std::string& path, const std::string& text, bool relation) {
        const std::size_t before = problems_.size();
        formula(path, text, relation, [&](const Formula::Reference& reference) {
            for (const detail::Resolved& r : detail::resolve(programme_, reference.text))
                if (!r.figure && r.derived == nullptr && !reference.wildcard)
                    problem(
                        Errc::dangling_reference, path,
                        "the reference \"" + reference.text + "\" names " + r.path + ", expected a figure");
        });
        if (problems_.size() != before) return;
        try {  // units and kinds only show when it is calculated
            std::vector<detail::FigureAt> used;
            const Formula parsed = parse_formula(text);
            const Resolver resolver = detail::programme_resolver(programme_, used);
            if (relation)
                (void)evaluate(parsed, resolver);
            else
                (void)derive(parsed, resolver);
        } catch (const Error& error) {
            for (const Problem& p : error.problems()) problem(p.code, path, p.message);
        }
    }

    template <class Items>
    void in_table(const std::string& path, const std::string& text, const Items& items,
                  std::string_view prefix) {
        formula(path, text, false, [&](const Formula::Reference& reference) {
            std::string_view id = reference.text;
            if (id.starts_with(prefix)) id.remove_prefix(prefix.size());
            const std::vector<std::string_view> known = ids_of(items);
            if (id == "*" || std::ranges::find(known, id) != known.end()) return;
            std::string message =
                "found \"" + std::string(reference.text) + "\", expected an id of this table";
            if (const std::string near = nearest(id, known); !near.empty())
                message += "; did you mean \"" + near + "\"?";
            problem(Errc::dangling_reference, path, std::move(message));
        });
    }

    template <class Quantity>
    void table_formulas(const std::vector<Table<Quantity>>& tables, const char* collection) {
        for (const Table<Quantity>& table : tables) {
            const std::string path = std::string("/") + collection + "/" + table.id.str();
            for (const TableRow<Quantity>& row : table.rows)
                if (!row.equals.empty())
                    in_table(path + "/rows/" + row.id + "/equals", row.equals, table.rows, "row.");
            for (const TableColumn& column : table.columns)
                if (!column.equals.empty())
                    in_table(path + "/columns/" + column.id + "/equals", column.equals, table.columns,
                             "column.");
        }
    }

    void check_formulas() {
        for (const Claim& claim : programme_.claims) {
            const std::string path = "/claims/" + claim.id;
            const int forms = !claim.formula.empty() + claim.period.has_value() + claim.count.has_value() +
                              claim.direction.has_value() + claim.reference.has_value();
            if (forms != 1)
                problem(Errc::inconsistent, path,
                        "found " + std::to_string(forms) +
                            " of formula, period, count, direction and reference, expected exactly one");
            if (!claim.formula.empty()) in_programme(path + "/formula", claim.formula, true);
            if (claim.direction) {
                try {
                    (void)detail::resolve(programme_, claim.direction->of);
                } catch (const Error& error) {
                    problem(error.code(), path + "/direction/of", error.problems().front().message);
                }
            }
        }
        for (const KeyFigure& key : programme_.key_figures) {
            const std::string path = "/key_figures/" + key.id.str();
            const int figures =
                key.money.has_value() + key.count.has_value() + key.share.has_value() + key.hours.has_value();
            if (figures > 1 || (figures == 0 && key.equals.empty()))
                problem(
                    Errc::inconsistent, path,
                    "found " + std::to_string(figures) +
                        " of money, count, share and hours, expected exactly one, or a formula in equals");
            if (!key.equals.empty()) in_programme(path + "/equals", key.equals, false);
        }
        table_formulas(programme_.money_tables, "money_tables");
        table_formulas(programme_.count_tables, "count_tables");
        table_formulas(programme_.share_tables, "share_tables");
    }

    // References by plain text, within another record.
    void check_links() {
        for (const SavingsRealisation& r : programme_.savings_realisations) {
            if (r.plan.empty()) continue;
            for (const SavingsPlan& plan : programme_.savings_plans)
                if (plan.id == r.plan)
                    link("/savings_realisations/" + r.id.str() + "/line", r.line, plan.lines,
                         "line of that plan");
        }
        for (const VarianceAnalysis& a : programme_.variance_analyses)
            for (const BudgetStatement& s : programme_.budget_statements)
                if (s.id == a.statement)
                    link("/variance_analyses/" + a.id.str() + "/line", a.line, s.lines,
                         "line of that statement");
        for (const Funnel& f : programme_.funnels)
            if (!f.filled_by.empty())
                link("/funnels/" + f.id.str() + "/filled_by", f.filled_by, f.stages, "stage of this funnel");
        for (const BudgetStatement& s : programme_.budget_statements)
            for (const BudgetLine& line : s.lines)
                if (!line.part_of.empty())
                    link("/budget_statements/" + s.id.str() + "/lines/" + line.id + "/part_of", line.part_of,
                         s.lines, "line of this statement");
    }

    template <class Items>
    void link(const std::string& path, const std::string& id, const Items& items, const std::string& what) {
        const std::vector<std::string_view> known = ids_of(items);
        if (std::ranges::find(known, id) != known.end()) return;
        std::string message = "found \"" + id + "\", expected the id of a " + what;
        if (const std::string near = nearest(id, known); !near.empty())
            message += "; did you mean \"" + near + "\"?";
        problem(Errc::dangling_reference, path, std::move(message));
    }

    const Programme& programme_;
    std::vector<Problem> problems_;
    std::map<std::string, std::set<std::string>> ids_;
    std::set<std::string> unknown_sources_;
};

}  // namespace

std::vector<Problem> validate(const Programme& programme) { return Validator(programme).run(); }

void require_valid(const Programme& programme) {
    std::vector<Problem> problems = validate(programme);
    if (!problems.empty()) throw Error(std::move(problems));
}

}  // namespace sociaaldomein
