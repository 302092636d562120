#include <sociaaldomein/io/load.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sociaaldomein/core/sha256.hpp>
#include <sociaaldomein/io/archive.hpp>

#include "io/problems.hpp"

namespace sociaaldomein {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing_io::document;
using testing_io::Folder;
using Paths = std::vector<std::filesystem::path>;

std::vector<std::string> problems(const Folder& folder, const Paths& paths) {
    return folder.without_path(testing_io::problems_of([&] { load(paths); }));
}

TEST(Load, DocumentedExample) {
    const Folder folder;
    const Paths paths{folder.write("zwolle.json", document("\"id\": \"zwolle\""))};
    EXPECT_TRUE(load(paths).programme == load_documents(paths).programme);
    EXPECT_EQ(load(paths).programme.id.str(), "zwolle");
    const std::string name = paths.front().string();
    EXPECT_TRUE(load({name}).programme == load_documents({name}).programme);
    EXPECT_TRUE(load({name.c_str()}).programme == load(paths).programme);
}

TEST(Load, SeveralDocuments) {
    const Folder folder;
    const Paths paths{folder.write("a.json", document("\"id\": \"zwolle\"")),
                      folder.write("b.JSON", document("\"name\": \"Zwolle\""))};
    const Loaded loaded = load(paths);
    EXPECT_EQ(loaded.programme.id.str(), "zwolle");
    EXPECT_EQ(loaded.programme.name.nl, "Zwolle");
    EXPECT_EQ(loaded.inputs.size(), 2U);
}

TEST(Load, AnArchive) {
    const Folder folder;
    const Programme programme =
        load_document_text(document(R"("id": "p", "tracks": [{"id": "t", "number": 3}])")).programme;
    const std::string bytes = to_archive(programme);
    const Loaded loaded = load(Paths{folder.write("p.sdm", bytes)});
    EXPECT_TRUE(loaded.programme == programme);
    EXPECT_TRUE(loaded.writable);
    ASSERT_EQ(loaded.inputs.size(), 1U);
    EXPECT_EQ(loaded.inputs[0].sha256, sha256_hex(bytes));
}

TEST(Load, AnArchiveThatIsCorruptOrNotValidNamesItsFile) {
    const Folder folder;
    Programme programme;
    programme.tracks.emplace_back().id = Id<Track>("t");
    programme.caseloads.emplace_back().id = Id<Caseload>("c");
    programme.caseloads[0].track = Id<Track>("u");
    std::string bytes = to_archive(programme);
    EXPECT_THAT(problems(folder, {folder.write("p.sdm", bytes)}),
                ElementsAre(HasSubstr("dangling_reference p.sdm: /caseloads/c/track")));
    bytes[30] = static_cast<char>(bytes[30] ^ 1);
    EXPECT_THAT(problems(folder, {folder.write("p.sdm", bytes)}), ElementsAre(HasSubstr("corrupt p.sdm")));
}

TEST(Load, WhatItCannotRead) {
    const Folder folder;
    const auto json = folder.write("a.json", document(""));
    const auto archive = folder.write("p.sdm", to_archive(Programme{}));
    EXPECT_THAT(problems(folder, {}), ElementsAre(HasSubstr("out_of_domain load: paths is empty")));
    EXPECT_THAT(problems(folder, {json, archive}),
                ElementsAre(HasSubstr(
                    "out_of_domain p.sdm: found an archive beside other files, expected it alone")));
    EXPECT_THAT(problems(folder, {archive, archive}),
                ElementsAre(HasSubstr("found an archive beside other files")));
    EXPECT_THAT(
        problems(folder, {folder.write("a.xlsx", "x")}),
        ElementsAre(HasSubstr("out_of_domain a.xlsx: found the extension \".xlsx\", expected .json")));
    EXPECT_THAT(problems(folder, {folder.path() / "none.sdm"}),
                ElementsAre(HasSubstr("io none.sdm: found no such file")));
    LoadOptions options;
    options.max_bytes = 10;
    EXPECT_THAT(testing_io::problems_of([&] { load(Paths{archive}, options); }),
                ElementsAre(HasSubstr("limit_exceeded")));
}

}  // namespace
}  // namespace sociaaldomein
