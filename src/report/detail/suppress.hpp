#pragma once
// Small counts of persons taken out of a programme; the rule is in report/html.hpp. Layer: report.
#include <set>
#include <string>

#include <sociaaldomein/check/finding.hpp>
#include <sociaaldomein/domain/programme.hpp>

namespace sociaaldomein::detail {

struct Suppressed {
    Programme programme;
    std::set<std::string> paths;         ///< of what is no longer there
    std::vector<Text> hidden_futures{};  ///< names of records that are not carried into the future

    /// Whether a finding speaks of anything that is no longer there.
    bool touches(const Finding& finding) const;
};

/// @param below  counts from 1 up to this number go; 0: none
Suppressed suppress(const Programme& programme, const Findings& findings, int below);

}  // namespace sociaaldomein::detail
