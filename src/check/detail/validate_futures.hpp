#pragma once
// What must hold of assumptions, futures and scenarios before anything is computed. Layer: check.
#include <cfloat>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/domain/outlook_quantity.hpp>
#include <sociaaldomein/domain/programme.hpp>

namespace sociaaldomein::detail {

/// Problems of ranges (shares in [0, 1], rates and places not below zero), of names of quantities, of quantities that
/// wait for one another, and of scenarios that contradict their parent.
std::vector<Problem> validate_futures(const Programme& programme);

inline constexpr double endless = HUGE_VAL;

/// What values a kind of assumption may have.
struct AssumptionRange {
    double least = -endless;
    double most = endless;
    const char* expected = "a finite number";
};
inline constexpr AssumptionRange any_number{};
inline constexpr AssumptionRange a_share{0.0, 1.0, "a share between 0 and 1"};
inline constexpr AssumptionRange not_negative{0.0, endless, "a number that is not below 0"};
inline constexpr AssumptionRange years_above_0{DBL_MIN, endless, "years above 0"};
inline constexpr AssumptionRange a_change{-1.0, endless, "a relative change of at least -1"};
inline constexpr AssumptionRange a_correlation{-1.0, 1.0, "a correlation between -1 and 1"};

/// One run over a programme; see validate_futures().
class FutureValidator {
public:
    explicit FutureValidator(const Programme& programme)
        : p_(programme), quantities_(outlook_quantities(programme)) {
        for (const OutlookQuantity& q : quantities_) known_[q.name] = &q;
    }

    std::vector<Problem> run();

private:
    void problem(Errc code, std::string path, std::string message) {
        problems_.push_back({code, std::move(path), std::move(message), {}, 0, 0});
    }

    void assumption(const std::string& path, const Assumption& a, const AssumptionRange& range);
    void assumption(const std::string& path, const std::optional<Assumption>& a,
                    const AssumptionRange& range) {
        if (a) assumption(path, *a, range);
    }

    /// A name of a quantity that can be read.
    const OutlookQuantity* readable(const std::string& path, const std::string& name, const char* expected,
                                    bool (*fits)(const OutlookQuantity&));

    void unknown(const std::string& path, const std::string& name, const char* expected);

    static bool is_flow(const OutlookQuantity& q) { return q.output && q.measure == MeasureKind::flow; }
    static bool is_volume(const OutlookQuantity& q) {
        return q.output && (q.unit == OutlookUnit::persons || q.unit == OutlookUnit::places);
    }
    static bool is_stock(const OutlookQuantity& q) { return is_volume(q) && q.measure != MeasureKind::flow; }

    void needs(const std::string& path, const std::string& record, const OutlookQuantity* of) {
        if (of != nullptr) edges_[record].push_back({of->record, path});
    }

    void feeds(const std::string& path, const std::string& record, const std::vector<Feed>& feeds);

    /// Names of quantities are made of ids of parts, too.
    void part_id(const std::string& path, const std::string& id);

    void savings_line(const std::string& path, const SavingsLine& line);

    void starting_points(const std::string& path, const Caseload& c, const CaseloadFuture& f);

    void caseload(const std::string& path, const Caseload& c, const CaseloadFuture& f);

    void waitlist(const std::string& path, const Waitlist& w, const WaitlistFuture& f);

    void order(const std::string& path, const std::optional<When>& starts, const std::optional<When>& ends);

    void products();

    void year(const std::string& path, const std::optional<Period>& period);

    void budgets();

    void frame();

    // A record's step can be computed when the steps of those it needs are.
    void cycles();

    void scenarios();

    static std::map<std::string, const Effect*> effects_of(
        const std::map<std::string, const Scenario*>& by_id, const std::string& id);

    void effect(const std::string& path, const Effect& e);

    void settings(const std::string& path, const Scenario& s);
    const std::vector<std::string>& assumptions();

    // Places cannot be fewer than none, whatever the ranges bring.
    void capacities(const std::string& path, const Scenario& s,
                    const std::map<std::string, const Scenario*>& by_id, bool circle);

    const Programme& p_;
    std::vector<OutlookQuantity> quantities_;
    std::map<std::string, const OutlookQuantity*> known_;
    std::vector<std::string> assumptions_;  ///< names of those outside scenarios, once they are asked for
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> edges_;
    std::map<std::string, AssumptionRange>
        ranges_;  ///< by assumption, so that a scenario sets it to nothing else
    std::vector<Problem> problems_;
};

}  // namespace sociaaldomein::detail
