#pragma once
// What must hold of assumptions, futures and scenarios before anything is computed. Layer: check.
#include <vector>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/domain/programme.hpp>

namespace sociaaldomein::detail {

/// Problems of ranges (shares in [0, 1], rates and places not below zero), of names of quantities, of quantities that
/// wait for one another, and of scenarios that contradict their parent.
std::vector<Problem> validate_futures(const Programme& programme);

}  // namespace sociaaldomein::detail
