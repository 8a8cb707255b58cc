// Files of the Video-R1 family: recognised to be refused.
// Source: formats.md section 3.7, video-mmmu.md section 5.1.6 (tulerfeng/Video-R1#69).
#include "core/io/importer.h"
#include "core/io/rows.h"

namespace ego::io {
namespace {

bool fits(const Content& content) {
  const json::Value* row = first_row(content);
  return row != nullptr && row->find("problem_id") != nullptr && row->find("problem_type") != nullptr &&
         row->find("solution") != nullptr;
}

Result<std::vector<Submission>> import(Content& content, const ImportContext&) {
  return make_error(
      Code::OtherRevision,
      "a Video-R1 file: its options are relettered, the image placeholder is gone, and the file first shipped "
      "pointed at question-only videos (tulerfeng/Video-R1#69); its answers compare with no board",
      content.label, "run the benchmark's own questions");
}

}  // namespace

const Importer kVideoR1Importer{"video-r1", fits, import};

}  // namespace ego::io
