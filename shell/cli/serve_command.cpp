#include "shell/cli/serve_command.h"

#include <mutex>
#include <ostream>

#include "core/base/quote.h"
#include "server_stub/server.h"

namespace ego::cli {

void ServeCommand::declare(CLI::App& app) {
  app.add_option("DIR", folder, "folder to serve, as written by `egoscope site`")->capture_default_str();
  app.add_option("--host", host, "address to listen on")->capture_default_str();
  app.add_option("--port", port, "port; 0 = a free one")->check(CLI::Range(0, 65535))->capture_default_str();
  app.add_flag("--isolated", isolated, "send the headers of a cross-origin isolated page");
  app.add_flag("--quiet", quiet, "do not print requests");
}

ExitCode ServeCommand::run(Environment& environment) const {
  server::ServeOptions options;
  options.folder = folder;
  options.host = host;
  options.port = port;
  options.isolation = isolated ? server::Isolation::CrossOrigin : server::Isolation::Off;
  std::mutex printing;  // requests are answered from many threads
  server::ServeEvents events;
  events.listening = [&](std::string_view url) { environment.out << url << std::endl; };
  events.warning = [&](std::string_view line) { environment.err << "warning: " << line << std::endl; };
  events.problem = [&](std::string_view line) { environment.err << line << std::endl; };
  if (!quiet) {
    events.answered = [&](std::string_view method, std::string_view target, int status) {
      const std::lock_guard<std::mutex> lock(printing);
      environment.err << status << ' ' << single_line(method) << ' ' << single_line(target) << std::endl;
    };
  }
  return static_cast<ExitCode>(server::serve(options, events));
}

}  // namespace ego::cli
