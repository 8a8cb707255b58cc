/// SIGINT and SIGTERM as a call on an ordinary thread, so that stopping needs no global state and no async-safe code.
#pragma once

#include <functional>
#include <thread>

#include <csignal>

namespace ego::server {

/// Blocks SIGINT and SIGTERM for this thread and all threads it starts later, and calls back once when one arrives.
/// Construct it before starting other threads. On destruction the former signal mask of this thread is back.
class StopSignal {
 public:
  explicit StopSignal(std::function<void()> on_stop);
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

 private:
  sigset_t former_mask_{};
  std::thread waiter_;
};

}  // namespace ego::server
