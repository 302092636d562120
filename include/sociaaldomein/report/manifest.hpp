#pragma once
/// What an output was made from, with what and how: the audit trail (Dutch: verantwoording). Layer: report.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <sociaaldomein/core/describe.hpp>
#include <sociaaldomein/core/export.hpp>
#include <sociaaldomein/io/json.hpp>
#include <sociaaldomein/report/report_options.hpp>

namespace sociaaldomein {

struct ManifestInput {
    std::string path{};
    std::int64_t bytes = 0;
    std::string sha256{};  ///< of its bytes, in hexadecimal digits
};
SD_DESCRIBE(ManifestInput, path, bytes, sha256)

/// Printed at the end of every report; as JSON with to_json().
struct RunManifest {
    std::string library{};  ///< version of the library
    std::string format{};   ///< version of the document format
    std::vector<ManifestInput> inputs{};
    std::string language{};
    std::int64_t suppress_below = 0;  ///< 0: nothing is suppressed
    std::int64_t horizon = 0;         ///< periods; 0: two years
    std::vector<double> levels{};
    bool futures = true;  ///< whether there are pages about futures, if the programme has any
    std::vector<std::string> scenarios{};  ///< those asked for; none: all
    std::string until{};                   ///< last period computed; empty: three years
    std::int64_t paths = 0;
    std::uint64_t seed = 0;
    std::string method{};       ///< how series are projected
    std::string calibration{};  ///< "none": no parameter is taken from other municipalities
    std::string generated_at{};
    std::vector<std::string> commands{};  ///< what gives the same output again
};
SD_DESCRIBE(RunManifest, library, format, inputs, language, suppress_below, horizon, levels, futures,
            scenarios, until, paths, seed, method, calibration, generated_at, commands)

/// The manifest of a report that is made from `inputs` with `options`.
///
/// @par Cost     linear in the number of inputs
/// @par Example  inputs {{"a.json", 3, "ba78…"}}: one command, "sociaaldomein report a.json --lang nl --no-date -o
///               report.html" (test Manifest.DocumentedExample)
SD_EXPORT RunManifest make_manifest(std::span<const InputFile> inputs, const ReportOptions& options);

}  // namespace sociaaldomein
