#pragma once
/// The JSON Schema of documents, for editors and for checks in other languages (Dutch: schema). Layer: io.
/// Source: JSON Schema 2020-12, https://json-schema.org/draft/2020-12/schema.
///
/// A schema knows the shape of a document: members, kinds of values, names, patterns. What needs the whole
/// document (references, unique ids, identities) and exactness (a number finer than a cent) is for the reader
/// to say.

#include <string>

#include <sociaaldomein/core/type_info.hpp>

namespace sociaaldomein {

/// The schema of a document: `document_format`, the programme's members, one definition per record.
///
/// @par Example  begins with {"$schema": "https://json-schema.org/draft/2020-12/schema"
///               (test Schema.DocumentedExample)
SD_EXPORT std::string document_schema();

/// The schema of any described record, as `to_json` writes it and `from_json` reads it.
///
/// @param type  a record
/// @throws Error  Errc::out_of_domain when it is no record
SD_EXPORT std::string json_schema(const TypeInfo& type);

template <class T>
std::string json_schema() {
    return json_schema(type_info<T>());
}

}  // namespace sociaaldomein
