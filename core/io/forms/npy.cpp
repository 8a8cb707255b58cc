#include "core/io/forms/npy.h"

#include <bit>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "core/base/little_endian.h"
#include "core/io/code_carrying.h"

namespace ego::io {
namespace {

constexpr std::string_view kMagic = "\x93NUMPY";
constexpr std::size_t kVersionAt = 6;

/// What follows `'name':` in the header, without leading blanks.
std::string_view field(std::string_view header, std::string_view name) {
  const std::string quoted = "'" + std::string(name) + "':";
  const std::size_t at = header.find(quoted);
  if (at == std::string_view::npos) return {};
  header.remove_prefix(at + quoted.size());
  const std::size_t begin = header.find_first_not_of(' ');
  return begin == std::string_view::npos ? std::string_view{} : header.substr(begin);
}

/// `(9668, 3842)`
std::optional<std::pair<std::size_t, std::size_t>> shape_of(std::string_view text) {
  if (!text.starts_with('(')) return std::nullopt;
  const char* const end = text.data() + text.size();
  std::size_t rows = 0;
  std::size_t columns = 0;
  const auto first = std::from_chars(text.data() + 1, end, rows);
  if (first.ec != std::errc{}) return std::nullopt;
  const char* at = first.ptr;
  while (at != end && (*at == ',' || *at == ' ')) ++at;
  const auto second = std::from_chars(at, end, columns);
  if (second.ec != std::errc{} || second.ptr == end || *second.ptr != ')') return std::nullopt;
  return std::pair(rows, columns);
}

}  // namespace

bool is_npy(ByteView bytes) { return bytes.starts_with(kMagic); }

Result<NpyMatrix> read_npy(ByteView bytes, std::string_view label) {
  const auto broken = [&](std::string message) {
    return make_error(Code::SyntaxError, std::move(message), std::string(label),
                      "save it with numpy.save(FILE, matrix.astype('<f4')) in C order");
  };
  if (std::optional<Error> refused = refuse_code_carrying(bytes, label)) return *refused;
  if (!is_npy(bytes) || bytes.size() < kVersionAt + 6) return broken("no NPY header");
  const auto major = static_cast<unsigned char>(bytes[kVersionAt]);
  if (major != 1 && major != 2) return broken("an NPY version other than 1 and 2");
  const std::size_t length_bytes = major == 1 ? 2 : 4;
  const std::size_t header_at = kVersionAt + 2 + length_bytes;
  const auto header_size = static_cast<std::size_t>(little_endian(bytes, kVersionAt + 2, length_bytes));
  if (header_size > bytes.size() - header_at) return broken("the header is cut");
  const std::string_view header = bytes.substr(header_at, header_size);
  const std::string_view type = field(header, "descr");
  NpyMatrix matrix;
  matrix.single_precision = type.starts_with("'<f4'");
  if (!matrix.single_precision && !type.starts_with("'<f8'")) return broken("not of little-endian float32 or float64");
  if (!field(header, "fortran_order").starts_with("False")) return broken("in Fortran order");
  const auto shape = shape_of(field(header, "shape"));
  if (!shape) return broken("not of two dimensions");
  matrix.rows = shape->first;
  matrix.columns = shape->second;
  if (matrix.columns != 0 && matrix.rows > kMaxMatrixValues / matrix.columns) {
    return make_error(Code::LimitExceeded, "more than " + std::to_string(kMaxMatrixValues) + " numbers",
                      std::string(label));
  }
  const std::size_t count = matrix.rows * matrix.columns;
  const std::size_t width = matrix.single_precision ? 4 : 8;
  const std::size_t data_at = header_at + header_size;
  if (bytes.size() - data_at != count * width) return broken("the data is not as long as its shape says");
  matrix.values.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t bits = little_endian(bytes, data_at + i * width, width);
    matrix.values.push_back(matrix.single_precision ? double{std::bit_cast<float>(static_cast<std::uint32_t>(bits))}
                                                    : std::bit_cast<double>(bits));
  }
  return matrix;
}

}  // namespace ego::io
