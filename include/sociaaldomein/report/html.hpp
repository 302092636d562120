#pragma once
/// A programme and what a check found in it, as one page for a council (Dutch: rapport). Layer: report.
///
/// The page is valid HTML5 of which nothing is fetched: no script, no font, no image from elsewhere. It can be
/// read on paper, on a telephone, with a keyboard and with a screen reader. Source: BBV art. 17-20 (what a
/// programme accounts for); WCAG 2.2, https://www.w3.org/TR/WCAG22/ (level AA).
///
/// Suppression of small counts: with `suppress_below`, every count of persons from 1 up to that number is taken
/// out before anything else is made of it, also of charts, projections and findings. Zero stays. Places, teams, indicators,
/// years and other things that are no persons stay: see `counts_persons`. So that no suppressed count follows from others,
/// - a printed change to or from a suppressed count goes with it, and the flows around it;
/// - where one part of a total, one cell of a row or column, or one figure of an identity would be the only one
///   suppressed, the smallest other count beside it is suppressed too, until there is no such place;
/// - a mean goes when the number of cases does, and cases are then not listed;
/// - of a finding about a suppressed count only the place and the verdict are shown;
/// - a caseload or waitlist that begins its future with such a count, or states one as an assumption, is not carried into the
///   future, nor is what follows from it: what it feeds, the products it buys and the budgets they are in.
/// Running text is quoted as published.

#include <string>
#include <string_view>

#include <sociaaldomein/check/finding.hpp>
#include <sociaaldomein/core/export.hpp>
#include <sociaaldomein/domain/programme.hpp>
#include <sociaaldomein/report/manifest.hpp>
#include <sociaaldomein/report/report_options.hpp>

namespace sociaaldomein {

/// The whole page. Equal arguments give equal bytes.
///
/// Where the programme states an outlook, it is simulated under each of its scenarios. What is then missing is told on the
/// page.
///
/// @throws Error  Errc::out_of_domain as project_series() (projection_table.hpp) and for options that simulate() does not
///                take; Errc::unknown_value for an unknown scenario; Errc::cancelled
/// @par Cost      linear in the records, about a millisecond for each projected series; of futures about three simulations
///                for each scenario
/// @par Example   the page of an empty programme named "Agenda" has the title "Agenda" (test Html.DocumentedExample)
SD_EXPORT std::string html_report(const Programme& programme, const Findings& findings,
                                  const RunManifest& manifest, const ReportOptions& options);

/// Whether a count of this population is of persons; unknown and empty words are, to be safe.
///
/// @par Example  "places" and "plekken" are not, "recipients" and "" are (test Html.CountsPersonsExample)
SD_EXPORT bool counts_persons(std::string_view population);

/// A copy without the counts that `options` suppresses, and without the futures that would tell them; see above. Without `suppress_below` an equal one.
SD_EXPORT Programme without_small_counts(const Programme& programme, const Findings& findings,
                                         const ReportOptions& options);

}  // namespace sociaaldomein
