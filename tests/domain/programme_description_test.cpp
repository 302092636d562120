// No member of a domain type may be forgotten in its description: it would silently vanish from documents,
// archives, tables and comparisons. Every record that a programme can hold is looked at, without a list of
// them here.

#include <gtest/gtest.h>

#include <boost/pfr/tuple_size.hpp>

#include <set>
#include <string>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/domain/programme.hpp>

namespace sociaaldomein {
namespace {

template <class T>
struct Held {
    using type = T;
};
template <class T>
struct Held<std::vector<T>> : Held<T> {};
template <class T>
struct Held<std::optional<T>> : Held<T> {};

template <class T>
constexpr bool is_figure = requires { T::figure_ops(); };

template <class T>
constexpr bool is_record = boost::describe::has_describe_members<T>::value && !HasTextCodec<T>;

class Visitor {
public:
    template <class T>
    void visit() {
        using Record = typename Held<T>::type;
        if constexpr (!std::is_same_v<T, Record>) {
            visit<Record>();
        } else if constexpr (is_record<T>) {
            const TypeInfo& type = type_info<T>();
            if (!seen.insert(type.name).second) return;
            // A figure has constructors, so nothing can be counted from outside: its own test compares it.
            if constexpr (!is_figure<T>) {
                EXPECT_EQ(boost::pfr::tuple_size_v<T>, type.fields.size()) << type.name;
            }
            EXPECT_EQ(sizeof(T), type.size) << type.name;
            names_are_unique(type);
            boost::mp11::mp_for_each<detail::Members<T>>([&](auto member) {
                visit<std::remove_reference_t<decltype(std::declval<T&>().*member.pointer)>>();
            });
        }
    }

    std::set<std::string> seen;

private:
    // Members that stand in the enclosing object share one space of names with it.
    static void names_are_unique(const TypeInfo& type) {
        std::set<std::string_view> names;
        const auto add = [&](const auto& self, const TypeInfo& record) -> void {
            for (const FieldInfo& f : record.fields) {
                if (f.inlined)
                    self(self, f.type());
                else
                    EXPECT_TRUE(names.insert(f.name).second)
                        << type.name << " has two members called " << f.name;
            }
        };
        add(add, type);
    }
};

TEST(ProgrammeDescription, ForgetsNoMember) {
    Visitor visitor;
    visitor.visit<Programme>();
    EXPECT_GT(visitor.seen.size(), 60U);
    EXPECT_TRUE(visitor.seen.contains("Observation_count"));
    EXPECT_TRUE(visitor.seen.contains("FigureBasis"));
}

struct Forgetful {
    int kept = 0;
    int forgotten = 0;
};
BOOST_DESCRIBE_STRUCT(Forgetful, (), (kept))

TEST(ProgrammeDescription, WouldBeNoticed) {
    EXPECT_NE(boost::pfr::tuple_size_v<Forgetful>, boost::mp11::mp_size<detail::Members<Forgetful>>::value);
}

// A figure laid out as its described members are, one after another, has its size: nothing lies between them.
template <class T>
void figure_forgets_no_member() {
    const TypeInfo& type = type_info<T>();
    const T figure;
    std::size_t end = 0;
    for (const FieldInfo& f : type.fields) {
        const auto at = static_cast<std::size_t>(static_cast<const char*>(f.of(&figure)) -
                                                 reinterpret_cast<const char*>(&figure));
        EXPECT_LE(end, at) << f.name;
        EXPECT_LT(at - end, alignof(T)) << "something lies before " << f.name;
        end = at + f.type().size;
    }
    EXPECT_LT(sizeof(T) - end, alignof(T)) << "something lies after the last member";
}

TEST(ProgrammeDescription, ForgetsNoMemberOfAFigure) {
    figure_forgets_no_member<MoneyFigure>();
    figure_forgets_no_member<CountFigure>();
    figure_forgets_no_member<ShareFigure>();
    figure_forgets_no_member<HoursFigure>();
}

}  // namespace
}  // namespace sociaaldomein
