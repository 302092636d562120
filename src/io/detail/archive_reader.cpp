#include "io/detail/archive_reader.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <iterator>
#include <string>

#include <fmt/format.h>

#include <sociaaldomein/core/count.hpp>
#include <sociaaldomein/core/hours.hpp>
#include <sociaaldomein/core/money.hpp>
#include <sociaaldomein/core/share.hpp>

#include "core/detail/quote.hpp"
#include "io/detail/little_endian.hpp"

namespace sociaaldomein::detail {

namespace {

// A list, an optional and the record in it count as one step of a path but as three values here.
constexpr int nesting_limit = 3 * archive_depth_limit;

constexpr std::size_t most_warnings = 1000;

std::string_view kind_name(const TypeInfo& type) {
    switch (type.kind) {
        case TypeKind::boolean: return to_string(WireKind::boolean);
        case TypeKind::integer: return to_string(WireKind::integer);
        case TypeKind::real: return to_string(WireKind::real);
        case TypeKind::string:
        case TypeKind::scalar: return to_string(WireKind::text);
        case TypeKind::enumeration: return to_string(WireKind::enumeration);
        case TypeKind::quantity: return to_string(WireKind::quantity);
        case TypeKind::record: return to_string(WireKind::record);
        case TypeKind::list: return to_string(WireKind::list);
        case TypeKind::optional: return to_string(WireKind::optional);
    }
    return {};
}

bool matches(const WireType& wire, const TypeInfo& type) {
    if (to_string(wire.kind) != kind_name(type)) return false;
    return wire.kind != WireKind::quantity || (wire.name == type.name && wire.per_unit == type.per_unit);
}

std::string described(WireKind kind, std::string_view name, std::int64_t per_unit) {
    std::string text = "a value of kind " + std::string(to_string(kind));
    if (kind == WireKind::quantity)
        text += fmt::format(" ({}, {} in a unit)", detail::quoted(name), per_unit);
    return text;
}

void nest(int depth) {
    if (depth > nesting_limit)
        throw Error(Errc::limit_exceeded,
                    fmt::format("found types more than {} within one another, expected at most "
                                "as many",
                                nesting_limit));
}

constexpr std::size_t in_cache = std::size_t{128}
                                 << 10U;  // bytes that are still at hand after their checksum

// Words among bytes that are aligned to nothing.
template <class T>
class WordIterator {
public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = T;

