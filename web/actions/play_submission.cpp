#include <utility>

#include <fmt/format.h>

#include "core/json/writer.h"
#include "web/actions/apply_play.h"
#include "web/views/seen_frames.h"

namespace ego::web {
namespace {

/// `2026-11-28T20:15:00Z` of milliseconds since 1970. Source: Hinnant, "chrono-Compatible Low-Level Date Algorithms".
std::string utc_text(std::int64_t ms) {
  constexpr std::int64_t kMsPerSecond = 1000;
  constexpr std::int64_t kSecondsPerDay = 86400;
  const std::int64_t secs = ms / kMsPerSecond;
  const std::int64_t z = secs / kSecondsPerDay + 719468;  // days since 0000-03-01
  const std::int64_t era = z / 146097;
  const std::int64_t day_of_era = z - era * 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;  // from March
  const std::int64_t day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  const std::int64_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  const std::int64_t of_day = secs % kSecondsPerDay;
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", year, month, day, of_day / 3600, of_day / 60 % 60,
                     of_day % 60);
}

Prediction prediction_of(const PlayAnswer& answer, const Question& question) {
  Prediction out;
  out.id = question.id.value;
  if (answer.option && *answer.option < question.options.size())
    out.answer = std::string(1, static_cast<char>('A' + *answer.option));
  else if (!answer.text.empty())
    out.answer = answer.text;
  else
    out.answer = json::Value{};  // "I do not know": said, and no answer
  out.finish = answer.unknown ? "skipped" : "stop";
  if (answer.confidence) out.extras.emplace_back("confidence", json::number(*answer.confidence));
  if (answer.window_secs) {
    out.extras.emplace_back("t_ask", json::number(*answer.window_secs));
    out.extras.emplace_back("x", json::Object{{"late", is_late(answer)}});
  }
  out.extras.emplace_back("t_done", json::number(answer.secs));
  return out;
}

/// The conditions that the run's form has a place for: which frames, and whether there was sound.
json::Value video_value(const PlayConditions& conditions) {
  json::Object video;
  if (conditions.sound == PlaySound::Off) video.emplace_back("audio", false);
  if (const auto plan = read_plan(conditions.seen)) {
    const bool rate = plan->rule == media::FrameSampling::FixedRate;
    const bool inside = plan->rule == media::FrameSampling::InteriorPoints;
    if (rate)
      video.emplace_back("fps", json::number(plan->amount));
    else
      video.emplace_back("frames", json::number(static_cast<std::int64_t>(plan->amount)));
    video.emplace_back("sampling", rate ? "fixed-rate" : inside ? "uniform-interior" : "uniform-endpoints");
  }
  return video;
}

/// All conditions in words, in English as the rest of the file.
std::string condition_notes(const PlayConditions& conditions) {
  std::string notes = conditions.seen.empty() ? ", whole clip" : ", only the frames of " + conditions.seen;
  notes += conditions.sound == PlaySound::Off ? ", no sound" : ", with sound";
  notes += conditions.replay == Replay::Once ? ", clip once" : ", replay";
  notes += conditions.window == AnswerWindow::Short
               ? fmt::format(", answers within {} s of the clip's end", kAnswerWindowSecs)
               : std::string(", no time limit");
  return notes + (conditions.order == PlayOrder::Streaming ? ", streaming order" : ", seeded order");
}

}  // namespace

Submission play_submission(const PlaySession& session, const QuestionSet& questions) {
  const PlaySettings& settings = session.settings;
  Submission out;
  out.model.id = fmt::format("human/{:x}-{}", settings.seed, session.items.size());
  out.model.name = fmt::format("Human, {} items", session.answers.size());
  out.model.kind = "human";
  out.row = RowId(out.model.id);
  out.benchmark = session.bench;
  // A person who saw the options in another order than models did is not compared as if that were nothing.
  out.run.mode = settings.shuffled ? "options-shuffled" : "full";
  const std::string notes =
      fmt::format("play: set {}, {} items, seed {:x}, options {}, reference shown {}", settings.set,
                  session.items.size(), settings.seed, settings.shuffled ? "shuffled" : "as published",
                  settings.reveal == GoldReveal::AfterEach ? "after each item" : "at the end") +
      condition_notes(settings.conditions);
  json::Object run{{"id", fmt::format("play-{:x}", settings.seed)},
                   {"harness", json::Object{{"name", "egoscope play"}}},
                   {"notes", notes}};
  if (json::Value video = video_value(settings.conditions); !video.if_object()->empty())
    run.emplace_back("video", std::move(video));
  if (session.started_ms > 0) run.emplace_back("started", utc_text(session.started_ms));
  out.run.raw = std::move(run);
  for (const PlayAnswer& answer : session.answers) {
    if (const auto question = questions.find(answer.item))
      out.predictions.push_back(prediction_of(answer, questions.questions[*question]));
  }
  return out;
}

}  // namespace ego::web
