#pragma once
// Every fixed text of a report, in Dutch and English. Layer: report.
#include <span>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include <sociaaldomein/core/text.hpp>
#include <sociaaldomein/projection/forecast.hpp>

#include "report/detail/word_list.hpp"

namespace sociaaldomein::detail {

#define SD_WORD_NAME(name, nl, en) name,
enum class W { SD_REPORT_WORDS(SD_WORD_NAME) };
#undef SD_WORD_NAME

std::string_view word(W id, Language language);

/// An enumerator in words, by the names of its type and itself; empty for "unspecified"; without a word of its own
/// its name. Also words that reports use for populations, under the type "population".
std::string_view code_word(std::string_view type, std::string_view name, Language language);

/// The sentence for what a projection assumed; {} is the number of observations.
W word_of(ForecastNote note);

/// The same sentence in both languages, with its arguments in place.
template <class... Arguments>
Text both(W id, const Arguments&... arguments) {
    return {fmt::format(fmt::runtime(word(id, Language::nl)), arguments...),
            fmt::format(fmt::runtime(word(id, Language::en)), arguments...)};
}

struct Term {
    std::string_view nl;
    std::string_view en;
    std::string_view meaning_nl;
    std::string_view meaning_en;
};
std::span<const Term> glossary_terms();

}  // namespace sociaaldomein::detail
