// Opening an Inspect log by its central directory: the samples are not read.
//   inspect_open LOG.eval   prints one line of JSON: samples, milliseconds of CPU time to open, and to read them all
#include <ctime>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "core/io/bundle.h"
#include "core/io/inspect/inspect_log.h"
#include "core/io/zip_reader.h"

namespace {

double cpu_ms() { return static_cast<double>(std::clock()) * 1000.0 / CLOCKS_PER_SEC; }

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: inspect_open LOG.eval\n", stderr);
    return 4;
  }
  std::ifstream in(argv[1], std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const double start = cpu_ms();
  auto archive = ego::io::ZipArchive::open(bytes, "log.eval");
  if (!archive) {
    std::fprintf(stderr, "%s\n", ego::format_line(archive.error()).c_str());
    return 3;
  }
  ego::io::Bundle bundle(ego::io::BundleKind::Inspect, "log.eval", "");
  bundle.set_archive(std::make_shared<const ego::io::ZipArchive>(std::move(archive).value()));
  ego::Diagnostics diagnostics;
  const auto log = ego::io::open_inspect_log(bundle, diagnostics);
  const double opened = cpu_ms();
  if (!log) return 3;
  std::size_t read = 0;
  for (const ego::io::InspectEntry& entry : log.value().samples) {
    read += ego::io::read_inspect_sample(bundle, entry, diagnostics).ok() ? 1 : 0;
  }
  std::printf("{\"bench\":\"inspect_open\",\"samples\":%zu,\"read\":%zu,\"open_ms\":%.1f,\"read_all_ms\":%.1f}\n",
              log.value().samples.size(), read, opened - start, cpu_ms() - opened);
  return 0;
}
