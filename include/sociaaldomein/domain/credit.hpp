#pragma once
/// Money set aside for a project over years (Dutch: krediet). Layer: domain. Source: BBV.

#include <vector>

#include <sociaaldomein/domain/observation.hpp>

namespace sociaaldomein {

SD_ENUM(CreditRole, credit, subtotal, total)
SD_ENUM(CreditState, unspecified, adopted, proposed)

/// One row of the overview. What is not printed is absent, not zero.
struct CreditLine {
    std::string id{};
    Text name{};
    CreditRole role = CreditRole::credit;
    CreditState state = CreditState::unspecified;
    std::optional<MoneyFigure> size{};
    std::optional<MoneyFigure> realised{};
    std::optional<MoneyFigure> remaining{};
    std::vector<MoneyObservation> estimates{};
    FigureBasis basis{};
};
SD_DESCRIBE(CreditLine, id, name, role, state, size, realised, remaining, estimates, basis)

struct CreditOverview {
    Id<CreditOverview> id{};
    Text name{};
    std::string identity{};
    std::vector<CreditLine> lines{};
    FigureBasis basis{};
};
SD_DESCRIBE(CreditOverview, id, name, identity, lines, basis)

}  // namespace sociaaldomein
