/// What a benchmark must provide. A benchmark is one folder under core/benchmarks and one line in registry.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/sha256.h"
#include "core/benchmarks/failure_hints.h"
#include "core/json/value.h"
#include "core/model/knowledge.h"
#include "core/model/question.h"
#include "core/model/row_reading.h"
#include "core/model/score.h"
#include "core/model/submission.h"
#include "core/model/verdict.h"
#include "core/ports/file_source.h"

namespace ego::json {
class RecordTable;
}  // namespace ego::json

namespace ego {

/// Which rows form the denominator.
enum class Denominator : std::uint8_t {
  RowsPresent,  ///< rows of the file, repeats included, less those the profile drops; missing stands beside
  AllItems,     ///< every question (of a submitted track); missing counts as wrong
};

/// Whether an item of this outcome is in it.
bool in_denominator(Denominator denominator, Outcome outcome);

/// A named, versioned way to score. Published scorers disagree; each is a profile.
struct Profile {
  ProfileId id;
  std::string version;   ///< ours, e.g. `1.0`
  std::string title;     ///< one line for people
  std::string title_zh;
  std::string question_type;  ///< `close`, `open` or empty for both
  std::string source;    ///< repo@commit, paper section or our specification
  Denominator denominator = Denominator::AllItems;
  bool counts_repeats =
      false;  ///< every row of a repeated id counts; otherwise the first, or the mean of declared repeats
  bool shown_by_default = false;
};

struct BenchmarkInfo {
  BenchmarkId id;
  std::string title;
  std::string title_zh;
  std::string url;
  std::string license;              ///< of the annotations, as their source states it
  std::string cluster_key = "video";
  double suspicious_letter_share = 0.6;  ///< W106 threshold
};

/// Whether the SHA-256 of every input is taken for the report's provenance.
enum class Digests : std::uint8_t {
  Taken,
  LeftOut,  ///< InputInfo::sha256 stays empty: for callers that write no report
};

/// Options of an import; see core/io/import.h for the generic formats.
struct ImportOptions {
  std::string from;           ///< importer name that decides; empty = detect
  bool use_filtered = false;  ///< score the filtered reply of a harness log
  std::string id_field;       ///< overrides of the plain formats
  std::string answer_field;
  std::string scorer;         ///< which score of an Inspect log is meant; empty = the first
  std::string participant;    ///< of TeleEgo files whose path names none, e.g. `P1`
  std::string row_name;       ///< model id for files that state none; empty = from the file
  Digests digests = Digests::Taken;
  /// How a digest is taken: hosts may have faster instructions for the same 64 digits.
  std::string (*sha256)(ByteView bytes) = sha256_hex;
};

/// A benchmark-native import format: recognised by content.
struct NativeFormat {
  std::string_view name;  ///< from formats.md section 3
  /// How the content looks; `document` is null for content that is no single JSON document (JSONL, CSV). Its list of
  /// records may be cut to the first few.
  bool (*recognise)(const json::Value& document);
  /// Turns the document into submissions; row-level problems go to diagnostics.
  /// @param table  the document's list of records where they were only scanned: `document` then holds but the first few of
  ///               them; null = the document is whole. Always null unless reads_records
  Result<std::vector<Submission>> (*import)(const json::Value& document, const json::RecordTable* table,
                                            std::string_view label, const ImportOptions& options,
                                            Diagnostics& diagnostics);
  bool reads_records = false;  ///< wants nothing of the document but its outline and the list of records
};

/// Where golden rows and cases find the real files they point at.
struct GoldenContext {
  FileSource* files = nullptr;
  std::string shared_root;  ///< the folder that holds `data/` and `golden/`
};

/// Nothing if the row holds; else one line that says what was expected and what came.
using Mismatch = std::optional<std::string>;

/// One change made to mend a file, or to fill a template.
struct Repair {
  std::string what;  ///< e.g. `letter case`, `identical duplicate left out`
  std::string id;  ///< as sent
  std::string field;  ///< empty if it is about the whole row
  std::string before;  ///< as sent, as text; empty if there was nothing
  std::string after;  ///< as written; empty if the row or answer is gone
  std::uint64_t row = 0;  ///< data record of the input from 1; 0 = none
};

/// A file made from a submission, with every change told.
struct MendedFile {
  std::string name;  ///< base name, e.g. `predictions.json`
  ByteBuffer bytes;
  std::vector<Repair> repairs;
};

/// Whether a file of the benchmark's own upload form would be taken by its server.
struct UploadState {
  std::vector<std::string> faults;  ///< e.g. `957 answers are empty`; empty = it can be uploaded

  bool ready() const { return faults.empty(); }
};

/// A question as the benchmark's own files name it.
struct OwnId {
  std::string part;  ///< that has files of its own, e.g. a track; empty where there is only one
  std::string id;  ///< unique within the part
};

/// The number of ours that a claimed score is compared with.
struct ClaimTarget {
  ColumnId column;
  ProfileId profile;
};

class Benchmark {
 public:
  virtual ~Benchmark() = default;

  virtual const BenchmarkInfo& info() const = 0;
  virtual std::span<const Profile> profiles() const = 0;

