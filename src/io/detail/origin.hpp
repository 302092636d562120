// Which documents gave what, so that several documents make one programme and a conflict can name both places.
// Layer: io (private).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <sociaaldomein/core/figure.hpp>

#include "io/detail/json_tree.hpp"
#include "io/detail/record_plan.hpp"

namespace sociaaldomein::detail {

/// What the documents read so far gave for one record or list. Views and nodes are of trees that outlive it.
struct Origin {
    struct Element {
        std::uint32_t index = 0;  ///< in the composed list
        int document = 0;         ///< the last one that gave it
        JsonRef place;            ///< where its id stands first
        std::unique_ptr<Origin> origin;
    };

    std::vector<JsonRef> nodes;                      ///< of the value itself, one or more per document
    std::map<int, std::unique_ptr<Origin>> members;  ///< of a record: its records and lists
    std::unordered_map<std::string_view, Element> elements;  ///< of a list: those with an id

    /// Of the member with that index, made when it is not there yet.
    Origin& of_member(int index);

    /// Where an earlier document gives the member; a null reference when none does.
    JsonRef earlier(const RecordPlan& plan, int member) const;
};

/// The node of a member in a node of its record, also where the record is written in its short form.
JsonRef member_node(JsonRef record, const RecordPlan& plan, int member);

/// What two documents have to agree on, as a text: equal values have equal texts.
std::string fingerprint(const TypeInfo& type, const void* value);

/// Makes unspecified what the two do not agree on; a unit takes its decimals with it.
void keep_common(FigureBasis& into, const FigureBasis& other);

/// "report.json:12", or "line 12" within the same file.
std::string place_text(JsonRef there, JsonRef seen_from);

}  // namespace sociaaldomein::detail
