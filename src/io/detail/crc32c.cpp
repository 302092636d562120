#include "io/detail/crc32c.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "io/detail/little_endian.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#define SD_CRC32C_X86 1
#include <immintrin.h>
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

// Eight bytes at a time.
std::uint32_t by_table(std::string_view bytes, std::uint32_t before, char* /*to*/) noexcept {
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

// By the block: summing brings it to hand for copying.
template <Crc32cFunction sum>
std::uint32_t and_copied(std::string_view bytes, std::uint32_t before, char* to) noexcept {
    constexpr std::size_t in_cache = std::size_t{1} << 18U;
    while (!bytes.empty()) {
        const std::string_view block = bytes.substr(0, in_cache);
        before = sum(block, before, nullptr);
        to = std::copy(block.begin(), block.end(), to);
        bytes.remove_prefix(block.size());
    }
    return before;
}

template <Crc32cFunction sum>
constexpr Crc32cWay by_blocks{sum, and_copied<sum>, and_copied<sum>};

#if defined(SD_CRC32C_X86) || defined(SD_CRC32C_ARM)

constexpr std::uint32_t product(std::uint32_t a, std::uint32_t b) noexcept {
    std::uint32_t sum = 0;
    for (std::uint32_t bit = 1U << 31U; bit != 0; bit >>= 1U) {
        if ((a & bit) != 0) sum ^= b;
        b = times_x(b);
    }
    return sum;
}

constexpr std::uint32_t power_of_x(std::size_t exponent) noexcept {
    std::uint32_t power = 1U << 31U;   // x^0
    std::uint32_t square = 1U << 30U;  // x^1
    for (std::size_t n = exponent; n != 0; n >>= 1U) {
        if ((n & 1U) != 0) power = product(power, square);
        square = product(square, square);
    }
    return power;
}

/// What `bytes` zero bytes do to a checksum under way: a multiplication by x^(8 bytes), by table.
constexpr std::array<Table, 4> zeros_tables(std::size_t bytes) noexcept {
    const std::uint32_t power = power_of_x(8 * bytes);
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
#define SD_CRC32C_TARGET __attribute__((target("pclmul,sse4.2")))
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

SD_CRC32C_TARGET std::uint32_t with_instruction(std::string_view bytes, std::uint32_t before,
                                                char* /*to*/) noexcept {
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

#if defined(SD_CRC32C_X86)

// Many products at a time. V. Gopal et al., Fast CRC Computation for Generic Polynomials Using PCLMULQDQ
// Instruction, Intel, 2009. Sixteen bytes a are, modulo the polynomial, worth as much `bits` bits further on as
// a_low * x^(bits + 64) + a_high * x^bits. A product of bit-reversed numbers has one factor x too many.
struct FoldBy {
    std::int64_t low;
    std::int64_t high;
};
constexpr FoldBy fold_by(std::size_t bits) noexcept {
    return {std::bit_cast<std::int64_t>(std::uint64_t{power_of_x(bits + 63)} << 32U),
            std::bit_cast<std::int64_t>(std::uint64_t{power_of_x(bits - 1)} << 32U)};
}

template <std::size_t Bits>
SD_CRC32C_TARGET inline __m128i further(__m128i bytes, __m128i next) noexcept {
    constexpr FoldBy by = fold_by(Bits);
    const __m128i factors = _mm_set_epi64x(by.high, by.low);
    return _mm_xor_si128(next, _mm_xor_si128(_mm_clmulepi64_si128(bytes, factors, 0x00),
                                             _mm_clmulepi64_si128(bytes, factors, 0x11)));
}

// From sixteen bytes that stand for all that came before to the checksum of these and of the rest.
SD_CRC32C_TARGET std::uint32_t finished(__m128i folded, std::string_view rest) noexcept {
    alignas(16) char last[16];
    _mm_store_si128(reinterpret_cast<__m128i*>(last), folded);
    return with_instruction(rest, ~add_word(add_word(0, last), last + 8), nullptr);
}

constexpr std::size_t far_ahead = 1024;  // bytes: what is fetched there is at hand when its turn comes

// Left alone, sums would live in memory.
#define SD_CRC32C_UNROLL _Pragma("GCC unroll 4")

// Where bytes go once they are summed.
enum class To { nowhere, memory, past_caches };

// What comes before the first whole vector: streams are written by aligned ones. A few bytes are that altogether.
template <To target>
SD_CRC32C_TARGET std::size_t begun(std::string_view bytes, std::size_t step, std::uint32_t& crc,
                                   char* to) noexcept {
    std::size_t count = 0;
    if (bytes.size() < 4 * step)
        count = bytes.size();
    else if constexpr (target == To::past_caches)
        count = -reinterpret_cast<std::uintptr_t>(to) % 64;
    crc = with_instruction(bytes.substr(0, count), crc, nullptr);
    if constexpr (target != To::nowhere) std::copy_n(bytes.data(), count, to);
    return count;
}

#define SD_CRC32C_AVX2 __attribute__((target("avx2,vpclmulqdq,pclmul,sse4.2")))

SD_CRC32C_AVX2 inline __m256i further(__m256i bytes, __m256i factors, __m256i next) noexcept {
    return _mm256_xor_si256(next, _mm256_xor_si256(_mm256_clmulepi64_epi128(bytes, factors, 0x00),
                                                   _mm256_clmulepi64_epi128(bytes, factors, 0x11)));
}

template <std::size_t Bits>
SD_CRC32C_AVX2 inline __m256i factors_of_two() noexcept {
    constexpr FoldBy by = fold_by(Bits);
    return _mm256_set_epi64x(by.high, by.low, by.high, by.low);
}

template <To target>
SD_CRC32C_AVX2 inline __m256i two_at(const char* from, char* to, std::size_t at) noexcept {
    const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from + at));
    if constexpr (target == To::memory) _mm256_storeu_si256(reinterpret_cast<__m256i*>(to + at), bytes);
    if constexpr (target == To::past_caches) _mm256_stream_si256(reinterpret_cast<__m256i*>(to + at), bytes);
    return bytes;
}

template <To target>
SD_CRC32C_AVX2 std::uint32_t with_avx2(std::string_view bytes, std::uint32_t before, char* to) noexcept {
    constexpr std::size_t step = 128;
    std::size_t at = begun<target>(bytes, step, before, to);
    const char* from = bytes.data();
    if (at == bytes.size()) return before;
    __m256i sum[4];
    SD_CRC32C_UNROLL for (std::size_t i = 0; i < 4; ++i) sum[i] = two_at<target>(from, to, at + 32 * i);
    sum[0] = _mm256_xor_si256(sum[0], _mm256_set_epi32(0, 0, 0, 0, 0, 0, 0, std::bit_cast<int>(~before)));
    const __m256i by_step = factors_of_two<8 * step>();
    for (at += step; at + step <= bytes.size(); at += step)
        SD_CRC32C_UNROLL for (std::size_t i = 0; i < 4; ++i) {
            __builtin_prefetch(from + at + far_ahead + 32 * i);
            sum[i] = further(sum[i], by_step, two_at<target>(from, to, at + 32 * i));
        }
    if constexpr (target != To::nowhere) std::copy(from + at, from + bytes.size(), to + at);
    if constexpr (target == To::past_caches) _mm_sfence();
    const __m256i by_one = factors_of_two<256>();
    alignas(32) __m128i part[2];
    _mm256_store_si256(reinterpret_cast<__m256i*>(part),
                       further(further(further(sum[0], by_one, sum[1]), by_one, sum[2]), by_one, sum[3]));
    return finished(further<128>(part[0], part[1]), bytes.substr(at));
}

#define SD_CRC32C_AVX512 __attribute__((target("avx512f,vpclmulqdq,pclmul,sse4.2")))

SD_CRC32C_AVX512 inline __m512i further(__m512i bytes, __m512i factors, __m512i next) noexcept {
    return _mm512_ternarylogic_epi64(_mm512_clmulepi64_epi128(bytes, factors, 0x00),
                                     _mm512_clmulepi64_epi128(bytes, factors, 0x11), next, 0x96);
}

template <std::size_t Bits>
SD_CRC32C_AVX512 inline __m512i factors_of_four() noexcept {
    constexpr FoldBy by = fold_by(Bits);
    return _mm512_set_epi64(by.high, by.low, by.high, by.low, by.high, by.low, by.high, by.low);
}

template <To target>
SD_CRC32C_AVX512 inline __m512i four_at(const char* from, char* to, std::size_t at) noexcept {
    const __m512i bytes = _mm512_loadu_si512(from + at);
    if constexpr (target == To::memory) _mm512_storeu_si512(to + at, bytes);
    if constexpr (target == To::past_caches) _mm512_stream_si512(reinterpret_cast<__m512i*>(to + at), bytes);
    return bytes;
}

template <To target>
SD_CRC32C_AVX512 std::uint32_t with_avx512(std::string_view bytes, std::uint32_t before, char* to) noexcept {
    constexpr std::size_t step = 256;
    std::size_t at = begun<target>(bytes, step, before, to);
    const char* from = bytes.data();
    if (at == bytes.size()) return before;
    __m512i sum[4];
    SD_CRC32C_UNROLL for (std::size_t i = 0; i < 4; ++i) sum[i] = four_at<target>(from, to, at + 64 * i);
    sum[0] = _mm512_xor_si512(
        sum[0], _mm512_zextsi128_si512(_mm_cvtsi32_si128(std::bit_cast<std::int32_t>(~before))));
    const __m512i by_step = factors_of_four<8 * step>();
    for (at += step; at + step <= bytes.size(); at += step)
        SD_CRC32C_UNROLL for (std::size_t i = 0; i < 4; ++i) sum[i] =
            further(sum[i], by_step, four_at<target>(from, to, at + 64 * i));
    if constexpr (target != To::nowhere) std::copy(from + at, from + bytes.size(), to + at);
    if constexpr (target == To::past_caches) _mm_sfence();
    const __m512i by_one = factors_of_four<512>();
    alignas(64) __m128i part[4];
    _mm512_store_si512(part,
                       further(further(further(sum[0], by_one, sum[1]), by_one, sum[2]), by_one, sum[3]));
    part[3] = further<384>(part[0], part[3]);
    part[3] = further<256>(part[1], part[3]);
    return finished(further<128>(part[2], part[3]), bytes.substr(at));
}

#endif

#endif

}  // namespace

