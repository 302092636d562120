#pragma once
// What a fuzzer of call sequences is made of: choices drawn from its bytes, and places for handles.

#include <array>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string>

#include "sociaaldomein/c/base.h"

namespace fuzzing {

/// What the fuzzer decides; zeros when it has said all.
class Choices {
public:
    Choices(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
    bool done() const { return size_ == 0; }
    std::uint8_t byte() {
        if (size_ == 0) return 0;
        --size_;
        return *data_++;
    }
    std::int64_t small() { return static_cast<std::int8_t>(byte()); }
    /// Mostly small, at times at an edge.
    std::int64_t number() {
        const std::uint8_t kind = byte();
        if (kind > 250) return std::numeric_limits<std::int64_t>::max() - byte();
        if (kind > 245) return std::numeric_limits<std::int64_t>::min() + byte();
        return kind > 128 ? small() : kind % 16;
    }
    double real() {
        constexpr std::array<double, 8> edges{0.0, -0.0, 1e308, -1e308, 5e-324, 0.5, 0.95, 1.0};
        const std::uint8_t kind = byte();
        if (kind == 255) return std::numeric_limits<double>::infinity();
        if (kind == 254) return std::numeric_limits<double>::quiet_NaN();
        return kind > 240 ? edges[kind % 8] : static_cast<double>(small());
    }
    std::string text() {
        const std::size_t length = byte() % 24U;
        std::string out;
        while (out.size() < length && !done()) out += static_cast<char>(byte());
        return out;
    }
    template <std::size_t n>
    const char* one_of(const std::array<const char*, n>& all) {
        return all[byte() % n];
    }

private:
    const std::uint8_t* data_;
    std::size_t size_;
};

inline void require(bool holds) {
    if (!holds) std::abort();
}

inline constexpr std::size_t slots = 4;

/// A few places for handles of one kind; empty ones hold null, which every function takes or refuses.
template <class H>
struct Pool {
    std::array<H*, slots> all{};
    H* (*ref)(H*);
    void (*free)(H*);

    H*& any(Choices& choose) { return all[choose.byte() % slots]; }
    void put(Choices& choose, sd_status status, H* made) {
        require((status == SD_OK) == (made != nullptr));
        if (made == nullptr) return;
        H*& slot = any(choose);
        free(slot);
        slot = made;
    }
    void share(Choices& choose) {
        H* other = ref(any(choose));
        H*& slot = any(choose);
        free(slot);
        slot = other;
    }
    void drop(Choices& choose) {
        H*& slot = any(choose);
        free(slot);
        slot = nullptr;
    }
    void clear() {
        for (H*& slot : all) free(slot);
    }
};

inline constexpr std::array<const char*, 8> models{"automatic", "naive", "drift", "mean",
                                                   "ets",       "theta", "magic", nullptr};
inline constexpr std::array<const char*, 8> periods{"2020",      "2020-Q1", "2022KW03", "2020-07",
                                                    "2020/2021", "9999",    "2020-W60", nullptr};
inline constexpr std::array<const char*, 8> names{
    "caseloads", "caseloads.observations", "notes", "caseloads.a", "x..", "csv", "json", nullptr};
inline constexpr std::array<const char*, 6> scenarios{"base", "dearer", "", "b", "nowhere", nullptr};
inline constexpr std::array<const char*, 8> quantities{"caseloads.c.size",
                                                       "waitlists.w.size",
                                                       "products.p.cost",
                                                       "cost",
                                                       "savings_plans.s.total",
                                                       "waitlists.w.inflow",
                                                       "",
                                                       nullptr};
inline constexpr std::array<const char*, 8> moments{"2023-12-31", "2024",    "2023-H1", "2023-06-30",
                                                    "2023-07-01", "1999-H1", "x",       nullptr};
inline constexpr std::array<const char*, 5> documents{
    R"({"sociaaldomein": "1.0", "outlook": {"first": "2023-H1"},
        "caseloads": [{"id": "c", "future": {"start": 100, "inflow": {"value": 60, "low": 40, "high": 80}, "exit_rate": 0.4}}],
        "waitlists": [{"id": "w", "future": {"start": 8, "inflow": 4, "forms": [{"id": "f", "places": 2, "stay": 1}]}}],
        "products": [{"id": "p", "volume": "caseloads.c.size", "price": 1000}],
        "budget_plans": [{"id": "b", "products": ["p"], "budget": [{"year": "2023", "amount": 20000}]}],
        "savings_plans": [{"id": "s", "unit": "eur", "accumulation": "per_year", "columns": ["2023"],
            "lines": [{"id": "l", "figures": [100], "future": {"delivered": 0.5}}]}],
        "scenarios": [{"id": "base"}, {"id": "dearer", "parent": "base",
            "effects": [{"id": "e", "on": "products.p.price", "magnitude": 0.5}]}]})",
    R"({"sociaaldomein": "1.0", "caseloads": [{"id": "a", "observations": [{"at": "2020", "value": 3},
        {"at": "2021", "value": 4}]}]})",
    R"({"sociaaldomein": "1.9", "id": "newer", "unheard": 1})",
    R"({"sociaaldomein": "1.0", "caseloads": [{}]})", ""};

}  // namespace fuzzing
