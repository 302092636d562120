#pragma once
/// Reading a programme from whatever files hold it: documents or an archive (Dutch: inlezen). Layer: io.

#include <sociaaldomein/core/file_path.hpp>
#include <sociaaldomein/io/json.hpp>

namespace sociaaldomein {

/// Reads one archive (extension .sdm), or documents (.json) into one programme, in their order.
///
/// @throws Error  Errc::out_of_domain for no files, for an archive beside other files, or for another extension;
///                otherwise as load_documents() and load_archive(), also when what an archive holds is not valid
/// @par Cost      linear in the bytes read
/// @par Example   load({"zwolle.json"}) is load_documents({"zwolle.json"})   (test Load.DocumentedExample)
SD_EXPORT Loaded load(const FilePaths& paths, const LoadOptions& options = {});

}  // namespace sociaaldomein
