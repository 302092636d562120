#pragma once
// What every rule works with: the programme, the ids, and one way to compare and to report. Layer: check.
#include <functional>
#include <map>
#include <set>

#include <sociaaldomein/check/finding.hpp>
#include <sociaaldomein/domain/programme.hpp>

#include "check/detail/side.hpp"
#include "check/detail/wording.hpp"

namespace sociaaldomein::detail {

enum class Relation { equal, at_most, at_least, below, above };

/// Hands out the ids of one record's identities: "5.1", "5.2", ...
class IdSource {
public:
    IdSource(std::string label, int* counter, const std::set<std::string>* taken)
        : label_(std::move(label)), counter_(counter), taken_(taken) {}
    std::string next();

private:
    std::string label_;
    int* counter_;
    const std::set<std::string>* taken_;
};

/// One identity to be compared.
struct Identity {
    std::string id;
    std::string rule;
    Text what;  ///< "the total of 2022 is the sum of its lines"
    Severity if_violated = Severity::violated;
    Relation relation = Relation::equal;    ///< found (relation) expected
    std::vector<std::string> more_paths{};  ///< statements it rests on beside the figures
    std::vector<Source> more_sources{};
    Text instead{};                      ///< what else to say when it fails
    std::optional<AmountStyle> style{};  ///< otherwise that of the first figure
};

class Context {
public:
    Context(const Programme& programme, Findings& findings);

    const Programme& programme;

    /// Ids for a record with a label, or without one by its path ("/caseloads/welfare").
    IdSource ids(const std::string& label, const std::string& record_path);

    /// Compares what is printed with what other figures imply, and reports the verdict. Returns its severity.
    Severity compare(const Identity& identity, const Side& expected, const Side& found);

    /// The same with the gap (found - expected) evaluated elsewhere, figures on both sides seen as one.
    Severity judge(const Identity& identity, const Side& expected, const Side& found, const Interval& gap);

    /// A verdict that needs no figures, or is not about a comparison.
    void report(Finding finding) {
        finding.message = sentence(std::move(finding.message));
        findings_.findings.push_back(std::move(finding));
    }

    const SourceDocument* document(const Source& source) const;
    /// When a report came out, as far as is known: the end of the period it is about, then its publication.
    std::pair<Date, Date> issued(const Source& source) const;

private:
    Findings& findings_;
    std::map<std::string, int> counters_;
    std::set<std::string> taken_;
    std::map<std::string, const SourceDocument*> documents_;
};

/// A finding about statements rather than a comparison of figures.
Finding statement(std::string id, std::string rule, Severity severity, Text message,
                  std::vector<std::string> paths, std::vector<Source> sources);

}  // namespace sociaaldomein::detail
