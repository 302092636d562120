# GoogleTest, compiled for the other machine from Debian's sources of it.
set(gtest_root /usr/src/googletest)
add_library(gtest_for_target STATIC
    ${gtest_root}/googletest/src/gtest-all.cc
    ${gtest_root}/googlemock/src/gmock-all.cc
    ${gtest_root}/googletest/src/gtest_main.cc)
target_include_directories(gtest_for_target SYSTEM
    PUBLIC ${gtest_root}/googletest/include ${gtest_root}/googlemock/include
    PRIVATE ${gtest_root}/googletest ${gtest_root}/googlemock)
target_compile_features(gtest_for_target PUBLIC cxx_std_20)
add_library(GTest::gmock ALIAS gtest_for_target)
add_library(GTest::gtest_main ALIAS gtest_for_target)
