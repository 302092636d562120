#pragma once
// Findings as text for a terminal. Layer: cli.
#include <sociaaldomein/check/finding.hpp>
#include <sociaaldomein/domain/programme.hpp>

namespace sociaaldomein::cli {

/// @param all  also what holds, with its slack
std::string findings_text(const Programme& programme, const Findings& findings, Language language, bool all);

/// The same as JSON: {"summary": ..., "findings": [...]}; without `all` only notes and worse.
std::string findings_json(const Findings& findings, bool all);

}  // namespace sociaaldomein::cli
