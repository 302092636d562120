#pragma once
/// Where a figure was published (Dutch: bron, vindplaats): a document and the page or section in it. Layer: core.
///
/// Written as "document-id" or "document-id: place". The document itself (title, publisher, publication date)
/// is a SourceDocument of the programme, so that a place is quotable without repeating it.

#include <sociaaldomein/core/id.hpp>

namespace sociaaldomein {

struct SourceDocument;  // domain/source_document.hpp

struct Source {
    Id<SourceDocument> document{};
    std::string place{};  ///< page, section or table, in the document's own words

    bool empty() const noexcept { return document.empty(); }
    friend bool operator==(const Source&, const Source&) = default;
};

template <>
struct SD_EXPORT TextCodec<Source> {
    static constexpr std::string_view name = "Source";
    static constexpr std::string_view pattern = "^$|^[A-Za-z0-9][A-Za-z0-9_-]{0,63}(: .+)?$";
    static constexpr std::string_view expected = "a source such as \"annual-report: page 12\"";
    static std::string format(const Source& source);
    static Source parse(std::string_view text);
};

}  // namespace sociaaldomein
