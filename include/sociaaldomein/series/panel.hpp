#pragma once
/// Many series over the same periods: a table of periods × series, in the caller's memory or in its own.
/// Dutch: panel.  Layer: series.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sociaaldomein/core/export.hpp>
#include <sociaaldomein/series/period_axis.hpp>
#include <sociaaldomein/series/time_series.hpp>

namespace sociaaldomein {

/// The values of one series of a panel, oldest first, `stride` doubles apart. Owns nothing.
class ColumnView {
public:
    constexpr ColumnView() noexcept = default;
    constexpr ColumnView(const double* data, std::int64_t size, std::int64_t stride) noexcept
        : data_(data), size_(size), stride_(stride) {}

    constexpr std::int64_t size() const noexcept { return size_; }
    constexpr std::int64_t stride() const noexcept { return stride_; }
    constexpr const double* data() const noexcept { return data_; }
    constexpr double operator[](std::int64_t row) const noexcept { return data_[row * stride_]; }  // NOLINT

    std::vector<double> to_vector() const {
        std::vector<double> values(static_cast<std::size_t>(size_));
        for (std::int64_t i = 0; i < size_; ++i) values[static_cast<std::size_t>(i)] = (*this)[i];
        return values;
    }

private:
    const double* data_ = nullptr;
    std::int64_t size_ = 0;
    std::int64_t stride_ = 1;
};

/// A panel in somebody else's memory, which has to outlive the view, its keys included. Row t, column s stands at
/// data[t * row_stride + s * col_stride]; strides count doubles and may be negative or zero. NaN is a missing value.
///
/// Making a view looks at no value; `require_no_infinity` does, and so does everything that computes with a panel.
///
/// @par Example  over {1, 2, 3, 10, 20, 30}, from 2020, 3 periods of 2 series: view(2, 1) is 30, view.first_rows(2) holds
///               2020 and 2021   (test PanelView.DocumentedExample)
class SD_EXPORT PanelView {
public:
    /// No periods and no series.
    PanelView() noexcept = default;

    /// @param data  rows * cols values; may be null when there are none
    /// @param axis  the period of each row
    /// @param cols  number of series, >= 0
    /// @param keys  one for each series, or none at all
    /// @throws Error  Errc::out_of_domain when an argument breaks its rule
    PanelView(const double* data, const PeriodAxis& axis, std::int64_t cols, std::int64_t row_stride,
              std::int64_t col_stride, std::span<const std::string> keys = {});

    /// Column after column without gaps.
    PanelView(const double* data, const PeriodAxis& axis, std::int64_t cols,
              std::span<const std::string> keys = {});

    const double* data() const noexcept { return data_; }
    const PeriodAxis& axis() const noexcept { return axis_; }
    Frequency frequency() const noexcept { return axis_.frequency(); }
    std::int64_t rows() const noexcept { return axis_.size(); }
    std::int64_t cols() const noexcept { return cols_; }
    std::int64_t row_stride() const noexcept { return row_stride_; }
    std::int64_t col_stride() const noexcept { return col_stride_; }
    bool empty() const noexcept { return rows() == 0 || cols_ == 0; }

    /// Unchecked: 0 <= row < rows(), 0 <= col < cols().
    double operator()(std::int64_t row, std::int64_t col) const noexcept {
        return data_[row * row_stride_ + col * col_stride_];
    }
    /// Unchecked: 0 <= col < cols().
    ColumnView column(std::int64_t col) const noexcept {
        return {data_ == nullptr ? nullptr : data_ + col * col_stride_, rows(), row_stride_};
    }

    /// Empty, or one for each series.
    std::span<const std::string> keys() const noexcept { return keys_; }
    /// The key of a series; empty when there are no keys. Unchecked: 0 <= col < cols().
    std::string_view key(std::int64_t col) const noexcept {
        return keys_.empty() ? std::string_view() : std::string_view(keys_[static_cast<std::size_t>(col)]);
    }
    /// How messages name a series: `series "wmo"`, or `series 3` without keys, counted from 0.
    std::string name(std::int64_t col) const;

