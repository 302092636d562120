#pragma once
// What an assumption is called by people, and its values in the unit they mean. Layer: report.
#include <string>

#include <sociaaldomein/domain/programme.hpp>

namespace sociaaldomein::detail {

struct AssumptionLabel {
    std::string record{};  ///< "Wachtlijst beschermd wonen"
    std::string what{};    ///< "zorg in natura: verblijfsduur in jaren"
    /// A `hazard` is a rate a year, told as the part that is gone after it: 0.3 is 1 - exp(-0.3), 25.9%.
    enum class Form { number, share, hazard, euro } form = Form::number;

    /// A value of it, such as "10%" or "€ 55.000".
    std::string value(double of, Language language) const;
    /// "80 – 130"; empty without a range.
    std::string range(const Assumption& of, Language language) const;
};

/// @param name  as assumption_name() makes it; one that the programme does not hold is its own label
AssumptionLabel assumption_label(const Programme& programme, const std::string& name, Language language);

/// Whether a reader learns anything from it: not from what the structure itself says, such as "no delay".
bool worth_telling(const Assumption& assumption);

}  // namespace sociaaldomein::detail
