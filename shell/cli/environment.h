/// What a command may touch. Tests hand in files and streams of their own.
#pragma once

#include <iosfwd>
#include <string>

#include "core/ports/file_sink.h"
#include "core/ports/file_source.h"

namespace ego::cli {

enum class Terminal { No, Yes };

struct Environment {
  FileSource& files;
  FileSink& sink;
  std::istream& in;
  std::ostream& out;  ///< results only
  std::ostream& err;  ///< messages and progress
  Terminal err_terminal = Terminal::No;
  std::string program_folder;  ///< where the program lies: assets are looked for from here
};

}  // namespace ego::cli
