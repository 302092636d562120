#pragma once
// The commands that carry a programme into the future: simulate, compare, ask. Layer: cli.
#include <functional>
#include <memory>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own name
class App;
}

namespace sociaaldomein::cli {

struct Outcome;

class ScenarioCommands {
public:
    ScenarioCommands();
    ~ScenarioCommands();

    /// Adds the commands; the one that is chosen puts its work into `command`, which fills `outcome`.
    void describe(CLI::App& app, std::function<int()>& command, Outcome& outcome);

private:
    struct Arguments;
    std::unique_ptr<Arguments> a_;
};

}  // namespace sociaaldomein::cli
