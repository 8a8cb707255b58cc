/// The server alone, for tests/server: `server_main FOLDER [--host H] [--port N] [--isolate] [--echo-intake]`.
/// Prints `listening URL` on its first line, then serves until SIGINT or SIGTERM.
#include <cstring>
#include <iostream>
#include <string>

#include "server_stub/server.h"

namespace {

/// Tells how many bytes arrived, so that the seam can be tested from outside.
class EchoIntake final : public ego::server::IntakeHandler {
 public:
  ego::server::IntakeReply submit(ego::server::IntakeRequest request) override {
    return {202, "{\"bytes\":" + std::to_string(request.body.size()) + "}\n"};
  }
};

}  // namespace

int main(int argument_count, char** arguments) {
  ego::server::ServeOptions options;
  options.max_upload_bytes = 1 << 20;
  EchoIntake echo;
  ego::server::IntakeHandler* intake = nullptr;
  for (int i = 1; i < argument_count; ++i) {
    const std::string argument = arguments[i];
    if (argument == "--host" && i + 1 < argument_count)
      options.host = arguments[++i];
    else if (argument == "--port" && i + 1 < argument_count)
      options.port = std::stoi(arguments[++i]);
    else if (argument == "--isolate")
      options.isolation = ego::server::Isolation::CrossOrigin;
    else if (argument == "--echo-intake")
      intake = &echo;
    else
      options.folder = argument;
  }
  ego::server::ServeEvents events;
  events.listening = [](std::string_view url) { std::cout << "listening " << url << std::endl; };
  events.warning = [](std::string_view line) { std::cerr << "warning: " << line << std::endl; };
  events.problem = [](std::string_view line) { std::cerr << line << std::endl; };
  return ego::server::serve(options, events, intake);
}
