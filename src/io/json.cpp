#include <sociaaldomein/io/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include <sociaaldomein/check/validate.hpp>
#include <sociaaldomein/core/walk.hpp>

#include "core/detail/quote.hpp"
#include "io/detail/decode.hpp"
#include "io/detail/file_names.hpp"
#include "io/detail/find_place.hpp"
#include "io/detail/input_files.hpp"
#include "io/detail/problem_list.hpp"

namespace sociaaldomein {
namespace {

using detail::Decoder;
using detail::InputFiles;
using detail::JsonKind;
using detail::JsonRef;
using detail::JsonTree;
using detail::Origin;
using detail::ProblemList;
using detail::RootRules;

// The document format that is read. A newer minor version may hold more; another major version is another format.
constexpr std::string_view version_member = "sociaaldomein";
constexpr int major_version = 1;
constexpr int minor_version = 0;
constexpr std::array<std::string_view, 2> root_members{version_member, "$schema"};

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || text.starts_with('-'))
        return std::nullopt;
    return number;
}

/// One load: documents are read one by one, what is wrong is told at the end.
class Loader {
public:
    explicit Loader(const LoadOptions& options)
        : problems_(static_cast<std::size_t>(std::max<std::uint64_t>(options.max_problems, 1))),
          files_(options),
          decoder_(problems_, files_, options.max_list) {}

    void file(const std::filesystem::path& path) {
        const std::string name = detail::utf8_name(path);
        try {
            add(name, files_.read(path));
        } catch (const Error& error) {
            problems_.add(error.code(), error.problems().front().message, name, documents_++);
        }
    }

    void text(std::string name, std::string_view text) {
        const std::uint64_t limit = std::min(files_.options().max_bytes, JsonTree::max_bytes);
        if (text.size() > limit)
            problems_.add(Errc::limit_exceeded,
                          fmt::format("found a text of {} bytes, expected at most {}", text.size(), limit),
                          name, documents_++);
        else
            add(std::move(name), text);
    }

    void note(std::string name, std::string_view text) { files_.note(std::move(name), text); }

    void read_value(const TypeInfo& type, void* value) {
        for (const JsonRef root : roots_) decoder_.root(type, value, root, {}, nullptr);
    }

    void read_programme(Programme& programme) {
        Origin origin;
        const bool compose = roots_.size() > 1;
        for (const JsonRef root : roots_) {
            RootRules rules{root_members, false};
            if (!version(root, rules)) continue;
            decoder_.root(type_info<Programme>(), &programme, root, rules, compose ? &origin : nullptr);
        }
        if (!problems_.empty()) return;
        if (compose) complete(programme);
        for (Problem& problem : validate(programme)) {
            locate(problem);
            problems_.add(std::move(problem));
        }
    }

    /// Fills the file, line and column of what a problem's path names, as far as the documents hold it.
    void locate(Problem& problem) const {
        const JsonRef place = detail::find_place(roots_, files_, problem.path);
        if (!place) return;
        problem.file = place.tree->file();
        const detail::Place at = place.tree->place(place.node().offset);
        problem.line = at.line;
        problem.column = at.column;
    }

    void throw_problems() {
        if (!problems_.empty()) throw Error(problems_.take());
    }

    /// Runs a step until it ends or there are too many problems to go on.
    template <class Step>
    void guarded(const Step& step) {
        try {
            step();
        } catch (const ProblemList::Full&) {
        }
    }

    void finish(Loaded& loaded) {
        loaded.warnings = problems_.take_warnings();
        loaded.writable = !decoder_.ignored_something();
        loaded.inputs = files_.list();
    }

private:
    void add(std::string name, std::string_view text) {
        JsonTree& tree = files_.keep(JsonTree(std::move(name), text));
        tree.document = documents_++;
        if (const auto fault = tree.parse(files_.options().max_depth))
            problems_.add(fault->code, "", fault->message, tree, fault->offset);
        else
            roots_.push_back({&tree, 0});
    }

