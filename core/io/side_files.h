/// Files that harnesses write beside their predictions, told by their names.
/// Source: formats.md section 3.2.
#pragma once

#include <string_view>

namespace ego::io {

/// True for VLMEvalKit's `status.json`, `..._score.json|csv|tsv|xlsx`, `..._rating.json`, `..._acc.json|csv|tsv|xlsx`, and the
/// `config.json` of run folders: passed over where they lie in a folder, read where somebody names them.
/// @param label  a file's name, with or without folders
bool is_side_file(std::string_view label);

}  // namespace ego::io
