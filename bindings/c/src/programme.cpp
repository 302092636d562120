// Programmes: reading, writing, checking, laying out, projecting, reporting.

#include <limits>

#include <fmt/format.h>

#include <sociaaldomein/check/validate.hpp>
#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/sha256.hpp>
#include <sociaaldomein/io/archive.hpp>
#include <sociaaldomein/io/json_writer.hpp>
#include <sociaaldomein/io/load.hpp>
#include <sociaaldomein/io/schema.hpp>
#include <sociaaldomein/report/html.hpp>

#include "arguments.hpp"
#include "core/detail/quote.hpp"
#include "derive.hpp"
#include "guard.hpp"
#include "handles.hpp"
#include "io/detail/file_names.hpp"
#include "programme_tables.hpp"
#include "structs.hpp"

using namespace sociaaldomein;
using namespace sociaaldomein::c;

namespace {

LoadOptions load_options(const char* function, const sd_load_options* given) {
    const sd_load_options said = read_struct(function, "options", given);
    LoadOptions options;
    const auto bound = [&](const char* argument, std::int64_t value, std::uint64_t& out) {
        require(value >= 0, function, argument, value, "a number >= 0");
        if (value > 0) out = static_cast<std::uint64_t>(value);
    };
    bound("max_bytes", said.max_bytes, options.max_bytes);
    bound("max_list", said.max_list, options.max_list);
    bound("max_problems", said.max_problems, options.max_problems);
    require(said.max_depth >= 0 && said.max_depth <= 1000, function, "max_depth", said.max_depth,
            "a number from 0 to 1000");
    if (said.max_depth > 0) options.max_depth = said.max_depth;
    options.csv_anywhere = said.csv_anywhere != 0;
    return options;
}

ReportOptions report_options(const char* function, const sd_report_options* given) {
    const sd_report_options said = read_struct(function, "options", given);
    ReportOptions options;
    options.language = language(function, said.language);
    options.generated_at = text_or(function, "generated_at", said.generated_at, "");
    options.levels = levels(function, said.levels, said.levels_count);
    require(said.horizon >= 0 && said.horizon <= 1000, function, "horizon", said.horizon,
            "a number of periods from 0 to 1000");
    options.horizon = said.horizon;
    require(said.suppress_below >= 0, function, "suppress_below", said.suppress_below, "a number >= 0");
    if (said.suppress_below > 0) options.suppress_below = said.suppress_below;
    require(said.reserved == 0, function, "reserved", said.reserved, "0");
    options.futures = said.without_futures == 0;
    options.cancel = Watch(nullptr, nullptr, said.cancel).token();
    options.scenarios = texts(function, "scenarios", said.scenarios, said.scenarios_count);
    if (said.until != nullptr) options.until = parse_period(text(function, "until", said.until));
    if (said.paths != 0) options.paths = said.paths;
    if (said.seed != 0) options.seed = said.seed;
    return options;
}

bool is_archive(std::string_view bytes) { return bytes.starts_with(std::string_view("SDMARCH\0", 8)); }

Loaded read_bytes(std::string_view bytes, std::string name, const LoadOptions& options) {
    if (!is_archive(bytes)) return load_document_text(bytes, std::move(name), options);
    Loaded loaded;
    loaded.programme = read_archive(bytes, &loaded.warnings);
    require_valid(loaded.programme);
    loaded.writable = loaded.warnings.empty();
    loaded.inputs.push_back({std::move(name), bytes.size(), sha256_hex(bytes)});
    return loaded;
}

const Programme& writable(const sd_programme& programme) {
    if (!programme.loaded.writable)
        throw Error(
            Errc::unsupported_version,
            "the programme was read from a newer version with members that are not known here: writing would "
            "lose them");
    return programme.loaded.programme;
}

void save(const Programme& programme, const FilePath& path) {
    const std::string extension =
        sociaaldomein::detail::utf8_name(sociaaldomein::detail::native_path(path).extension());
    if (extension == ".sdm")
        save_archive(programme, path);
    else if (extension == ".json")
        save_document(programme, path);
    else
        throw Error(Errc::unknown_value,
                    fmt::format("sd_programme_save: the extension is {}, expected .json or .sdm",
                                sociaaldomein::detail::quoted(extension)));
}

const sd_programme& alive(const char* function, const char* argument, const sd_programme* programme) {
    const sd_programme& given = required(function, argument, programme);
    require_alive(&given);
    return given;
}

}  // namespace

