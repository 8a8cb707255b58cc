/// From the target of a request line to a path below the served folder. Strict: what is not plainly a path is refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ego::server {

/// A path below the served folder.
struct RequestPath {
  std::vector<std::string>
      segments;  ///< decoded; none is empty, `.`, `..` or holds a separator; empty = the folder itself
  bool ends_with_slash = true;        ///< a folder was asked for by its name

  /// Segments joined with `/`, without a leading one.
  std::string joined() const;
  /// True if a segment begins with a dot: such files are never served.
  bool hidden() const;
};

/// The path a request target names, query and fragment cut off.
///
/// @param target  as on the request line, not decoded, e.g. `/data/a%20b.json?x=1`
/// @return  nothing if the target is no absolute path, has a broken or over-long escape, an encoded slash, a backslash,
///          a control character (NUL above all), an empty segment, or a segment `.` or `..` in any spelling
std::optional<RequestPath> parse_request_path(std::string_view target);

}  // namespace ego::server
