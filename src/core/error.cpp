#include <sociaaldomein/core/error.hpp>

#include <initializer_list>
#include <utility>

#include <fmt/format.h>

namespace sociaaldomein {

std::string_view to_string(Errc code) noexcept {
    switch (code) {
        case Errc::ok: return "ok";
        case Errc::out_of_domain: return "out_of_domain";
        case Errc::overflow: return "overflow";
        case Errc::syntax: return "syntax";
        case Errc::wrong_type: return "wrong_type";
        case Errc::unknown_field: return "unknown_field";
        case Errc::unknown_value: return "unknown_value";
        case Errc::missing_field: return "missing_field";
        case Errc::duplicate_key: return "duplicate_key";
        case Errc::duplicate_id: return "duplicate_id";
        case Errc::dangling_reference: return "dangling_reference";
        case Errc::inconsistent: return "inconsistent";
        case Errc::unlike: return "unlike";
        case Errc::limit_exceeded: return "limit_exceeded";
        case Errc::corrupt: return "corrupt";
        case Errc::unsupported_version: return "unsupported_version";
        case Errc::io: return "io";
        case Errc::cancelled: return "cancelled";
        case Errc::out_of_memory: return "out_of_memory";
    }
    return "unknown";
}

std::string to_string(const Problem& problem) {
    std::string place = problem.file;
    if (problem.line > 0) {
        if (!place.empty()) place += ':';
        place += std::to_string(problem.line);
        if (problem.column > 0) place += fmt::format(":{}", problem.column);
    }
    std::string out;
    for (const std::string* part :
         std::initializer_list<const std::string*>{&place, &problem.path, &problem.message}) {
        if (part->empty()) continue;
        if (!out.empty()) out += ": ";
        out += *part;
    }
    return out;
}

namespace {

std::vector<Problem> single(Problem problem) {
    std::vector<Problem> problems;
    problems.push_back(std::move(problem));
    return problems;
}

std::string lines(const std::vector<Problem>& problems) {
    if (problems.empty()) throw Error(Errc::out_of_domain, "Error: problems is empty, expected at least one");
    std::string out;
    for (const Problem& problem : problems) {
        if (!out.empty()) out += '\n';
        out += to_string(problem);
    }
    return out;
}

}  // namespace

Error::Error(Errc code, std::string message, std::string path)
    : Error(Problem{.code = code, .path = std::move(path), .message = std::move(message)}) {}

Error::Error(Problem problem) : Error(single(std::move(problem))) {}

Error::Error(std::vector<Problem> problems)
    : std::runtime_error(lines(problems)),
      problems_(std::make_shared<const std::vector<Problem>>(std::move(problems))) {}

// No move: a moved-from error would have no problems left to ask for.
Error::Error(const Error&) noexcept = default;
Error& Error::operator=(const Error&) noexcept = default;
Error::~Error() = default;

Errc Error::code() const noexcept { return problems_->front().code; }

const std::string& Error::path() const noexcept { return problems_->front().path; }

const std::vector<Problem>& Error::problems() const noexcept { return *problems_; }

}  // namespace sociaaldomein
