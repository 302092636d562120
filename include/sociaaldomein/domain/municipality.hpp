#pragma once
/// The municipality a programme belongs to (Dutch: gemeente). Layer: domain.

#include <string>

#include <sociaaldomein/core/describe.hpp>

namespace sociaaldomein {

struct Municipality {
    std::string code{};  ///< CBS code such as GM0193
    std::string name{};
    std::string region{};  ///< the region it co-operates in
};
SD_DESCRIBE(Municipality, code, name, region)

}  // namespace sociaaldomein
