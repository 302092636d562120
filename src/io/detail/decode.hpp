// From nodes to values: reads any described type, collects what is wrong, lets figures inherit.
// Layer: io (private).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <sociaaldomein/core/type_info.hpp>

#include "io/detail/csv_cells.hpp"
#include "io/detail/input_files.hpp"
#include "io/detail/json_tree.hpp"
#include "io/detail/origin.hpp"
#include "io/detail/problem_list.hpp"
#include "io/detail/record_plan.hpp"

namespace sociaaldomein::detail {

/// One step of the way to a value; its path is only made when there is a problem to report.
struct Where {
    const Where* up = nullptr;
    std::string_view name{};            ///< of a member
    const TypeInfo* element = nullptr;  ///< of an element, whose id names it
    const void* value = nullptr;
    std::size_t index = 0;
};
std::string path_of(const Where* where);

/// What stands around a value: where it is, and what its figures inherit.
struct Scope {
    const Where* where = nullptr;
    const FigureBasis* basis = nullptr;
};

/// What the root of a document may hold besides the members of its type.
struct RootRules {
    std::span<const std::string_view> also{};
    bool ignore_unknown = false;  ///< of a newer minor version: say so, and read on
};

class Decoder {
public:
    Decoder(ProblemList& problems, InputFiles& files, std::uint64_t max_list);

    /// Reads the root of a tree into a value. With an `origin`, which several calls share, the value is composed of
    /// several documents; without one it is expected to be as it was made.
    void root(const TypeInfo& type, void* dest, JsonRef node, const RootRules& rules, Origin* origin);

    /// Whether a member was met that this version does not know.
    bool ignored_something() const noexcept { return ignored_something_; }

private:
    struct Frame;

    // decode.cpp
    void value(const TypeInfo& type, void* dest, JsonRef node, const Scope& scope);
    void number(const TypeInfo& type, void* dest, JsonRef node, const Scope& scope);
    void boolean(const TypeInfo& type, void* dest, JsonRef node, const Scope& scope);
    void parsed_text(const TypeInfo& type, void* dest, JsonRef node, const Scope& scope);
    void problem(Errc code, std::string message, JsonRef node, const Where* where);
    void problem(const Error& error, JsonRef node, const Where* where);
    void wrong_type(JsonRef node, const Where* where, std::string_view expected);
    const RecordPlan& plan_of(const TypeInfo& record);

    // decode_record.cpp
    void record(const RecordPlan& plan, void* dest, JsonRef node, const Scope& scope, Origin* origin);
    void object(const RecordPlan& plan, void* dest, std::span<const JsonRef> nodes, const Scope& scope,
                Origin* origin);
    void members_of(Frame& frame, JsonRef node);
    void settle_basis(Frame& frame);
    void unwritten(Frame& frame);
    bool unknown_member(const RecordPlan& plan, JsonRef key, const Scope& scope);
    void plain_member(const RecordPlan& plan, int member, void* record, JsonRef node, const Scope& scope,
                      Origin* origin);
    void repeated_value(const TypeInfo& type, void* dest, JsonRef node, JsonRef earlier, const Scope& scope);

    // decode_figure.cpp
    void short_figure(const RecordPlan& plan, char* figure, JsonRef node, const Scope& scope);
    bool printed_value(const FigureShape& shape, char* figure, JsonRef node, const Where* where);
    void printed_number(const FigureShape& shape, char* figure, JsonRef node, std::string_view text,
                        bool upper);
    void figure_members(Frame& frame, JsonRef value, JsonRef upper);

    // decode_list.cpp
    void list(const TypeInfo& type, void* dest, JsonRef node, const Scope& scope, Origin* origin);
    void elements(const TypeInfo& type, void* dest, JsonRef node, const Scope& scope, Origin* origin);
    void identified(const TypeInfo& type, const RecordPlan& plan, void* dest, std::span<const JsonRef> nodes,
                    JsonRef id, const Scope& scope, Origin& origin, bool compose);

    // decode_csv.cpp
    std::unique_ptr<CsvTable> csv_file(JsonRef node, const Scope& scope, JsonTree*& tree);
    JsonRef csv_rows(const TypeInfo& element, JsonRef node, const Scope& scope);
    bool resolve(CsvColumn& column, std::string_view name, const RecordPlan& record, const JsonTree& tree,
                 std::size_t offset, const Scope& scope);
    bool settle_decimal_mark(const Scope& scope, JsonTree& tree, const CsvTable& csv,
                             std::span<const std::uint32_t> numeric_columns);

    // decode_table.cpp
    bool is_table(const RecordPlan& plan);
    void table(Frame& frame, std::size_t queued, JsonRef cells);
    void table_part(Frame& frame, int member, JsonRef made, JsonRef written, bool all_in_file);
    JsonRef taken_from_queue(std::size_t first, int member);

    ProblemList& problems_;
    InputFiles& files_;
    std::uint64_t max_list_;
    RootRules rules_;
    bool ignored_something_ = false;
    bool composing_ = false;

    struct Queued {
        int member;
        JsonRef node;
    };
    std::vector<Queued> queue_;  ///< members still to be read, of all records that are being read

    std::unordered_map<const TypeInfo*, std::unique_ptr<RecordPlan>> plans_;
    std::array<const RecordPlan*, 64> recent_plans_{};
};

}  // namespace sociaaldomein::detail
