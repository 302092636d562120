#include "io/detail/long_table_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <deque>
#include <limits>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/text_distance.hpp>

#include "core/detail/quote.hpp"
#include "io/detail/csv_number.hpp"
#include "io/detail/csv_reader.hpp"
#include "io/detail/csv_words.hpp"
#include "io/detail/text_places.hpp"

namespace sociaaldomein::detail {
namespace {

constexpr std::array<std::string_view, 3> column_names{"series", "period", "value"};
enum Column : std::size_t { series_column, period_column, value_column };

/// Gaps cost memory that no row pays for: so much for every row, and so much for nothing.
constexpr std::uint64_t gaps_per_row = 50;
constexpr std::uint64_t free_gaps = 1'000'000;

/// A series as far as it was read.
struct Found {
    std::string_view name;
    Frequency frequency = Frequency::year;
    std::int32_t first = 0;  ///< ordinals
    std::int32_t last = -1;
    std::uint64_t start = 0;  ///< in the periods of all series side by side
    bool any = false;

    std::uint64_t periods() const noexcept { return any ? static_cast<std::uint64_t>(last - first) + 1 : 0; }
};

struct Row {
    std::uint32_t series;
    std::int32_t ordinal;
    std::uint32_t offset;  ///< of the cell with the period
    double value;
};

enum class Reading { good, unclear, wrong };

/// A value that is read one way with a decimal point and another with a comma.
struct Unclear {
    std::size_t row;
    CsvCell cell;
};

/// A row with a period that an earlier row has too.
struct Duplicate {
    std::uint32_t row;
    std::uint32_t before;
};

struct Fault {
    std::size_t offset;
    Errc code;
    std::string message;
};

class LongTableReader {
public:
    LongTableReader(std::string_view text, const std::string& file, const LongTableOptions& options)
        : text_(text), file_(file), options_(options), mark_(options.decimal) {}

    std::vector<TimeSeries> read() {
        CsvRows rows = csv_rows(text_, options_.delimiter);
        default_mark_ = rows.delimiter == ';' ? ',' : '.';
        if (!read_header(rows)) return {};
        rows_.reserve(text_.size() / 24);
        while (!rows.done() && !full()) read_row(rows);
        settle_unclear();
        if (make_room()) fill();
        if (!faults_.empty() || !duplicates_.empty()) report();
        return take();
    }

private:
    void wrong(std::size_t offset, Errc code, std::string message) {
        if (!full()) faults_.push_back({offset, code, std::move(message)});
    }
    bool full() const { return faults_.size() >= options_.max_problems; }

    std::string_view trimmed_cell(const CsvCell& cell) { return trimmed(cell_text(text_, cell, buffer_)); }

    /// False when there is no row at all.
    bool read_header(CsvRows& rows) {
        while (cells_.empty() && !rows.done())
            if (!rows.read_row(cells_)) {
                wrong(rows.fault->offset, rows.fault->code, rows.fault->message);
                report();
            }
        if (cells_.empty()) return false;
        columns_ = cells_.size();
        while (columns_ > 0 && cells_[columns_ - 1].length == 0) --columns_;
        std::array<bool, column_names.size()> seen{};
        for (std::size_t c = 0; c < columns_; ++c) {
            const std::string_view name = trimmed_cell(cells_[c]);
            const auto known = std::find(column_names.begin(), column_names.end(), name);
            if (known == column_names.end()) {
                const std::string near = nearest(name, column_names);
                wrong(cells_[c].offset, Errc::unknown_field,
                      fmt::format(
                          "found the column {}, expected {}{}", quoted(name), fmt::join(column_names, ", "),
                          near.empty() ? "" : fmt::format("; did you mean {}?", detail::quoted(near))));
                continue;
            }
            const auto which = static_cast<std::size_t>(known - column_names.begin());
            if (seen[which])
                wrong(cells_[c].offset, Errc::duplicate_key,
                      fmt::format("found the column {} a second time, expected it once", quoted(name)));
            seen[which] = true;
            place_[which] = c;
        }
        for (std::size_t which = 0; which < column_names.size(); ++which)
            if (!seen[which])
                wrong(cells_.front().offset, Errc::missing_field,
                      fmt::format("found a first row without the column {}, expected {}",
                                  quoted(column_names[which]), fmt::join(column_names, ",")));
        if (!faults_.empty()) report();
        return true;
    }

