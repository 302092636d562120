#include <sociaaldomein/report/manifest.hpp>

#include <fmt/format.h>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/version.hpp>
#include <sociaaldomein/io/json_writer.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(ManifestInput)
SD_DEFINE_TYPE(RunManifest)

RunManifest make_manifest(std::span<const InputFile> inputs, const ReportOptions& options) {
    RunManifest m;
    m.library = version;
    m.format = document_format;
    m.language = options.language == Language::nl ? "nl" : "en";
    m.suppress_below = options.suppress_below.value_or(0);
    m.horizon = options.horizon;
    m.levels = options.levels;
    m.futures = options.futures;
    m.scenarios = options.scenarios;
    if (options.until) m.until = to_string(*options.until);
    m.paths = options.paths;
    m.seed = options.seed;
    m.method = "damped trend, ETS(A,Ad,N)";
    m.calibration = "none";
    m.generated_at = options.generated_at;
    std::string command = "sociaaldomein report";
    for (const InputFile& input : inputs) {
        m.inputs.push_back({input.path, static_cast<std::int64_t>(input.bytes), input.sha256});
        // Tables that a document names are read with it, and are no arguments.
        if (input.path.ends_with(".json") || input.path.ends_with(".sdm")) command += " " + input.path;
    }
    command += " --lang " + m.language;
    if (m.suppress_below > 0) command += fmt::format(" --suppress-below {}", m.suppress_below);
    if (m.horizon > 0) command += fmt::format(" --horizon {}", m.horizon);
    const ReportOptions usual;
    if (!m.futures) {
        command += " --no-futures";
    } else {
        for (const std::string& scenario : m.scenarios) command += " --scenario " + scenario;
        if (!m.until.empty()) command += " --until " + m.until;
        if (m.paths != usual.paths) command += fmt::format(" --paths {}", m.paths);
        if (m.seed != usual.seed) command += fmt::format(" --seed {}", m.seed);
    }
    if (m.generated_at.empty()) command += " --no-date";
    m.commands.push_back(command + " -o report.html");
    return m;
}

}  // namespace sociaaldomein
