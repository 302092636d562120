#pragma once
/// Checks every identity of a programme, in interval arithmetic over the rounding of its figures
/// (Dutch: controle). Layer: check.

#include <sociaaldomein/check/finding.hpp>
#include <sociaaldomein/domain/programme.hpp>

namespace sociaaldomein {

/// Applies all rules. The programme must be valid (see validate.hpp).
///
/// @return        every identity and rule with its verdict, violations first, then warnings, notes, undecided,
///                within rounding, holding; within a severity in the order of ids
/// @throws Error  Errc::inconsistent when the programme is not valid: all problems
/// @par Cost      linear in the number of figures, apart from references by path (linear in the lists passed)
/// @par Example   parts 1.4, 0.25 and 1.0 of a total 2.65 (all € mln): holds (test Check.DocumentedExample)
SD_EXPORT Findings check(const Programme& programme);

}  // namespace sociaaldomein
