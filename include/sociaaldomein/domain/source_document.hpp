#pragma once
/// A published document that figures are taken from (Dutch: brondocument). Layer: domain.

#include <optional>
#include <vector>

#include <sociaaldomein/core/source.hpp>
#include <sociaaldomein/core/text.hpp>

namespace sociaaldomein {

SD_ENUM(DocumentKind, unspecified, half_year_report, annual_account, budget, plan, statistics, other)

struct SourceDocument {
    Id<SourceDocument> id{};
    Text title{};
    std::string publisher{};
    DocumentKind kind = DocumentKind::unspecified;
    std::optional<Period> period{};  ///< the period it reports on
    std::optional<Date> published{};
    std::string url{};
    std::vector<std::string>
        sections{};  ///< its table of contents, so that pointers within it can be checked
};
SD_DESCRIBE(SourceDocument, id, title, publisher, kind, period, published, url, sections)

}  // namespace sociaaldomein
