/// Ids are types: a QuestionId cannot be compared with a VideoId by mistake.
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace ego {

/// A stable text id of one kind of thing; `Tag` keeps the kinds apart at compile time.
template <class Tag>
struct Id {
  std::string value;  ///< as written in the source, after the alias rules of the benchmark; never empty once read

  Id() = default;
  explicit Id(std::string text) : value(std::move(text)) {}

  friend bool operator==(const Id&, const Id&) = default;
  friend auto operator<=>(const Id&, const Id&) = default;
};

using QuestionId = Id<struct QuestionTag>;    ///< one question of a benchmark, e.g. `17` or `adaptation/dev_Art_1`
using VideoId = Id<struct VideoTag>;          ///< one source video: the cluster of the statistics
using RowId = Id<struct RowTag>;              ///< one row of a board: a model's run
using BenchmarkId = Id<struct BenchmarkTag>;  ///< registry id, e.g. `egocross`
using ProfileId = Id<struct ProfileTag>;      ///< scoring profile, e.g. `egocross-strict`
using ColumnId = Id<struct ColumnTag>;        ///< column of a board, e.g. `surgery`

}  // namespace ego

template <class Tag>
struct std::hash<ego::Id<Tag>> {
  std::size_t operator()(const ego::Id<Tag>& id) const noexcept { return std::hash<std::string>{}(id.value); }
};
