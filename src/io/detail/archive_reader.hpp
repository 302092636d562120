// From the payload of an archive to a described value.  Layer: io (private).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/type_info.hpp>

#include "io/detail/archive_wire.hpp"
#include "io/detail/byte_reader.hpp"
#include "io/detail/trail.hpp"

namespace sociaaldomein::detail {

/// Reads one value. The types of the archive are matched with ours by name, once; then values are read by that plan.
class ArchiveReader {
public:
    /// @param payload   its first byte is byte archive_header_size of the archive
    /// @param checksum  is told of bytes while they are at hand; must outlive this
    ArchiveReader(std::string_view payload, ArchiveChecksum& checksum, std::uint64_t archive_bytes,
                  std::vector<Problem>* warnings);

    void read(const TypeInfo& type, void* value);

private:
    struct Plan;
    struct Member {
        const FieldInfo* field;  // null: not known here, skipped
        const Plan* plan;        // null: skipped
        std::uint32_t wire;
    };
    struct Plan {
        const WireType* wire = nullptr;
        const TypeInfo* type = nullptr;
        bool became_optional = false;      // the archive has the value itself where ours is an optional
        const Plan* element = nullptr;     // list, optional
        std::vector<Member> members;       // record, in the order of the archive
        std::vector<std::int32_t> values;  // enumeration: ours, or -1 where the name is not known here
    };

    const Plan& plan(std::uint32_t wire, const TypeInfo& type, int depth);
    void plan_record(Plan& made, int depth);
    void value(const Plan& plan, void* value);
    void list(const Plan& plan, void* value);
    void numbers(const Plan& plan, void* value, std::size_t count);
    void enumeration(const Plan& plan, void* value);
    std::string_view text();
    bool flag();
    void skip(std::uint32_t wire, int depth);
    std::uint64_t list_count(const WireType& list);
    void charge(std::uint64_t bytes);

    ArchiveChecksum& checksum_;
    ByteReader in_;
    WireTables tables_;
    std::map<std::pair<std::uint32_t, const TypeInfo*>, std::unique_ptr<Plan>> plans_;
    std::uint64_t limit_;
    std::uint64_t unfolded_ = 0;
    std::vector<Problem>* warnings_;
    Trail<archive_depth_limit> trail_;
};

}  // namespace sociaaldomein::detail
