/// Codes of failure states, shown in the text layer so that tests and issues can name them.
/// Source: explorer.md section 14. X101, X102 and X110 (the program stopped) are the page's (shell/wasm/js/app.js, crash.js);
#pragma once

#include <string_view>

namespace ego::web::failure {

inline constexpr std::string_view kNoWasm = "X101";  ///< no WebAssembly or it did not arrive
inline constexpr std::string_view kNoWebgl = "X102";  ///< no WebGL 2
inline constexpr std::string_view kOutOfMemory = "X103";
inline constexpr std::string_view kDataMissing = "X104";  ///< a file of the site did not come
inline constexpr std::string_view kDataDamaged =
    "X105";  ///< a file of the site cannot be read, or is of a newer major version
inline constexpr std::string_view kLink = "X106";  ///< a part of the permalink is not understood
inline constexpr std::string_view kUnknownName =
    "X107";  ///< the link names a row, item, table or profile that is not here
inline constexpr std::string_view kNoRanges = "X108";  ///< the host sends whole files alone, and this one is too large
inline constexpr std::string_view kMedia = "X109";  ///< a clip cannot be fetched, taken apart or decoded here

inline constexpr std::string_view kNothingFits = "X111";  ///< filters took every row or item away
inline constexpr std::string_view kDataChanged = "X112";  ///< the link is pinned to other data than the site has

}  // namespace ego::web::failure
