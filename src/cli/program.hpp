#pragma once
// The command-line program: arguments in, text out, an exit status. Layer: cli.
#include <string>
#include <vector>

namespace sociaaldomein::cli {

/// What a run printed and how it ended, so that tests need no process.
struct Outcome {
    int status = 0;     ///< 0 nothing to object to, 1 findings, 2 unusable input or arguments
    std::string out;    ///< for standard output
    std::string error;  ///< for standard error
};

/// Runs the program with the arguments that follow its name.
Outcome run(const std::vector<std::string>& arguments);

}  // namespace sociaaldomein::cli
