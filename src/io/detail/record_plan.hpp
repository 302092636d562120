// How the members of a described record are found by name: its description, flattened once per load.
// Layer: io (private).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <sociaaldomein/core/figure.hpp>
#include <sociaaldomein/core/type_info.hpp>

namespace sociaaldomein::detail {

/// What a member is for, in the order in which members have to be read.
enum class MemberRole : std::uint8_t {
    id,            ///< names the record in its list
    basis,         ///< of the record's own FigureBasis
    source,        ///< a Source that what is below inherits
    figure_basis,  ///< of the FigureBasis of the figure that stands in the record
    figure_state,  ///< bound, reason of absence, caveat of that figure
    figure_value,
    figure_upper,
    plain
};

/// One name that an object may have.
struct PlanMember {
    std::string_view name;
    const TypeInfo* type;
    std::size_t offset;  ///< in the record; for basis and figure_basis in the FigureBasis
    MemberRole role;
};

/// Where the parts of a Figure<T> are.
struct FigureShape {
    std::size_t offset;  ///< of the figure in the record; 0 when the record is the figure
    const TypeInfo* type;
    const FigureOps* ops;
    std::size_t upper;  ///< these from the figure on
    const TypeInfo* upper_type;
    std::size_t bound;
    std::size_t absent;
    std::size_t caveat;
    Unit default_unit;
};

class RecordPlan {
public:
    static constexpr std::size_t max_members = 256;

    explicit RecordPlan(const TypeInfo& record);

    /// The index of the member of that name, or -1. `position` is the place of the key in its object: keys often
    /// come in the same order in one object after another.
    int find(std::string_view key, std::size_t position) const;

    const TypeInfo& type;
    std::vector<PlanMember> members;
    std::optional<FigureShape> figure;   ///< the figure that stands in it, or that it is
    std::optional<std::size_t> basis;    ///< offset of its own FigureBasis
    std::optional<std::size_t> source;   ///< offset of its own Source
    std::vector<std::uint16_t> figures;  ///< members that are figures, of which a value is expected
    std::vector<std::uint16_t> nested;   ///< other records, which inherit also when they are not written
    int id = -1;

    bool is_figure() const noexcept { return type.figure != nullptr; }

private:
    void flatten(const TypeInfo& record, std::size_t offset, MemberRole inherited_role);
    void flatten_figure(const TypeInfo& type, std::size_t offset);
    void add(std::string_view name, const TypeInfo& type, std::size_t offset, MemberRole role);

    std::unordered_map<std::string_view, std::uint16_t> by_name_;
    mutable std::array<std::uint16_t, 32> guess_{};
};

/// The offset of a member in its record.
std::size_t offset_of(const TypeInfo& record, const FieldInfo& field);

/// What complete() would do to a value that no document wrote: it inherits from the objects around it.
void inherit_unwritten(const TypeInfo& type, void* value, const FigureBasis& outer);

/// Whether that makes a difference.
bool inherits(const TypeInfo& type);

}  // namespace sociaaldomein::detail
