#pragma once
// Which of several figures for one moment is the newest. Layer: scenario.
#include <algorithm>
#include <map>
#include <vector>

#include <sociaaldomein/domain/observation.hpp>
#include <sociaaldomein/domain/programme.hpp>

namespace sociaaldomein::detail {

/// Place of a document in the order of publication: published, else the end of the period it reports on.
inline Date published(const Programme& programme, const Source& source) {
    for (const SourceDocument& d : programme.sources) {
        if (d.id != source.document) continue;
        if (d.published) return *d.published;
        return d.period ? d.period->last_day() : Date();
    }
    return Date();
}

/// All observations of one moment, oldest document first.
template <class Quantity>
struct Vintages {
    When at;
    std::vector<const Observation<Quantity>*> of;
    const Observation<Quantity>& newest() const { return *of.back(); }
};

template <class Quantity>
std::vector<Vintages<Quantity>> vintages(const Programme& programme,
                                         const std::vector<Observation<Quantity>>& observations) {
    std::map<When, std::vector<const Observation<Quantity>*>> moments;
    for (const auto& o : observations) moments[o.at].push_back(&o);
    std::vector<Vintages<Quantity>> result;
    for (auto& [at, of] : moments) {
        std::ranges::stable_sort(of, {}, [&](const Observation<Quantity>* o) {
            return published(programme, o->figure.basis.source);
        });
        result.push_back({at, std::move(of)});
    }
    return result;
}

}  // namespace sociaaldomein::detail
