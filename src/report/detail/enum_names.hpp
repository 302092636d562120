#pragma once
// Names of the enumerations that a report puts in words; their descriptions only name the enumerators. Layer: report.
#include <string_view>

#include <sociaaldomein/domain/programme.hpp>

namespace sociaaldomein::detail {

template <class E>
inline constexpr std::string_view enum_name{};  ///< empty: an enumeration without words

template <>
inline constexpr std::string_view enum_name<MeasureKind> = "MeasureKind";
template <>
inline constexpr std::string_view enum_name<Status> = "Status";
template <>
inline constexpr std::string_view enum_name<ScopeLevel> = "ScopeLevel";
template <>
inline constexpr std::string_view enum_name<Unit> = "Unit";
template <>
inline constexpr std::string_view enum_name<Act> = "Act";
template <>
inline constexpr std::string_view enum_name<DeliveryForm> = "DeliveryForm";
template <>
inline constexpr std::string_view enum_name<AccessRegime> = "AccessRegime";
template <>
inline constexpr std::string_view enum_name<Recurrence> = "Recurrence";
template <>
inline constexpr std::string_view enum_name<Referrer> = "Referrer";
template <>
inline constexpr std::string_view enum_name<ResultAxis> = "ResultAxis";
template <>
inline constexpr std::string_view enum_name<Discipline> = "Discipline";
template <>
inline constexpr std::string_view enum_name<Direction> = "Direction";
template <>
inline constexpr std::string_view enum_name<Cadence> = "Cadence";
template <>
inline constexpr std::string_view enum_name<FlowDirection> = "FlowDirection";
template <>
inline constexpr std::string_view enum_name<ChangeKind> = "ChangeKind";
template <>
inline constexpr std::string_view enum_name<BudgetPhase> = "BudgetPhase";
template <>
inline constexpr std::string_view enum_name<BudgetColumn> = "BudgetColumn";
template <>
inline constexpr std::string_view enum_name<CreditState> = "CreditState";
template <>
inline constexpr std::string_view enum_name<SavingState> = "SavingState";
template <>
inline constexpr std::string_view enum_name<Accumulation> = "Accumulation";
template <>
inline constexpr std::string_view enum_name<ProjectState> = "ProjectState";
template <>
inline constexpr std::string_view enum_name<MilestoneState> = "MilestoneState";
template <>
inline constexpr std::string_view enum_name<RiskComponent> = "RiskComponent";
template <>
inline constexpr std::string_view enum_name<RiskLevel> = "RiskLevel";
template <>
inline constexpr std::string_view enum_name<FactorKind> = "FactorKind";
template <>
inline constexpr std::string_view enum_name<LearningStepKind> = "LearningStepKind";
template <>
inline constexpr std::string_view enum_name<NoteKind> = "NoteKind";
template <>
inline constexpr std::string_view enum_name<ClaimStrength> = "ClaimStrength";
template <>
inline constexpr std::string_view enum_name<KeyFigureRole> = "KeyFigureRole";
template <>
inline constexpr std::string_view enum_name<Ground> = "Ground";
template <>
inline constexpr std::string_view enum_name<DocumentKind> = "DocumentKind";

}  // namespace sociaaldomein::detail
