/// A value or the reason there is none. File-level failure travels by Result; row-level problems go to Diagnostics.
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "core/base/diagnostics.h"

namespace ego {

/// Why an operation gave no value: a diagnostic that stops the operation.
using Error = Diagnostic;

/// Shorthand for an Error with a code, a message, the file's label and advice.
inline Error make_error(Code code, std::string message, std::string input = {}, std::string suggestion = {}) {
  Error error;
  error.code = code;
  error.message = std::move(message);
  error.input = std::move(input);
  error.suggestion = std::move(suggestion);
  return error;
}

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  explicit operator bool() const { return ok(); }
  bool ok() const { return state_.index() == 0; }
  /// @pre ok()
  T& value() & { return *std::get_if<0>(&state_); }
  const T& value() const& { return *std::get_if<0>(&state_); }
  T&& value() && { return std::move(*std::get_if<0>(&state_)); }
  /// @pre !ok()
  const Error& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

/// Success without a value.
struct Ok {};
using Status = Result<Ok>;

}  // namespace ego

#define EGO_CONCAT_INNER(a, b) a##b
#define EGO_CONCAT(a, b) EGO_CONCAT_INNER(a, b)
/// `EGO_TRY(const Foo foo, make_foo());` declares foo, or returns the error from the enclosing function.
#define EGO_TRY(declaration, ...)                                                              \
  auto EGO_CONCAT(ego_try_, __LINE__) = (__VA_ARGS__);                                         \
  if (!EGO_CONCAT(ego_try_, __LINE__).ok()) { return EGO_CONCAT(ego_try_, __LINE__).error(); } \
  declaration = std::move(EGO_CONCAT(ego_try_, __LINE__)).value()
