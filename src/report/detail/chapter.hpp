#pragma once
// The chapters of a report, each written below headings of `level`. Layer: report.
#include "report/detail/page.hpp"
#include "report/detail/svg_chart.hpp"

namespace sociaaldomein::detail {

void write_cover(Page& page, HtmlWriter& out);
void write_overview(Page& page, HtmlWriter& out);  ///< one page for a council member

void write_track_summary(Page& page, HtmlWriter& out, const Track& track);
void write_movements(Page& page, HtmlWriter& out);
void write_interventions(Page& page, HtmlWriter& out, const Part& part);
void write_indicators(Page& page, HtmlWriter& out, const Part& part);
void write_volumes(Page& page, HtmlWriter& out, const Part& part);  ///< caseloads, waitlists, places, funnels
void write_workloads(Page& page, HtmlWriter& out);
void write_savings(Page& page, HtmlWriter& out, const Part& part);
void write_budgets(Page& page, HtmlWriter& out, const Part& part);
void write_tables(Page& page, HtmlWriter& out, const Part& part);  ///< tables and key figures
void write_progress(Page& page, HtmlWriter& out, const Part& part);
void write_risks(Page& page, HtmlWriter& out);
void write_access(Page& page, HtmlWriter& out);
void write_indexes(Page& page, HtmlWriter& out);
void write_told(Page& page, HtmlWriter& out, const Part& part);  ///< claims and notes

void write_futures(Page& page, HtmlWriter& out);
/// What each scenario's question is answered with, in a few sentences.
void write_questions_ahead(Page& page, HtmlWriter& out);

void write_findings(Page& page, HtmlWriter& out);
/// What a finding says, without what is suppressed.
std::string finding_sentence(const Page& page, const Finding& finding);
/// Whether a link to it opens a page, and nothing else.
bool is_web_address(std::string_view url);
void write_sources(Page& page, HtmlWriter& out);
void write_glossary(Page& page, HtmlWriter& out);
void write_manifest(Page& page, HtmlWriter& out);

/// A chart of a projected series with its table and what it assumes; nothing when there is nothing to draw.
void write_projection(Page& page, HtmlWriter& out, const SeriesProjection& series);

}  // namespace sociaaldomein::detail
