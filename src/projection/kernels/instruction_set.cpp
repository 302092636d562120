#include "projection/kernels/instruction_set.hpp"

#include <atomic>
#include <cstdlib>
#include <cstring>

namespace sociaaldomein::kernels {

namespace {

constexpr InstructionSet all_sets[] = {InstructionSet::base, InstructionSet::v3, InstructionSet::v4};

InstructionSet first_choice() noexcept {
    InstructionSet best = InstructionSet::base;
    for (const InstructionSet set : all_sets)
        if (is_available(set)) best = set;
    if (const char* named = std::getenv("SOCIAALDOMEIN_INSTRUCTION_SET"))
        for (const InstructionSet set : all_sets)
            if (std::strcmp(to_string(set), named) == 0 && is_available(set)) return set;
    return best;
}

std::atomic<InstructionSet>& chosen() noexcept {
    static std::atomic<InstructionSet> set{first_choice()};
    return set;
}

}  // namespace

const char* to_string(InstructionSet set) noexcept {
    switch (set) {
        case InstructionSet::v4: return "v4";
        case InstructionSet::v3: return "v3";
        default: return "base";
    }
}

bool is_available(InstructionSet set) noexcept {
    switch (set) {
        case InstructionSet::base: return true;
#ifdef SD_X86_KERNELS
        case InstructionSet::v3: return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
        case InstructionSet::v4:
            return is_available(InstructionSet::v3) && __builtin_cpu_supports("avx512f") &&
                   __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512cd") &&
                   __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
#endif
        default: return false;
    }
}

InstructionSet instruction_set() noexcept { return chosen().load(std::memory_order_relaxed); }

ForcedInstructionSet::ForcedInstructionSet(InstructionSet set) noexcept : before_(instruction_set()) {
    if (is_available(set)) chosen().store(set, std::memory_order_relaxed);
}

ForcedInstructionSet::~ForcedInstructionSet() { chosen().store(before_, std::memory_order_relaxed); }

}  // namespace sociaaldomein::kernels
