#include "io/detail/crc32c.hpp"

#include <array>
#include <cstddef>

#include "io/detail/little_endian.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#define SD_CRC32C_X86 1
#include <nmmintrin.h>
#elif defined(__aarch64__) && defined(__linux__) && (!defined(__clang__) || defined(__ARM_FEATURE_CRC32))
#define SD_CRC32C_ARM 1
#include <arm_acle.h>
#include <sys/auxv.h>
#endif

namespace sociaaldomein::detail {

namespace {

// Polynomials over GF(2) are written bit-reversed: the highest bit is the coefficient of x^0.
constexpr std::uint32_t polynomial = 0x82F63B78U;

using Table = std::array<std::uint32_t, 256>;

constexpr std::uint32_t times_x(std::uint32_t a) noexcept {
    return (a >> 1U) ^ ((a & 1U) != 0 ? polynomial : 0U);
}

constexpr std::array<Table, 8> slicing_tables() noexcept {
    std::array<Table, 8> tables{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t crc = byte;
        for (int bit = 0; bit < 8; ++bit) crc = times_x(crc);
        tables[0][byte] = crc;
    }
    for (std::size_t k = 1; k < 8; ++k)
        for (std::size_t byte = 0; byte < 256; ++byte)
            tables[k][byte] = (tables[k - 1][byte] >> 8U) ^ tables[0][tables[k - 1][byte] & 0xFFU];
    return tables;
}

constexpr std::array<Table, 8> slicing = slicing_tables();

}  // namespace

std::uint32_t crc32c_portable(std::string_view bytes, std::uint32_t before) noexcept {
    std::uint32_t crc = ~before;
    const char* at = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= 8; at += 8, left -= 8) {
        const std::uint64_t word = load_little<std::uint64_t>(at) ^ crc;
        crc = 0;
        for (std::size_t k = 0; k < 8; ++k) crc ^= slicing[7 - k][(word >> (8 * k)) & 0xFFU];
    }
    for (; left > 0; ++at, --left)
        crc = (crc >> 8U) ^ slicing[0][(crc ^ static_cast<unsigned char>(*at)) & 0xFFU];
    return ~crc;
}

#if defined(SD_CRC32C_X86) || defined(SD_CRC32C_ARM)

namespace {

constexpr std::uint32_t product(std::uint32_t a, std::uint32_t b) noexcept {
    std::uint32_t sum = 0;
    for (std::uint32_t bit = 1U << 31U; bit != 0; bit >>= 1U) {
        if ((a & bit) != 0) sum ^= b;
        b = times_x(b);
    }
    return sum;
}

/// What `bytes` zero bytes do to a checksum under way: a multiplication by x^(8 bytes), by table.
constexpr std::array<Table, 4> zeros_tables(std::size_t bytes) noexcept {
    std::uint32_t power = 1U << 31U;   // x^0
    std::uint32_t square = 1U << 23U;  // x^8
    for (std::size_t n = bytes; n != 0; n >>= 1U) {
        if ((n & 1U) != 0) power = product(power, square);
        square = product(square, square);
    }
    std::array<Table, 4> tables{};
    for (std::uint32_t k = 0; k < 4; ++k)
        for (std::uint32_t byte = 0; byte < 256; ++byte) tables[k][byte] = product(power, byte << (8U * k));
    return tables;
}

constexpr std::uint32_t after_zeros(const std::array<Table, 4>& tables, std::uint32_t crc) noexcept {
    return tables[0][crc & 0xFFU] ^ tables[1][(crc >> 8U) & 0xFFU] ^ tables[2][(crc >> 16U) & 0xFFU] ^
           tables[3][crc >> 24U];
}

// The instruction has a latency of three cycles: three checksums at a time keep it busy.
constexpr std::size_t long_lane = 8192;
constexpr std::size_t short_lane = 256;
constexpr std::array<Table, 4> long_zeros = zeros_tables(long_lane);
constexpr std::array<Table, 4> short_zeros = zeros_tables(short_lane);

#if defined(SD_CRC32C_X86)
#define SD_CRC32C_TARGET __attribute__((target("sse4.2")))
SD_CRC32C_TARGET inline std::uint32_t add_word(std::uint32_t crc, const char* at) noexcept {
    return static_cast<std::uint32_t>(_mm_crc32_u64(crc, load_little<std::uint64_t>(at)));
}
SD_CRC32C_TARGET inline std::uint32_t add_byte(std::uint32_t crc, char byte) noexcept {
    return _mm_crc32_u8(crc, static_cast<unsigned char>(byte));
}
#else
#define SD_CRC32C_TARGET __attribute__((target("+crc")))
SD_CRC32C_TARGET inline std::uint32_t add_word(std::uint32_t crc, const char* at) noexcept {
    return __crc32cd(crc, load_little<std::uint64_t>(at));
}
SD_CRC32C_TARGET inline std::uint32_t add_byte(std::uint32_t crc, char byte) noexcept {
    return __crc32cb(crc, static_cast<unsigned char>(byte));
}
#endif

SD_CRC32C_TARGET std::uint32_t three_lanes(std::uint32_t crc, const char* at, std::size_t lane,
                                           const std::array<Table, 4>& zeros) noexcept {
    std::uint32_t second = 0;
    std::uint32_t third = 0;
    for (const char* end = at + lane; at != end; at += 8) {
        crc = add_word(crc, at);
        second = add_word(second, at + lane);
        third = add_word(third, at + 2 * lane);
    }
    return after_zeros(zeros, after_zeros(zeros, crc) ^ second) ^ third;
}

SD_CRC32C_TARGET std::uint32_t with_instruction(std::string_view bytes, std::uint32_t before) noexcept {
    std::uint32_t crc = ~before;
    const char* at = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= 3 * long_lane; at += 3 * long_lane, left -= 3 * long_lane)
        crc = three_lanes(crc, at, long_lane, long_zeros);
    for (; left >= 3 * short_lane; at += 3 * short_lane, left -= 3 * short_lane)
        crc = three_lanes(crc, at, short_lane, short_zeros);
    for (; left >= 8; at += 8, left -= 8) crc = add_word(crc, at);
    for (; left > 0; ++at, --left) crc = add_byte(crc, *at);
    return ~crc;
}

}  // namespace

Crc32cFunction crc32c_hardware() noexcept {
#if defined(SD_CRC32C_X86)
    return __builtin_cpu_supports("sse4.2") ? &with_instruction : nullptr;
#else
    constexpr unsigned long crc_instruction = 1UL << 7U;  // HWCAP_CRC32
    return (getauxval(AT_HWCAP) & crc_instruction) != 0 ? &with_instruction : nullptr;
#endif
}

#else

Crc32cFunction crc32c_hardware() noexcept { return nullptr; }

#endif

std::uint32_t crc32c(std::string_view bytes, std::uint32_t before) noexcept {
    static const Crc32cFunction best = [] {
        const Crc32cFunction hardware = crc32c_hardware();
        return hardware != nullptr ? hardware : &crc32c_portable;
    }();
    return best(bytes, before);
}

}  // namespace sociaaldomein::detail
