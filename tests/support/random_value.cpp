#include "support/random_value.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <map>
#include <stdexcept>
#include <string_view>
#include <vector>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/figure.hpp>
#include <sociaaldomein/core/walk.hpp>

namespace sociaaldomein::support {

namespace {

using namespace std::string_view_literals;

// Texts that mean something to the library: free text in them would not be valid.
constexpr std::array meaningful{"formula"sv, "equals"sv, "of"sv, "part_of"sv, "line"sv, "filled_by"sv};

class Filler {
public:
    explicit Filler(Random& random) : random_(random) {}

    void fill(const TypeInfo& type, void* value, int depth) {
        switch (type.kind) {
            case TypeKind::boolean: type.set_integer(value, random_.chance(50) ? 1 : 0); return;
            case TypeKind::integer: type.set_integer(value, random_.between(0, 120)); return;
            case TypeKind::quantity: type.set_integer(value, amount(type.name)); return;
            case TypeKind::real: type.set_real(value, number()); return;
            case TypeKind::string: *static_cast<std::string*>(value) = random_.text(); return;
            case TypeKind::scalar: type.parse(scalar_text(type), value); return;
            case TypeKind::enumeration:
                type.set_integer(value, static_cast<std::int64_t>(random_.below(type.enumerators.size())));
                return;
            case TypeKind::record:
                if (type.figure != nullptr)
                    figure(type, value);
                else if (&type == &type_info<FigureBasis>())
                    basis(*static_cast<FigureBasis*>(value));
                else
                    record(type, value, depth);
                return;
            case TypeKind::list: list(type, value, depth); return;
            case TypeKind::optional:
                type.clear(value);
                if (random_.chance(60)) fill(type.element(), type.append(value), depth);
                return;
        }
    }

private:
    void record(const TypeInfo& type, void* value, int depth) {
        for (const FieldInfo& field : type.fields) {
            const TypeInfo& t = field.type();
            void* member = field.of(value);
            if (field.name == "id" && t.identity)
                t.parse(random_.new_id(), member);
            else if (field.name == "id" && t.kind == TypeKind::string)
                *static_cast<std::string*>(member) = random_.new_id();
            else if (std::find(meaningful.begin(), meaningful.end(), field.name) == meaningful.end() ||
                     t.kind != TypeKind::string)
                fill(t, member, depth);
        }
    }

    void list(const TypeInfo& type, void* value, int depth) {
        type.clear(value);
        const TypeInfo& element = type.element();
        const int longest = std::max(1, random_.size() / (depth + 1));
        auto count = random_.below(static_cast<std::uint64_t>(longest) + 1);
        if (element.name == "SourceDocument")
            count = std::max<std::uint64_t>(count, 1);  // for sources to refer to
        for (std::uint64_t i = 0; i < count; ++i) fill(element, type.append(value), depth + 1);
    }

    // What is not specified is inherited, so most members are left unspecified most of the time.
    void basis(FigureBasis& basis) {
        const auto some = [&] { return random_.chance(30); };
        if (some()) fill(type_info<Unit>(), &basis.unit, 0);
        if (some()) basis.decimals = static_cast<int>(random_.below(random_.chance(5) ? 10 : 4));
        if (some()) fill(type_info<MeasureKind>(), &basis.measure, 0);
        if (some()) type_info<Scope>().parse(scalar_text(type_info<Scope>()), &basis.scope);
        if (some()) basis.population = random_.name();
        if (some()) type_info<PriceLevel>().parse(scalar_text(type_info<PriceLevel>()), &basis.price_level);
        if (some()) fill(type_info<Status>(), &basis.status, 0);
    }

    void figure(const TypeInfo& type, void* value) {
        const FigureOps& ops = *type.figure;
        FigureBasis& own = ops.mutable_basis(value);
        basis(own);
        while (own.unit != Unit::unspecified && dimension_of(own.unit) != ops.dimension)
            fill(type_info<Unit>(), &own.unit, 0);
        if (random_.chance(10)) set(type, value, "caveat", random_.text());
        if (random_.chance(10)) {
            const FieldInfo& absent = *type.field("absent");
            absent.type().set_integer(absent.of(value), random_.between(1, 5));
            return;
        }
        const std::int64_t low = amount(ops.dimension);
        ops.set_raw(value, low);
        const std::array bounds{"about"sv, "over"sv, "under"sv, "almost"sv, "range"sv};
        if (random_.chance(60)) return;
        const std::string_view bound = bounds[random_.below(bounds.size())];
        const FieldInfo& field = *type.field("bound");
        field.type().parse(bound, field.of(value));
        if (bound != "range") return;
        const FieldInfo& upper = *type.field("upper");
        void* high = upper.type().append(upper.of(value));
        upper.type().element().set_integer(high, low + std::abs(amount(ops.dimension)));
    }

