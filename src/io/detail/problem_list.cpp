#include "io/detail/problem_list.hpp"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace sociaaldomein::detail {

ProblemList::Found ProblemList::found(Errc code, std::string path, std::string message, const JsonTree& tree,
                                      std::size_t offset) {
    const Place place = tree.place(offset);
    Found one{{code, std::move(path), std::move(message), tree.file(), place.line, place.column},
              tree.document,
              offset,
              0};
    if (tree.is_csv) {
        one.offset = tree.anchor;
        one.csv_offset = offset + 1;
    }
    return one;
}

void ProblemList::push(Found&& one) {
    problems_.push_back(std::move(one));
    if (problems_.size() >= limit_) {
        const Problem end{Errc::limit_exceeded, "",
                          fmt::format("found {} problems, expected fewer; the rest is not listed", limit_)};
        problems_.push_back({end, std::numeric_limits<int>::max(), 0, 0});
        throw Full();
    }
}

void ProblemList::add(Errc code, std::string path, std::string message, const JsonTree& tree,
                      std::size_t offset) {
    push(found(code, std::move(path), std::move(message), tree, offset));
}

void ProblemList::add(Errc code, std::string message, std::string file, int document) {
    push({{code, "", std::move(message), std::move(file)}, document, 0, 0});
}

void ProblemList::add(Problem problem, const JsonTree& document, std::size_t offset) {
    push({std::move(problem), document.document, offset, 0});
}

void ProblemList::add(Problem problem) {
    push({std::move(problem), std::numeric_limits<int>::max() - 1, problems_.size(), 0});
}

void ProblemList::warn(Errc code, std::string path, std::string message, const JsonTree& tree,
                       std::size_t offset) {
    if (warnings_.size() < limit_)
        warnings_.push_back(found(code, std::move(path), std::move(message), tree, offset));
}

std::vector<Problem> ProblemList::sorted(std::vector<Found>& list) {
    std::stable_sort(list.begin(), list.end(), [](const Found& a, const Found& b) {
        return std::tie(a.document, a.offset, a.csv_offset) < std::tie(b.document, b.offset, b.csv_offset);
    });
    std::vector<Problem> problems;
    problems.reserve(list.size());
    for (Found& one : list) problems.push_back(std::move(one.problem));
    list.clear();
    return problems;
}

std::vector<Problem> ProblemList::take() { return sorted(problems_); }
std::vector<Problem> ProblemList::take_warnings() { return sorted(warnings_); }

}  // namespace sociaaldomein::detail
