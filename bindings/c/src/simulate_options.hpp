#pragma once
// How to simulate, as C says it and as the library wants it.

#include <string>

#include <sociaaldomein/domain/programme.hpp>
#include <sociaaldomein/scenario/simulate.hpp>

#include "arguments.hpp"
#include "derive.hpp"
#include "guard.hpp"
#include "handles.hpp"
#include "structs.hpp"

namespace sociaaldomein::c {

/// What every simulation is given, checked: the programme, the scenario and the options, which tell `watch`.
class Simulated {
public:
    Simulated(const char* function, const sd_programme* programme, const char* scenario,
              const sd_simulate_options* options);

    const Programme& programme;
    const std::string scenario;

    const SimulateOptions& options() const noexcept { return options_; }
    /// @throws Error  Errc::cancelled when the callback asked to stop, if only at the very end
    void require_not_stopped() const { watch_.require_not_stopped(); }

private:
    sd_simulate_options said_;
    Watch watch_;
    SimulateOptions options_;
};

inline const char* nl(const Text& text) noexcept { return text.nl.c_str(); }
inline const char* en(const Text& text) noexcept { return text.en.c_str(); }

}  // namespace sociaaldomein::c
