#pragma once
/// Hypothesis, measure, learn, adjust (Dutch: reflexieve monitoring). Layer: domain.

#include <vector>

#include <sociaaldomein/domain/intervention.hpp>

namespace sociaaldomein {

SD_ENUM(LearningStepKind, unspecified, hypothesis, measure, learn, adjust)

struct LearningStep {
    LearningStepKind kind = LearningStepKind::unspecified;
    std::optional<When> at{};
    Text text{};
    Source source{};
};
SD_DESCRIBE(LearningStep, kind, at, text, source)

struct LearningCycle {
    Id<LearningCycle> id{};
    Text name{};
    Id<Intervention> intervention{};
    int months = 0;  ///< length of one round; 0 when not stated
    std::vector<LearningStep> steps{};
    Source source{};
};
SD_DESCRIBE(LearningCycle, id, name, intervention, months, steps, source)

}  // namespace sociaaldomein
