#include "programme_tables.hpp"

#include <array>
#include <limits>

#include <fmt/format.h>
#include <boost/describe/enum_to_string.hpp>

#include <sociaaldomein/io/diff.hpp>
#include <sociaaldomein/report/projection_table.hpp>

#include "io/detail/level_name.hpp"

namespace sociaaldomein::c {
namespace {

std::string joined(const std::vector<Source>& sources) {
    std::string all;
    for (const Source& source : sources) {
        if (!all.empty()) all += ' ';
        all += source.document.str();
    }
    return all;
}

const TypeInfo& without_optional(const TypeInfo& type) {
    return type.kind == TypeKind::optional ? type.element() : type;
}

/// The names of all lists that records of the type hold, at whatever depth.
void list_names(const TypeInfo& type, const std::string& before, std::vector<std::string>& names) {
    if (type.kind != TypeKind::record || type.figure != nullptr || type.short_form) return;
    for (const FieldInfo& field : type.fields) {
        if (field.inlined) continue;
        const TypeInfo& member = without_optional(field.type());
        const std::string name = before + std::string(field.name);
        if (member.kind == TypeKind::list) {
            names.push_back(name);
            list_names(member.element(), name + '.', names);
        } else {
            list_names(member, name + '.', names);
        }
    }
}

}  // namespace

sd_check_summary to_struct(const CheckSummary& summary) {
    sd_check_summary out = SD_CHECK_SUMMARY_INIT;
    out.figures = summary.figures;
    out.identities = summary.identities;
    out.holds = summary.holds;
    out.holds_within_rounding = summary.holds_within_rounding;
    out.undecided = summary.undecided;
    out.notes = summary.notes;
    out.warnings = summary.warnings;
    out.violated = summary.violated;
    return out;
}

TableData findings_table(const Findings& findings) {
    TableData table;
    Column& id = table.add_texts("id");
    Column& rule = table.add_texts("rule");
    Column& severity = table.add_texts("severity");
    struct Words {
        const char* name;
        Text Finding::*text;
    };
    constexpr std::array words{Words{"message", &Finding::message}, Words{"expected", &Finding::expected},
                               Words{"found", &Finding::found},     Words{"remainder", &Finding::remainder},
                               Words{"slack", &Finding::slack},     Words{"rounding", &Finding::rounding}};
    std::vector<std::array<Column*, 2>> texts;
    texts.reserve(words.size());
    for (const Words& word : words)
        texts.push_back({&table.add_texts(std::string(word.name) + "_nl"),
                         &table.add_texts(std::string(word.name) + "_en")});
    Column& paths = table.add_texts("paths");
    Column& sources = table.add_texts("sources");
    for (const Finding& finding : findings.findings) {
        id.add(finding.id);
        rule.add(finding.rule);
        severity.add(boost::describe::enum_to_string(finding.severity, ""));
        for (std::size_t w = 0; w < words.size(); ++w) {
            texts[w][0]->add((finding.*words[w].text).nl);
            texts[w][1]->add((finding.*words[w].text).en);
        }
        paths.add(fmt::format("{}", fmt::join(finding.paths, " ")));
        sources.add(joined(finding.sources));
    }
    table.finish(std::ssize(findings.findings));
    return table;
}

TableData collections_table(const Programme& programme) {
    std::vector<std::string> names;
    list_names(type_info<Programme>(), "", names);
    TableData table;
    Column& name = table.add_texts("name");
    Column& rows = table.add_numbers("rows");
    for (const std::string& one : names) {
        name.add(one);
        rows.add(static_cast<double>(collect(programme, one).rows.size()));
    }
    table.finish(std::ssize(names));
    return table;
}

TableData difference_table(const Programme& before, const Programme& after) {
    TableData table;
    Column& path = table.add_texts("path");
    Column& kind = table.add_texts("kind");
    Column& was = table.add_texts("before");
    Column& is = table.add_texts("after");
    const std::vector<Difference> differences = diff(before, after);
    for (const Difference& difference : differences) {
        path.add(difference.path);
        kind.add(difference.kind == DifferenceKind::added     ? "added"
                 : difference.kind == DifferenceKind::removed ? "removed"
                                                              : "changed");
        was.add(difference.before);
        is.add(difference.after);
    }
    table.finish(std::ssize(differences));
    return table;
}

TableData projection_rows(const Programme& programme, const ReportOptions& options) {
    TableData table;
    Column& path = table.add_texts("path");
    Column& period = table.add_texts("period");
    Column& observed = table.add_numbers("observed");
    Column& mean = table.add_numbers("mean");
    std::vector<std::array<Column*, 2>> bounds;
    bounds.reserve(options.levels.size());
    for (const double level : options.levels) {
        const std::string name = sociaaldomein::detail::percentage(level);
        bounds.push_back({&table.add_numbers("lower" + name), &table.add_numbers("upper" + name)});
    }
    Column& unit = table.add_texts("unit");
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    std::int64_t rows = 0;
    for (const SeriesProjection& series : project_series(programme, options)) {
        const std::size_t past = series.periods.size() - series.ahead;
        for (std::size_t p = 0; p < series.periods.size(); ++p, ++rows) {
            path.add(series.path);
            period.add(to_string(series.periods[p]));
            observed.add(series.observed[p]);
            mean.add(p < past ? nothing : series.projection.mean[p - past]);
            for (std::size_t l = 0; l < bounds.size(); ++l) {
                const bool known = p >= past && l < series.projection.intervals.size();
                bounds[l][0]->add(known ? series.projection.intervals[l].lower[p - past] : nothing);
                bounds[l][1]->add(known ? series.projection.intervals[l].upper[p - past] : nothing);
            }
            unit.add(boost::describe::enum_to_string(series.unit, ""));
        }
    }
    table.finish(rows);
    return table;
}

}  // namespace sociaaldomein::c
