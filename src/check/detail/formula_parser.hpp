// The reader of the formula language: text to nodes, by recursive descent.  Layer: check.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <sociaaldomein/check/formula.hpp>

namespace sociaaldomein::detail {

inline constexpr std::size_t formula_length_limit = 65'536;
inline constexpr int formula_depth_limit = 200;

class FormulaParser {
public:
    explicit FormulaParser(std::string_view text) : text_(text) {}
    Formula parse();

private:
    class Level;

    std::uint32_t expression();
    std::uint32_t term();
    std::uint32_t unary();
    std::uint32_t primary();
    std::uint32_t number();
    std::uint32_t reference_or_function();
    std::uint32_t function(std::string_view name, std::size_t start);
    std::uint32_t one_reference(bool wildcard);
    std::vector<std::uint32_t> arguments();

    Formula::Relation relation_sign();
    char binary_sign(std::string_view signs);
    Formula::Unit unit_after_number();
    std::string_view segment_at(std::size_t position) const;
    void check_wildcards() const;

    void skip_space();
    bool at_end() const { return position_ == text_.size(); }
    char peek() const { return at_end() ? '\0' : text_[position_]; }
    bool take(char c);
    void expect(char c, std::string_view expected);

    std::uint32_t add_node(Formula::Operation operation, std::size_t start,
                           std::vector<std::uint32_t> operands = {});
    std::string found() const;
    [[noreturn]] void refuse(std::size_t position, const std::string& found, std::string_view expected) const;
    [[noreturn]] void refuse(std::string_view expected) const { refuse(position_, found(), expected); }

    std::string_view text_;
    std::size_t position_ = 0;
    int depth_ = 0;
    bool unit_possible_ = false;  // a number without unit was read last
    std::unordered_map<std::string_view, std::uint32_t> reference_index_;
    Formula formula_;
};

/// The text of one node and what it is made of.
std::string expression_text(const Formula& formula, std::uint32_t node);

}  // namespace sociaaldomein::detail
