#include "io/detail/diff_match.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>

namespace sociaaldomein::detail {
namespace {

// Above this many pairs the longest common subsequence costs more than it tells.
constexpr std::size_t most_pairs = 4'000'000;

using Positions = std::unordered_map<std::string, std::size_t>;

// Empty when an id is missing or occurs twice.
Positions positions_of_ids(const TypeInfo& list, const void* value) {
    const TypeInfo& element = list.element();
    Positions positions;
    const std::size_t n = list.length(value);
    for (std::size_t i = 0; i < n; ++i) {
        std::string id = identity_of(element, list.element_at(value, i));
        if (id.empty() || !positions.emplace(std::move(id), i).second) return {};
    }
    return positions;
}

// What an element is about: its dates, periods, ids and sources, also those of a figure that stands in it.
void append_subject(const TypeInfo& type, const void* value, std::string& subject) {
    if (type.kind == TypeKind::scalar) {
        subject += type.format(value);
    } else if (type.kind == TypeKind::optional) {
        if (type.length(value) != 0) append_subject(type.element(), type.element_at(value, 0), subject);
    } else if (type.kind == TypeKind::record) {
        for (const FieldInfo& f : type.fields)
            if (f.inlined || f.type().kind == TypeKind::scalar || f.type().kind == TypeKind::optional)
                append_subject(f.type(), f.of(value), subject);
    }
    subject += '\n';
}

class Pairing {
public:
    Pairing(const TypeInfo& list, const void* a, const void* b, std::span<const std::string> like_a,
            std::span<const std::string> like_b)
        : list_(list), a_(a), b_(b) {
        // Numbers for texts: equal elements are then found by comparing two integers.
        std::unordered_map<std::string_view, std::uint32_t> numbers;
        const auto number = [&](const std::string& text) {
            return numbers.emplace(text, static_cast<std::uint32_t>(numbers.size())).first->second;
        };
        for (const std::string& text : like_a) like_a_.push_back(number(text));
        for (const std::string& text : like_b) like_b_.push_back(number(text));
    }

    Matches run() {
        const std::size_t na = like_a_.size();
        const std::size_t nb = like_b_.size();
        std::size_t head = 0;
        while (head < na && head < nb && same(head, head)) ++head;
        std::size_t tail = 0;
        while (tail < na - head && tail < nb - head && same(na - 1 - tail, nb - 1 - tail)) ++tail;
        for (std::size_t i = 0; i < head; ++i) matches_.push_back({i, i});
        middle(head, na - tail, head, nb - tail);
        for (std::size_t i = tail; i > 0; --i) matches_.push_back({na - i, nb - i});
        return std::move(matches_);
    }

private:
    void middle(std::size_t a_first, std::size_t a_last, std::size_t b_first, std::size_t b_last) {
        const std::size_t rows = a_last - a_first;
        const std::size_t columns = b_last - b_first;
        if (rows == 0 || columns == 0 || rows > most_pairs / columns) {
            gap(a_first, a_last, b_first, b_last);
            return;
        }
        // length[i][j]: of the longest common subsequence of what follows i and j.
        const std::size_t width = columns + 1;
        std::vector<std::uint32_t> length((rows + 1) * width, 0);
        for (std::size_t i = rows; i-- > 0;)
            for (std::size_t j = columns; j-- > 0;) {
                length[i * width + j] = same(a_first + i, b_first + j) ? length[(i + 1) * width + j + 1] + 1
                                                                       : std::max(length[(i + 1) * width + j],
                                                                                  length[i * width + j + 1]);
            }
        std::size_t i = 0, j = 0, gap_a = 0, gap_b = 0;
        while (i < rows && j < columns) {
            if (same(a_first + i, b_first + j)) {
                gap(a_first + gap_a, a_first + i, b_first + gap_b, b_first + j);
                matches_.push_back({a_first + i++, b_first + j++});
                gap_a = i;
                gap_b = j;
            } else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) {
                ++i;
            } else {
                ++j;
            }
        }
        gap(a_first + gap_a, a_last, b_first + gap_b, b_last);
    }

