#include <sociaaldomein/check/check.hpp>

#include <algorithm>
#include <tuple>

#include <sociaaldomein/check/validate.hpp>
#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/walk.hpp>

#include "check/detail/context.hpp"
#include "check/detail/rules.hpp"

namespace sociaaldomein {

SD_DEFINE_TYPE(Finding)
SD_DEFINE_TYPE(CheckSummary)
SD_DEFINE_TYPE(Findings)

namespace {

// "5.2" before "5.10": digits compare as numbers.
bool natural_less(const std::string& a, const std::string& b) {
    std::size_t i = 0;
    std::size_t k = 0;
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto number_end = [&](const std::string& s, std::size_t from) {
        while (from < s.size() && digit(s[from])) ++from;
        return from;
    };
    while (i < a.size() && k < b.size()) {
        if (digit(a[i]) && digit(b[k])) {
            const std::size_t ai = number_end(a, i);
            const std::size_t bk = number_end(b, k);
            if (ai - i != bk - k) return ai - i < bk - k;
            if (const int order = a.compare(i, ai - i, b, k, bk - k); order != 0) return order < 0;
            i = ai;
            k = bk;
        } else {
            if (a[i] != b[k]) return a[i] < b[k];
            ++i;
            ++k;
        }
    }
    return a.size() - i < b.size() - k;
}

CheckSummary summarise(const Programme& programme, const std::vector<Finding>& findings) {
    CheckSummary summary;
    walk(programme, [&](const Node& node) {
        if (node.type.figure == nullptr) return true;
        ++summary.figures;
        return false;
    });
    for (const Finding& f : findings) {
        if (f.severity != Severity::note) ++summary.identities;
        switch (f.severity) {
            case Severity::holds: ++summary.holds; break;
            case Severity::holds_within_rounding: ++summary.holds_within_rounding; break;
            case Severity::undecided: ++summary.undecided; break;
            case Severity::note: ++summary.notes; break;
            case Severity::warning: ++summary.warnings; break;
            case Severity::violated: ++summary.violated; break;
        }
    }
    return summary;
}

}  // namespace

Findings check(const Programme& programme) {
    require_valid(programme);
    Findings findings;
    detail::Context context(programme, findings);
    for (const auto rules : {&detail::check_tracks,
                             &detail::check_interventions,
                             &detail::check_indicators,
                             &detail::check_caseloads,
                             &detail::check_waitlists,
                             &detail::check_breakdowns,
                             &detail::check_funnels,
                             &detail::check_referral_mixes,
                             &detail::check_trajectories,
                             &detail::check_budgets,
                             &detail::check_credits,
                             &detail::check_spending_proposals,
                             &detail::check_savings,
                             &detail::check_variances,
                             &detail::check_workloads,
                             &detail::check_shared_provisions,
                             &detail::check_composite_indexes,
                             &detail::check_milestones,
                             &detail::check_access_rules,
                             &detail::check_tables,
                             &detail::check_key_figures,
                             &detail::check_claims,
                             &detail::check_caveats})
        rules(context);
    std::ranges::stable_sort(findings.findings, [](const Finding& a, const Finding& b) {
        if (a.severity != b.severity) return a.severity > b.severity;
        return natural_less(a.id, b.id);
    });
    findings.summary = summarise(programme, findings.findings);
    return findings;
}

}  // namespace sociaaldomein