    /// The first `count` periods of all series: the panel as it was known then.
    PanelView first_rows(std::int64_t count) const { return row_slice(0, count); }
    /// @throws Error  Errc::out_of_domain when they are not all periods of the panel
    PanelView row_slice(std::int64_t first, std::int64_t count) const;
    /// @throws Error  Errc::out_of_domain when they are not all series of the panel
    PanelView col_slice(std::int64_t first, std::int64_t count) const;

private:
    const double* data_ = nullptr;
    PeriodAxis axis_;
    std::int64_t cols_ = 0;
    std::int64_t row_stride_ = 1;
    std::int64_t col_stride_ = 0;
    std::span<const std::string> keys_;
};

/// @throws Error  Errc::out_of_domain for the first infinite value, column by column, naming series and period:
///                "forecast: series "wmo" in 2022-Q3 is inf, expected a finite number, or NaN for a missing one"
/// @par Cost      One pass over the values
SD_EXPORT void require_no_infinity(std::string_view function, const PanelView& panel);

/// A panel with memory of its own: column after column without gaps.
///
/// @par Example  Panel p(PeriodAxis(Period::year(2020), 3), 2) holds six missing values; p(2, 1) = 30 sets the one of
///               2022 in the second series   (test Panel.DocumentedExample)
class SD_EXPORT Panel {
public:
    /// No periods and no series.
    Panel() = default;

    /// All values missing.
    /// @param keys  one for each series, or none at all
    /// @throws Error  Errc::out_of_domain when an argument breaks its rule; Errc::limit_exceeded above 2^48 values
    Panel(const PeriodAxis& axis, std::int64_t cols, std::vector<std::string> keys = {});

    /// @param values  rows * cols, column after column
    /// @throws Error  as above, and Errc::out_of_domain for an infinite value, naming series and period
    Panel(const PeriodAxis& axis, std::int64_t cols, std::vector<double> values,
          std::vector<std::string> keys);

    /// A copy of what is seen.
    /// @throws Error  Errc::out_of_domain for an infinite value, naming series and period
    explicit Panel(const PanelView& view);

    const PeriodAxis& axis() const noexcept { return axis_; }
    Frequency frequency() const noexcept { return axis_.frequency(); }
    std::int64_t rows() const noexcept { return axis_.size(); }
    std::int64_t cols() const noexcept { return cols_; }
    const std::vector<std::string>& keys() const noexcept { return keys_; }

    std::span<const double> values() const noexcept { return values_; }
    /// Unchecked, here and below: 0 <= row < rows(), 0 <= col < cols(). Infinite values put in by these are found when
    /// the panel is computed with.
    std::span<double> column(std::int64_t col) noexcept {
        return std::span(values_).subspan(place(0, col), static_cast<std::size_t>(rows()));
    }
    std::span<const double> column(std::int64_t col) const noexcept {
        return std::span(values_).subspan(place(0, col), static_cast<std::size_t>(rows()));
    }
    double& operator()(std::int64_t row, std::int64_t col) noexcept { return values_[place(row, col)]; }
    double operator()(std::int64_t row, std::int64_t col) const noexcept { return values_[place(row, col)]; }

    /// Valid as long as the panel lives and is not assigned to or moved from.
    PanelView view() const& noexcept;
    PanelView view() const&& = delete;  // it would outlive the panel
    // NOLINTNEXTLINE(google-explicit-constructor)
    operator PanelView() const& noexcept { return view(); }

    /// One series of the panel, with its key.
    TimeSeries series(std::int64_t col) const;

private:
    std::size_t place(std::int64_t row, std::int64_t col) const noexcept {
        return static_cast<std::size_t>(row + col * rows());
    }

    PeriodAxis axis_;
    std::int64_t cols_ = 0;
    std::vector<double> values_;
    std::vector<std::string> keys_;
};

}  // namespace sociaaldomein