    explicit WordIterator(const char* at) noexcept : at_(at) {}
    T operator*() const noexcept { return std::bit_cast<T>(load_little<std::uint64_t>(at_)); }
    WordIterator& operator++() noexcept {
        at_ += 8;
        return *this;
    }
    WordIterator& operator--() noexcept {
        at_ -= 8;
        return *this;
    }
    WordIterator& operator+=(difference_type words) noexcept {
        at_ += 8 * words;
        return *this;
    }
    difference_type operator-(const WordIterator& other) const noexcept { return (at_ - other.at_) / 8; }
    bool operator==(const WordIterator&) const = default;

private:
    const char* at_;
};

// A vector that grows by blocks: without setting to zero first, and without fetching its bytes twice.
template <class T>
void append_words(std::vector<T>& list, std::string_view bytes, ArchiveChecksum& checksum) {
    list.reserve(list.size() + bytes.size() / 8);
    while (!bytes.empty()) {
        const std::string_view block = bytes.substr(0, in_cache);
        checksum.up_to(block.data() + block.size());
        list.insert(list.end(), WordIterator<T>(block.data()), WordIterator<T>(block.data() + block.size()));
        bytes.remove_prefix(block.size());
    }
}

}  // namespace

ArchiveReader::ArchiveReader(std::string_view payload, ArchiveChecksum& checksum, std::uint64_t archive_bytes,
                             std::vector<Problem>* warnings)
    : checksum_(checksum),
      in_(payload, archive_header_size),
      tables_(read_tables(in_)),
      limit_(unfold_limit(archive_bytes)),
      warnings_(warnings) {}

void ArchiveReader::read(const TypeInfo& type, void* value) {
    const WireType& root = tables_.types[tables_.root];
    if (type.kind == TypeKind::record && root.kind == WireKind::record && root.name != type.name)
        throw Error(Errc::wrong_type,
                    "found an archive of " + detail::quoted(root.name) + ", expected " + type.name);
    const Plan& whole = plan(tables_.root, type, 0);
    try {
        this->value(whole, value);
        if (in_.left() != 0)
            corrupt(in_.place(), fmt::format("{} bytes after the value", in_.left()), "the end");
    } catch (const Error& error) {
        throw Error(error.code(), error.problems().front().message, trail_.path());
    }
}

const ArchiveReader::Plan& ArchiveReader::plan(std::uint32_t wire, const TypeInfo& type, int depth) {
    nest(depth);
    std::unique_ptr<Plan>& slot = plans_[{wire, &type}];
    if (slot != nullptr) return *slot;
    slot = std::make_unique<Plan>();  // before its parts are planned: a type may contain lists of itself
    Plan& made = *slot;
    made.wire = &tables_.types[wire];
    made.type = &type;
    if (type.kind == TypeKind::optional && made.wire->kind != WireKind::optional) {
        made.became_optional = true;
        made.element = &plan(wire, type.element(), depth + 1);
        return made;
    }
    if (!matches(*made.wire, type))
        throw Error(Errc::wrong_type,
                    "found " + described(made.wire->kind, made.wire->name, made.wire->per_unit) +
                        ", expected a value of kind " + std::string(kind_name(type)) +
                        (type.kind == TypeKind::quantity
                             ? fmt::format(" (\"{}\", {} in a unit)", type.name, type.per_unit)
                             : std::string{}));
    if (made.wire->kind == WireKind::record) plan_record(made, depth);
    if (made.wire->element != no_type) made.element = &plan(made.wire->element, type.element(), depth + 1);
    for (const std::string_view name : made.wire->enumerators) {
        const auto known = std::find(type.enumerators.begin(), type.enumerators.end(), name);
        made.values.push_back(known == type.enumerators.end()
                                  ? -1
                                  : static_cast<std::int32_t>(known - type.enumerators.begin()));
    }
    return made;
}

void ArchiveReader::plan_record(Plan& made, int depth) {
    made.members.reserve(made.wire->fields.size());
    for (const WireField& wire : made.wire->fields) {
        const FieldInfo* field = made.type->field(wire.name);
        Member member{field, nullptr, wire.type};
        if (field != nullptr) {
            try {
                member.plan = &plan(wire.type, field->type(), depth + 1);
            } catch (const Error& error) {
                // Types have no place in the value: the fields that lead to them stand in for it.
                throw Error(error.code(), error.problems().front().message,
                            "/" + std::string(wire.name) + error.path());
            }
        } else if (warnings_ != nullptr && warnings_->size() < most_warnings) {
            warnings_->push_back({.code = Errc::unknown_field,
                                  .message = "field " + detail::quoted(wire.name) + " of " + made.type->name +
                                             " is not known to this version and was skipped"});
        }
        made.members.push_back(member);
    }
}

void ArchiveReader::value(const Plan& plan, void* value) {
    const TypeInfo& type = *plan.type;
    if (plan.became_optional) {
        type.clear(value);
        return this->value(*plan.element, type.append(value));
    }
    switch (type.kind) {
        case TypeKind::boolean: type.set_integer(value, flag() ? 1 : 0); return;
        case TypeKind::integer:
        case TypeKind::quantity:
            type.set_integer(value, static_cast<std::int64_t>(in_.take<std::uint64_t>()));
            return;
        case TypeKind::real: type.set_real(value, std::bit_cast<double>(in_.take<std::uint64_t>())); return;
        case TypeKind::string: *static_cast<std::string*>(value) = text(); return;
        case TypeKind::scalar: type.parse(text(), value); return;
        case TypeKind::enumeration: enumeration(plan, value); return;
        case TypeKind::record:
            for (const Member& member : plan.members) {
                if (member.field == nullptr) {
                    skip(member.wire, 0);
                    continue;
                }
                trail_.enter(*member.field);
                this->value(*member.plan, member.field->of(value));
                trail_.leave();
            }
            return;
        case TypeKind::list: list(plan, value); return;
        case TypeKind::optional: {
            type.clear(value);
            const std::uint64_t place = in_.place();
            if (!flag()) return;
            if (plan.element == nullptr) corrupt(place, "a value", "none, as its type declares");
            this->value(*plan.element, type.append(value));
            return;
        }
    }
}

void ArchiveReader::enumeration(const Plan& plan, void* value) {
    const std::uint64_t place = in_.place();
    const auto number = in_.take<std::uint16_t>();
    if (number >= plan.values.size())
        corrupt(place, fmt::format("enumerator {}", number), fmt::format("one of {}", plan.values.size()));
    if (plan.values[number] >= 0)
        plan.type->set_integer(value, plan.values[number]);
    else
        plan.type->parse(plan.wire->enumerators[number], value);  // says what is known
}

std::uint64_t ArchiveReader::list_count(const WireType& list) {
    const std::uint64_t place = in_.place();
    if (list.element == no_type) {
        const auto count = in_.take<std::uint64_t>();
        if (count != 0) corrupt(place, fmt::format("{} elements", count), "none, as their type declares");
        return 0;
    }
    return in_.take_count<std::uint64_t>(tables_.types[list.element].least_bytes);
}

void ArchiveReader::list(const Plan& plan, void* value) {
    const TypeInfo& type = *plan.type;
    type.clear(value);
    const std::uint64_t count = list_count(*plan.wire);
    if (count == 0) return;
    const TypeInfo& element = type.element();
    charge(count * element.size);  // fits: count is at most the bytes left
    if (!plan.element->became_optional &&
        (element.kind == TypeKind::real || element.kind == TypeKind::integer ||
         element.kind == TypeKind::quantity))
        return numbers(plan, value, static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < count; ++i) {
        void* item = type.append(value);
        trail_.enter(element, item, i);
        this->value(*plan.element, item);
        trail_.leave();
    }
}

void ArchiveReader::numbers(const Plan& plan, void* value, std::size_t count) {
    const TypeInfo& type = *plan.type;
    const TypeInfo& element = type.element();
    const std::string_view bytes = in_.take_bytes(8 * std::uint64_t{count});
    if (element.kind == TypeKind::real)
        return append_words(*static_cast<std::vector<double>*>(value), bytes, checksum_);
    if (element.kind == TypeKind::quantity) {
        if (element.name == Money::dimension)
            return append_words(*static_cast<std::vector<Money>*>(value), bytes, checksum_);
        if (element.name == Count::dimension)
            return append_words(*static_cast<std::vector<Count>*>(value), bytes, checksum_);
        if (element.name == Share::dimension)
            return append_words(*static_cast<std::vector<Share>*>(value), bytes, checksum_);
        if (element.name == Hours::dimension)
            return append_words(*static_cast<std::vector<Hours>*>(value), bytes, checksum_);
    }
    for (std::size_t i = 0; i < count; ++i) {
        void* item = type.append(value);
        trail_.enter(element, item, i);
        element.set_integer(item,
                            static_cast<std::int64_t>(load_little<std::uint64_t>(bytes.data() + 8 * i)));
        trail_.leave();
    }
}

std::string_view ArchiveReader::text() {
    const std::uint64_t place = in_.place();
    const auto number = in_.take<std::uint32_t>();
    std::string_view text;
    if (number == text_stands_here) {
        const auto length = in_.take_count<std::uint32_t>(1);
        text = in_.take_bytes(length);
        check_archive_text(text, place + 8);
    } else if (number < tables_.texts.size()) {
        text = tables_.texts[number];
    } else {
        corrupt(place, fmt::format("text {}", number), fmt::format("one of {} texts", tables_.texts.size()));
    }
    charge(text.size());
    return text;
}

bool ArchiveReader::flag() {
    const std::uint64_t place = in_.place();
    const auto byte = in_.take<std::uint8_t>();
    if (byte > 1) corrupt(place, fmt::format("byte {:#04x}", byte), "0 or 1");
    return byte == 1;
}

// What is skipped is read all the same: it says where the next field begins, and must be right.
void ArchiveReader::skip(std::uint32_t wire, int depth) {
    nest(depth);
    const WireType& type = tables_.types[wire];
    const std::uint64_t place = in_.place();
    switch (type.kind) {
        case WireKind::boolean: flag(); return;
        case WireKind::integer:
        case WireKind::real:
        case WireKind::quantity: in_.take<std::uint64_t>(); return;
        case WireKind::text: text(); return;
        case WireKind::enumeration:
            if (const auto number = in_.take<std::uint16_t>(); number >= type.enumerators.size())
                corrupt(place, fmt::format("enumerator {}", number),
                        fmt::format("one of {}", type.enumerators.size()));
            return;
        case WireKind::record:
            for (const WireField& field : type.fields) skip(field.type, depth + 1);
            return;
        case WireKind::list: {
            const std::uint64_t count = list_count(type);
            if (count > 0 && tables_.types[type.element].kind == WireKind::real) {
                in_.take_bytes(8 * count);
                return;
            }
            for (std::uint64_t i = 0; i < count; ++i) skip(type.element, depth + 1);
            return;
        }
        case WireKind::optional:
            if (!flag()) return;
            if (type.element == no_type) corrupt(place, "a value", "none, as its type declares");
            skip(type.element, depth + 1);
            return;
    }
}

void ArchiveReader::charge(std::uint64_t bytes) {
    unfolded_ += bytes;
    if (unfolded_ > limit_)
        throw Error(
            Errc::limit_exceeded,
            fmt::format("found a value that takes more than {} bytes of memory, expected at most that",
                        limit_));
}

}  // namespace sociaaldomein::detail
