#pragma once
// What the checker is expected to find in an example: examples/<name>/expected/findings.json.
#include <string>
#include <string_view>
#include <vector>

#include <sociaaldomein/core/describe.hpp>

namespace sociaaldomein {

struct ExpectedFinding {
    std::string id;
    std::string rule;
    std::string remainder;  ///< where it is an amount to be told
    std::string note;
};
SD_DESCRIBE(ExpectedFinding, id, rule, remainder, note)

struct ExpectedFindings {
    std::vector<ExpectedFinding> violated;
    std::vector<ExpectedFinding> warnings;
    std::vector<ExpectedFinding> holds;
};
SD_DESCRIBE(ExpectedFindings, violated, warnings, holds)

namespace testing {

ExpectedFindings expected_findings(std::string_view example);

}  // namespace testing
}  // namespace sociaaldomein
