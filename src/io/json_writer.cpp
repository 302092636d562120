#include <sociaaldomein/io/json_writer.hpp>

#include <sociaaldomein/domain/programme.hpp>

#include "io/detail/atomic_file.hpp"
#include "io/detail/file_names.hpp"
#include "io/detail/json_encode.hpp"

namespace sociaaldomein {

std::string to_json(const TypeInfo& type, const void* value, const JsonStyle& style) {
    detail::JsonOutput text;
    detail::encode(text, type, value, detail::Surroundings{});
    std::string json = text.laid_out(style);
    if (!style.one_line) json += '\n';
    return json;
}

std::string to_document(const Programme& programme) {
    detail::JsonOutput text;
    text.begin_object();
    text.key("sociaaldomein");
    text.string(document_format);
    detail::encode_members(text, type_info<Programme>(), &programme, detail::Surroundings{});
    text.end_object();
    return text.laid_out({}) + '\n';
}

void save_document(const Programme& programme, const FilePath& path) {
    detail::write_file_atomically(detail::native_path(path), to_document(programme));
}

}  // namespace sociaaldomein
