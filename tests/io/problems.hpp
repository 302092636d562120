#pragma once
// Reading in tests: what a load gives, and what it complains of, as lines of text.

#include <sociaaldomein/io/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace sociaaldomein::testing_io {

/// A document with the version in front: `body` is the rest of its members.
inline std::string document(std::string_view body) {
    return "{\"sociaaldomein\": \"1.0\"" + (body.empty() ? std::string() : ",\n" + std::string(body)) + "}";
}

/// The problems as people see them, "code file:line:column: /path: message"; empty when it can be read.
template <class Read>
std::vector<std::string> problems_of(const Read& read) {
    try {
        read();
        return {};
    } catch (const Error& error) {
        std::vector<std::string> lines;
        for (const Problem& problem : error.problems())
            lines.push_back(std::string(to_string(problem.code)) + " " + to_string(problem));
        return lines;
    }
}

inline std::vector<std::string> problems_of_text(std::string_view json, const LoadOptions& options = {}) {
    return problems_of([&] { load_document_text(json, "d.json", options); });
}

/// A folder of this test alone, gone at its end.
class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "sociaaldomein-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder can be made");
        path_ = name;
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    /// Writes a file and gives its path.
    std::filesystem::path write(const std::string& name, std::string_view content) const {
        const std::filesystem::path file = path_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << content;
        return file;
    }
    const std::filesystem::path& path() const { return path_; }

    /// The same with the name of the folder taken out, which differs from run to run.
    std::vector<std::string> without_path(std::vector<std::string> lines) const {
        const std::string prefix = path_.generic_string() + "/";
        for (std::string& line : lines)
            for (std::size_t at = line.find(prefix); at != std::string::npos; at = line.find(prefix))
                line.erase(at, prefix.size());
        return lines;
    }

private:
    std::filesystem::path path_;
};

}  // namespace sociaaldomein::testing_io
