/// Dropped rows that the reader keeps in this browser between visits. The host holds the files they came from under a key; the state has
/// names and sizes. At the next visit the files go the way of a drop again: no other way leads to a score.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "web/state/drop.h"

namespace ego::web {

/// Most bytes of all kept files together: what every browser gives a site without asking.
inline constexpr std::uint64_t kMostKeptBytes = 64'000'000;

struct KeptRow {
  std::string sent;  ///< id as the file has it
  std::string row;  ///< id on the board of this page; empty while it is not there
  friend bool operator==(const KeptRow&, const KeptRow&) = default;
};

enum class KeptPhase : std::uint8_t {
  Saving,  ///< the host writes the files
  Listed,  ///< from an earlier visit, not read yet
  Asked,  ///< the host reads the files
  Reading,  ///< they are being scored
  Here,
  Failed,  ///< kept, but the rows are not on the board: see `trouble`
};

/// The files of one drop, kept once for all of its rows that the reader wants.
struct KeptBatch {
  std::string key;  ///< names it in the browser
  std::string bench;
  std::uint64_t bytes = 0;
  std::vector<KeptRow> rows;
  KeptPhase phase = KeptPhase::Listed;
  std::string trouble;  ///< why the rows could not be brought back, in the words of the error
  std::uint32_t number = 0;  ///< DropBatch::number of this visit; 0 = kept in an earlier one
};

enum class KeptList : std::uint8_t { Unasked, Asked, Here };

struct KeptRows {
  KeptList list = KeptList::Unasked;
  std::vector<KeptBatch> batches;
  DropBatch reading;  ///< files of an earlier visit on their way to the board
};

// ---- what the host is asked for
struct ListKept {};  ///< the answer is KeptListed
/// Keeps the files of a drop of this visit, or what is said of files that are kept already; the answer is KeptSaved or KeptRefused.
struct SaveKept {
  std::string key;
  std::string about;  ///< kept_about()
  std::uint32_t number = 0;  ///< DropBatch::number
};
struct DeleteKept {
  std::string key;
};
struct FetchKept {
  std::string key;
};  ///< the answer is KeptArrived or KeptRefused
using KeptRequest = std::variant<ListKept, SaveKept, DeleteKept, FetchKept>;

/// What is kept beside the files: benchmark and rows, as JSON.
std::string kept_about(const KeptBatch& batch);
/// The host's list, JSON `[[key, bytes, about], ...]`; what is not of this form is left out.
std::vector<KeptBatch> read_kept_list(std::string_view json);

/// Bytes of all kept files.
std::uint64_t kept_bytes(const KeptRows& kept);
/// The batch that keeps this row of the board; null if none does.
const KeptBatch* find_kept(const KeptRows& kept, std::string_view row);
/// True while rows of this benchmark are on their way to its board.
bool brings_kept(const KeptRows& kept, std::string_view bench);
/// The same, or nobody knows yet.
bool kept_coming(const KeptRows& kept, std::string_view bench);

}  // namespace ego::web
