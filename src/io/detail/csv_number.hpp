// Numbers as spreadsheets save them: with a decimal comma or point, thousands separators, signs of currency and of
// accountants.  Layer: io (private).
#pragma once

#include <string>
#include <string_view>

namespace sociaaldomein::detail {

struct CsvNumber {
    std::string digits;    ///< as a JSON number
    bool percent = false;  ///< a '%' followed
};

/// Reads "1.234,5" (decimal mark ','), "1,234.5" (decimal mark '.'), "€ 12", "€ 12,-", "12,5 %", "(123)", "123-", "-123".
/// Thousands separators are the other mark or blanks, and have to stand between all groups of three digits or nowhere.
/// @throws Error  Errc::syntax, naming what was found and the decimal mark it was read with
/// @par Example   csv_number("€ -1.234,50", ',').digits is "-1234.50"   (test CsvNumber.DocumentedExample)
CsvNumber csv_number(std::string_view cell, char decimal_mark);

/// Reads what most numbers look like: an optional '-', digits, and perhaps the mark and more digits. False, and no
/// value, for everything else, right or wrong: csv_number() tells. Mark 0 reads whole numbers only.
bool plain_csv_number(std::string_view cell, char decimal_mark, double& value);

/// Whether a cell is meant as a number, and not as a word, whatever mark it uses.
bool may_be_number(std::string_view cell);

/// What a cell says of the decimal mark.
enum class MarkEvidence {
    none,      ///< no mark in it, or no number
    point,     ///< it can only be '.'
    comma,     ///< it can only be ','
    ambiguous  ///< "1.234" and "1,234": a thousand or one and a fraction
};
MarkEvidence mark_evidence(std::string_view cell);

}  // namespace sociaaldomein::detail
