#include "io/detail/csv_number.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>

#include "core/detail/quote.hpp"
#include "io/detail/csv_words.hpp"

namespace sociaaldomein::detail {
namespace {

constexpr std::array<std::string_view, 5> blanks{" ", "\t", "\xC2\xA0", "\xE2\x80\xAF",
                                                 "\xE2\x80\x89"};  // two that do not break, a thin one
// As on the keyboard, of typographers, and what word processors make of it: a dash, one that does not break.
constexpr std::array<std::string_view, 4> minuses{"-", "\xE2\x88\x92", "\xE2\x80\x93", "\xE2\x80\x91"};
// Where the cents of a round amount would stand.
constexpr std::array<std::string_view, 6> no_cents{",-", ",--", ",=", ",\xE2\x80\x93", ",\xE2\x80\x94",
                                                   ".--"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool take_front(std::string_view& text, std::string_view what) {
    if (!text.starts_with(what)) return false;
    text.remove_prefix(what.size());
    return true;
}

bool take_back(std::string_view& text, std::string_view what) {
    if (!text.ends_with(what)) return false;
    text.remove_suffix(what.size());
    return true;
}

void trim_blanks(std::string_view& text) {
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view blank : blanks)
            more = take_front(text, blank) || take_back(text, blank) || more;
    }
}

bool take_minus(std::string_view& text, bool (*take)(std::string_view&, std::string_view)) {
    for (const std::string_view minus : minuses)
        if (take(text, minus)) {
            trim_blanks(text);
            return true;
        }
    return false;
}

/// "1 234 567" without its blanks, where they stand in every third place; else the text as it is.
std::string without_blanks(std::string_view text) {
    const auto digits = [&] {
        std::size_t n = 0;
        while (n < text.size() && is_digit(text[n])) ++n;
        return n;
    };
    std::string joined(text.substr(0, digits()));
    const std::string_view whole = text;
    if (joined.empty() || joined.size() > 3) return std::string(whole);
    text.remove_prefix(joined.size());
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view blank : blanks)
            if (take_front(text, blank)) {
                if (digits() != 3) return std::string(whole);
                joined += text.substr(0, 3);
                text.remove_prefix(3);
                more = true;
            }
    }
    return joined += text;
}

/// What is left of a cell when signs are taken off: digits and marks, when it is a number.
struct Bare {
    std::string text;
    bool negative = false;
    bool percent = false;
    char mark = 0;     ///< of decimals, where a sign shows that there are none
    bool good = true;  ///< at most one sign of each kind
};

Bare bare(std::string_view text) {
    Bare b;
    trim_blanks(text);
    int minus = 0;
    if (text.starts_with('(') && text.ends_with(')') && text.size() > 2) {
        text = text.substr(1, text.size() - 2);
        trim_blanks(text);
        ++minus;
    }
    minus += take_minus(text, take_front) ? 1 : 0;
    const bool euro = take_front(text, "\xE2\x82\xAC");
    trim_blanks(text);
    if (euro) minus += take_minus(text, take_front) ? 1 : 0;
    b.percent = take_back(text, "%");
    trim_blanks(text);
    for (const std::string_view none : no_cents)
        if (text.size() > none.size() && is_digit(text[text.size() - none.size() - 1]) &&
            take_back(text, none)) {
            b.mark = none.front();
            break;
        }
    minus += take_minus(text, take_back) ? 1 : 0;
    b.text = without_blanks(text);
    b.negative = minus == 1;
    b.good = minus <= 1;
    return b;
}

/// The mantissa, before an exponent.
std::string_view mantissa(std::string_view text) { return text.substr(0, text.find_first_of("eE")); }

}  // namespace

bool plain_csv_number(std::string_view cell, char decimal_mark, double& value) {
    constexpr std::size_t longest = 40;
    std::array<char, longest> digits;
    if (cell.size() > longest) return false;
    std::size_t i = 0;
    if (i < cell.size() && cell[i] == '-') digits[i++] = '-';
    const std::size_t whole = i;
    while (i < cell.size() && is_digit(cell[i])) {
        digits[i] = cell[i];
        ++i;
    }
    if (i == whole || (cell[whole] == '0' && i > whole + 1)) return false;
    if (i < cell.size()) {
        if (cell[i] != decimal_mark || i + 1 == cell.size()) return false;
        digits[i++] = '.';
        for (; i < cell.size() && is_digit(cell[i]); ++i) digits[i] = cell[i];
        if (i < cell.size()) return false;
    }
    return std::from_chars(digits.data(), digits.data() + i, value).ec == std::errc();
}

