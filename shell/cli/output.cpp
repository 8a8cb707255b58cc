#include "shell/cli/output.h"

#include <ostream>

namespace ego::cli {

Status write_output(Environment& environment, std::string_view path, ByteView bytes) {
  if (!path.empty() && path != "-") return environment.sink.write_all(path, bytes);
  environment.out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  environment.out.flush();
  if (environment.out) return Ok{};
  return make_error(Code::UnreadableFile, "standard output cannot be written");
}

Status write_folder(Environment& environment, std::string_view folder, const std::vector<OutputFile>& files) {
  EGO_TRY([[maybe_unused]] const Ok made, environment.sink.make_folder(folder));
  for (const OutputFile& file : files) {
    EGO_TRY([[maybe_unused]] const Ok written,
            environment.sink.write_all(std::string(folder) + "/" + file.name, file.bytes));
  }
  return Ok{};
}

}  // namespace ego::cli
