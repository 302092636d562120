#include "support/documents.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include <sociaaldomein/io/json.hpp>
#include <sociaaldomein/io/json_writer.hpp>
#include <sociaaldomein/io/load.hpp>

namespace sociaaldomein::testing {

Programme programme_of(std::string_view members) {
    return load_document_text(R"({"sociaaldomein": "1.0", )" + std::string(members) + "}").programme;
}

Programme rewritten(const Programme& programme) {
    return load_document_text(to_document(programme)).programme;
}

const Finding* find(const Findings& findings, std::string_view id) {
    const auto found = std::ranges::find(findings.findings, id, &Finding::id);
    return found == findings.findings.end() ? nullptr : &*found;
}

Severity severity_of(std::string_view members, std::string_view id) {
    const Findings findings = check(programme_of(members));
    const Finding* finding = find(findings, id);
    if (finding != nullptr) return finding->severity;
    std::string ids;
    for (const Finding& f : findings.findings) ids += " " + f.id;
    ADD_FAILURE() << "no finding " << id << ", there are:" << ids;
    return Severity::undecided;
}

std::map<std::string, std::string> verdicts(std::string_view members) {
    std::map<std::string, std::string> found;
    for (const Finding& f : check(programme_of(members)).findings) {
        const std::string verdict = f.rule + " " + type_info<Severity>().format(&f.severity);
        if (!found.emplace(f.id, verdict).second) ADD_FAILURE() << "the id " << f.id << " stands twice";
    }
    return found;
}

std::vector<std::filesystem::path> example_documents(std::string_view name) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(
             std::filesystem::path(SOCIAALDOMEIN_SOURCE_DIR) / "examples" / name))
        if (entry.path().extension() == ".json") paths.push_back(entry.path());
    std::ranges::sort(paths);
    return paths;
}

Programme example(std::string_view name) { return load(example_documents(name)).programme; }

}  // namespace sociaaldomein::testing