  /// The questions in these annotation files (any number, recognised by content).
  /// @error SyntaxError, MissingField, WrongBenchmark
  virtual Result<QuestionSet> read_annotations(std::span<const NamedBytes> files, Diagnostics& diagnostics) const = 0;

  /// Formats only this benchmark has.
  virtual std::span<const NativeFormat> native_formats() const { return {}; }

  /// Index of the question a prediction is for; nothing = unknown id.
  /// Default: QuestionSet::find(prediction.id). Overridden where the track matters.
  virtual std::optional<std::uint32_t> locate(const QuestionSet& questions, const Submission& submission,
                                              const Prediction& prediction) const;

  /// E010 or E011 of a row whose id is in the set but for its track: a track nobody knows, none, or one that the set lacks.
  /// Nothing if only the id can be blamed. Default: nothing. Overridden where the track matters.
  virtual std::optional<Error> wrong_row_track(const QuestionSet& questions, const Submission& submission,
                                               const Prediction& prediction) const;

  /// E010 if the track that the file as a whole declares is none of the set's. Default: nothing, it has no tracks.
  virtual std::optional<Error> wrong_track(const QuestionSet& questions, const Submission& submission) const;

  /// The set of this benchmark that ids of this look come from, e.g. `perception of Video-MMMU`; empty for any other look.
  virtual std::string set_of_row(const Prediction& prediction) const;

  /// What the benchmark's own files call a question. Default: by its id, in one part.
  virtual OwnId own_id(const Question& question) const;

  /// Splits what one file holds into board rows, e.g. question-only rows from full ones. Default: nothing to split.
  virtual std::vector<Submission> split_rows(std::vector<Submission> submissions) const { return submissions; }

  /// Submission-wide checks of the benchmark (W106, E017, E010 ...). Called once per submission by validate and score.
  virtual void check(const QuestionSet& questions, const ReadRows& rows, Diagnostics& diagnostics) const;

  /// What all profiles start from in a raw reply, read once for them. Pure. Default: nothing, profiles read each their way.
  virtual ReplyReading read_reply(std::string_view reply) const;

  /// The verdict of one prediction. Pure; must not look at other predictions.
  virtual Verdict judge(const Profile& profile, const Question& question, const Prediction& prediction) const = 0;
  /// The same verdict for a row that was read before. Default: judge(), for benchmarks without read_reply().
  /// @param reading  what read_reply() gave for the reply; as made if there is none
  virtual Verdict judge_read(const Profile& profile, const Question& question, const Prediction& prediction,
                             const ReplyReading& reading) const;

  /// What an answer that is not right may be suspected of, for a reviewer. Default: general_failure_hints().
  virtual std::vector<FailureHint> failure_hints(const Profile& profile, const Question& question,
                                                 const Prediction& prediction, const VerdictView& verdict) const;

  /// True if the question belongs to a part (track) that the submission did not run at all: an empty cell, not missing.
  virtual bool not_submitted(const QuestionSet& questions, const Submission& submission,
                             const Question& question) const;

  /// Replaces the plain right/n of a score where the profile computes it otherwise (weights, rounding, mean of tracks).
  /// `scores` come filled with counts, n, k and value = k/n. Default: keeps them.
  virtual void finish_scores(const Profile& profile, const QuestionSet& questions, const VerdictTable& verdicts,
                             std::vector<Score>& scores) const;

  /// Gains from one row to another under one profile, and by other rules of the benchmark. Default: it defines none.
  virtual std::vector<Knowledge> knowledge_gains(const QuestionSet& questions, const ScoredSubmission& before,
                                                 const ScoredSubmission& after, const ProfileId& profile) const;

  /// What a score that a file claims is recomputed as; nothing if it is not comparable. Default: nothing is.
  virtual std::optional<ClaimTarget> claim_target(const ClaimedScore& claim) const;

  /// The benchmark's own upload file: filled from the submission, or all ids with empty answers where there is none (null).
  /// An answer that cannot be read stays empty, none is invented. Default: nothing; io/fix.h then writes our form.
  virtual std::optional<MendedFile> fill_own_form(const QuestionSet& questions, const Submission* submission) const;

  /// Whether a file of the upload form could be uploaded; what no other check says goes to diagnostics as an error. Nothing
  /// for files of other forms. Default: nothing, no form of its own.
  virtual std::optional<UploadState> upload_state(const QuestionSet& questions, const Submission& submission,
                                                  Diagnostics& diagnostics) const;

  /// Checks one golden row of golden/<benchmark>/*.jsonl. Nothing is skipped: an unknown profile is a mismatch.
  virtual Mismatch check_golden_row(const json::Value& row, const GoldenContext& context) const = 0;
  /// Checks a case folder (`e2e/<case>`, `submissions/<case>`).
  virtual Mismatch check_golden_case(std::string_view folder, const GoldenContext& context) const = 0;
};

/// The profile with this id; null if the benchmark has none.
const Profile* find_profile(const Benchmark& benchmark, std::string_view id);

/// The profiles that count where none is named: those shown by default, else the first. Shape [>= 1].
std::vector<const Profile*> default_profiles(const Benchmark& benchmark);

}  // namespace ego
