#include "cli/program.hpp"

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <new>
#include <span>

#include <fmt/format.h>

#include <sociaaldomein/check/check.hpp>
#include <sociaaldomein/core/version.hpp>
#include <sociaaldomein/io/archive.hpp>
#include <sociaaldomein/io/diff.hpp>
#include <sociaaldomein/io/json_writer.hpp>
#include <sociaaldomein/io/load.hpp>
#include <sociaaldomein/io/schema.hpp>
#include <sociaaldomein/io/table.hpp>
#include <sociaaldomein/report/html.hpp>
#include <sociaaldomein/report/projection_table.hpp>

#include "cli/findings_text.hpp"
#include "cli/forecast_commands.hpp"
#include "cli/periods.hpp"
#include "cli/scenario_commands.hpp"
#include "io/detail/atomic_file.hpp"

namespace sociaaldomein::cli {
namespace {

namespace fs = std::filesystem;

constexpr int found_something = 1;
constexpr int unusable = 2;

struct Arguments {
    std::vector<std::string> documents;
    std::string first;
    std::string second;
    std::string output;
    std::string table;
    std::string format = "text";
    std::string language = "nl";
    bool all = false;
    bool force = false;
    int suppress_below = 0;
    int horizon = 0;
    bool dated = true;
    bool futures = true;
    std::vector<std::string> scenarios;
    std::string until;
    std::int64_t paths = ReportOptions{}.paths;
    std::uint64_t seed = ReportOptions{}.seed;
};

class Program {
public:
    Outcome run(const std::vector<std::string>& words) {
        CLI::App app{"Models, checks, projects and reports the figures of a municipal social domain."};
        app.name("sociaaldomein");
        app.set_version_flag("--version", std::string(version));
        app.require_subcommand(1);
        describe(app);
        try {
            std::vector<std::string> reversed(words.rbegin(), words.rend());
            app.parse(reversed);
        } catch (const CLI::ParseError& error) {
            std::ostringstream out;
            std::ostringstream err;
            const int status = app.exit(error, out, err);
            return {status == 0 ? 0 : unusable, out.str(), err.str()};
        }
        try {
            outcome_.status = command_();
        } catch (const Error& error) {
            return {unusable, {}, outcome_.error + error.what() + "\n"};
        } catch (const std::bad_alloc&) {
            return {unusable, {}, "out of memory\n"};
        } catch (const std::exception& error) {
            return {unusable, {}, fmt::format("unexpected: {}\n", error.what())};
        }
        return std::move(outcome_);
    }

private:
    void describe(CLI::App& app) {
        const auto language = [&](CLI::App* command) {
            command->add_option("--lang", a_.language, "Language of sentences: nl or en")
                ->check(CLI::IsMember({"nl", "en"}))
                ->capture_default_str();
        };
        const auto documents = [&](CLI::App* command) {
            command
                ->add_option("DOC", a_.documents, "Documents (.json) of one programme, or one archive (.sdm)")
                ->required();
        };

        const auto suppression = [&](CLI::App* command) {
            command
                ->add_option("--suppress-below", a_.suppress_below,
                             "Hide counts of persons below this number")
                ->check(CLI::Range(0, 1000));
        };

        CLI::App* check =
            app.add_subcommand("check", "Check every identity; exit 0 when nothing is violated or doubtful");
        documents(check);
        language(check);
        check->add_flag("--all", a_.all, "Also list what holds, with its slack");
        check->add_option("--format", a_.format, "text or json")
            ->check(CLI::IsMember({"text", "json"}))
            ->capture_default_str();
        check->callback([this] { command_ = [this] { return do_check(); }; });

        CLI::App* show =
            app.add_subcommand("show", "Print a collection, such as caseloads or caseloads.observations");
        show->add_option("DOC... TABLE", a_.documents, "Documents, then the collection's name")
            ->required()
            ->expected(2, -1);
        show->add_option("--format", a_.format, "text, markdown, csv or json")
            ->check(CLI::IsMember({"text", "markdown", "csv", "json"}))
            ->capture_default_str();
        suppression(show);
        show->callback([this] { command_ = [this] { return do_show(); }; });

        CLI::App* convert =
            app.add_subcommand("convert", "Write documents as one document (.json) or archive (.sdm)");
        convert->add_option("IN... OUT", a_.documents, "What to read, then what to write, by extension")
            ->required()
            ->expected(2, -1);
        convert->callback([this] { command_ = [this] { return do_convert(); }; });

        CLI::App* difference =
            app.add_subcommand("diff", "Compare two documents or archives; exit 1 when they differ");
        difference->add_option("A", a_.first, "Document or archive")->required();
        difference->add_option("B", a_.second, "Document or archive")->required();
        difference->callback([this] { command_ = [this] { return do_diff(); }; });

        CLI::App* schema = app.add_subcommand("schema", "Print the JSON Schema of a document");
        schema->callback([this] {
            command_ = [this] {
                outcome_.out = document_schema();
                return 0;
            };
        });

        CLI::App* project = app.add_subcommand("project", "Project every series and print the table");
        documents(project);
        language(project);
        project->add_option("--horizon", a_.horizon, "Periods ahead; 0: two years")
            ->check(CLI::Range(0, 100));
        suppression(project);
        project->callback([this] { command_ = [this] { return do_project(); }; });

        CLI::App* report = app.add_subcommand("report", "Write a self-contained HTML report");
        documents(report);
        language(report);
        report->add_option("-o,--output", a_.output, "File to write")->required();
        suppression(report);
        report->add_option("--horizon", a_.horizon, "Periods ahead; 0: two years")->check(CLI::Range(0, 100));
        report->add_flag("!--no-date", a_.dated,
                         "Leave out when it was made, so that equal input gives equal bytes");
        report->add_option(
            "--scenario", a_.scenarios,
            "Scenarios to tell of, by id, the first to compare with; without: all that are stated");
        report->add_option("--until", a_.until,
                           "Last period of the futures, such as 2028; without: three years");
        report->add_option("--paths", a_.paths, "How many futures")
            ->capture_default_str()
            ->check(CLI::Range(std::int64_t{1}, std::int64_t{10'000'000}));
        report->add_option("--seed", a_.seed, "Of random numbers")->capture_default_str();
        report->add_flag("!--no-futures", a_.futures, "Leave out the pages about futures");
        report->callback([this] { command_ = [this] { return do_report(); }; });

        forecasts_.describe(app, command_, outcome_);
        scenarios_.describe(app, command_, outcome_);
    }

