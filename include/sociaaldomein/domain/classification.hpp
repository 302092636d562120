#pragma once
/// Classifications the field shares: acts, delivery forms, access regimes, referrers (Dutch: codelijsten).
/// Layer: domain. Source: iWmo/iJw code lists COD327 (referrer), WJ756 (unit), WMO757 (frequency); BBV.

#include <sociaaldomein/core/describe.hpp>

namespace sociaaldomein {

/// Dutch: wet. Wmo 2015, Jeugdwet, Participatiewet, IOAW, IOAZ, bijzondere bijstand.
SD_ENUM(Act, unspecified, wmo, youth_act, participation_act, ioaw, ioaz, special_assistance, other)

/// Dutch: leveringsvorm. ZIN or PGB.
SD_ENUM(DeliveryForm, unspecified, in_kind, personal_budget)

/// Dutch: subsidieplafond or openeinde.
SD_ENUM(AccessRegime, unspecified, subsidy_ceiling, open_ended)

/// Dutch: structureel or incidenteel.
SD_ENUM(Recurrence, unspecified, structural, incidental)

/// COD327: 01 municipality, 02 GP, 03 youth doctor, 04 certified institution, 05 medical specialist, 06 self or
/// none, 08 court or prosecutor.
SD_ENUM(Referrer, unspecified, municipality, general_practitioner, youth_doctor, certified_institution,
        medical_specialist, self_or_none, court_or_prosecutor)

/// WJ756: 01 minute, 04 hour, 14 etmaal, 16 half-day, 82 piece of output, 83 euro, 84 piece of effort.
SD_ENUM(CareUnit, unspecified, minute, hour, full_day, half_day, output_piece, euro, effort_piece)

/// WMO757: 1 day, 2 week, 4 month, 6 total within the allocation.
SD_ENUM(CareFrequency, unspecified, day, week, month, total)

/// The three columns of a result agreement (Dutch: financieel, kwantitatief, kwalitatief).
SD_ENUM(ResultAxis, unspecified, finance, quantity, quality)

/// Discipline of a district team's caseload.
SD_ENUM(Discipline, unspecified, youth, wmo, participation, all)

/// What a report expects or says of a quantity (Dutch: verwachte beweging).
SD_ENUM(Direction, unspecified, fall, rise, first_rise_then_fall, steady, later_inflow, shorter_duration,
        not_applicable, to_be_determined)

/// How often something is measured or reported.
SD_ENUM(Cadence, unspecified, once, continuous, monthly, quarterly, half_yearly, yearly, periodic)

}  // namespace sociaaldomein
