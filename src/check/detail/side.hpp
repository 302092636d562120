#pragma once
// One side of an identity: what its figures allow, and what they print. Dutch: lid van een vergelijking.
// Layer: check.
#include <functional>
#include <vector>

#include <sociaaldomein/check/interval.hpp>
#include <sociaaldomein/core/figure.hpp>
#include <sociaaldomein/core/text.hpp>

namespace sociaaldomein::detail {

/// A figure and where it stands. The figure outlives it.
struct FigureAt {
    std::string path;
    const TypeInfo* type = nullptr;
    const void* figure = nullptr;

    const FigureBasis& basis() const { return type->figure->basis(figure); }
    std::string_view dimension() const { return type->figure->dimension; }
    Absence absent() const;
    Bound bound() const;
    const std::string& caveat() const;
    /// What the print allows, in whole units (euros, persons, a share of 1, hours).
    Interval interval() const;
    /// What is printed, in whole units.
    Rational nominal() const;
};

template <class Quantity>
FigureAt at(std::string path, const Figure<Quantity>& figure) {
    return {std::move(path), &type_info<Figure<Quantity>>(), &figure};
}

/// An exact combination of figures. Each figure occurs once, so its interval is sharp.
struct Side {
    Interval interval{0};
    Rational nominal{0};
    std::vector<FigureAt> figures;

    Side() = default;
    explicit Side(FigureAt figure);
    Side(Interval exact_interval, Rational exact) : interval(exact_interval), nominal(exact) {}

    Side& operator+=(const Side& other);
    Side& operator-=(const Side& other);
    friend Side operator+(Side a, const Side& b) { return a += b; }
    friend Side operator-(Side a, const Side& b) { return a -= b; }
    friend Side operator*(const Side& a, const Side& b);
    /// The divisor must not be exactly zero.
    friend Side operator/(const Side& a, const Side& b);

    /// The first figure that is missing, or null. One that does not apply counts as nothing, exactly zero.
    const FigureAt* absent() const;
};

/// The figures' sources, each once, in order.
std::vector<Source> sources_of(const std::vector<FigureAt>& figures);

/// The rounding rules applied to the figures, each once: "€ mln, 2 decimalen: ± 0,005"; "exact".
Text rounding_of(const std::vector<FigureAt>& figures);

}  // namespace sociaaldomein::detail