    Language language() const { return a_.language == "en" ? Language::en : Language::nl; }

    Loaded load_all(const std::vector<std::string>& names) {
        const std::vector<fs::path> paths(names.begin(), names.end());
        Loaded loaded = load(paths);
        for (const Problem& warning : loaded.warnings)
            outcome_.error += "warning: " + to_string(warning) + "\n";
        return loaded;
    }

    /// Without what is to be suppressed.
    Programme shown(const Programme& programme) const {
        return a_.suppress_below > 0
                   ? without_small_counts(programme, sociaaldomein::check(programme), options())
                   : programme;
    }

    int do_check() {
        const Loaded loaded = load_all(a_.documents);
        const Findings findings = check(loaded.programme);
        outcome_.out = a_.format == "json" ? findings_json(findings, a_.all)
                                           : findings_text(loaded.programme, findings, language(), a_.all);
        return findings.summary.violated + findings.summary.warnings > 0 ? found_something : 0;
    }

    int do_show() {
        const std::string table = a_.documents.back();
        a_.documents.pop_back();
        const Loaded loaded = load_all(a_.documents);
        const Grid grid = collect(shown(loaded.programme), table);
        if (a_.format == "markdown")
            outcome_.out = to_markdown(grid);
        else if (a_.format == "csv")
            outcome_.out = to_csv(grid);
        else if (a_.format == "json")
            outcome_.out = to_json(grid);
        else
            outcome_.out = to_text(grid);
        return 0;
    }

    int do_convert() {
        const fs::path output = a_.documents.back();
        a_.documents.pop_back();
        if (output.extension() != ".json" && output.extension() != ".sdm")
            throw Error(Errc::unknown_value,
                        fmt::format("found the extension \"{}\" of {}, expected .json or .sdm",
                                    output.extension().string(), output.string()));
        const Loaded loaded = load_all(a_.documents);
        if (!loaded.writable)
            throw Error(Errc::unsupported_version,
                        "the input is of a newer version with members that are not known here: writing would "
                        "lose them");
        output.extension() == ".sdm" ? save_archive(loaded.programme, output)
                                     : save_document(loaded.programme, output);
        return 0;
    }

    int do_diff() {
        const Loaded a = load_all({a_.first});
        const Loaded b = load_all({a_.second});
        const std::vector<Difference> differences = diff(type_info<Programme>(), &a.programme, &b.programme);
        outcome_.out = to_text(differences);
        return differences.empty() ? 0 : found_something;
    }

    ReportOptions options() const {
        ReportOptions options;
        options.language = language();
        if (a_.suppress_below > 0) options.suppress_below = a_.suppress_below;
        options.horizon = a_.horizon;
        options.futures = a_.futures;
        options.scenarios = a_.scenarios;
        options.until = parse_period(a_.until, "--until");
        options.paths = a_.paths;
        options.seed = a_.seed;
        if (a_.dated) {
            const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
            const auto day = std::chrono::floor<std::chrono::days>(now);
            const std::chrono::year_month_day date{day};
            const std::chrono::hh_mm_ss time{now - day};
            options.generated_at =
                fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                            static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                            time.hours().count(), time.minutes().count(), time.seconds().count());
        }
        return options;
    }

    int do_project() {
        const Loaded loaded = load_all(a_.documents);
        outcome_.out = projection_table(shown(loaded.programme), options());
        return 0;
    }

    int do_report() {
        const Loaded loaded = load_all(a_.documents);
        const Findings findings = check(loaded.programme);
        const ReportOptions chosen = options();
        const std::string page =
            html_report(loaded.programme, findings, make_manifest(loaded.inputs, chosen), chosen);
        detail::write_file_atomically(a_.output, page);
        outcome_.out = fmt::format("{}\n", a_.output);
        return 0;
    }

    Arguments a_;
    ForecastCommands forecasts_;
    ScenarioCommands scenarios_;
    std::function<int()> command_;
    Outcome outcome_;
};

}  // namespace

Outcome run(const std::vector<std::string>& arguments) { return Program().run(arguments); }

}  // namespace sociaaldomein::cli
