#include "io/detail/find_place.hpp"

#include <charconv>
#include <unordered_set>

#include <sociaaldomein/core/walk.hpp>

namespace sociaaldomein::detail {
namespace {

using Nodes = std::vector<JsonRef>;

/// The elements that a node stands for: its own, or the rows of the file it names.
JsonRef list_of(JsonRef node, const InputFiles& files) {
    if (node.kind() == JsonKind::object)
        if (const JsonRef rows = files.rows_of(node)) return rows;
    return node;
}

std::string_view id_of(JsonRef element) {
    if (element.kind() != JsonKind::object) return {};
    const std::uint32_t id = element.tree->find(element.index, "id");
    if (id == 0) return {};
    const JsonKind kind = element.at(id).kind();
    return kind == JsonKind::object || kind == JsonKind::array ? std::string_view{} : element.at(id).text();
}

void step_into_list(JsonRef list, std::string_view step, bool numeric, std::size_t index, std::size_t& passed,
                    std::unordered_set<std::string_view>& met, Nodes& by_id, Nodes& by_index) {
    std::uint32_t at = list.index + 1;
    for (std::uint32_t i = 0; i < list.node().length; ++i, at = list.tree->after(at)) {
        const JsonRef element = list.at(at);
        const std::string_view id = id_of(element);
        if (!id.empty() && id == step) by_id.push_back(element);
        const bool counts = id.empty() || met.insert(id).second;
        if (counts && passed++ == index && numeric) by_index.push_back(element);
    }
}

Nodes step_into(const Nodes& nodes, std::string_view step, const InputFiles& files) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
    const bool numeric = error == std::errc{} && end == step.data() + step.size();
    Nodes members;
    Nodes by_id;
    Nodes by_index;
    std::size_t passed = 0;
    std::unordered_set<std::string_view> met;
    for (const JsonRef node : nodes) {
        const JsonRef list = list_of(node, files);
        if (list.kind() == JsonKind::array) {
            step_into_list(list, step, numeric, index, passed, met, by_id, by_index);
            continue;
        }
        if (node.kind() != JsonKind::object) continue;
        if (const std::uint32_t member = node.tree->find(node.index, step))
            members.push_back(node.at(member));
        // What a table takes from a file stands there as if it were written here.
        if (const std::uint32_t cells = node.tree->find(node.index, "cells"))
            if (const JsonRef table = files.rows_of(node.at(cells)))
                if (const std::uint32_t part = table.tree->find(table.index, step))
                    members.push_back(table.at(part));
    }
    if (!members.empty()) return members;
    return by_id.empty() ? by_index : by_id;
}

}  // namespace

JsonRef find_place(std::span<const JsonRef> documents, const InputFiles& files, std::string_view path) {
    Nodes here(documents.begin(), documents.end());
    if (here.empty()) return {};
    for (const std::string& step : path_steps(path)) {
        Nodes next = step_into(here, step, files);
        if (next.empty()) break;
        here = std::move(next);
    }
    return here.front();
}

}  // namespace sociaaldomein::detail
