#include <cstddef>
#include <cstdint>

#include "core/io/xlsx/sheet_content.h"
#include "core/io/xlsx/workbook.h"
#include "core/io/zip_reader.h"
#include "core/io/zip_writer.h"

// Bytes that are no archive stand for the sheet itself: a fuzzer finds XML sooner than packed XML.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (!ego::io::is_zip(bytes)) {
    ego::io::ZipWriter zip;
    static_cast<void>(zip.add("xl/workbook.xml", "<w xmlns:r=\"r\"><sheets><sheet r:id=\"a\"/></sheets></w>"));
    static_cast<void>(zip.add("xl/_rels/workbook.xml.rels", "<r><e Id=\"a\" Target=\"s.xml\"/></r>"));
    static_cast<void>(zip.add("xl/sharedStrings.xml", bytes));
    static_cast<void>(zip.add("xl/s.xml", bytes));
    bytes = zip.finish();
  }
  const auto archive = ego::io::ZipArchive::open(bytes, "x");
  if (!archive || !ego::io::is_workbook(archive.value())) return 0;
  static_cast<void>(ego::io::sheet_content(archive.value(), bytes, "x"));
  return 0;
}
