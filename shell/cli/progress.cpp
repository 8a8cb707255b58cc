#include "shell/cli/progress.h"

#include <ostream>

#include "core/base/quote.h"

namespace ego::cli {

Progress::~Progress() { clear(); }

void Progress::step(std::string_view text) {
  if (form_ == ProgressForm::Silent) return;
  const std::string line = single_line(text);
  if (environment_.err_terminal == Terminal::No) {
    environment_.err << line << '\n';
    return;
  }
  environment_.err << "\r\033[K" << line << std::flush;
  line_open_ = true;
}

void Progress::clear() {
  if (line_open_) environment_.err << "\r\033[K" << std::flush;
  line_open_ = false;
}

}  // namespace ego::cli
