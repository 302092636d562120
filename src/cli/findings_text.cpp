#include "cli/findings_text.hpp"

#include <fmt/format.h>

#include <sociaaldomein/io/json_writer.hpp>

namespace sociaaldomein::cli {
namespace {

struct Heading {
    Severity severity;
    const char* nl;
    const char* en;
};

constexpr Heading headings[] = {
    {Severity::violated, "Tegenspraak", "Contradictions"},
    {Severity::warning, "Waarschuwingen", "Warnings"},
    {Severity::note, "Ter kennisgeving", "Notes"},
    {Severity::undecided, "Niet te controleren", "Undecided"},
    {Severity::holds_within_rounding, "Klopt binnen afronding", "Holds within rounding"},
    {Severity::holds, "Klopt", "Holds"},
};

bool always_shown(Severity severity) { return severity >= Severity::note; }

// "Half-year report 2022, chapter 10 (2023-02-21)": a place one can look up.
std::string cited(const Programme& programme, const Source& source, Language language) {
    for (const SourceDocument& d : programme.sources) {
        if (d.id != source.document) continue;
        std::string text = d.title.empty() ? d.id.str() : d.title.in(language);
        if (!source.place.empty()) text += ", " + source.place;
        if (d.published) text += " (" + to_string(*d.published) + ")";
        return text;
    }
    return source.document.str();
}

}  // namespace

std::string findings_text(const Programme& programme, const Findings& findings, Language language, bool all) {
    const bool dutch = language == Language::nl;
    std::string text;
    for (const Heading& heading : headings) {
        if (!all && !always_shown(heading.severity)) continue;
        bool first = true;
        for (const Finding& f : findings.findings) {
            if (f.severity != heading.severity) continue;
            if (first) text += fmt::format("{}\n", dutch ? heading.nl : heading.en);
            first = false;
            text += fmt::format("  {:8} {}\n", f.id, f.message.in(language));
            if (!f.slack.empty() && f.severity <= Severity::holds_within_rounding)
                text += fmt::format("           {}: {}\n", dutch ? "speling" : "slack", f.slack.in(language));
            if (f.severity >= Severity::warning && !f.expected.empty())
                text +=
                    fmt::format("           {} {}; {} {}; {} {}\n", dutch ? "verwacht" : "expected",
                                f.expected.in(language), dutch ? "gevonden" : "found", f.found.in(language),
                                dutch ? "verschil" : "remainder", f.remainder.in(language));
            if (f.severity >= Severity::warning && !f.rounding.empty())
                text += fmt::format("           {}: {}\n", dutch ? "afronding" : "rounding",
                                    f.rounding.in(language));
            if (f.severity >= Severity::note)
                for (const Source& s : f.sources)
                    text += fmt::format("           {}\n", cited(programme, s, language));
        }
        if (!first) text += "\n";
    }
    const CheckSummary& s = findings.summary;
    text +=
        dutch ? fmt::format(
                    "{} cijfers, {} verbanden: {} kloppen, {} kloppen binnen afronding, {} niet te "
                    "controleren, "
                    "{} waarschuwingen, {} tegenspraken\n",
                    s.figures, s.identities, s.holds, s.holds_within_rounding, s.undecided, s.warnings,
                    s.violated)
              : fmt::format(
                    "{} figures, {} identities: {} hold, {} hold within rounding, {} undecided, {} warnings, "
                    "{} violated\n",
                    s.figures, s.identities, s.holds, s.holds_within_rounding, s.undecided, s.warnings,
                    s.violated);
    return text;
}

std::string findings_json(const Findings& findings, bool all) {
    if (all) return to_json(findings);
    Findings shown{findings.summary, {}};
    for (const Finding& f : findings.findings)
        if (always_shown(f.severity)) shown.findings.push_back(f);
    return to_json(shown);
}

}  // namespace sociaaldomein::cli
