#pragma once
/// Marks what a shared build of the library offers to programs that link it. Layer: core.
///
/// Put `SD_EXPORT` on every public function that is not inline and on every public class with one. A static
/// library needs no marks, and must have none: linked into somebody's plugin it would export our names from it.
/// The build defines SOCIAALDOMEIN_SHARED for a shared library and all who use it, and SOCIAALDOMEIN_BUILDING
/// only while the library itself is compiled.

#if !defined(SOCIAALDOMEIN_SHARED)
#define SD_EXPORT
#elif defined(_WIN32) && defined(SOCIAALDOMEIN_BUILDING)
#define SD_EXPORT __declspec(dllexport)
#elif defined(_WIN32)
#define SD_EXPORT __declspec(dllimport)
#else
#define SD_EXPORT __attribute__((visibility("default")))
#endif
