#include <cstdio>

#include "cli/program.hpp"

int main(int count, char** words) {
    const sociaaldomein::cli::Outcome outcome =
        sociaaldomein::cli::run(std::vector<std::string>(words + 1, words + count));
    std::fwrite(outcome.out.data(), 1, outcome.out.size(), stdout);
    std::fwrite(outcome.error.data(), 1, outcome.error.size(), stderr);
    // A reader that went away, or a full disk, is a failure too.
    if (std::fflush(stdout) != 0) return 2;
    return outcome.status;
}
