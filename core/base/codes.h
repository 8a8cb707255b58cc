/// The stable message codes of the validation contract. Never reused, never renumbered; messages may change.
/// Source: formats.md section 7.2.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ego {

/// Errors 1-99 print as E0nn, warnings 101-199 as W1nn, infos 201-299 as I2nn.
enum class Code : std::uint16_t {
  UnreadableFile = 1,        ///< cannot be opened or read
  EmptyFile = 2,             ///< no bytes or no records
  NotText = 3,               ///< encoding is not UTF-8 (or a convertible one)
  SyntaxError = 4,           ///< JSON, JSONL, CSV, XLSX, YAML, NPY
  UnknownFormat = 5,         ///< no importer recognises the content
  CodeCarryingFormat = 6,    ///< pickle and its kin; refused
  UnsafeArchive = 7,         ///< path escape, zip bomb, encryption, damage
  LimitExceeded = 8,         ///< size, depth, cell, rows
  AmbiguousFormat = 9,       ///< several importers fit
  WrongBenchmark = 10,       ///< wrong benchmark, split, track or phase
  MissingField = 11,         ///< a required field is absent
  AnswerNotAllowed = 12,     ///< not one of the allowed values
  WrongType = 13,            ///< field has another JSON type
  UnknownQuestionId = 14,    ///< id not in the registry
  DuplicateQuestionId = 15,  ///< same id twice with different content
  MissingQuestionIds = 16,   ///< coverage
  ContradictoryFields = 17,  ///< id against question_id, dataset, index
  OutOfRange = 18,           ///< number outside its range
  WrongShape = 19,           ///< matrix or score list
  NotFinite = 20,            ///< NaN or infinity
  ProtocolViolation = 21,    ///< recall without initial, round gap
  UnsupportedVersion = 22,   ///< higher major version
  ChecksumDiffers = 23,      ///< content does not fit its stated hash
  MissingAnnotations = 24,   ///< scoring needs annotations that are absent
  OtherRevision = 25,        ///< question or option text differs from the registry; or a refused relettered set
  InvalidPolicy = 26,        ///< gate policy file
  UnknownName = 27,          ///< unknown profile, column, metric or row
  MergeConflict = 28,        ///< same key, different content
  DamagedJournal = 29,       ///< before its last line
  UnrelatedFiles = 30,       ///< report, items file and inputs do not belong together

  IdenticalDuplicate = 101,      ///< the first counts
  MissingScoredWrong = 102,      ///< missing ids count as wrong
  EmptyReplies = 103,            ///< replies with no text
  ErrorReplies = 104,            ///< replies that are error texts
  UnparsedReplies = 105,         ///< no recognisable answer
  SuspiciousLetters = 106,       ///< one letter at or above the threshold
  AnswerNormalised = 107,        ///< case, space, full-width; or answer against reply
  RowsDropped = 108,             ///< the profile leaves rows out of the denominator
  CutByTokenLimit = 109,         ///< replies that end at the token limit
  ConvertedEncoding = 110,       ///< text converted from another encoding
  SpreadsheetLoss = 111,         ///< a spreadsheet may have lost text
  OtherLogLayout = 112,          ///< layout of another harness version
  NoAnswerSentinel = 113,        ///< known text for "no answer"
  RowNumbersAsIds = 114,         ///< pairs only with the same revision
  SecretRedacted = 115,          ///< key-like field removed
  UnknownFields = 116,           ///< ignored
  LooksLikeAblation = 117,       ///< question-only or blind run given as full
  ImpossibleValue = 118,         ///< published value is not k/n
  PartsDoNotAddUp = 119,         ///< parts against totals
  FewClusters = 120,             ///< fewer than 20
  ClaimedScoreDiffers = 121,     ///< stored score against the recomputed one
  UnequalRepeats = 122,          ///< numbers of repeats differ
  DuplicateKeyOrOption = 123,    ///< duplicate JSON key, or two options with one text
  IncompleteLastLine = 124,      ///< journal cut in the middle of a line
  RetrievalTimeUnknown = 125,    ///< Every Eval Ever export
  UnitUnclear = 126,             ///< percent or fraction
  IdsMatchAfterFolding = 127,    ///< after folding case or spaces
  StandardErrorUnnamed = 128,    ///< no named convention
  MergeConflictResolved = 129,   ///< by rule
  MixedVersions = 130,           ///< servers or engines differed within a run

  Recognised = 201,        ///< what was recognised
  AbsentColumns = 202,     ///< columns without items by construction
  ProfileUsed = 203,       ///< profile and version
  DuplicateOptions = 204,  ///< items whose options repeat a text
};

enum class Severity : std::uint8_t { Error, Warning, Info };

/// `E012`, `W107`, `I201`.
std::string to_string(Code code);
/// `error`, `warning`, `info`.
std::string_view to_string(Severity severity);
/// By the code's number.
Severity severity_of(Code code);

}  // namespace ego
