#pragma once
/// What a check found: an identity that holds, or a place where a report contradicts itself (Dutch: bevinding).
/// Layer: check.

#include <vector>

#include <sociaaldomein/core/source.hpp>
#include <sociaaldomein/core/text.hpp>

namespace sociaaldomein {

/// From nothing wrong to certainly wrong. `undecided`: a figure it needs is absent.
SD_ENUM(Severity, holds, holds_within_rounding, undecided, note, warning, violated)

/// One identity or rule applied at one place.
struct Finding {
    std::string id{};    ///< stable: the label in the document with a number, or the record's path
    std::string rule{};  ///< e.g. "sum", "title_years"
    Severity severity = Severity::holds;
    Text message{};    ///< one plain sentence
    Text expected{};   ///< what the other figures imply, with its range where rounding gives one
    Text found{};      ///< what is printed
    Text remainder{};  ///< found minus expected
    Text slack{};      ///< by how much a figure may still move before the identity is violated
    Text rounding{};   ///< the rounding rules applied to the figures
    std::vector<std::string> paths{};  ///< every figure or statement it uses
    std::vector<Source> sources{};     ///< where those were published
};
SD_DESCRIBE(Finding, id, rule, severity, message, expected, found, remainder, slack, rounding, paths, sources)

/// How many of what; counted over a whole programme.
struct CheckSummary {
    int figures = 0;
    int identities = 0;  ///< that compare figures or statements
    int holds = 0;
    int holds_within_rounding = 0;
    int undecided = 0;
    int notes = 0;
    int warnings = 0;
    int violated = 0;
};
SD_DESCRIBE(CheckSummary, figures, identities, holds, holds_within_rounding, undecided, notes, warnings,
            violated)

/// Everything that was checked, violations first, then by id.
struct Findings {
    CheckSummary summary{};
    std::vector<Finding> findings{};
};
SD_DESCRIBE(Findings, summary, findings)

}  // namespace sociaaldomein
