// The evaluation of a formula on the figures its references find, up to the verdict.  Layer: check.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include <sociaaldomein/check/formula.hpp>

#include "check/detail/enclosure.hpp"
#include "check/detail/forms.hpp"
#include "check/detail/like_with_like.hpp"

namespace sociaaldomein::detail {

/// What a node comes to.
struct FormulaValue {
    LinearForm form;
    Rational nominal;
    FormulaBasis basis;
    bool usable = true;  ///< false when an obstacle is in the way: then form and nominal say nothing
};

class FormulaEvaluator {
public:
    /// Resolves every reference. @throws Error  as evaluate() says, but for unlike and overflow
    FormulaEvaluator(const Formula& formula, const Resolver& resolve);

    /// Evaluates every node. @throws Error  Errc::unlike, Errc::overflow
    void run();

    /// Of a root of the formula, after run().
    const FormulaValue& value(std::uint32_t node) const { return values_[node]; }
    Enclosure enclosed(const LinearForm& form) const { return enclose(forms_, box_, form); }

    Obstacle obstacle() const;
    std::string reason() const;
    std::vector<std::string> take_paths() { return std::move(paths_); }

    /// Throws when two values are unlike, naming both.
    void require_like(std::uint32_t left, std::uint32_t right, Joining joining) const;
    /// The error for a calculation on these figures that does not fit.
    [[noreturn]] void overflow() const;

private:
    struct Figure {
        std::string path;
        LinearForm form;
        Interval interval;
        Rational nominal;
        FormulaBasis basis;
        bool absent = false;
    };

    void resolve_reference(const Formula::Reference& reference, const Resolver& resolve);
    std::size_t figure_of(const Formula::Reference& reference, Operand operand);
    void run_node(std::uint32_t index);

    FormulaValue number_value(const Formula::Node& node) const;
    FormulaValue figure_value(std::size_t figure);
    FormulaValue sum_value(const Formula::Node& reference);
    FormulaValue quotient_value(const FormulaValue& dividend, const FormulaValue& divisor,
                                std::uint32_t divisor_node);
    FormulaValue extreme_value(const Formula::Node& node);
    void join(FormulaValue& into, const FormulaValue& other, const Rational& factor);

    const std::vector<std::size_t>& found(const Formula::Node& reference) const {
        return found_[reference.first];
    }
    const std::string& reference_text(const Formula::Node& reference) const {
        return formula_.references()[reference.first].text;
    }
    std::string place_of(std::uint32_t node) const;

    const Formula& formula_;
    Forms forms_;
    std::vector<Interval> box_;
    std::vector<Figure> figures_;
    std::unordered_map<std::string, std::size_t> by_path_;
    std::vector<std::vector<std::size_t>> found_;  // figures of each reference
    std::vector<std::string> paths_;
    std::vector<FormulaValue> values_;

    std::vector<std::string> absent_;
    std::string nothing_found_;
    std::string division_by_zero_;
};

/// Verdict, slack and excess from the gap, for the relation; the other members are left as they are.
void judge(Evaluation& evaluation, Formula::Relation relation);

}  // namespace sociaaldomein::detail
