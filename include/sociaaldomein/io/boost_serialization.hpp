#pragma once
/// Our types in your own Boost.Serialization archives: text, binary or XML.  Layer: io, opt-in: include it where you
/// serialize, and link Boost.Serialization yourself.
///
/// For trusted local data only. Boost's archives notice no flipped bit, take as much memory as their bytes ask for,
/// and are read by the version of our types that wrote them: a field that was added or dropped makes old ones
/// unreadable. To keep or to exchange data, use io/archive.hpp. Text and XML archives cannot hold a number that is
/// infinite or not a number; XML archives cannot hold control characters, which XML has no way to write.
///
/// Records are their described members by name, enumerators their names, dates, periods, ids, sources and scopes
/// their text, quantities their count of smallest units. On an error while loading (boost::archive's exceptions, or
/// Error for text that cannot be read), the value holds what was read so far.
///
///     std::ostringstream file;
///     boost::archive::text_oarchive archive(file);
///     archive << programme;                        (test BoostSerialization.DocumentedExample)

#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/serialization/level.hpp>
#include <boost/serialization/nvp.hpp>
#include <boost/serialization/split_free.hpp>
#include <boost/serialization/string.hpp>
#include <boost/serialization/tracking.hpp>
#include <boost/serialization/vector.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/quantity.hpp>
#include <sociaaldomein/core/text_codec.hpp>

namespace sociaaldomein {

namespace detail {

template <class T>
concept BoostDescribed = boost::describe::has_describe_members<T>::value && !std::is_union_v<T>;

template <class T>
inline constexpr bool is_std_optional = false;
template <class T>
inline constexpr bool is_std_optional<std::optional<T>> = true;

/// Whatever is not itself a record, quantity, scalar or list becomes something that is, on its way in or out.
template <class Archive, class T>
void serialize_member(Archive& archive, const char* name, T& member) {
    using boost::serialization::make_nvp;
    if constexpr (boost::describe::has_describe_enumerators<T>::value) {
        std::string text;
        if constexpr (Archive::is_saving::value) {
            text = boost::describe::enum_to_string(member, "");
            if (text.empty())
                throw Error(Errc::out_of_domain, std::string(name) + ": found " +
                                                     std::to_string(static_cast<std::int64_t>(member)) +
                                                     ", expected the number of an enumerator");
        }
        archive& make_nvp(name, text);
        if constexpr (Archive::is_loading::value)
            if (!boost::describe::enum_from_string(text.c_str(), member))
                throw Error(Errc::unknown_value, std::string(name) + ": found \"" + text + "\", expected an enumerator");
    } else if constexpr (is_std_optional<T>) {
        bool there = member.has_value();
        archive& make_nvp((std::string("has_") + name).c_str(), there);
        if constexpr (Archive::is_loading::value) {
            member.reset();
            if (there) member.emplace();
        }
        if (there) serialize_member(archive, name, *member);
    } else {
        archive& make_nvp(name, member);
    }
}

}  // namespace detail

// Found by the types' own namespace, so that nobody else's described types are taken.

/// Records.
template <class Archive, detail::BoostDescribed T>
void serialize(Archive& archive, T& value, const unsigned int) {
    using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
    boost::mp11::mp_for_each<Members>(
        [&](auto member) { detail::serialize_member(archive, member.name, value.*member.pointer); });
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

namespace detail {

template <class T>
inline constexpr bool is_quantity = false;
template <class Tag>
inline constexpr bool is_quantity<Quantity<Tag>> = true;

/// What the functions above serialize: never a type of others, which has no such function in its own namespace.
template <class T>
concept BoostSerialized = (BoostDescribed<T> || HasTextCodec<T> || is_quantity<T>) &&
                          requires { sociaaldomein_serializes(static_cast<const T*>(nullptr)); };

}  // namespace detail

/// Marks, by argument-dependent lookup, the types of this namespace.
void sociaaldomein_serializes(const void*);

}  // namespace sociaaldomein

// Our types are values: no pointers to follow, no versions to keep. Saying so makes Boost's archives a third as large,
// and spares your compiler a registration of each type for each archive.
template <sociaaldomein::detail::BoostSerialized T>
struct boost::serialization::implementation_level<T> {
    using tag = boost::mpl::integral_c_tag;
    using type = boost::mpl::int_<boost::serialization::object_serializable>;
    static constexpr int value = boost::serialization::object_serializable;
};
template <sociaaldomein::detail::BoostSerialized T>
struct boost::serialization::tracking_level<T> {
    using tag = boost::mpl::integral_c_tag;
    using type = boost::mpl::int_<boost::serialization::track_never>;
    static constexpr int value = boost::serialization::track_never;
};