sd_status sd_programme_load(const char* const* paths, int64_t count, const sd_load_options* options,
                            sd_programme** programme, sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_programme_load";
        required(name, "programme", programme);
        require(count >= 1 && count <= 100'000, name, "count", count, "a number of files from 1 to 100000");
        required(name, "paths", paths);
        FilePaths files;
        files.list.reserve(static_cast<std::size_t>(count));
        for (std::int64_t i = 0; i < count; ++i) files.list.emplace_back(text(name, "path", paths[i]));
        *programme = make_handle<sd_programme>(load(files, load_options(name, options))).release();
    });
}

sd_status sd_programme_read(const void* data, int64_t size, const char* file_name,
                            const sd_load_options* options, sd_programme** programme, sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_programme_read";
        required(name, "programme", programme);
        *programme =
            make_handle<sd_programme>(read_bytes(bytes(name, "data", data, size),
                                                 std::string(text_or(name, "file_name", file_name, "")),
                                                 load_options(name, options)))
                .release();
    });
}

sd_programme* sd_programme_ref(sd_programme* programme) { return add_owner(programme); }

void sd_programme_free(sd_programme* programme) { drop_owner(programme); }

int64_t sd_programme_warning_count(const sd_programme* programme) {
    if (programme == nullptr) return 0;
    require_alive(programme);
    return std::ssize(programme->loaded.warnings);
}

sd_status sd_programme_warning(const sd_programme* programme, int64_t index, sd_problem* warning,
                               sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_programme_warning";
        const auto& warnings = alive(name, "programme", programme).loaded.warnings;
        require(index >= 0 && index < std::ssize(warnings), name, "index", index, "the number of a warning");
        write_problem(name, "warning", warning, warnings[static_cast<std::size_t>(index)]);
    });
}

sd_status sd_programme_to_json(const sd_programme* programme, sd_bytes** bytes, sd_error** error) {
    return derive("sd_programme_to_json", "programme", programme, "bytes", bytes, error,
                  [](const sd_programme& given) { return to_document(writable(given)); });
}

sd_status sd_programme_to_archive(const sd_programme* programme, sd_bytes** bytes, sd_error** error) {
    return derive("sd_programme_to_archive", "programme", programme, "bytes", bytes, error,
                  [](const sd_programme& given) { return to_archive(writable(given)); });
}

sd_status sd_programme_save(const sd_programme* programme, const char* path, sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_programme_save";
        save(writable(alive(name, "programme", programme)), text(name, "path", path));
    });
}

sd_status sd_programme_check(const sd_programme* programme, sd_table** findings, sd_check_summary* summary,
                             sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_programme_check";
        const Findings found = check(alive(name, "programme", programme).loaded.programme);
        Owned<sd_table> table(findings == nullptr ? nullptr : new sd_table{{}, findings_table(found)});
        if (summary != nullptr)
            write_struct(name, "summary", &required(name, "summary", summary), to_struct(found.summary));
        if (findings != nullptr) required(name, "findings", findings) = table.release();
    });
}

sd_status sd_programme_collections(const sd_programme* programme, sd_table** table, sd_error** error) {
    return derive("sd_programme_collections", "programme", programme, "table", table, error,
                  [](const sd_programme& given) { return collections_table(given.loaded.programme); });
}

sd_status sd_programme_table(const sd_programme* programme, const char* name, sd_table** table,
                             sd_error** error) {
    return derive(
        "sd_programme_table", "programme", programme, "table", table, error,
        [name](const sd_programme& given) {
            return to_table(collect(given.loaded.programme, text("sd_programme_table", "name", name)));
        });
}

sd_status sd_programme_diff(const sd_programme* before, const sd_programme* after, sd_table** table,
                            sd_error** error) {
    return derive("sd_programme_diff", "before", before, "table", table, error,
                  [after](const sd_programme& given) {
                      return difference_table(given.loaded.programme,
                                              alive("sd_programme_diff", "after", after).loaded.programme);
                  });
}

sd_status sd_programme_project(const sd_programme* programme, const sd_report_options* options,
                               sd_table** table, sd_error** error) {
    return derive("sd_programme_project", "programme", programme, "table", table, error,
                  [options](const sd_programme& given) {
                      return projection_rows(given.loaded.programme,
                                             report_options("sd_programme_project", options));
                  });
}

sd_status sd_programme_report(const sd_programme* programme, const sd_report_options* options,
                              sd_bytes** bytes, sd_error** error) {
    return derive("sd_programme_report", "programme", programme, "bytes", bytes, error,
                  [options](const sd_programme& given) {
                      const ReportOptions chosen = report_options("sd_programme_report", options);
                      return html_report(given.loaded.programme, check(given.loaded.programme),
                                         make_manifest(given.loaded.inputs, chosen), chosen);
                  });
}

sd_status sd_document_schema(sd_bytes** bytes, sd_error** error) {
    return guarded(error, [&] {
        required("sd_document_schema", "bytes", bytes);
        *bytes = make_handle<sd_bytes>(document_schema()).release();
    });
}
