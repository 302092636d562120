#pragma once
/// Panels as matrices of Eigen, without a copy.  Layer: series. Opt-in: include it where Eigen is wanted.
///
/// All is inline and in no exported signature, so that the library itself knows nothing of a program's Eigen.

#if __has_include(<Eigen/Core>)
#include <Eigen/Core>
#else
#include <eigen3/Eigen/Core>  // where Debian has it
#endif

#include <string>
#include <utility>
#include <vector>

#include <sociaaldomein/series/panel.hpp>

namespace sociaaldomein {

using PanelStride = Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>;
using ConstPanelMap = Eigen::Map<const Eigen::MatrixXd, Eigen::Unaligned, PanelStride>;
using PanelMap = Eigen::Map<Eigen::MatrixXd>;

/// Periods × series over the memory of the view, whatever its strides; NaN is a missing value.
/// @par Example  as_matrix(view).col(1).sum() is the sum of the second series   (test Eigen.DocumentedExample)
inline ConstPanelMap as_matrix(const PanelView& view) {
    return {view.data(), view.rows(), view.cols(), PanelStride(view.col_stride(), view.row_stride())};
}

/// The same to write in.
inline PanelMap as_matrix(Panel& panel) {
    return {panel.rows() == 0 || panel.cols() == 0 ? nullptr : &panel(0, 0), panel.rows(), panel.cols()};
}

/// A copy of a matrix of periods × series.
/// @throws Error  as Panel
template <class Derived>
Panel to_panel(const Eigen::MatrixBase<Derived>& matrix, Period first, std::vector<std::string> keys = {}) {
    Panel panel(PeriodAxis(first, matrix.rows()), matrix.cols(), std::move(keys));
    as_matrix(panel) = matrix.template cast<double>();
    require_no_infinity("to_panel", panel);
    return panel;
}

}  // namespace sociaaldomein
