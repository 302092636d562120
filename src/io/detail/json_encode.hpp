#pragma once
/// Described values as the tokens of a JSON text (Dutch: coderen). Layer: io (private).

#include "io/detail/json_output.hpp"
#include "io/detail/stated_basis.hpp"

namespace sociaaldomein::detail {

/// Adds the value to `out`, leaving out what it inherits from `around`.
/// @throws Error  as `to_json`; `path` is put before the paths of problems
void encode(JsonOutput& out, const TypeInfo& type, const void* value, const Surroundings& around,
            std::string_view path = {});

/// Adds the members of a record to the object that is open in `out`.
void encode_members(JsonOutput& out, const TypeInfo& record, const void* value, const Surroundings& around);

/// The value on one line.
std::string encoded(const TypeInfo& type, const void* value, const Surroundings& around,
                    std::string_view path = {});

}  // namespace sociaaldomein::detail
