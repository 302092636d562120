#pragma once
/// The programme of the golden archives: some of everything, fixed for ever. What is added to the library later is
/// not added here, but to a programme beside it.

#include <sociaaldomein/domain/programme.hpp>

namespace sociaaldomein::support {

/// The content of tests/io/golden/programme-1.0.sdm.
Programme golden_programme_1_0();

}  // namespace sociaaldomein::support
