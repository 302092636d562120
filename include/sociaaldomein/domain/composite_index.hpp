#pragma once
/// An index of risk and protective factors per district (Dutch: ouderenindex, kinderindex). Layer: domain.

#include <vector>

#include <sociaaldomein/core/figure.hpp>
#include <sociaaldomein/core/text.hpp>

namespace sociaaldomein {

SD_ENUM(FactorKind, unspecified, risk, protective)

struct IndexFactor {
    std::string id{};
    Text name{};
    FactorKind kind = FactorKind::unspecified;
    std::string data_source{};
    bool lost = false;  ///< the source fell away; the weights change visibly
    std::optional<ShareFigure> weight{};
};
SD_DESCRIBE(IndexFactor, id, name, kind, data_source, lost, weight)

struct IndexValue {
    std::string area{};
    When at{};
    double value = 0;
    Source source{};
};
SD_DESCRIBE(IndexValue, area, at, value, source)

struct CompositeIndex {
    Id<CompositeIndex> id{};
    Text name{};
    std::string identity{};
    std::vector<IndexFactor> factors{};
    std::vector<IndexValue> values{};
    std::optional<ShareFigure> lost_data{};  ///< share of the data that fell away with a source
    FigureBasis basis{};
};
SD_DESCRIBE(CompositeIndex, id, name, identity, factors, values, lost_data, basis)

}  // namespace sociaaldomein
