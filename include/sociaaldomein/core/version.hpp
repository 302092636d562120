#pragma once
/// The version of the library: the one place where it is written. Layer: core.
///
/// The build reads the three numbers below from this file. Before 1.0.0 a new minor version may break sources;
/// documents and archives have format versions of their own, and stay readable.

#include <string_view>

#define SOCIAALDOMEIN_VERSION_MAJOR 0
#define SOCIAALDOMEIN_VERSION_MINOR 1
#define SOCIAALDOMEIN_VERSION_PATCH 0

#define SOCIAALDOMEIN_DETAIL_QUOTED(text) #text
#define SOCIAALDOMEIN_DETAIL_DOTTED(major, minor, patch) \
    SOCIAALDOMEIN_DETAIL_QUOTED(major)                   \
    "." SOCIAALDOMEIN_DETAIL_QUOTED(minor) "." SOCIAALDOMEIN_DETAIL_QUOTED(patch)

namespace sociaaldomein {

/// "major.minor.patch" of the headers that were compiled.
inline constexpr std::string_view version = SOCIAALDOMEIN_DETAIL_DOTTED(
    SOCIAALDOMEIN_VERSION_MAJOR, SOCIAALDOMEIN_VERSION_MINOR, SOCIAALDOMEIN_VERSION_PATCH);

}  // namespace sociaaldomein

#undef SOCIAALDOMEIN_DETAIL_DOTTED
#undef SOCIAALDOMEIN_DETAIL_QUOTED
