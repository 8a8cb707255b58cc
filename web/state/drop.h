/// A batch of files the reader dropped: what they were recognised as, what is wrong with them, what became of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/diagnostics.h"
#include "core/base/result.h"
#include "core/model/submission.h"

namespace ego::web {

/// Most bytes of one batch: a page has 1.5 GB for the files, what is read from them, and everything else.
inline constexpr std::uint64_t kMostDropBytes = std::uint64_t{160} << 20U;

/// Work on a batch goes one step a frame, so that the page answers in between.
enum class DropPhase : std::uint8_t {
  None,     ///< nothing was dropped yet
  Waiting,  ///< files are here, nothing read
  Scoring,  ///< submissions are read, some wait to be scored
  Done,
};

/// One submission of the batch: the summary of formats.md 7.3.
struct DroppedRow {
  std::string row;  ///< id on the board of this page
  std::string sent;  ///< id as the file has it: another row of the board may have had it
  std::string importer;
  std::uint64_t rows = 0;
  std::uint64_t matched = 0;
  std::uint64_t missing = 0;
  std::uint64_t duplicate = 0;
  std::uint64_t unknown = 0;
  bool ids_checked = false;  ///< the questions were here: matched, missing, duplicate and unknown are known
  bool scored = false;  ///< joined the board
};

/// What became of a review file that was read.
struct RemarksTaken {
  std::size_t taken = 0;
  std::size_t already = 0;   ///< the same remark was here
  std::size_t otherwise = 0; ///< another remark of that name was here; it stays
  std::size_t unknown = 0;   ///< on questions that this benchmark does not have
};
struct DropBatch {
  DropPhase phase = DropPhase::None;
  std::uint32_t number = 0;  ///< what the host knows the batch by while it can keep its files; 0 = it cannot
  std::string bench;
  std::vector<std::string> wanted;       ///< of kept files, ids of the rows that were kept (as sent); empty = all
  std::vector<NamedBytes> files;         ///< emptied once read
  std::vector<std::string> labels;       ///< names of the files, for people
  std::uint64_t bytes = 0;
  std::vector<Submission> submissions;   ///< still to be scored
  std::vector<DroppedRow> rows;
  std::uint64_t questions_read = 0;  ///< from annotation files among the dropped ones
  bool remarks_read = false;  ///< a review file was among them
  RemarksTaken remarks;
  Diagnostics diagnostics;
  std::optional<Error> refused;          ///< file-level failure: nothing was imported
};

}  // namespace ego::web
