#pragma once
/// Which of a kernel's compiled twins runs on this machine.  Layer: projection.
///
/// Every kernel is compiled for each instruction set; the results have the same bits, only the speed differs. The sets
/// are those of the x86-64 psABI: `base` is what every machine of the build's kind has (SSE2 on x86-64, NEON on
/// AArch64), `v3` has AVX2, `v4` AVX-512. Kernels include this header, so it includes none of std.

// As cmake/Kernels.cmake has it, which defines SD_BASE_KERNELS_ONLY where it leaves the wide ones out. Not on Windows:
// its compilers spill vectors wider than 16 bytes to a stack that is aligned for no more (GCC bug 54412).
#if defined(__x86_64__) && !defined(_WIN32) && !defined(SD_BASE_KERNELS_ONLY)
#define SD_X86_KERNELS
#endif

namespace sociaaldomein::kernels {

enum class InstructionSet { base, v3, v4 };

/// "base", "v3" or "v4".
const char* to_string(InstructionSet set) noexcept;

/// True when this machine, and this build, have the set.
bool is_available(InstructionSet set) noexcept;

/// The set that kernels run on: the best there is, or what the variable SOCIAALDOMEIN_INSTRUCTION_SET names (read once,
/// at the first call; a set that is not available, or an unknown name, leaves the best).
InstructionSet instruction_set() noexcept;

/// For tests and benchmarks: kernels run on this set until the object's end. Not while other threads project.
class ForcedInstructionSet {
public:
    explicit ForcedInstructionSet(InstructionSet set) noexcept;
    ~ForcedInstructionSet();
    ForcedInstructionSet(const ForcedInstructionSet&) = delete;
    ForcedInstructionSet& operator=(const ForcedInstructionSet&) = delete;

private:
    InstructionSet before_;
};

/// The table of the set in use out of a kernel's tables; with SD_KERNEL_TABLES(ets_kernels) a kernel's header declares
/// them and defines `ets_kernels()`.
template <class Table>
const Table& choose(const Table& base, const Table& v3, const Table& v4) noexcept {
    switch (instruction_set()) {
        case InstructionSet::v4: return v4;
        case InstructionSet::v3: return v3;
        default: return base;
    }
}

}  // namespace sociaaldomein::kernels

#ifdef SD_X86_KERNELS
#define SD_KERNEL_TABLES(Type, name)                     \
    extern const Type name##_base, name##_v3, name##_v4; \
    inline const Type& name() noexcept { return choose(name##_base, name##_v3, name##_v4); }
#else
#define SD_KERNEL_TABLES(Type, name) \
    extern const Type name##_base;   \
    inline const Type& name() noexcept { return name##_base; }
#endif
