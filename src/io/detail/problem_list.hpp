// Everything wrong that reading finds, with its place, until all is read.  Layer: io (private).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <sociaaldomein/core/error.hpp>

#include "io/detail/json_tree.hpp"

namespace sociaaldomein::detail {

/// Collects problems in the order found and gives them in the order of the documents.
class ProblemList {
public:
    explicit ProblemList(std::size_t limit) : limit_(limit) {}

    /// Thrown by add() when the limit is reached: there is no use in reading on.
    struct Full {};

    void add(Errc code, std::string path, std::string message, const JsonTree& tree, std::size_t offset);
    /// A problem of a file as a whole, before it has a tree.
    void add(Errc code, std::string message, std::string file, int document);
    /// A problem with a place of its own, that belongs to a place of a document.
    void add(Problem problem, const JsonTree& document, std::size_t offset);
    /// A problem found elsewhere, whose place is known or does not exist; these come last.
    void add(Problem problem);
    /// Something that a reader should know and that stops nothing.
    void warn(Errc code, std::string path, std::string message, const JsonTree& tree, std::size_t offset);

    bool empty() const noexcept { return problems_.empty(); }
    std::vector<Problem> take();
    std::vector<Problem> take_warnings();

private:
    struct Found {
        Problem problem;
        int document;
        std::size_t offset;      ///< in the document
        std::size_t csv_offset;  ///< in the CSV file that is named there
    };
    static Found found(Errc code, std::string path, std::string message, const JsonTree& tree,
                       std::size_t offset);
    static std::vector<Problem> sorted(std::vector<Found>& list);
    void push(Found&& one);

    std::size_t limit_;
    std::vector<Found> problems_;
    std::vector<Found> warnings_;
};

}  // namespace sociaaldomein::detail
