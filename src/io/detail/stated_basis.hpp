#pragma once
/// What an object of a document has to state because it would not inherit it (Dutch: afwijkende grondslag).
/// Layer: io (private).

#include <array>
#include <optional>
#include <string_view>

#include <sociaaldomein/core/figure.hpp>

namespace sociaaldomein::detail {

/// What the figures and records inside an object inherit from it and from those around it.
class Surroundings {
public:
    Surroundings() = default;
    explicit Surroundings(FigureBasis basis) : basis_(std::move(basis)) {}

    const FigureBasis& basis() const noexcept { return basis_; }

    /// What a figure of `dimension` has when it states nothing itself; of a record, when `dimension` is
    /// empty. Not to be called from several threads at once.
    const FigureBasis& inherited(std::string_view dimension) const;

private:
    struct Inherited {
        std::string_view dimension;
        FigureBasis basis;
    };
    FigureBasis basis_;
    mutable std::array<std::optional<Inherited>, 5> inherited_;
};

/// Whether all members are alike. Much faster than `equal`, which formats scalars.
bool same_basis(const FigureBasis& a, const FigureBasis& b);

/// The least that has to be stated for reading to give `own` again (as `complete` makes it) in `around`; none
/// when all of it is inherited. No dimension: the basis of a record.
std::optional<FigureBasis> stated_basis(const FigureBasis& own, const Surroundings& around,
                                        std::string_view dimension = {});

/// What the members of a record inherit from it: its own basis or source where it has one, completed from
/// `around`. None when it adds nothing, so that `around` serves.
std::optional<Surroundings> surroundings_in(const TypeInfo& record, const void* value,
                                            const Surroundings& around);

/// Whether the member is the source that figures around it inherit.
bool is_source(const FieldInfo& field);

/// Whether the member is the basis that stands in its record.
inline bool is_basis(const FieldInfo& field) {
    return field.inlined && field.name == FigureBasis::inlined_as;
}

}  // namespace sociaaldomein::detail