bool may_be_number(std::string_view cell) {
    const Bare b = bare(cell);
    return !b.text.empty() &&
           (is_digit(b.text.front()) || b.text.front() == '.' || b.text.front() == ',' ||
            b.text.front() == '+') &&
           !range_in(cell);
}

CsvNumber csv_number(std::string_view cell, char decimal_mark) {
    const Bare b = bare(cell);
    const auto wrong = [&](std::string_view why) {
        return Error(
            Errc::syntax,
            fmt::format("found {}, expected a number with a decimal '{}' such as {}{}", quoted(cell),
                        decimal_mark, decimal_mark == ',' ? "1234,5 or 1.234,5" : "1234.5 or 1,234.5", why));
    };
    if (!b.good) throw wrong(": more than one sign");
    if (b.mark != 0 && b.mark != decimal_mark) throw wrong("");
    const char group_mark = decimal_mark == ',' ? '.' : ',';
    const std::string_view number = mantissa(b.text);
    const std::size_t whole_end = std::min(number.find(decimal_mark), number.size());
    const std::string_view whole = number.substr(0, whole_end);

    CsvNumber result{b.negative ? "-" : "", b.percent};
    const std::size_t first_group = std::min(whole.find(group_mark), whole.size());
    if (first_group == 0 || whole.empty()) throw wrong("");
    const bool grouped = first_group < whole.size();
    if (grouped && (first_group > 3 || whole.front() == '0' || (whole.size() - first_group) % 4 != 0))
        throw wrong(": its thousands separators do not stand in every third place");
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const bool separator = grouped && i >= first_group && (i - first_group) % 4 == 0;
        if (separator ? whole[i] != group_mark : !is_digit(whole[i]))
            throw wrong(grouped ? ": its thousands separators do not stand in every third place" : "");
        if (!separator) result.digits += whole[i];
    }
    if (whole.size() > 1 && whole.front() == '0') throw wrong(" and without leading zeros");
    if (whole_end < number.size()) {
        const std::string_view fraction = number.substr(whole_end + 1);
        if (fraction.empty() || fraction.find_first_not_of("0123456789") != std::string_view::npos)
            throw wrong("");
        result.digits += '.';
        result.digits += fraction;
    }
    if (number.size() < b.text.size()) {
        std::string_view exponent = std::string_view(b.text).substr(number.size() + 1);
        const bool down = take_front(exponent, "-");
        if (!down) take_front(exponent, "+");
        if (exponent.empty() || exponent.find_first_not_of("0123456789") != std::string_view::npos)
            throw wrong("");
        result.digits += down ? "e-" : "e";
        result.digits += exponent;
    }
    return result;
}

MarkEvidence mark_evidence(std::string_view cell) {
    // A word may stand before the number, and a range holds two.
    if (const auto range = range_in(cell)) {
        const MarkEvidence first = mark_evidence(range->first);
        return first == MarkEvidence::point || first == MarkEvidence::comma ? first
                                                                            : mark_evidence(range->second);
    }
    cell = bound_in(cell).second;
    if (!may_be_number(cell)) return MarkEvidence::none;
    const Bare b = bare(cell);
    if (b.mark != 0) return b.mark == '.' ? MarkEvidence::point : MarkEvidence::comma;
    const std::string_view number = mantissa(b.text);
    if (number.find_first_not_of("0123456789.,") != std::string_view::npos) return MarkEvidence::none;
    const std::size_t point = number.rfind('.');
    const std::size_t comma = number.rfind(',');
    constexpr std::size_t npos = std::string_view::npos;
    if (point == npos && comma == npos) return MarkEvidence::none;
    if (point != npos && comma != npos) return point > comma ? MarkEvidence::point : MarkEvidence::comma;
    const std::size_t mark = point != npos ? point : comma;
    const bool is_point = point != npos;
    // Twice the same mark separates thousands; so the other one is the decimal mark.
    if (number.find(number[mark]) != mark) return is_point ? MarkEvidence::comma : MarkEvidence::point;
    const bool could_group = number.size() - mark == 4 && mark >= 1 && mark <= 3 && number.front() != '0';
    if (could_group) return MarkEvidence::ambiguous;
    return is_point ? MarkEvidence::point : MarkEvidence::comma;
}

}  // namespace sociaaldomein::detail
