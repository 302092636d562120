#pragma once
/// Our types in your own Boost.Serialization archives: text, binary or XML.  Layer: io, opt-in: include it where you
/// serialize, and link Boost.Serialization yourself.
///
/// For trusted local data only. Boost's archives notice no flipped bit, take as much memory as their bytes ask for,
/// and are read by the version of our types that wrote them: a field that was added or dropped makes old ones
/// unreadable. To keep or to exchange data, use io/archive.hpp. Text and XML archives cannot hold a number that is
/// infinite or not a number; XML archives cannot hold control characters, which XML has no way to write.
///
/// Records are their members by name, enumerators their names; dates, periods, ids, sources and scopes their text;
/// quantities their count of smallest units. On an error while loading (boost::archive's exceptions, or Error with
/// the path for a text that cannot be read) the value holds what was read so far.
///
///     std::ostringstream file;
///     boost::archive::text_oarchive archive(file);
///     archive << programme;                        (test BoostSerialization.DocumentedExample)
///
/// For std::vector and other containers of our types include Boost's header for that container as well.

#include <boost/describe/members.hpp>
#include <boost/serialization/level.hpp>
#include <boost/serialization/nvp.hpp>
#include <boost/serialization/string.hpp>
#include <boost/serialization/tracking.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/quantity.hpp>
#include <sociaaldomein/core/text_codec.hpp>
#include <sociaaldomein/core/type_info.hpp>

namespace sociaaldomein {

/// Marks the types of this namespace, for who looks for it by argument.
void sociaaldomein_serializes(const void*);

namespace detail {

template <class T>
inline constexpr bool is_quantity = false;
template <class Tag>
inline constexpr bool is_quantity<Quantity<Tag>> = true;

template <class T>
concept BoostDescribed = boost::describe::has_describe_members<T>::value && !std::is_union_v<T>;

/// The types that are serialized here: of this namespace, and so not the described types of others.
template <class T>
concept BoostSerialized = (BoostDescribed<T> || HasTextCodec<T> || is_quantity<T>)&&requires {
    sociaaldomein_serializes(static_cast<const T*>(nullptr));
};

/// A value that a description tells how to serialize: compiled once for an archive, whatever the type.
class BoostNode {
public:
    BoostNode(const TypeInfo& type, void* value) : type_(type), value_(value) {}

    template <class Archive>
    void serialize(Archive& archive, const unsigned int) {
        switch (type_.kind) {
            case TypeKind::record:
                for (const FieldInfo& field : type_.fields)
                    put(archive, std::string(field.name).c_str(), field.type(), field.of(value_));
                return;
            case TypeKind::list: {
                std::uint64_t count = type_.length(value_);
                archive& boost::serialization::make_nvp("count", count);
                if constexpr (Archive::is_loading::value) type_.clear(value_);
                for (std::size_t i = 0; i < count; ++i)
                    put(archive, "item", type_.element(), element<Archive>(i), i);
                return;
            }
            case TypeKind::optional: {
                bool there = type_.length(value_) != 0;
                archive& boost::serialization::make_nvp("there", there);
                if constexpr (Archive::is_loading::value) type_.clear(value_);
                if (there) put(archive, "value", type_.element(), element<Archive>(0));
                return;
            }
            default: put(archive, "value", type_, value_);
        }
    }

private:
    template <class Archive>
    void* element(std::size_t i) {
        if constexpr (Archive::is_loading::value)
            return type_.append(value_);
        else
            return type_.at(value_, i);
    }

    template <class Archive>
    static void put(Archive& archive, const char* name, const TypeInfo& type, void* value,
                    std::size_t index = std::string::npos) {
        try {
            put_value(archive, name, type, value);
        } catch (const Error& error) {
            const std::string step = index == std::string::npos ? name : std::to_string(index);
            throw Error(error.code(), error.problems().front().message, "/" + step + error.path());
        }
    }

    template <class Archive>
    static void put_value(Archive& archive, const char* name, const TypeInfo& type, void* value) {
        using boost::serialization::make_nvp;
        const auto through = [&](auto held, auto set) {
            archive& make_nvp(name, held);
            if constexpr (Archive::is_loading::value) set(held);
        };
        switch (type.kind) {
            case TypeKind::boolean:
                through(type.get_integer(value) != 0,
                        [&](bool held) { type.set_integer(value, held ? 1 : 0); });
                return;
            case TypeKind::integer:
            case TypeKind::quantity:
                through(type.get_integer(value), [&](std::int64_t held) { type.set_integer(value, held); });
                return;
            case TypeKind::real:
                through(type.get_real(value), [&](double held) { type.set_real(value, held); });
                return;
            case TypeKind::string: archive& make_nvp(name, *static_cast<std::string*>(value)); return;
            case TypeKind::enumeration:
                if (const std::int64_t number = type.get_integer(value);
                    number < 0 || number >= static_cast<std::int64_t>(type.enumerators.size()))
                    throw Error(Errc::out_of_domain, "found " + std::to_string(number) +
                                                         ", expected the number of one of " +
                                                         std::to_string(type.enumerators.size()) + " names");
                [[fallthrough]];
            case TypeKind::scalar:
                through(type.format(value), [&](const std::string& held) { type.parse(held, value); });
                return;
            case TypeKind::record:
            case TypeKind::list:
            case TypeKind::optional: {
                BoostNode node(type, value);
                archive& make_nvp(name, node);
                return;
            }
        }
    }

    const TypeInfo& type_;
    void* value_;
};

}  // namespace detail

// Boost finds these by the namespace of the type.

/// Records.
template <class Archive, detail::BoostDescribed T>
void serialize(Archive& archive, T& value, const unsigned int version) {
    detail::BoostNode(type_info<T>(), &value).serialize(archive, version);
}

/// Money, Count, Share, Hours.
template <class Archive, class Tag>
void serialize(Archive& archive, Quantity<Tag>& quantity, const unsigned int) {
    std::int64_t raw = quantity.raw();
    archive& boost::serialization::make_nvp("raw", raw);
    quantity = Quantity<Tag>::from_raw(raw);
}

/// Dates, periods, ids, sources, scopes, price levels.
template <class Archive, HasTextCodec T>
void serialize(Archive& archive, T& value, const unsigned int) {
    std::string text;
    if constexpr (Archive::is_saving::value) text = TextCodec<T>::format(value);
    archive& boost::serialization::make_nvp("text", text);
    if constexpr (Archive::is_loading::value) value = TextCodec<T>::parse(text);
}

}  // namespace sociaaldomein

/// @cond
// Our types are values: there are no pointers to them to follow, and no versions of them to keep. Saying so spares an
// archive its bookkeeping and a compiler most of its work.
template <class T>
    requires sociaaldomein::detail::BoostSerialized<T> || std::is_same_v<T, sociaaldomein::detail::BoostNode>
struct boost::serialization::implementation_level_impl<const T> {
    using tag = boost::mpl::integral_c_tag;
    using type = boost::mpl::int_<boost::serialization::object_serializable>;
    static constexpr int value = type::value;
};
template <class T>
    requires sociaaldomein::detail::BoostSerialized<T> || std::is_same_v<T, sociaaldomein::detail::BoostNode>
struct boost::serialization::tracking_level_impl<const T> {
    using tag = boost::mpl::integral_c_tag;
    using type = boost::mpl::int_<boost::serialization::track_never>;
    static constexpr int value = type::value;
};
/// @endcond
