// One record while it is being read.  Layer: io (private).
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "io/detail/decode.hpp"

namespace sociaaldomein::detail {

struct Decoder::Frame {
    Frame(const RecordPlan& p, void* record, const Scope& s, Origin* o, JsonRef node)
        : plan(p),
          dest(static_cast<char*>(record)),
          outer(s),
          here(s),
          origin(o),
          merged(o != nullptr && !o->nodes.empty()),
          first_node(node) {}

    const RecordPlan& plan;
    char* dest;
    const Scope& outer;
    Scope here;                ///< what its own members stand in, once its basis is known
    Origin* origin;            ///< null outside of a composition
    bool merged;               ///< an earlier document gave the record already
    bool has_unknown = false;  ///< a name was not known, so that what is missed may only be misspelt
    JsonRef first_node;
    std::array<std::uint64_t, RecordPlan::max_members / 64> seen{};

    // A merged record keeps its basis and source; what it reads now inherits those of its own document.
    std::optional<FigureBasis> own_basis;
    std::optional<Source> own_source;
    std::optional<FigureBasis> changed_basis;  ///< the outer one with another source

    JsonRef value;  ///< of the figure in it
    JsonRef upper;
    JsonRef absent;
    JsonRef bound;
    JsonRef source;
    JsonRef decimals;
    JsonRef cells;  ///< of a table

    bool was_seen(std::size_t member) const { return (seen[member / 64] >> (member % 64) & 1U) != 0; }
    void see(std::size_t member) { seen[member / 64] |= std::uint64_t{1} << (member % 64); }

    FigureBasis& basis() { return merged ? *own_basis : *reinterpret_cast<FigureBasis*>(dest + *plan.basis); }
    char* figure() const { return dest + plan.figure->offset; }
    FigureBasis& figure_basis() const { return plan.figure->ops->mutable_basis(figure()); }
};

/// A figure that is about to be read a second time: kept, made new, and put back.
class SavedFigure {
public:
    SavedFigure(const FigureShape& shape, char* figure)
        : shape_(shape),
          figure_(figure),
          raw_(shape.ops->raw(figure)),
          upper_(shape.ops->upper(figure)),
          bound_(bound()),
          absent_(absent()),
          caveat_(std::move(caveat())),
          basis_(std::move(shape.ops->mutable_basis(figure))) {
        shape.upper_type->clear(figure + shape.upper);
        bound() = Bound::exact;
        absent() = Absence::no;
        caveat().clear();
        shape.ops->mutable_basis(figure) = FigureBasis{};
    }
    SavedFigure(const SavedFigure&) = delete;
    SavedFigure& operator=(const SavedFigure&) = delete;

    void put_back() {
        shape_.ops->set_raw(figure_, raw_);
        shape_.upper_type->clear(figure_ + shape_.upper);
        if (upper_)
            shape_.upper_type->element().set_integer(shape_.upper_type->append(figure_ + shape_.upper),
                                                     *upper_);
        bound() = bound_;
        absent() = absent_;
        caveat() = caveat_;
        shape_.ops->mutable_basis(figure_) = basis_;
    }

private:
    Bound& bound() { return *reinterpret_cast<Bound*>(figure_ + shape_.bound); }
    Absence& absent() { return *reinterpret_cast<Absence*>(figure_ + shape_.absent); }
    std::string& caveat() { return *reinterpret_cast<std::string*>(figure_ + shape_.caveat); }

    const FigureShape& shape_;
    char* figure_;
    std::int64_t raw_;
    std::optional<std::int64_t> upper_;
    Bound bound_;
    Absence absent_;
    std::string caveat_;
    FigureBasis basis_;
};

}  // namespace sociaaldomein::detail
