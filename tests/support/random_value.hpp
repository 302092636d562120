#pragma once
/// Random values of any described type, for property tests: valid ones, such as a careful person could have entered.

#include <cstddef>
#include <cstdint>
#include <string>

#include <sociaaldomein/core/type_info.hpp>
#include <sociaaldomein/domain/programme.hpp>

namespace sociaaldomein::support {

/// A small random number generator (SplitMix64): the same numbers on every machine.
class Random {
public:
    /// @param size  how long lists become: about that many elements in the lists of the root, fewer below
    explicit Random(std::uint64_t seed, int size = 3) : state_(seed), size_(size) {}

    std::uint64_t next();
    /// 0 .. bound - 1; `bound` >= 1.
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }
    /// low .. high, both included.
    std::int64_t between(std::int64_t low, std::int64_t high);
    bool chance(int percent) { return below(100) < static_cast<std::uint64_t>(percent); }
    int size() const { return size_; }

    /// UTF-8 for people: empty at times, at times long, with quotes, line ends, control characters, letters of one to
    /// four bytes. Never U+0000.
    std::string text();
    /// The same on one line and without control characters, never empty, without spaces at its ends.
    std::string name();
    /// An id that this generator did not give before.
    std::string new_id();

private:
    std::uint64_t state_;
    std::uint64_t ids_ = 0;
    int size_;
};

/// Fills a value of any described type with random content.
///
/// Ids are unique in the whole value; references name an existing record of the right type or are empty; enumerators
/// are any; figures have a unit of their own dimension and values that fit their decimals; the upper end of a range
/// is not below its value; formulas and names of siblings (which no description tells apart from text) stay empty;
/// numbers are finite. At the end complete() settles what figures inherit.
void fill_random(const TypeInfo& type, void* value, Random& random);

/// A random programme that is valid as a whole: tables have a figure per column, a claim asserts one thing.
/// @param size  1 gives some dozens of records, 3 some hundreds
Programme random_programme(std::uint64_t seed, int size = 2);

}  // namespace sociaaldomein::support
