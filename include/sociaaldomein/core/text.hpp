#pragma once
/// Text for people, in Dutch and, where given, English. Layer: core.
///
/// A document may write one plain string (the Dutch text) or {"nl": ..., "en": ...}.

#include <string>

#include <sociaaldomein/core/describe.hpp>

namespace sociaaldomein {

enum class Language { nl, en };

struct Text {
    std::string nl{};
    std::string en{};

    static constexpr bool short_form = true;

    bool empty() const noexcept { return nl.empty() && en.empty(); }
    /// The text in `language`, or in the other one when that is all there is.
    const std::string& in(Language language) const noexcept {
        const std::string& wanted = language == Language::nl ? nl : en;
        return !wanted.empty() ? wanted : (language == Language::nl ? en : nl);
    }
};
SD_DESCRIBE(Text, nl, en)

}  // namespace sociaaldomein
