/// What a model answered: predictions as they were sent, never trimmed, never corrected.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.h"
#include "core/json/raw_members.h"
#include "core/json/value.h"
#include "core/model/retrieval_matrix.h"

namespace ego {

/// One answer. lmms-eval: resps / filtered_resps; VLMEvalKit: prediction.
struct Prediction {
  std::string id;                          ///< as sent (after JSON or CSV reading): question id or alias
  std::string track;  ///< as sent, lower case, e.g. `adaptation`, `question_only`; empty if none
  std::optional<std::string> response;  ///< raw reply, byte for byte (WTF-8); nothing = none sent
  std::optional<json::Value> answer;  ///< extracted by the sender, any JSON value; nothing = none sent
  std::optional<std::string> judge_response;  ///< raw reply of an LLM judge
  std::optional<json::Value> logged_answer;  ///< what the harness says it parsed (`parsed_pred`)
  std::optional<std::string> filtered_response;  ///< the reply after the harness's filter, where it differs in kind
  std::optional<bool> stored_success;  ///< the file's own right/wrong flag
  std::optional<json::Value> row_gold;  ///< gold as the row states it: compared with the annotations, never used
  std::string error;  ///< sender's error text; empty if none
  std::string finish;  ///< `stop`, `length`, ...; empty if unknown
  json::RawMembers extras;  ///< fields kept for checks, e.g. `question_id`, `dataset`
  bool row_has_doc = false;  ///< the harness wrote the question into the row (`doc`)
  std::uint64_t row = 0;  ///< data record from 1
  std::uint64_t line = 0;  ///< line in the file from 1; 0 = unknown
  std::uint32_t input = 0;  ///< which of Submission::inputs the row came from
};

/// Which run of its item a row is, from 0: the schema's `repeat`; 0 without one.
std::uint64_t repeat_of(const Prediction& prediction);

/// Who answered.
struct ModelInfo {
  std::string id;  ///< stable, unique on a board
  std::string name;
  std::string organization;
  std::string url;
  std::string weights;  ///< `open`, `closed`, `unknown`
  std::string parent;  ///< model id this one was trained from
  std::string stage;  ///< e.g. `baseline`, `prompt`, `sft`, `rl`
  std::string kind = "model";  ///< `model`, `human`, `baseline`
  std::optional<double> parameters;
};

/// How it was run. Anything but mode `full` is an ablation and never ranks.
struct RunInfo {
  std::string mode = "full";  ///< `full`, `blind`, `question-only`, ...
  std::string harness;  ///< e.g. `lmms-eval 0.7.2`; empty if unknown
  json::Value raw;  ///< the `run` object as sent, for provenance; null if none
};

/// A file that went in.
struct InputInfo {
  std::string label;  ///< base name or `archive.zip!member`
  std::string sha256;
  std::uint64_t bytes = 0;
  std::string importer;  ///< name from formats.md section 3
  std::uint64_t rows = 0;
};

/// A score the file itself claims: recomputed from its answers, or all there is of the row where it has none.
struct ClaimedScore {
  std::string name;  ///< e.g. `summary.accuracy`
  json::Value value;
  std::optional<std::uint64_t> n = {};      ///< items behind it, as stated
  std::optional<std::uint64_t> right = {};  ///< of them right, as stated
  std::optional<double> full_scale = {};    ///< what a share of 1 is written as, 1 or 100; nothing = not stated
  std::optional<double> standard_error = {};  ///< in the value's unit
  std::string error_convention = {};  ///< `cr1`, `cr0`, `miller`, `iid`; `reported` where the file names none
};

/// All predictions of one model run.
struct Submission {
  RowId row;  ///< model id, made unique on the board
  ModelInfo model;
  RunInfo run;
  std::string benchmark;  ///< as stated by the file; empty if not stated
  std::string track;  ///< as stated by the file or its name; empty if none
  std::string split;  ///< as stated by the file; empty if not stated
  bool from_map = false;  ///< an object `{id: answer}`: any small JSON object looks like one
  std::vector<InputInfo> inputs;
  std::vector<Prediction> predictions;  ///< in file order, repeats included
  std::vector<ClaimedScore> claimed;
  std::shared_ptr<const RetrievalMatrix> matrix;  ///< retrieval only; null otherwise
};

/// Label of the file that a row came from (Prediction::input); empty if the submission names no files.
inline std::string_view input_label(const Submission& submission, std::uint32_t input) {
  return input < submission.inputs.size() ? std::string_view{submission.inputs[input].label} : std::string_view{};
}

/// Label of the only file; empty if the submission is of several, or names none: what is said of all of them is of no one.
inline std::string_view only_label(const Submission& submission) {
  return submission.inputs.size() == 1 ? std::string_view{submission.inputs.front().label} : std::string_view{};
}

}  // namespace ego