    static void set(const TypeInfo& type, void* value, std::string_view field, std::string text) {
        *static_cast<std::string*>(type.field(field)->of(value)) = std::move(text);
    }

    // Seconds are whole hundredths of an hour, so that hours and minutes have a finite decimal.
    std::int64_t amount(std::string_view dimension) {
        std::int64_t largest = 100;
        for (auto steps = random_.below(12); steps > 0; --steps) largest *= 10;
        const std::int64_t found = random_.between(random_.chance(20) ? -largest : 0, largest);
        return dimension == Hours::dimension ? found / 36 * 36 : found;
    }

    double number() {
        switch (random_.below(4)) {
            case 0: return static_cast<double>(random_.between(-1000, 1000));
            case 1: return static_cast<double>(random_.between(-100000, 100000)) / 100;
            case 2:
                return static_cast<double>(random_.between(1, 1000000)) *
                       std::ldexp(1.0, static_cast<int>(random_.between(-60, 60)));
            default: {
                const double any = std::bit_cast<double>(random_.next());
                return std::isfinite(any) ? any : 0.1;
            }
        }
    }

    Date date() {
        return Date(static_cast<int>(random_.between(1900, 2100)), 1, 1) + random_.between(0, 365);
    }

    Period period() {
        return Period::containing(date(), static_cast<Frequency>(random_.below(frequency_count)));
    }

    std::string scalar_text(const TypeInfo& type) {
        if (type.identity || type.name == TextCodec<Source>::name)
            return {};  // a reference: filled afterwards
        if (type.name == "Date") return to_string(date());
        if (type.name == "Period") return to_string(period());
        if (type.name == "When") return random_.chance(50) ? to_string(date()) : to_string(period());
        if (type.name == "PeriodRange") {
            const Period first = period();
            return to_string(first) + ".." + to_string(first + random_.between(0, 10));
        }
        if (type.name == "Scope") {
            const auto level = random_.below(type_info<ScopeLevel>().enumerators.size());
            std::string text(level == 0 ? ""sv : type_info<ScopeLevel>().enumerators[level]);
            return level > 0 && random_.chance(70) ? text + " " + random_.name() : text;
        }
        if (type.name == "PriceLevel")
            return random_.chance(20)   ? ""
                   : random_.chance(50) ? "current"
                                        : std::to_string(random_.between(1995, 2040));
        throw std::logic_error("random values of scalar type " + type.name + " are not known");
    }

    Random& random_;
};

// Visits all ids that a value gives and all that it refers to.
class References {
public:
    void collect(const TypeInfo& type, const void* value) {
        walk(type, value, [&](const Node& node) {
            if (node.type.identity && node.field != nullptr && node.field->name == "id")
                ids_[node.type.refers_to()].push_back(node.type.format(node.value));
            return true;
        });
    }
    void fill(const TypeInfo& type, void* value, Random& random) const {
        walk(type, value, [&](const MutableNode& node) {
            if (node.type.identity && (node.field == nullptr || node.field->name != "id"))
                node.type.parse(any_of(node.type.refers_to(), random, 70), node.value);
            else if (node.type.name == TextCodec<Source>::name) {
                std::string text = any_of("SourceDocument", random, 25);
                if (!text.empty() && random.chance(70)) text += ": " + random.name();
                node.type.parse(text, node.value);
            }
            return true;
        });
    }

private:
    std::string any_of(const std::string& type, Random& random, int percent) const {
        const auto known = ids_.find(type);
        if (known == ids_.end() || !random.chance(percent)) return {};
        return known->second[random.below(known->second.size())];
    }

