#include "server_stub/stop_signal.h"

#include <utility>

#include <pthread.h>

namespace ego::server {
namespace {

constexpr int kEndOfWaiting = SIGUSR1;  // sent to the waiting thread alone, when the server stopped by itself

}  // namespace

StopSignal::StopSignal(std::function<void()> on_stop) {
  sigset_t awaited;
  sigemptyset(&awaited);
  sigaddset(&awaited, SIGINT);
  sigaddset(&awaited, SIGTERM);
  sigaddset(&awaited, kEndOfWaiting);
  pthread_sigmask(SIG_BLOCK, &awaited, &former_mask_);
  waiter_ = std::thread([awaited, on_stop = std::move(on_stop)] {
    int arrived = 0;
    if (sigwait(&awaited, &arrived) == 0 && arrived != kEndOfWaiting) on_stop();
  });
}

StopSignal::~StopSignal() {
  pthread_kill(waiter_.native_handle(), kEndOfWaiting);
  waiter_.join();
  pthread_sigmask(SIG_SETMASK, &former_mask_, nullptr);
}

}  // namespace ego::server