    /// Whether the version of a document can be read.
    bool version(JsonRef root, RootRules& rules) {
        const JsonTree& tree = *root.tree;
        if (root.kind() != JsonKind::object) return true;  // the decoder says so
        const std::string expected = fmt::format("\"{}.{}\"", major_version, minor_version);
        const std::string path = fmt::format("/{}", version_member);
        const JsonRef schema = root.at(tree.find(root.index, "$schema"));
        if (schema.index != 0 && schema.kind() != JsonKind::string)
            problems_.add(Errc::wrong_type, "/$schema",
                          fmt::format("found {}, expected a text", found_text(schema)), tree,
                          schema.node().offset);
        const JsonRef stated = root.at(tree.find(root.index, version_member));
        if (stated.index == 0) {
            problems_.add(Errc::missing_field, path,
                          fmt::format("found no version of the document format, expected \"{}\": {}",
                                      version_member, expected),
                          tree, root.node().offset);
            return true;
        }
        const std::string_view text = stated.kind() == JsonKind::string ? stated.text() : std::string_view{};
        const std::size_t point = std::min(text.find('.'), text.size());
        const std::optional<int> major = whole_number(text.substr(0, point));
        const std::optional<int> minor = whole_number(text.substr(std::min(point + 1, text.size())));
        if (!major || !minor) {
            problems_.add(stated.kind() == JsonKind::string ? Errc::syntax : Errc::wrong_type, path,
                          fmt::format("found {}, expected the version of the document format: {}",
                                      found_text(stated), expected),
                          tree, stated.node().offset);
            return true;
        }
        if (*major != major_version) {
            problems_.add(
                Errc::unsupported_version, path,
                fmt::format("found document format {}, expected {}: this version of the library reads {}.x",
                            text, expected, major_version),
                tree, stated.node().offset);
            return false;
        }
        rules.ignore_unknown = *minor > minor_version;
        return true;
    }

    ProblemList problems_;
    InputFiles files_;
    Decoder decoder_;
    std::vector<JsonRef> roots_;
    int documents_ = 0;
};

Loaded read_programme(Loader& loader) {
    Loaded loaded;
    loader.guarded([&] { loader.read_programme(loaded.programme); });
    loader.throw_problems();
    loader.finish(loaded);
    return loaded;
}

}  // namespace

Loaded load_documents(const FilePaths& paths, const LoadOptions& options) {
    if (paths.list.empty())
        throw Error(Errc::out_of_domain, "load_documents: paths is empty, expected at least one document");
    Loader loader(options);
    loader.guarded([&] {
        for (const FilePath& path : paths.list) loader.file(detail::native_path(path));
    });
    return read_programme(loader);
}

Error located(const Error& error, const FilePaths& paths, const LoadOptions& options) {
    std::vector<Problem> problems = error.problems();
    const auto wanted = [](const Problem& problem) { return problem.line == 0 && !problem.path.empty(); };
    if (std::ranges::none_of(problems, wanted)) return error;
    Loader loader(options);
    Programme programme;
    loader.guarded([&] {
        for (const FilePath& path : paths.list) loader.file(detail::native_path(path));
        loader.read_programme(programme);
    });
    for (Problem& problem : problems)
        if (wanted(problem)) loader.locate(problem);
    return Error(std::move(problems));
}

Loaded load_document_text(std::string_view json, std::string file_name, const LoadOptions& options) {
    Loader loader(options);
    loader.note(file_name, json);
    loader.guarded([&] { loader.text(std::move(file_name), json); });
    return read_programme(loader);
}

void read_json(const TypeInfo& type, void* value, std::string_view text, std::string file_name,
               const LoadOptions& options) {
    Loader loader(options);
    loader.guarded([&] {
        loader.text(std::move(file_name), text);
        loader.read_value(type, value);
    });
    loader.throw_problems();
}

}  // namespace sociaaldomein