std::vector<Crc32cWay> crc32c_ways() {
    std::vector<Crc32cWay> ways{by_blocks<by_table>};
#if defined(SD_CRC32C_X86)
    if (!__builtin_cpu_supports("sse4.2") || !__builtin_cpu_supports("pclmul")) return ways;
    ways.push_back(by_blocks<with_instruction>);
    if (!__builtin_cpu_supports("vpclmulqdq")) return ways;
    if (__builtin_cpu_supports("avx2"))
        ways.push_back({with_avx2<To::nowhere>, with_avx2<To::memory>, with_avx2<To::past_caches>});
    if (__builtin_cpu_supports("avx512f"))
        ways.push_back({with_avx512<To::nowhere>, with_avx512<To::memory>, with_avx512<To::past_caches>});
#elif defined(SD_CRC32C_ARM)
    constexpr unsigned long crc_instruction = 1UL << 7U;  // HWCAP_CRC32
    if ((getauxval(AT_HWCAP) & crc_instruction) != 0) ways.push_back(by_blocks<with_instruction>);
#endif
    return ways;
}

namespace {

const Crc32cWay& best_way() noexcept {
    static const Crc32cWay best = crc32c_ways().back();
    return best;
}

}  // namespace

std::uint32_t crc32c(std::string_view bytes, std::uint32_t before) noexcept {
    return best_way().sum(bytes, before, nullptr);
}

std::uint32_t copied_with_crc32c(char* to, std::string_view bytes, std::uint32_t before,
                                 bool past_caches) noexcept {
    return past_caches ? best_way().copy_past_caches(bytes, before, to) : best_way().copy(bytes, before, to);
}

}  // namespace sociaaldomein::detail
