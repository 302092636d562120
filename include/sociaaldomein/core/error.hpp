#pragma once
/// What can be wrong with a figure, a document or a call, and the one exception type that says so.
/// Dutch: fout, melding.  Layer: core.

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <sociaaldomein/core/export.hpp>

namespace sociaaldomein {

/// The kind of a problem. The numbers are stable: bindings hand them on as they are.
enum class Errc : int {
    ok = 0,              ///< nothing is wrong; never thrown
    out_of_domain,       ///< a value breaks the rule for its argument
    overflow,            ///< a result does not fit the type that has to hold it
    syntax,              ///< a text is not of the expected form
    wrong_type,          ///< another type was found than expected (a text where a number belongs)
    unknown_field,       ///< a field that the type does not have
    unknown_value,       ///< a name that is not one of the known ones
    missing_field,       ///< a required field is absent
    duplicate_key,       ///< a key occurs twice in one object
    duplicate_id,        ///< two records carry the same id
    dangling_reference,  ///< a reference names a record that does not exist
    inconsistent,        ///< values that are right by themselves contradict each other
    unlike,              ///< unlike things are combined (other dimension, frequency, population, price level)
    limit_exceeded,      ///< a stated limit on size, depth or work is exceeded
    corrupt,             ///< stored bytes fail their checks
    unsupported_version,  ///< a format version this library does not know
    io,                   ///< reading or writing failed outside the library
    cancelled,            ///< the caller asked to stop
    out_of_memory         ///< memory could not be had
};

/// The name of a kind, as written in code: `to_string(Errc::out_of_domain)` is `"out_of_domain"`.
/// A number that is no kind gives `"unknown"`.
SD_EXPORT std::string_view to_string(Errc code) noexcept;

/// One thing that is wrong, and where.
struct Problem {
    Errc code = Errc::ok;
    std::string path{};  ///< place in the document, "/caseloads/welfare/observations/3/value"; may be empty
    std::string message{};    ///< what was found and what was expected
    std::string file{};       ///< the document's name; empty when unknown
    std::int64_t line = 0;    ///< 1-based; 0 when unknown
    std::int64_t column = 0;  ///< 1-based, in UTF-8 code points; 0 when unknown

    friend bool operator==(const Problem&, const Problem&) = default;
};

/// One line for people: `file:line:column: /path: message`, without the parts that are unknown.
///
/// @par Example  {code, "/year", "found 0", "budget.json", 3, 9} gives "budget.json:3:9: /year: found 0"
///               (test Problem.DocumentedExample)
SD_EXPORT std::string to_string(const Problem& problem);

/// The exception of this library: one or more problems. Copying it never throws.
///
/// @par Example  Error(Errc::syntax, "found \"x\", expected a number", "/year").what() is "/year: found
///               \"x\", expected a number" (test Error.DocumentedExample)
class SD_EXPORT Error : public std::runtime_error {
public:
    Error(Errc code, std::string message, std::string path = {});
    explicit Error(Problem problem);

    /// @throws Error  Errc::out_of_domain when `problems` is empty: an error without a problem says nothing
    explicit Error(std::vector<Problem> problems);

    Error(const Error&) noexcept;
    Error& operator=(const Error&) noexcept;
    ~Error() override;

    /// The kind of the first problem.
    Errc code() const noexcept;
    /// The place of the first problem; may be empty.
    const std::string& path() const noexcept;
    /// All problems, in the order found; never empty.
    const std::vector<Problem>& problems() const noexcept;

private:
    std::shared_ptr<const std::vector<Problem>> problems_;
};

}  // namespace sociaaldomein
