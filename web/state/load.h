/// A slow thing as a value one looks at every frame: not asked for, on its way, here, or failed.
#pragma once

#include <utility>
#include <variant>

#include "core/base/result.h"

namespace ego::web {

template <class T>
class Load {
 public:
  /// True until somebody asks for it.
  bool absent() const { return state_.index() == 0; }
  bool pending() const { return state_.index() == 1; }
  /// The value, or null.
  const T* ready() const { return std::get_if<2>(&state_); }
  T* ready() { return std::get_if<2>(&state_); }
  /// Why there is none, or null.
  const Error* failed() const { return std::get_if<3>(&state_); }

  void start() { state_.template emplace<1>(); }
  void finish(T value) { state_.template emplace<2>(std::move(value)); }
  void finish(Result<T> result) {
    if (result.ok()) {
      finish(std::move(result).value());
    } else {
      fail(result.error());
    }
  }
  void fail(Error error) { state_.template emplace<3>(std::move(error)); }
  void forget() { state_.template emplace<0>(); }

 private:
  struct Absent {};
  struct Pending {};
  std::variant<Absent, Pending, T, Error> state_;
};

}  // namespace ego::web