    // Nothing in the gap is equal.
    void gap(std::size_t a_first, std::size_t a_last, std::size_t b_first, std::size_t b_last) {
        std::unordered_map<std::string, std::vector<std::size_t>>
            by_subject;  // the first of a subject is last
        for (std::size_t i = a_last; i-- > a_first;)
            if (const std::string about = subject(a_, i); !about.empty()) by_subject[about].push_back(i);
        std::vector<std::optional<std::size_t>> partner(b_last - b_first);
        std::vector<bool> taken(a_last - a_first, false);
        for (std::size_t j = b_first; j < b_last; ++j) {
            const auto found = by_subject.find(subject(b_, j));
            if (found == by_subject.end() || found->second.empty()) continue;
            partner[j - b_first] = found->second.back();
            taken[found->second.back() - a_first] = true;
            found->second.pop_back();
        }
        std::vector<std::size_t> left;
        for (std::size_t i = a_first; i < a_last; ++i)
            if (!taken[i - a_first]) left.push_back(i);
        // By place only where as many are left on both sides: otherwise some were added or removed, and
        // pairing what has nothing to do with one another would hide that.
        const auto unmatched =
            static_cast<std::size_t>(std::count(partner.begin(), partner.end(), std::nullopt));
        std::size_t next = 0;
        for (std::size_t j = b_first; j < b_last; ++j) {
            std::optional<std::size_t>& from = partner[j - b_first];
            if (!from && unmatched == left.size()) from = left[next++];
        }
        if (unmatched != left.size())
            for (const std::size_t i : left) matches_.push_back({i, std::nullopt});
        for (std::size_t j = b_first; j < b_last; ++j) matches_.push_back({partner[j - b_first], j});
    }

    bool same(std::size_t i, std::size_t j) const { return like_a_[i] == like_b_[j]; }

    std::string subject(const void* value, std::size_t i) const {
        std::string text;
        append_subject(list_.element(), list_.element_at(value, i), text);
        return text.find_first_not_of('\n') == std::string::npos ? std::string{} : text;
    }

    const TypeInfo& list_;
    const void* a_;
    const void* b_;
    std::vector<std::uint32_t> like_a_, like_b_;
    Matches matches_;
};

}  // namespace

bool have_ids(const TypeInfo& list, const void* a, const void* b) {
    const TypeInfo& element = list.element();
    if (element.kind != TypeKind::record || element.field("id") == nullptr) return false;
    return positions_of_ids(list, a).size() == list.length(a) &&
           positions_of_ids(list, b).size() == list.length(b);
}

Matches match_ids(const TypeInfo& list, const void* a, const void* b) {
    const TypeInfo& element = list.element();
    const Positions in_a = positions_of_ids(list, a);
    const Positions in_b = positions_of_ids(list, b);
    Matches matches;
    // Removed elements follow the element that stood before them, when that is still there.
    std::vector<std::vector<std::size_t>> removed_after(list.length(b) + 1);
    std::size_t after = 0;
    for (std::size_t i = 0; i < list.length(a); ++i) {
        const auto found = in_b.find(identity_of(element, list.element_at(a, i)));
        if (found != in_b.end())
            after = found->second + 1;
        else
            removed_after[after].push_back(i);
    }
    for (std::size_t j = 0; j <= list.length(b); ++j) {
        if (j > 0) {
            const auto found = in_a.find(identity_of(element, list.element_at(b, j - 1)));
            matches.push_back({found == in_a.end() ? std::nullopt : std::optional(found->second), j - 1});
        }
        for (const std::size_t i : removed_after[j]) matches.push_back({i, std::nullopt});
    }
    return matches;
}

Matches match_elements(const TypeInfo& list, const void* a, const void* b,
                       std::span<const std::string> like_a, std::span<const std::string> like_b) {
    return Pairing(list, a, b, like_a, like_b).run();
}

}  // namespace sociaaldomein::detail
