#pragma once
// Rules for any list of observations: printed changes, mixed populations, vintages. Layer: check.
#include <algorithm>
#include <map>

#include "check/detail/context.hpp"

namespace sociaaldomein::detail {

/// value(at) - value(since) = printed change, and the base and kind of a printed percentage.
void check_changes(Context& context, IdSource& ids, const std::vector<Change>& changes,
                   const std::vector<CountObservation>& observations, const std::string& path,
                   const Text& name);

/// One list that counts different populations; a recorded break in definition makes it a note.
void check_populations(Context& context, IdSource& ids, const std::vector<CountObservation>& observations,
                       const std::vector<DefinitionBreak>& breaks, const std::string& path, const Text& name);

/// Different reports on the same moment: a change needs a recorded revision.
template <class Quantity>
void check_vintages(Context& context, IdSource& ids, const std::vector<Observation<Quantity>>& observations,
                    const std::vector<Revision>& revisions, const std::string& path, const Text& name) {
    const auto path_of = [&](std::size_t i) { return path + "/observations/" + std::to_string(i); };
    std::map<When, std::vector<std::size_t>> by_moment;
    for (std::size_t i = 0; i < observations.size(); ++i)
        if (observations[i].figure.present()) by_moment[observations[i].at].push_back(i);
    // In the order in which the reports came out, whatever the order of the documents that were given.
    for (auto& [when, vintages] : by_moment)
        std::ranges::stable_sort(
            vintages, {}, [&](std::size_t i) { return context.issued(observations[i].figure.basis.source); });
    for (const auto& [when, vintages] : by_moment)
        for (std::size_t k = 1; k < vintages.size(); ++k) {
            const std::size_t i = vintages[k];
            const std::size_t before = vintages[k - 1];
            const Observation<Quantity>& now = observations[i];
            const Observation<Quantity>& then = observations[before];
            const Revision* revision = nullptr;
            for (const Revision& r : revisions)
                if (r.at == now.at) revision = &r;
            const Text what = both([&](Language l) {
                return fmt::format("{}: {} {} {} {} {} {}", named(name, {}, l),
                                   pick(l, "het cijfer van", "the figure of"), moment(now.at, l),
                                   pick(l, "in", "in"), now.figure.basis.source.document.str(),
                                   pick(l, "tegenover", "against"), then.figure.basis.source.document.str());
            });
            context.compare({.id = ids.next(),
                             .rule = "vintage",
                             .what = what,
                             .if_violated = revision != nullptr ? Severity::note : Severity::warning,
                             .instead = revision != nullptr ? both([&](Language l) {
                                 return fmt::format("{}: {}", pick(l, "herzien", "revised"),
                                                    revision->reason.in(l));
                             })
                                                            : Text{"er is geen herziening vastgelegd",
                                                                   "no revision is recorded"}},
                            Side(at(path_of(before), then.figure)), Side(at(path_of(i), now.figure)));
        }
}

}  // namespace sociaaldomein::detail
