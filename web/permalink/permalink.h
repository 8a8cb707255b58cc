/// Permalinks: the part of the URL after `#` holds the whole view. Two pure functions, inverse of each other on canonical links.
/// Source: explorer.md section 8. `table` is ours: which published table a board shows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "web/state/query.h"

namespace ego::web {

inline constexpr std::size_t kMaxPlainFragment = 1900;  ///< longer ones are deflated into `z`
inline constexpr std::size_t kMaxFragment = 1 << 20;  ///< what is read at all, also after inflation

/// What was wrong with a link; the rest of it applies all the same.
enum class LinkFault : std::uint8_t {
  UnknownView,  ///< board shown instead
  BadTargets,  ///< too few or too many for the view
  BadValue,  ///< this key's value is not understood; its default applies
  BadCompression,  ///< `z` damaged; board shown instead
  NewerGrammar,  ///< `v` is higher than ours
};

struct LinkNotice {
  LinkFault fault = LinkFault::BadValue;
  std::string part;  ///< the view or key it is about
};

struct ParsedLink {
  Query query;
  std::vector<LinkNotice> notices;
};

/// Values a bare link stands for; left out of canonical links.
struct LinkDefaults {
  std::string profile;  ///< the benchmark's first
  std::string table;  ///< the benchmark's first
  std::string column = "overall";
  ChartKind chart = ChartKind::Items;  ///< of the analysis view
};

/// The view that `fragment` names. Never fails: what is not understood becomes a notice.
/// @param fragment  with or without the leading `#`; not trusted
ParsedLink parse_permalink(std::string_view fragment);

/// The canonical fragment with its leading `#`. Equal views give equal strings.
std::string write_permalink(const Query& query, const LinkDefaults& defaults);

/// `board`, `pair`, ...
std::string_view view_name(ViewKind view);

}  // namespace ego::web