    void read_row(CsvRows& rows) {
        cells_.clear();
        if (!rows.read_row(cells_)) {
            wrong(rows.fault->offset, rows.fault->code, rows.fault->message);
            rows.skip_line();
            return;
        }
        if (cells_.empty()) return;
        if (is_remark(text_, cells_, columns_)) {  // unless another row follows
            remarks_.emplace_back(cells_.front().offset, cells_.size());
            return;
        }
        for (const auto& [offset, count] : std::exchange(remarks_, {})) uneven(offset, count);
        while (cells_.size() > columns_ && cells_.back().length == 0) cells_.pop_back();
        if (cells_.size() != columns_) return uneven(cells_.front().offset, cells_.size());
        Row row{};
        const CsvCell& period = cells_[place_[period_column]];
        const bool named = series_of(cells_[place_[series_column]], row.series);
        row.offset = period.offset;
        const bool placed = named && period_of(period, row);
        const CsvCell& value = cells_[place_[value_column]];
        const Reading reading = value_of(value, row.value);
        if (!placed || reading == Reading::wrong) return;
        if (reading == Reading::unclear) unclear_.push_back({rows_.size(), value});
        rows_.push_back(row);
    }

    void uneven(std::size_t offset, std::size_t count) {
        wrong(offset, Errc::inconsistent,
              fmt::format("found a row of {} cells, expected {} as in the first row", count, columns_));
    }

    bool series_of(const CsvCell& cell, std::uint32_t& series) {
        const std::string_view name = trimmed_cell(cell);
        if (!found_.empty() && name == found_[last_series_].name) {
            series = last_series_;
            return true;
        }
        if (name.empty()) {
            wrong(cell.offset, Errc::missing_field, "found no name, expected that of a series");
            return false;
        }
        const auto known = series_by_name_.find(name);
        if (known != series_by_name_.end()) {
            series = last_series_ = known->second;
            return true;
        }
        // The text outlives the reading; a cell whose quotes were taken out does not.
        const std::string_view kept = cell.doubled ? std::string_view(names_.emplace_back(name)) : name;
        series = last_series_ = static_cast<std::uint32_t>(found_.size());
        found_.push_back({.name = kept});
        series_by_name_.emplace(kept, series);
        return true;
    }

    std::string in_series(std::uint32_t series) const {
        return fmt::format("series {}: ", detail::quoted(found_[series].name));
    }

    bool period_of(const CsvCell& cell, Row& row) {
        const std::string_view written = trimmed_cell(cell);
        const auto known = periods_.find(written);
        Period period;
        if (known != periods_.end()) {
            period = known->second;
        } else {
            try {
                period = parse_period(written);
            } catch (const Error& error) {
                wrong(cell.offset, error.code(), in_series(row.series) + error.problems().front().message);
                return false;
            }
            if (!cell.doubled) periods_.emplace(written, period);
        }
        Found& series = found_[row.series];
        if (series.any && series.frequency != period.frequency()) {
            wrong(cell.offset, Errc::unlike,
                  fmt::format("{}found {}, a {}, expected a {} as before: a series has one frequency",
                              in_series(row.series), quoted(written), to_string(period.frequency()),
                              to_string(series.frequency)));
            return false;
        }
        row.ordinal = period.ordinal();
        series.first = series.any ? std::min(series.first, row.ordinal) : row.ordinal;
        series.last = series.any ? std::max(series.last, row.ordinal) : row.ordinal;
        series.frequency = period.frequency();
        series.any = true;
        return true;
    }

    Reading value_of(const CsvCell& cell, double& value) {
        const std::string_view written = trimmed_cell(cell);
        // Whole numbers say nothing of the mark, and need none.
        if (plain_csv_number(written, mark_, value)) return Reading::good;
        value = missing_value;
        if (!absence_in_table(written).empty()) return Reading::good;
        if (mark_ == 0) {
            switch (mark_evidence(written)) {
                case MarkEvidence::none: break;
                case MarkEvidence::point: mark_ = '.'; break;
                case MarkEvidence::comma: mark_ = ','; break;
                case MarkEvidence::ambiguous: return Reading::unclear;
            }
        }
        return number_of(cell, written, mark_ != 0 ? mark_ : default_mark_, value) ? Reading::good
                                                                                   : Reading::wrong;
    }

    bool number_of(const CsvCell& cell, std::string_view written, char mark, double& value) {
        if (plain_csv_number(written, mark, value)) return true;
        const auto refuse = [&](Errc code, std::string message) {
            wrong(cell.offset, code, std::move(message));
            return false;
        };
        try {
            const CsvNumber number = csv_number(written, mark);
            if (number.percent)
                return refuse(Errc::syntax, fmt::format("found {}, expected a number without a percent sign",
                                                        quoted(written)));
            const char* const end = number.digits.data() + number.digits.size();
            if (std::from_chars(number.digits.data(), end, value).ec == std::errc()) return true;
        } catch (const Error& error) {
            return refuse(error.code(), error.problems().front().message);
        }
        return refuse(Errc::overflow,
                      fmt::format("found {}, expected a number that a double can hold", quoted(written)));
    }

