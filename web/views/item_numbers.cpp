#include "web/views/item_numbers.h"

#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "core/base/utf8.h"

namespace ego::web {
namespace {

std::optional<double> extra_number(const Prediction& prediction, std::string_view name) {
  const std::optional<json::Value> value = prediction.extras.find(name);
  const std::optional<double> number = value ? value->as_double() : std::nullopt;
  return number && std::isfinite(*number) ? number : std::nullopt;
}

std::optional<double> token_count(const Prediction& prediction, std::string_view which) {
  const std::optional<json::Value> tokens = prediction.extras.find("tokens");
  const json::Value* count = tokens ? tokens->find(which) : nullptr;
  const auto whole = count == nullptr ? std::nullopt : count->as_int();
  return whole ? std::optional(static_cast<double>(*whole)) : std::nullopt;
}

double code_points(std::string_view text) {
  double count = 0;
  for (std::size_t at = 0; at < text.size(); at += utf8_step(text, at).length) ++count;
  return count;
}

}  // namespace

std::optional<double> item_number(const Prediction& prediction, ItemNumber number) {
  switch (number) {
    case ItemNumber::Length:
      return prediction.response ? std::optional(code_points(*prediction.response)) : std::nullopt;
    case ItemNumber::Latency: return extra_number(prediction, "t_done");
    case ItemNumber::Confidence: return extra_number(prediction, "confidence");
    case ItemNumber::InputTokens: return token_count(prediction, "input");
    case ItemNumber::OutputTokens: return token_count(prediction, "output");
  }
  return std::nullopt;
}

Text item_number_title(ItemNumber number) {
  switch (number) {
    case ItemNumber::Length: return Text::NumberLength;
    case ItemNumber::Latency: return Text::NumberLatency;
    case ItemNumber::Confidence: return Text::NumberConfidence;
    case ItemNumber::InputTokens: return Text::NumberTokensIn;
    case ItemNumber::OutputTokens: return Text::NumberTokensOut;
  }
  return Text::NumberLength;
}

std::string item_number_text(ItemNumber number, double value) {
  const bool fine = number == ItemNumber::Latency || number == ItemNumber::Confidence;
  return fmt::format("{:.{}f}", value, fine ? 2 : 0);
}

}  // namespace ego::web
