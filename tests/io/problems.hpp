#pragma once
// Reading in tests: what a load gives, and what it complains of, as lines of text.

#include "support/folder.hpp"

#include <sociaaldomein/io/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace sociaaldomein::testing_io {

using support::Folder;

/// A document with the version in front: `body` is the rest of its members.
inline std::string document(std::string_view body) {
    return "{\"sociaaldomein\": \"1.0\"" + (body.empty() ? std::string() : ",\n" + std::string(body)) + "}";
}

/// The problems as people see them, "code file:line:column: /path: message"; empty when it can be read.
template <class Read>
std::vector<std::string> problems_of(const Read& read) {
    try {
        read();
        return {};
    } catch (const Error& error) {
        std::vector<std::string> lines;
        for (const Problem& problem : error.problems())
            lines.push_back(std::string(to_string(problem.code)) + " " + to_string(problem));
        return lines;
    }
}

inline std::vector<std::string> problems_of_text(std::string_view json, const LoadOptions& options = {}) {
    return problems_of([&] { load_document_text(json, "d.json", options); });
}

}  // namespace sociaaldomein::testing_io