    std::map<std::string, std::vector<std::string>> ids_;
};

// Values get the decimals that their figures have in the end, own or inherited.
void round_figures(const TypeInfo& type, void* value) {
    walk(type, value, [](const MutableNode& node) {
        const FigureOps* ops = node.type.figure;
        if (ops == nullptr) return true;
        const FigureBasis& basis = ops->basis(node.value);
        if (!basis.decimals) return false;
        std::int64_t step =
            smallest_units_in(basis.unit == Unit::unspecified ? default_unit(ops->dimension) : basis.unit);
        for (int i = 0; i < *basis.decimals && step % 10 == 0; ++i) step /= 10;
        const auto rounded = [&](std::int64_t raw) { return raw - raw % step; };
        ops->set_raw(node.value, rounded(ops->raw(node.value)));
        if (const auto upper = ops->upper(node.value)) {
            const FieldInfo& field = *node.type.field("upper");
            field.type().element().set_integer(field.type().at(field.of(node.value), 0), rounded(*upper));
        }
        return false;
    });
}

void fill_unsettled(const TypeInfo& type, void* value, Random& random) {
    Filler(random).fill(type, value, 0);
    References references;
    references.collect(type, value);
    references.fill(type, value, random);
}

void settle(const TypeInfo& type, void* value) {
    complete(type, value);
    round_figures(type, value);
}

template <class Table>
void square(Table& table) {
    for (auto& row : table.rows) row.figures.resize(table.columns.size());
}

void make_consistent(SavingsPlan& plan) {
    for (SavingsLine& line : plan.lines) line.figures.resize(plan.columns.size());
    if (!plan.total.empty()) plan.total.resize(plan.columns.size());
    if (!plan.margin.empty()) plan.margin.resize(plan.columns.size());
}

// A line is named within a plan or statement: without one, neither is named.
template <class Reference, class Lists>
void name_a_line(Reference& reference, std::string& line, const Lists& lists) {
    for (const auto& list : lists)
        if (list.id == reference && !list.lines.empty()) {
            line = list.lines.back().id;
            return;
        }
    reference = {};
}

void make_consistent(Claim& claim) {
    claim.direction.reset();  // would have to name a path
    if (claim.period) {
        claim.count.reset();
        claim.reference.reset();
    } else if (claim.count) {
        claim.reference.reset();
    } else if (!claim.reference) {
        claim.period.emplace().printed = "2022-H1";
    }
}

void make_consistent(KeyFigure& figure) {
    if (figure.money) figure.count.reset();
    if (figure.money || figure.count) figure.share.reset();
    if (figure.money || figure.count || figure.share)
        figure.hours.reset();
    else if (!figure.hours)
        figure.count.emplace(Count{7});
}

}  // namespace

std::uint64_t Random::next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
}

std::int64_t Random::between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
}

std::string Random::text() {
    static constexpr std::array pieces{
        "jeugd"sv,  "Wmo"sv,  " "sv,       " "sv,   "é"sv,      "\u20AC 1.234,50"sv,
        "\""sv,     "\\"sv,   "\n"sv,      "\t"sv,  "\r\n"sv,   "\u0001\u001F"sv,
        "\u007F"sv, "🏠"sv,   "e\u0301"sv, "<&>"sv, "'"sv,      "/"sv,
        "{}"sv,     "wijk"sv, "0"sv,       "-"sv,   "\u2028"sv, "\uFEFF"sv};
    if (chance(15)) return {};
    std::string text;
    for (auto count = 1 + below(chance(10) ? 80 : 8); count > 0; --count)
        text += pieces[below(pieces.size())];
    return text;
}

std::string Random::name() {
    static constexpr std::array words{
        "Zwolle"sv,   "IJssel-Vecht"sv, "p. 12"sv,     "tabel 3: lasten"sv, "’s-Hertogenbosch"sv,
        "cliënten"sv, "plaatsen"sv,     "\"zacht\""sv, "A & B"sv,           "50 %"sv};
    std::string name(words[below(words.size())]);
    while (chance(30)) name += " " + std::string(words[below(words.size())]);
    return name;
}

std::string Random::new_id() {
    static constexpr std::array stems{"a"sv, "jeugd-"sv, "Wmo_"sv, "7"sv};
    return std::string(stems[below(stems.size())]) + "x" + std::to_string(ids_++);
}

void fill_random(const TypeInfo& type, void* value, Random& random) {
    fill_unsettled(type, value, random);
    settle(type, value);
}

Programme random_programme(std::uint64_t seed, int size) {
    Random random(seed, size);
    Programme programme;
    fill_unsettled(type_info<Programme>(), &programme, random);
    for (SavingsPlan& plan : programme.savings_plans) make_consistent(plan);
    for (SavingsRealisation& realisation : programme.savings_realisations)
        name_a_line(realisation.plan, realisation.line, programme.savings_plans);
    for (VarianceAnalysis& analysis : programme.variance_analyses)
        name_a_line(analysis.statement, analysis.line, programme.budget_statements);
    for (Claim& claim : programme.claims) make_consistent(claim);
    for (KeyFigure& figure : programme.key_figures) make_consistent(figure);
    for (MoneyTable& table : programme.money_tables) square(table);
    for (CountTable& table : programme.count_tables) square(table);
    for (ShareTable& table : programme.share_tables) square(table);
    settle(type_info<Programme>(), &programme);
    return programme;
}

}  // namespace sociaaldomein::support
