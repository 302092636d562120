#pragma once
// Tables of a programme: what a check found, which collections there are, what differs, what is projected.

#include <sociaaldomein/check/check.hpp>
#include <sociaaldomein/domain/programme.hpp>
#include <sociaaldomein/report/report_options.hpp>

#include "sociaaldomein/c/programme.h"
#include "table_data.hpp"

namespace sociaaldomein::c {

sd_check_summary to_struct(const CheckSummary& summary);
TableData findings_table(const Findings& findings);
TableData collections_table(const Programme& programme);
TableData difference_table(const Programme& before, const Programme& after);
TableData projection_rows(const Programme& programme, const ReportOptions& options);

}  // namespace sociaaldomein::c
