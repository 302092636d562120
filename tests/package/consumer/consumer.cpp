// What somebody else writes against the library: money, periods and the one exception type.

#include <sociaaldomein/sociaaldomein.hpp>

#include <cstdio>
#include <exception>
#include <limits>
#include <string>

namespace sd = sociaaldomein;

namespace {

int failures = 0;

void expect(const std::string& what, const std::string& found, const std::string& expected) {
    if (found == expected) return;
    std::fprintf(stderr, "%s: found '%s', expected '%s'\n", what.c_str(), found.c_str(), expected.c_str());
    ++failures;
}

std::string overflow() {
    try {
        const sd::Money most = sd::Money::from_raw(std::numeric_limits<std::int64_t>::max());
        return to_string(most + sd::Money::from_raw(1));
    } catch (const sd::Error& error) {  // thrown inside the library, caught outside it
        return std::string(to_string(error.code()));
    }
}

int run(const std::string& version) {
    const sd::Money budget = sd::Money::from_raw(100) + sd::Money::euros(1234);
    expect("money", to_string(budget), "1235");

    const sd::Period second_half = sd::parse_period("2022-H2");
    expect("period", to_string(second_half + 1), "2023-H1");
    expect("last day", to_string(second_half.last_day()), "2022-12-31");

    expect("overflow", overflow(), "overflow");
    expect("version", std::string(sd::version), version);
    return failures;
}

}  // namespace

int main(int count, char** arguments) {
    try {
        return run(count > 1 ? arguments[1] : "");
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
