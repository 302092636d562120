#include "io/detail/stated_basis.hpp"

#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

namespace sociaaldomein::detail {
namespace {

using BasisMembers = boost::describe::describe_members<FigureBasis, boost::describe::mod_public>;

}  // namespace

const FigureBasis& Surroundings::inherited(std::string_view dimension) const {
    for (std::optional<Inherited>& kept : inherited_) {
        if (kept && kept->dimension == dimension) return kept->basis;
        if (kept) continue;
        kept.emplace(Inherited{dimension, {}});
        inherit(kept->basis, basis_, dimension);
        return kept->basis;
    }
    return basis_;  // not reached: there are four dimensions, and none
}

bool same_basis(const FigureBasis& a, const FigureBasis& b) {
    bool same = true;
    boost::mp11::mp_for_each<BasisMembers>(
        [&](auto member) { same = same && a.*member.pointer == b.*member.pointer; });
    return same;
}

std::optional<FigureBasis> stated_basis(const FigureBasis& own, const Surroundings& around,
                                        std::string_view dimension) {
    static const FigureBasis nothing;
    if (same_basis(own, around.inherited(dimension)) || same_basis(own, nothing)) return std::nullopt;
    FigureBasis wanted = own;
    inherit(wanted, around.basis(), dimension);
    // Members lean on one another (unit and decimals), so whether one can be left out is tried, not reasoned.
    FigureBasis stated = wanted;
    boost::mp11::mp_for_each<BasisMembers>([&](auto member) {
        FigureBasis tried = stated;
        tried.*member.pointer = nothing.*member.pointer;
        FigureBasis read = tried;
        inherit(read, around.basis(), dimension);
        if (same_basis(read, wanted)) stated = tried;
    });
    if (same_basis(stated, nothing)) return std::nullopt;
    return stated;
}

bool is_source(const FieldInfo& field) {
    return field.name == "source" && field.type().name == TextCodec<Source>::name;
}

std::optional<Surroundings> surroundings_in(const TypeInfo& record, const void* value,
                                            const Surroundings& around) {
    std::optional<FigureBasis> here;
    for (const FieldInfo& field : record.fields) {
        if (is_basis(field)) {
            here = *static_cast<const FigureBasis*>(field.of(value));
            inherit(*here, around.basis());
        } else if (is_source(field)) {
            const auto& own = *static_cast<const Source*>(field.of(value));
            if (own.empty()) continue;
            if (!here) here = around.basis();
            here->source = own;
        }
    }
    if (!here) return std::nullopt;
    return Surroundings(std::move(*here));
}

}  // namespace sociaaldomein::detail
