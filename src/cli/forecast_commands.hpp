#pragma once
// The commands that project long tables: forecast, backtest, calibrate. Layer: cli.
#include <functional>
#include <memory>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own name
class App;
}

namespace sociaaldomein::cli {

struct Outcome;

class ForecastCommands {
public:
    ForecastCommands();
    ~ForecastCommands();

    /// Adds the commands; the one that is chosen puts its work into `command`, which fills `outcome`.
    void describe(CLI::App& app, std::function<int()>& command, Outcome& outcome);

private:
    struct Arguments;
    std::unique_ptr<Arguments> a_;
};

}  // namespace sociaaldomein::cli
