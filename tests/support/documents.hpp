#pragma once
// Programmes for tests: small documents, the examples, and what the checker says of them.
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <sociaaldomein/check/check.hpp>

namespace sociaaldomein::testing {

/// Reads a document of which only the programme's members are given.
/// @par Example  programme_of(R"("caseloads": [...])")
Programme programme_of(std::string_view members);

/// The programme written as a document and read again.
Programme rewritten(const Programme& programme);

/// The finding with that id, or null.
const Finding* find(const Findings& findings, std::string_view id);

/// Checks a document of these members and gives the severity of one finding; `undecided` fails a test loudly where
/// there is no such finding, because it then compares with something else.
Severity severity_of(std::string_view members, std::string_view id);

/// What the checker says of a document of these members: each finding's id, with its rule and severity.
/// @par Example  {{"breakdowns/b.1", "breakdown violated"}}
std::map<std::string, std::string> verdicts(std::string_view members);

/// The documents of an example in the tree, in the order of their names.
std::vector<std::filesystem::path> example_documents(std::string_view name);
Programme example(std::string_view name);

}  // namespace sociaaldomein::testing