    /// Reads the values that waited for others to show the decimal mark.
    void settle_unclear() {
        if (unclear_.empty()) return;
        if (mark_ == 0) {
            const CsvCell& cell = unclear_.front().cell;
            wrong(cell.offset, Errc::syntax,
                  fmt::format(
                      "found {}, which is read as a thousand or as one and a fraction, and no number in this "
                      "file tells which, expected the decimal mark to be stated",
                      quoted(trimmed_cell(cell))));
            return;
        }
        for (const Unclear& one : unclear_)
            number_of(one.cell, trimmed_cell(one.cell), mark_, rows_[one.row].value);
    }

    /// Sets series side by side. False when they hold too many gaps.
    bool make_room() {
        std::uint64_t periods = 0;
        for (Found& series : found_) {
            series.start = periods;
            periods += series.periods();
        }
        if (periods <= gaps_per_row * rows_.size() + free_gaps) return true;
        const auto longest =
            std::max_element(found_.begin(), found_.end(),
                             [](const Found& a, const Found& b) { return a.periods() < b.periods(); });
        wrong(0, Errc::limit_exceeded,
              fmt::format(
                  "found {} rows for series of {} periods together, of which {} has {}, expected series that "
                  "are not nearly all gaps",
                  rows_.size(), periods, quoted(longest->name), longest->periods()));
        return false;
    }

    /// Brings every value to its place.
    void fill() {
        const std::uint64_t periods = found_.empty() ? 0 : found_.back().start + found_.back().periods();
        values_.assign(periods, missing_value);
        std::vector<std::uint32_t> taken_by(periods, 0);  // 1 and up: by that row
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const Row& row = rows_[i];
            const Found& series = found_[row.series];
            const std::uint64_t place = series.start + static_cast<std::uint64_t>(row.ordinal - series.first);
            if (taken_by[place] != 0)
                duplicates_.push_back({static_cast<std::uint32_t>(i), taken_by[place] - 1});
            else
                taken_by[place] = static_cast<std::uint32_t>(i) + 1;
            values_[place] = row.value;
            if (faults_.size() + duplicates_.size() >= options_.max_problems) break;
        }
    }

    std::vector<TimeSeries> take() const {
        std::vector<TimeSeries> series;
        series.reserve(found_.size());
        for (const Found& one : found_) {
            const auto from = values_.begin() + static_cast<std::ptrdiff_t>(one.start);
            series.emplace_back(
                SeriesLabel{
                    .key = std::string(one.name), .measure = options_.measure, .reported = options_.reported},
                Period::from_ordinal(one.frequency, one.first),
                std::vector<double>(from, from + static_cast<std::ptrdiff_t>(one.periods())));
        }
        return series;
    }

    [[noreturn]] void report() {
        const TextPlaces places(text_);
        for (const auto& [row, before] : duplicates_) {
            const Row& again = rows_[row];
            faults_.push_back(
                {again.offset, Errc::inconsistent,
                 fmt::format("{}found {} a second time, expected it once: it stands in line {} too",
                             in_series(again.series),
                             to_string(Period::from_ordinal(found_[again.series].frequency, again.ordinal)),
                             places.at(rows_[before].offset).line)});
        }
        std::stable_sort(faults_.begin(), faults_.end(),
                         [](const Fault& a, const Fault& b) { return a.offset < b.offset; });
        std::vector<Problem> problems;
        for (Fault& fault : faults_) {
            const Place place = places.at(fault.offset);
            problems.push_back({fault.code, "", std::move(fault.message), file_, place.line, place.column});
        }
        if (problems.size() >= options_.max_problems)
            problems.push_back({Errc::limit_exceeded, "",
                                fmt::format("found {} problems, expected fewer; the rest is not listed",
                                            options_.max_problems),
                                file_});
        throw Error(std::move(problems));
    }

    std::string_view text_;
    const std::string& file_;
    const LongTableOptions& options_;
    char mark_;
    char default_mark_ = '.';
    std::size_t columns_ = 0;
    std::array<std::size_t, column_names.size()> place_{};
    std::vector<CsvCell> cells_;
    std::vector<std::pair<std::size_t, std::size_t>>
        remarks_;  ///< offset and cells of those no row has followed yet
    std::string buffer_;
    std::deque<std::string> names_;
    std::vector<Found> found_;
    std::uint32_t last_series_ = 0;
    std::unordered_map<std::string_view, std::uint32_t> series_by_name_;
    std::unordered_map<std::string_view, Period> periods_;
    std::vector<Row> rows_;
    std::vector<Unclear> unclear_;
    std::vector<double> values_;  ///< of all series, side by side
    std::vector<Duplicate> duplicates_;
    std::vector<Fault> faults_;
};

}  // namespace

std::vector<TimeSeries> read_long_rows(std::string_view text, const std::string& file,
                                       const LongTableOptions& options) {
    return LongTableReader(text, file, options).read();
}

}  // namespace sociaaldomein::detail
