#include "support/expected_findings.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/io/json.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(ExpectedFinding)
SD_DEFINE_TYPE(ExpectedFindings)

namespace testing {

ExpectedFindings expected_findings(std::string_view example) {
    const auto folder = std::filesystem::path(SOCIAALDOMEIN_SOURCE_DIR) / "examples" / example / "expected";
    std::ifstream file(folder / "findings.json");
    std::ostringstream text;
    text << file.rdbuf();
    return from_json<ExpectedFindings>(text.str());
}

}  // namespace testing
}  // namespace sociaaldomein
