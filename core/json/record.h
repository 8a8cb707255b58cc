/// One record of a file, whether it was built as a value or only scanned: importers read both through the same few words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/python_dialect.h"
#include "core/json/raw_members.h"
#include "core/json/value.h"

namespace ego::json {

/// Where a value stands in a text: 8 bytes, since files have tens of millions of them.
struct RawToken {
  std::uint32_t begin = 0;  ///< byte offset
  std::uint32_t size : 31 = 0;
  std::uint32_t escaped : 1 = 0;  ///< a string with an escape in it; meaningless for other kinds
};
/// Texts of this size and more are not scanned: their tokens could not be told.
inline constexpr std::size_t kMostRawBytes = std::size_t{1} << 31U;

/// A member of a record; perhaps absent. Valid as long as the record's text or value is.
class Field {
 public:
  Field() = default;
  explicit Field(const Value* value) : value_(value) {}
  Field(const char* token, RawToken place) : token_(token), size_(place.size), escaped_(place.escaped != 0) {}
  /// @param member  found()
  explicit Field(const PythonMember& member)
      : token_(member.token.data()), size_(static_cast<std::uint32_t>(member.token.size())), escaped_(member.escaped) {}

  bool found() const { return value_ != nullptr || token_ != nullptr; }
  /// @pre found()
  Kind kind() const;
  bool is_string() const { return found() && kind() == Kind::String; }
  bool is_object() const { return found() && kind() == Kind::Object; }
  bool is_null() const { return found() && kind() == Kind::Null; }
  /// Nothing unless it is true or false.
  std::optional<bool> boolean() const;
  /// The text of a string; empty for absent members and other kinds.
  std::string text() const;
  /// The same without a copy where none is needed.
  /// @param room  kept by the caller as long as the view; grows, is never shrunk: its own text means nothing
  std::string_view text(std::string& room) const;
  /// True for a string that begins so; looks at no more of a scanned one than it must.
  bool starts_with(std::string_view prefix) const;
  /// True for two strings of one text.
  bool same_text(const Field& other) const;
  /// A string as it is, a number as written; nothing for other kinds and absent members.
  std::optional<std::string> id_text() const;
  /// The same without a copy where none is needed.
  /// @param room  as for text()
  std::optional<std::string_view> id_text(std::string& room) const;
  /// The selected members of an object: shape [names], absent where it has none of that name, or is no object.
  /// @pre names and out have one size, at most kMostNames
  void members(std::span<const std::string_view> names, std::span<Field> out) const;
  static constexpr std::size_t kMostNames = 8;
  /// The first item of a list; absent if it is empty or no list.
  Field first_item() const;
  /// Null if it is absent.
  Value value() const;
  /// The same member, to be kept. Nothing is kept of an absent one.
  void keep(std::string_view name, RawMembers& out) const;
  /// The value as written, if it was only scanned; else empty.
  std::string_view token() const { return {token_, size_}; }

 private:
  const Value* value_ = nullptr;
  const char* token_ = nullptr;
  std::uint32_t size_ = 0;
  bool escaped_ = false;
};

/// The keys of scanned records that have the same ones in the same order; no key stands twice.
struct RecordShape {
  std::uint32_t id = 0;  ///< small and dense, one scanner's
  std::vector<std::string> keys;

  /// Place of the key; keys.size() if there is none.
  std::size_t place(std::string_view key) const;
};

/// An object, or (only where it was built as a value) something else that stands in the place of one.
class Record {
 public:
  explicit Record(const Value& value) : value_(&value) {}
  /// @param text    what the tokens are places in
  /// @param values  shape [shape.keys]
  Record(const RecordShape& shape, std::string_view text, const RawToken* values)
      : shape_(&shape), text_(text.data()), values_(values) {}

  bool is_object() const { return shape_ != nullptr || value_->is_object(); }
  Kind kind() const { return shape_ != nullptr ? Kind::Object : value_->kind(); }
  /// The member of that name (the last one, if repeated).
  Field find(std::string_view key) const;
  /// Calls `visit(name, field)` for each member, in order of writing.
  template <class Visit>
  void for_each(Visit visit) const {
    if (shape_ != nullptr) {
      for (std::size_t i = 0; i < shape_->keys.size(); ++i) visit(std::string_view(shape_->keys[i]), at(i));
    } else if (const Object* members = value_->if_object()) {
      for (const Member& member : *members) visit(std::string_view(member.first), Field(&member.second));
    }
  }
  /// Null if the record was built as a value.
  const RecordShape* shape() const { return shape_; }
  /// @pre shape() and place < shape()->keys.size()
  Field at(std::size_t place) const { return {text_ + values_[place].begin, values_[place]}; }

 private:
  const RecordShape* shape_ = nullptr;
  const char* text_ = nullptr;
  const RawToken* values_ = nullptr;
  const Value* value_ = nullptr;
};

/// What was found out about a shape, kept for the next record of that shape.
template <class Plan>
class PlanOfShape {
 public:
  /// `make(record)` for the first record of each shape and for every record that has none.
  /// @return  valid until the next call
  template <class Make>
  const Plan& of(const Record& record, Make make) {
    if (record.shape() == nullptr) return single_ = make(record);
    const std::size_t id = record.shape()->id;
    if (id >= plans_.size()) plans_.resize(id + 1);
    std::optional<Plan>& kept = plans_[id];
    if (!kept) kept = make(record);
    return *kept;
  }

 private:
  std::vector<std::optional<Plan>> plans_;
  Plan single_;
};

/// A member's name with its place in one shape: found once, then read without comparing names.
struct FieldPlace {
  static constexpr std::size_t kAbsent = static_cast<std::size_t>(-1);

  std::string_view name;
  std::size_t place = kAbsent;  ///< in the shape; meaningless for records without one

  FieldPlace() = default;
  /// @param key  empty = no member
  FieldPlace(const Record& record, std::string_view key);
  Field in(const Record& record) const {
    if (name.empty()) return {};
    if (record.shape() == nullptr) return record.find(name);
    return place == kAbsent ? Field{} : record.at(place);
  }
};

}  // namespace ego::json
