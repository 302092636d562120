// Credits and spending proposals.
#include <array>

#include "check/detail/context.hpp"
#include "check/detail/rules.hpp"

namespace sociaaldomein::detail {
namespace {

class CreditRules {
public:
    CreditRules(Context& context, const CreditOverview& overview)
        : context_(context),
          overview_(overview),
          path_("/credit_overviews/" + overview.id.str()),
          ids_(context.ids(overview.identity, path_)) {}

    void run() {
        for (const CreditLine& line : overview_.lines) check_line(line);
        for (const CreditLine& line : overview_.lines)
            if (line.role != CreditRole::credit) check_sum(line);
    }

private:
    std::string here(const CreditLine& line) const { return path_ + "/lines/" + line.id; }
    Side estimates(const CreditLine& line) const {
        Side sum;
        for (std::size_t i = 0; i < line.estimates.size(); ++i)
            if (line.estimates[i].figure.absent != Absence::not_printed)  // tables leave zeros out
                sum += Side(at(here(line) + "/estimates/" + std::to_string(i), line.estimates[i].figure));
        return sum;
    }
    Text what(const CreditLine& line, std::string_view nl, std::string_view en) const {
        return both([&](Language l) {
            return fmt::format("{}, {}: {}", named(overview_.name, overview_.id.str(), l),
                               named(line.name, line.id, l), pick(l, nl, en));
        });
    }

    void check_line(const CreditLine& line) {
        if (line.size && line.realised && line.remaining)
            context_.compare({.id = ids_.next(),
                              .rule = "credit",
                              .what = what(line, "resterend is omvang min gerealiseerd",
                                           "remaining is size minus realised")},
                             Side(at(here(line) + "/size", *line.size)) -
                                 Side(at(here(line) + "/realised", *line.realised)),
                             Side(at(here(line) + "/remaining", *line.remaining)));
        if (line.remaining && !line.estimates.empty())
            context_.compare({.id = ids_.next(),
                              .rule = "credit",
                              .what = what(line, "resterend is de som van de ramingen",
                                           "remaining is the sum of the estimates")},
                             estimates(line), Side(at(here(line) + "/remaining", *line.remaining)));
    }

    // A subtotal sums the credits of its state; a total sums the subtotals, or the credits when there are none.
    bool belongs(const CreditLine& part, const CreditLine& sum) const {
        if (sum.role == CreditRole::subtotal)
            return part.role == CreditRole::credit && part.state == sum.state;
        bool subtotals = false;
        for (const CreditLine& line : overview_.lines)
            subtotals = subtotals || line.role == CreditRole::subtotal;
        return part.role == (subtotals ? CreditRole::subtotal : CreditRole::credit);
    }

    void check_sum(const CreditLine& sum) {
        struct Cell {
            std::optional<MoneyFigure> CreditLine::*column;
            const char* member;
            const char* nl;
            const char* en;
        };
        constexpr std::array<Cell, 3> cells{
            {{&CreditLine::size, "size", "omvang", "size"},
             {&CreditLine::realised, "realised", "gerealiseerd", "realised"},
             {&CreditLine::remaining, "remaining", "resterend", "remaining"}}};
        for (const Cell& cell : cells) {
            if (!(sum.*cell.column)) continue;
            Side parts;
            for (const CreditLine& line : overview_.lines)
                if (belongs(line, sum) && line.*cell.column)
                    parts += Side(at(here(line) + "/" + cell.member, *(line.*cell.column)));
            compare_sum(sum, parts, Side(at(here(sum) + "/" + cell.member, *(sum.*cell.column))), cell.nl,
                        cell.en);
        }
        for (std::size_t i = 0; i < sum.estimates.size(); ++i) {
            Side parts;
            for (const CreditLine& line : overview_.lines)
                for (std::size_t k = 0; k < line.estimates.size(); ++k)
                    if (belongs(line, sum) && line.estimates[k].at == sum.estimates[i].at)
                        parts += Side(
                            at(here(line) + "/estimates/" + std::to_string(k), line.estimates[k].figure));
            const std::string year = to_string(sum.estimates[i].at);
            compare_sum(sum, parts,
                        Side(at(here(sum) + "/estimates/" + std::to_string(i), sum.estimates[i].figure)),
                        "raming " + year, "estimate " + year);
        }
    }

    void compare_sum(const CreditLine& sum, const Side& parts, const Side& printed, const std::string& nl,
                     const std::string& en) {
        // A table that leaves out zeros has cells without any part: nothing to compare with but zero itself.
        context_.compare({.id = ids_.next(),
                          .rule = "credit",
                          .what = what(sum, nl + " is de som van de regels", en + " is the sum of the rows")},
                         parts, printed);
    }

    Context& context_;
    const CreditOverview& overview_;
    std::string path_;
    IdSource ids_;
};

}  // namespace

void check_credits(Context& context) {
    for (const CreditOverview& overview : context.programme.credit_overviews)
        CreditRules(context, overview).run();
}

void check_spending_proposals(Context& context) {
    for (const SpendingProposal& proposal : context.programme.spending_proposals) {
        const std::string path = "/spending_proposals/" + proposal.id.str();
        IdSource ids = context.ids(proposal.identity, path);
        for (std::size_t i = 0; i < proposal.years.size(); ++i) {
            const ProposalYear& year = proposal.years[i];
            if (!year.gross || !year.cover || !year.net) continue;
            const std::string here = path + "/years/" + std::to_string(i);
            context.compare({.id = ids.next(),
                             .rule = "proposal",
                             .what = both([&](Language l) {
                                 return fmt::format(
                                     "{} {}: {}", named(proposal.name, proposal.id.str(), l),
                                     to_string(year.year),
                                     pick(l, "netto is bruto min dekking", "net is gross minus cover"));
                             })},
                            Side(at(here + "/gross", *year.gross)) - Side(at(here + "/cover", *year.cover)),
                            Side(at(here + "/net", *year.net)));
        }
    }
}

}  // namespace sociaaldomein::detail
