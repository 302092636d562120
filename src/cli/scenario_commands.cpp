#include "cli/scenario_commands.hpp"

#include <CLI/CLI.hpp>
#include <cctype>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include <sociaaldomein/check/check.hpp>
#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/io/load.hpp>
#include <sociaaldomein/report/bridge_table.hpp>
#include <sociaaldomein/report/html.hpp>
#include <sociaaldomein/report/outlook_table.hpp>
#include <sociaaldomein/scenario/ask.hpp>
#include <sociaaldomein/scenario/simulate.hpp>

#include "cli/levels.hpp"
#include "cli/periods.hpp"
#include "cli/program.hpp"
#include "cli/progress_bar.hpp"
#include "io/detail/atomic_file.hpp"

namespace sociaaldomein::cli {

struct ScenarioCommands::Arguments {
    std::vector<std::string> documents;
    std::vector<std::string> scenarios;
    std::vector<std::string> quantities;
    std::string scenario;
    std::string quantity;
    std::string until;
    std::string levels = "80,95";
    std::string output;
    std::string language = "nl";
    std::string below;
    std::string above;
    std::string at_most;
    std::string at_least;
    std::string at;
    std::string by;
    std::string sum_over;
    std::int64_t paths = 10'000;
    std::uint64_t seed = 1;
    int threads = 0;
    bool influences = false;
    bool bridge = false;
    int from = 0;
    int to = 0;
    int suppress_below = 0;
    std::string bridge_output;
};

namespace {

namespace fs = std::filesystem;

Language language_of(const std::string& name) { return name == "en" ? Language::en : Language::nl; }

/// Does the work of a command; what is wrong with the programme is told with its line in the documents.
template <class Work>
int placed(const std::vector<std::string>& documents, const Work& work) {
    try {
        work();
        return 0;
    } catch (const Error& error) {
        throw located(error, documents);
    }
}

Programme load_programme(const std::vector<std::string>& names, int suppress_below, Outcome& outcome) {
    const std::vector<fs::path> paths(names.begin(), names.end());
    Loaded loaded = load(paths);
    for (const Problem& warning : loaded.warnings) outcome.error += "warning: " + to_string(warning) + "\n";
    if (loaded.programme.scenarios.empty())
        for (const fs::path& path : paths)
            if (const fs::path beside = path.parent_path() / "scenarios"; fs::is_directory(beside)) {
                outcome.error += fmt::format("note: the documents state no scenario; {} was not given\n",
                                             (beside / "*.json").generic_string());
                break;
            }
    if (suppress_below <= 0) return std::move(loaded.programme);
    ReportOptions options;
    options.suppress_below = suppress_below;
    return without_small_counts(loaded.programme, check(loaded.programme), options);
}

/// The scenario meant by a name; says so when it is not the name itself.
std::string completed(const Programme& programme, const std::string& name, Outcome& outcome) {
    std::string only;
    for (const Scenario& s : programme.scenarios) {
        if (s.id.str() == name) return name;
        if (s.id.str().starts_with(name)) only = only.empty() ? s.id.str() : "*";
    }
    if (!only.empty() && only != "*" && !name.empty())
        outcome.error += fmt::format("note: the scenario \"{}\" is {}\n", name, only);
    return name;
}

/// A number, or the name of a quantity.
void bound(const std::string& text, Relation relation, Question& question, const char* option) {
    if (text.empty()) return;
    if (question.relation != Relation::none)
        throw Error(
            Errc::inconsistent,
            "found more than one of --below, --above, --at-most and --at-least, expected one of them");
    question.relation = relation;
    // "3.500" is three and a half to one reader and three thousand five hundred to another.
    const std::size_t point = text.find('.');
    const bool number = text.find_first_not_of("0123456789.-+") == std::string::npos;
    const bool thousands = number && point != std::string::npos && point > 0 && text.size() == point + 4;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), question.value);
    const bool read = error == std::errc() && end == text.data() + text.size();
    if (read && !thousands && std::isfinite(question.value)) return;
    const bool named = std::isalpha(static_cast<unsigned char>(text.front())) != 0 && !read;
    if (!named)
        throw Error(Errc::syntax,
                    fmt::format("{}: found \"{}\", expected a number such as 3500 or 0.5, without signs for "
                                "thousands, or the name of a quantity",
                                option, text));
    question.than = text;
}

