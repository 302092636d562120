#pragma once
/// Whether a programme hangs together: ids, references, table widths, formulas (Dutch: geldigheid). Layer: check.
///
/// Figures that contradict one another are findings (check.hpp), never problems.

#include <vector>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/domain/programme.hpp>

namespace sociaaldomein {

/// All problems, in the order of the programme; empty when it is valid. The same for a programme built in C++
/// as for one that was read.
SD_EXPORT std::vector<Problem> validate(const Programme& programme);

/// @throws Error  with all problems, when there are any
SD_EXPORT void require_valid(const Programme& programme);

}  // namespace sociaaldomein
