#pragma once
// Follows a formula's references through a programme: ids, periods, columns, vintages, wildcards. Layer: check.
#include <optional>

#include <sociaaldomein/check/formula.hpp>
#include <sociaaldomein/domain/programme.hpp>

#include "check/detail/side.hpp"

namespace sociaaldomein::detail {

/// What a reference names: a place, and the figure there if there is one.
struct Resolved {
    std::string path;
    const TypeInfo* type = nullptr;
    const void* value = nullptr;
    std::optional<FigureAt> figure;
    std::optional<When> when;            ///< the moment of the observation, year or column it stands in
    const KeyFigure* derived = nullptr;  ///< a key figure that has a formula only
};

/// @param reference  "caseloads.welfare.observations.2021-07@report", see docs on formulas; `*` for every element
/// @throws Error     Errc::dangling_reference naming the step that fails and the nearest known name;
///                   Errc::inconsistent when several vintages match and none is chosen
std::vector<Resolved> resolve(const Programme& programme, std::string_view reference);

/// The operand of a figure, for evaluation.
Operand operand_of(const FigureAt& figure);

/// A resolver over a programme that also collects the figures it finds. Key figures with only a formula are derived.
Resolver programme_resolver(const Programme& programme, std::vector<FigureAt>& used);

}  // namespace sociaaldomein::detail