void moment(const std::string& text, Moment kind, Question& question, const char* option) {
    if (text.empty()) return;
    if (question.when)
        throw Error(Errc::inconsistent,
                    "found more than one of --at, --by and --sum-over, expected one of them");
    question.moment = kind;
    try {
        question.when = parse_when(text);
    } catch (const Error& error) {
        throw Error(Errc::syntax, fmt::format("{}: {}", option, error.problems().front().message));
    }
}

}  // namespace

ScenarioCommands::ScenarioCommands() : a_(std::make_unique<Arguments>()) {}
ScenarioCommands::~ScenarioCommands() = default;

void ScenarioCommands::describe(CLI::App& app, std::function<int()>& command, Outcome& outcome) {
    Arguments& a = *a_;
    const auto common = [&a](CLI::App* added) {
        added
            ->add_option("DOC", a.documents,
                         "Documents (.json) of one programme and its scenarios, or one archive (.sdm)")
            ->required();
        added->add_option("--until", a.until, "Last period computed, such as 2028; without: three years");
        added->add_option("--paths", a.paths, "How many futures")
            ->capture_default_str()
            ->check(CLI::Range(std::int64_t{1}, std::int64_t{10'000'000}));
        added->add_option("--seed", a.seed, "Of random numbers")->capture_default_str();
        added->add_option("--threads", a.threads, "Threads; 0: as many as the machine has cores")
            ->check(CLI::Range(0, 1024));
        added
            ->add_option(
                "--suppress-below", a.suppress_below,
                "Leave out futures that begin with fewer persons than this, and what follows from them")
            ->check(CLI::Range(0, 1000));
        added->add_option("--levels", a.levels, "Levels of the bands in percent")->capture_default_str();
        added->add_option("--lang", a.language, "Language of sentences: nl or en")
            ->check(CLI::IsMember({"nl", "en"}))
            ->capture_default_str();
    };
    const auto options_of = [&a](const ProgressBar& bar) {
        SimulateOptions options;
        options.until = parse_period(a.until, "--until");
        options.paths = a.paths;
        options.seed = a.seed;
        options.threads = a.threads;
        options.levels = parse_levels(a.levels);
        options.quantities = a.quantities;
        options.progress = bar.whole();
        return options;
    };

    const auto bridge_options = [&a](CLI::App* added) {
        added->add_flag("--bridge", a.bridge,
                        "Also show why costs change: price, volume, mix and policy, per budget plan");
        added
            ->add_option("--bridge-from", a.from, "Year that the bridge begins; without: the first whole one")
            ->check(CLI::Range(1900, 9999));
        added->add_option("--bridge-to", a.to, "Year that it leads to; without: the last whole one")
            ->check(CLI::Range(1900, 9999));
        added->add_option("--bridge-output", a.bridge_output, "Its table to write (.csv)");
    };
    const auto add_bridge = [&a, &outcome, options_of](const Programme& programme,
                                                       const std::vector<std::string>& scenarios) {
        if (!a.bridge && a.from == 0 && a.to == 0 && a.bridge_output.empty()) return;
        const ProgressBar bar("bridge");
        SimulateOptions options = options_of(bar);
        options.quantities.clear();
        const std::vector<Bridge> all = bridges(programme, scenarios, a.from, a.to, options);
        outcome.out += "\n" + bridge_table(all, language_of(a.language));
        if (a.bridge_output.empty()) return;
        detail::write_file_atomically(a.bridge_output, bridge_csv(all));
        outcome.out += a.bridge_output + "\n";
    };

    CLI::App* simulate_command = app.add_subcommand(
        "simulate", "Carry the programme into the future under a scenario, along thousands of paths");
    common(simulate_command);
    simulate_command->add_option("--scenario", a.scenario,
                                 "Id of a scenario; without: the programme as it is");
    simulate_command->add_option("--quantity", a.quantities, "Only these quantities");
    simulate_command->add_option("-o,--output", a.output, "Table to write (.csv)");
    bridge_options(simulate_command);
    simulate_command->callback([&, options_of, add_bridge] {
        command = [&a, &outcome, options_of, add_bridge] {
            return placed(a.documents, [&] {
                const Programme programme = load_programme(a.documents, a.suppress_below, outcome);
                const ProgressBar bar("simulating");
                const Outlook outlook =
                    simulate(programme, completed(programme, a.scenario, outcome), options_of(bar));
                if (!a.output.empty())
                    detail::write_file_atomically(a.output, outlook_csv(std::span(&outlook, 1)));
                outcome.out = outlook_table(outlook, language_of(a.language));
                if (!a.output.empty()) outcome.out += a.output + "\n";
                add_bridge(programme, {outlook.scenario});
            });
        };
    });

    CLI::App* compare_command = app.add_subcommand(
        "compare", "Simulate scenarios on the same paths and show what each differs from the first");
    common(compare_command);
    compare_command
        ->add_option("--scenario", a.scenarios, "Ids of scenarios, the first to compare with; two or more")
        ->required();
    compare_command->add_option("--quantity", a.quantities, "Only these quantities");
    compare_command->add_option("-o,--output", a.output, "Table to write (.csv)");
    bridge_options(compare_command);
    compare_command->callback([&, options_of, add_bridge] {
        command = [&a, &outcome, options_of, add_bridge] {
            return placed(a.documents, [&] {
                const Programme programme = load_programme(a.documents, a.suppress_below, outcome);
                for (std::string& s : a.scenarios) s = completed(programme, s, outcome);
                const ProgressBar bar("simulating");
                const std::vector<Outlook> outlooks = compare(programme, a.scenarios, options_of(bar));
                if (!a.output.empty()) detail::write_file_atomically(a.output, outlook_csv(outlooks));
                const Language l = language_of(a.language);
                outcome.out = outlook_table(outlooks.front(), l);
                for (std::size_t i = a.scenarios.size(); i < outlooks.size(); ++i)
                    outcome.out += "\n" + outlook_table(outlooks[i], l);
                if (!a.output.empty()) outcome.out += a.output + "\n";
                add_bridge(programme, a.scenarios);
            });
        };
    });

    CLI::App* ask_command =
        app.add_subcommand("ask", "Ask how likely something is, when, and what it depends on");
    common(ask_command);
    ask_command->add_option("--scenario", a.scenario, "Id of a scenario; without: the programme as it is");
    ask_command->add_option("--quantity", a.quantity, "What is asked, such as waitlists.ID.size")->required();
    ask_command->add_option("--below", a.below, "Probability of less than this number, or quantity");
    ask_command->add_option("--above", a.above, "Probability of more than this");
    ask_command->add_option("--at-most", a.at_most, "Probability of this or less");
    ask_command->add_option("--at-least", a.at_least, "Probability of this or more");
    ask_command->add_option("--at", a.at, "At the end of a step: a date or period");
    ask_command->add_option("--by", a.by, "At any step until then");
    ask_command->add_option("--sum-over", a.sum_over, "Added up over a period, such as 2026");
    ask_command->add_flag("--influences", a.influences, "Also show which assumption matters most");
    ask_command->callback([&, options_of] {
        command = [&a, &outcome, options_of] {
            return placed(a.documents, [&] {
                Question question;
                question.quantity = a.quantity;
                question.influences = a.influences;
                bound(a.below, Relation::below, question, "--below");
                bound(a.above, Relation::above, question, "--above");
                bound(a.at_most, Relation::at_most, question, "--at-most");
                bound(a.at_least, Relation::at_least, question, "--at-least");
                moment(a.at, Moment::at, question, "--at");
                moment(a.by, Moment::by, question, "--by");
                moment(a.sum_over, Moment::sum_over, question, "--sum-over");
                const Programme programme = load_programme(a.documents, a.suppress_below, outcome);
                const ProgressBar bar("simulating");
                const Answer answer =
                    ask(programme, completed(programme, a.scenario, outcome), question, options_of(bar));
                outcome.out = answer_text(question, answer, language_of(a.language));
            });
        };
    });
}

}  // namespace sociaaldomein::cli
