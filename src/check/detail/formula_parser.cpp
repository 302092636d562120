#include "check/detail/formula_parser.hpp"

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>

#include "core/detail/quote.hpp"
#include "core/detail/utf8.hpp"

namespace sociaaldomein::detail {

namespace {

using Operation = Formula::Operation;
using Relation = Formula::Relation;
using Unit = Formula::Unit;

bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

bool is_segment(char c) noexcept {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '/' ||
           c == '@' || c == ':' || c == '-';
}

bool starts_name(char c) noexcept { return c == '*' || (is_segment(c) && c != '-' && c != '/'); }

bool all_digits(std::string_view text) noexcept {
    for (const char c : text)
        if (!is_digit(c)) return false;
    return !text.empty();
}

constexpr std::string_view operand_expected = "a number, a name, a function or \"(\"";

}  // namespace

// Counts how deep the reader is, so that hostile input cannot exhaust the stack.
class FormulaParser::Level {
public:
    explicit Level(FormulaParser& parser) : parser_(parser) {
        if (++parser_.depth_ > formula_depth_limit)
            throw Error(Errc::limit_exceeded, fmt::format("formula, column {}: nested more than {} deep",
                                                          parser.position_ + 1, formula_depth_limit));
    }
    ~Level() { --parser_.depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

private:
    FormulaParser& parser_;
};

Formula FormulaParser::parse() {
    if (text_.size() > formula_length_limit)
        throw Error(Errc::limit_exceeded, fmt::format("formula: found {} bytes, expected at most {}",
                                                      text_.size(), formula_length_limit));
    formula_.left_ = formula_.right_ = expression();
    formula_.relation_ = relation_sign();
    if (formula_.is_relation()) formula_.right_ = expression();
    skip_space();
    if (!at_end()) {
        const bool sign = std::string_view("=<>").find(peek()) != std::string_view::npos;
        if (sign) refuse("no second relation: one formula relates two expressions");
        refuse(unit_possible_ ? "an operator, a unit (eur, hours, %) or the end of the formula"
                              : "an operator or the end of the formula");
    }
    check_wildcards();
    return std::move(formula_);
}

std::uint32_t FormulaParser::expression() {
    std::uint32_t left = term();
    while (const char sign = binary_sign("+-")) {
        const std::size_t place = position_ - 1;
        const std::uint32_t right = term();
        left = add_node(sign == '+' ? Operation::add : Operation::subtract, place, {left, right});
    }
    return left;
}

std::uint32_t FormulaParser::term() {
    std::uint32_t left = unary();
    while (const char sign = binary_sign("*/")) {
        const std::size_t place = position_ - 1;
        const std::uint32_t right = unary();
        left = add_node(sign == '*' ? Operation::multiply : Operation::divide, place, {left, right});
    }
    return left;
}

std::uint32_t FormulaParser::unary() {
    const Level level(*this);
    skip_space();
    const std::size_t start = position_;
    if (take('-')) return add_node(Operation::negate, start, {unary()});
    return primary();
}

std::uint32_t FormulaParser::primary() {
    skip_space();
    unit_possible_ = false;
    if (take('(')) {
        const std::uint32_t inner = expression();
        expect(')', "an operator or \")\"");
        return inner;
    }
    if (all_digits(segment_at(position_))) return number();
    if (!starts_name(peek())) refuse(operand_expected);
    return reference_or_function();
}

std::uint32_t FormulaParser::number() {
    const std::size_t start = position_;
    position_ += segment_at(position_).size();
    if (take('.')) {
        const std::string_view decimals = segment_at(position_);
        if (!all_digits(decimals) ||
            (position_ + decimals.size() < text_.size() && text_[position_ + decimals.size()] == '.'))
            refuse(position_, found(),
                   "decimals after the point of a number (before a unit: white space), because a name does "
                   "not start "
                   "with a segment of digits only");
        position_ += decimals.size();
    }
    const std::string_view digits = text_.substr(start, position_ - start);
    const std::uint32_t node = add_node(Operation::number, start);
    formula_.nodes_[node].first = static_cast<std::uint32_t>(formula_.numbers_.size());
    formula_.numbers_.push_back(Rational::parse(digits));
    formula_.nodes_[node].unit = unit_after_number();
    unit_possible_ = formula_.nodes_[node].unit == Unit::none;
    return node;
}

Formula::Unit FormulaParser::unit_after_number() {
    const std::size_t before = position_;
    skip_space();
    if (take('%')) return Unit::percent;
    const std::string_view word = segment_at(position_);
    const char next = position_ + word.size() < text_.size() ? text_[position_ + word.size()] : ' ';
    if ((word == "eur" || word == "hours") && next != '.') {
        position_ += word.size();
        return word == "eur" ? Unit::eur : Unit::hours;
    }
    position_ = before;
    return Unit::none;
}

std::uint32_t FormulaParser::reference_or_function() {
    const std::size_t start = position_;
    bool wildcard = false;
    do {
        if (take('*')) {
            wildcard = true;
            if (is_segment(peek())) refuse("\".\" or white space after *, which stands for a whole segment");
            continue;
        }
        const std::string_view segment = segment_at(position_);
        if (segment.empty()) refuse("a name or * after the point");
        position_ += segment.size();
        if (segment.back() == '-' || segment.back() == '/')
            refuse(position_ - 1, quoted(segment.substr(segment.size() - 1)),
                   "white space on both sides of an operator (a name does not end with - or /)");
    } while (take('.'));
    const std::string_view name = text_.substr(start, position_ - start);

    const std::size_t after = position_;
    skip_space();
    if (peek() == '(') return function(name, start);
    position_ = after;

    const auto next = static_cast<std::uint32_t>(formula_.references_.size());
    const auto [place, is_new] = reference_index_.try_emplace(name, next);
    if (is_new)
        formula_.references_.push_back({std::string(name), static_cast<std::uint32_t>(start + 1), wildcard});
    const std::uint32_t node = add_node(Operation::reference, start);
    formula_.nodes_[node].first = place->second;
    return node;
}

std::uint32_t FormulaParser::function(std::string_view name, std::size_t start) {
    if (name != "sum" && name != "count" && name != "min" && name != "max" && name != "abs")
        refuse(start, quoted(name), "one of the functions sum, count, min, max, abs before \"(\"");
    take('(');
    const std::size_t inside = position_;
    std::uint32_t node = 0;
    if (name == "sum" || name == "count") {
        node = add_node(name == "sum" ? Operation::sum : Operation::count, start,
                        {one_reference(name == "sum")});
    } else if (name == "abs") {
        node = add_node(Operation::absolute, start, {expression()});
    } else {
        const std::vector<std::uint32_t> list = arguments();
        const Formula::Node& first = formula_.nodes_[list.front()];
        if (list.size() == 1 && peek() == ')' &&
            !(first.operation == Operation::reference && formula_.references_[first.first].wildcard))
            refuse(inside, quoted(text_.substr(inside, position_ - inside)),
                   "two or more values separated by commas, or a reference with *");
        node = add_node(name == "min" ? Operation::minimum : Operation::maximum, start, list);
    }
    expect(')', name == "min" || name == "max" ? "an operator, \",\" or \")\""
                : name == "abs"                ? "an operator or \")\""
                                               : "\")\"");
    return node;
}

std::uint32_t FormulaParser::one_reference(bool wildcard) {
    skip_space();
    const std::size_t start = position_;
    const Level level(*this);
    const std::uint32_t node = primary();
    const Formula::Node& read = formula_.nodes_[node];
    if (read.operation != Operation::reference || (wildcard && !formula_.references_[read.first].wildcard))
        refuse(start, quoted(text_.substr(start, position_ - start)),
               wildcard ? "a reference with *, such as items.*.cost" : "a reference");
    return node;
}

std::vector<std::uint32_t> FormulaParser::arguments() {
    std::vector<std::uint32_t> list;
    do {
        list.push_back(expression());
        skip_space();
    } while (take(','));
    return list;
}

Formula::Relation FormulaParser::relation_sign() {
    skip_space();
    if (take('=')) return Relation::equal;
    if (take('<')) return take('=') ? Relation::less_equal : Relation::less;
    if (take('>')) return take('=') ? Relation::greater_equal : Relation::greater;
    return Relation::none;
}

// Takes one of `signs` when it comes next, else gives '\0'.
char FormulaParser::binary_sign(std::string_view signs) {
    skip_space();
    const char sign = peek();
    if (at_end() || signs.find(sign) == std::string_view::npos) return '\0';
    // Without this rule, ids and periods that contain - and / could not be told from differences and quotients.
    const bool space_before = position_ > 0 && is_space(text_[position_ - 1]);
    const bool space_after = position_ + 1 == text_.size() || is_space(text_[position_ + 1]);
    if (sign != '+' && !(space_before && space_after))
        refuse(position_, found(), fmt::format("white space on both sides of the operator {}", sign));
    ++position_;
    return sign;
}

// The longest run of letters that a segment can have; empty when there is none.
std::string_view FormulaParser::segment_at(std::size_t position) const {
    std::size_t end = position;
    while (end < text_.size() && is_segment(text_[end])) ++end;
    return text_.substr(position, end - position);
}

void FormulaParser::check_wildcards() const {
    std::vector<bool> allowed(formula_.nodes_.size());
    for (const Formula::Node& node : formula_.nodes_) {
        if (node.operation == Operation::sum || node.operation == Operation::count ||
            node.operation == Operation::minimum || node.operation == Operation::maximum)
            for (const std::uint32_t operand : formula_.operands(node)) allowed[operand] = true;
    }
    for (std::size_t i = 0; i < formula_.nodes_.size(); ++i) {
        const Formula::Node& node = formula_.nodes_[i];
        if (node.operation != Operation::reference || allowed[i]) continue;
        const Formula::Reference& reference = formula_.references_[node.first];
        if (reference.wildcard)
            refuse(node.column - 1, quoted(reference.text),
                   "one figure: a reference with * stands for several, in sum, count, min or max");
    }
}

void FormulaParser::skip_space() {
    while (!at_end() && is_space(text_[position_])) ++position_;
}

bool FormulaParser::take(char c) {
    if (at_end() || text_[position_] != c) return false;
    ++position_;
    return true;
}

void FormulaParser::expect(char c, std::string_view expected) {
    skip_space();
    if (!take(c)) refuse(expected);
}

std::uint32_t FormulaParser::add_node(Operation operation, std::size_t start,
                                      std::vector<std::uint32_t> operands) {
    Formula::Node node;
    node.operation = operation;
    node.column = static_cast<std::uint32_t>(start + 1);
    node.first = static_cast<std::uint32_t>(formula_.operands_.size());
    node.size = static_cast<std::uint32_t>(operands.size());
    formula_.operands_.insert(formula_.operands_.end(), operands.begin(), operands.end());
    formula_.nodes_.push_back(node);
    return static_cast<std::uint32_t>(formula_.nodes_.size() - 1);
}

// What stands at the current position: a whole word where there is one, else one letter.
std::string FormulaParser::found() const {
    if (at_end()) return "the end of the formula";
    std::size_t end = position_;
    while (end < text_.size() && (is_segment(text_[end]) || text_[end] == '.')) ++end;
    if (end == position_) end += first_letter(text_.substr(position_)).length;
    return quoted(text_.substr(position_, end - position_));
}

void FormulaParser::refuse(std::size_t position, const std::string& found, std::string_view expected) const {
    Problem problem;
    problem.code = Errc::syntax;
    problem.message = fmt::format("formula, column {}: found {}, expected {}", position + 1, found, expected);
    // Everything before the first mistake is ASCII, so that bytes are columns.
    problem.column = static_cast<std::int64_t>(position + 1);
    throw Error(std::move(problem));
}

}  // namespace sociaaldomein::detail
