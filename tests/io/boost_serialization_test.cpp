#include <sociaaldomein/io/boost_serialization.hpp>

#include <limits>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>
#include <boost/archive/binary_iarchive.hpp>
#include <boost/archive/binary_oarchive.hpp>
#include <boost/archive/text_iarchive.hpp>
#include <boost/archive/text_oarchive.hpp>
#include <boost/archive/xml_iarchive.hpp>
#include <boost/archive/xml_oarchive.hpp>
#include <boost/serialization/vector.hpp>

#include <sociaaldomein/core/walk.hpp>
#include <sociaaldomein/domain/programme.hpp>

#include "support/golden_programme.hpp"
#include "support/random_value.hpp"

namespace {

using namespace sociaaldomein;
using boost::serialization::make_nvp;
using ::testing::HasSubstr;

template <class Out, class T>
std::string saved(const T& value) {
    std::ostringstream bytes;
    {
        Out archive(bytes);
        archive << make_nvp("value", value);
    }  // an XML archive is finished by its destructor
    return bytes.str();
}

template <class In, class T>
T loaded(const std::string& text) {
    std::istringstream bytes(text);
    In archive(bytes);
    T value{};
    archive >> make_nvp("value", value);
    return value;
}

TEST(BoostSerialization, DocumentedExample) {
    const Programme programme = support::golden_programme_1_0();
    std::ostringstream file;
    {
        boost::archive::text_oarchive archive(file);
        archive << programme;
    }
    std::istringstream bytes(file.str());
    boost::archive::text_iarchive archive(bytes);
    Programme back;
    archive >> back;
    EXPECT_TRUE(back == programme);
}

TEST(BoostSerialization, XmlNamesMembersAndEnumerators) {
    const std::string xml = saved<boost::archive::xml_oarchive>(support::golden_programme_1_0());
    EXPECT_THAT(xml, HasSubstr("<caseloads>"));
    EXPECT_THAT(xml, HasSubstr("<act>participation_act</act>"));
    EXPECT_THAT(xml, HasSubstr("<at>2021-07-01</at>"));
    EXPECT_THAT(xml, HasSubstr("<value>3727</value>"));
}

// XML 1.0 has no way to write most control characters, and its readers make one line end of two.
void leave_out_control_characters(Programme& programme) {
    walk(programme, [](const MutableNode& node) {
        if (node.type.kind == TypeKind::string)
            std::erase_if(*static_cast<std::string*>(node.value), [](char c) { return c >= 0 && c < ' '; });
        return true;
    });
}

RC_GTEST_PROP(BoostSerialization, EveryProgrammeReadsBackEqual, (std::uint64_t seed)) {
    Programme programme = support::random_programme(seed, 2);
    using namespace boost::archive;
    RC_ASSERT((loaded<text_iarchive, Programme>(saved<text_oarchive>(programme)) == programme));
    RC_ASSERT((loaded<binary_iarchive, Programme>(saved<binary_oarchive>(programme)) == programme));
    leave_out_control_characters(programme);
    RC_ASSERT((loaded<xml_iarchive, Programme>(saved<xml_oarchive>(programme)) == programme));
}

TEST(BoostSerialization, OurTypesStandInYours) {
    const std::vector<Money> amounts{Money::euros(1),
                                     Money::from_raw(std::numeric_limits<std::int64_t>::min())};
    using namespace boost::archive;
    EXPECT_EQ((loaded<text_iarchive, std::vector<Money>>(saved<text_oarchive>(amounts))), amounts);
    const Date date(2022, 11, 1);
    EXPECT_EQ((loaded<xml_iarchive, Date>(saved<xml_oarchive>(date))), date);
}

TEST(BoostSerialization, AnUnknownEnumeratorIsRefused) {
    using namespace boost::archive;
    std::string xml = saved<xml_oarchive>(support::golden_programme_1_0());
    const std::string before = "<act>participation_act</act>";
    xml.replace(xml.find(before), before.size(), "<act>poor_law</act>");
    try {
        loaded<xml_iarchive, Programme>(xml);
        FAIL() << "no error was thrown";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), Errc::unknown_value);
        EXPECT_EQ(error.path(), "/caseloads/0/act");
        EXPECT_THAT(error.what(), HasSubstr("found \"poor_law\", expected unspecified, wmo"));
    }
    Programme programme;
    programme.caseloads.resize(1);
    programme.caseloads[0].act = static_cast<Act>(99);
    EXPECT_THAT([&] { saved<text_oarchive>(programme); },
                ::testing::ThrowsMessage<Error>(HasSubstr("/caseloads/0/act: found 99")));
}

// Described types of others keep their own way of being serialized.
struct Theirs {
    int number = 0;
    template <class Archive>
    void serialize(Archive& archive, const unsigned int) {
        int doubled = 2 * number;
        archive& make_nvp("doubled", doubled);
        number = doubled / 2;
    }
};
BOOST_DESCRIBE_STRUCT(Theirs, (), (number))

TEST(BoostSerialization, LeavesTheDescribedTypesOfOthersAlone) {
    using namespace boost::archive;
    const std::string xml = saved<xml_oarchive>(Theirs{21});
    EXPECT_THAT(xml, HasSubstr("<doubled>42</doubled>"));
    EXPECT_EQ((loaded<xml_iarchive, Theirs>(xml)).number, 21);
}

}  // namespace
