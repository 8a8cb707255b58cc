/// What the panels show, as data: a tree of roles, texts and rectangles. The host keeps a DOM layer from it (shell/wasm/js/mirror.js).
/// Source: explorer.md section 10.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "web/mirror/rect.h"

namespace ego::web {

enum class Role : std::uint8_t {
  Text,
  Heading,
  Button,
  Tab,
  TabList,
  Toggle,
  Grid,
  Row,
  ColumnHeader,
  RowHeader,
  Cell,
  Status,
  Alert,
  Field,
  Group,
  List,
  ListItem,
  Image,
  Slider,  ///< `text` is the value in words, `row` the value from 1, `column` how many there are
  Area,  ///< a field of several lines
  Region,  ///< a panel: the focus is moved from one to the next
  Dialog,
  ListBox,
  Option,
  Link,  ///< `key` is the fragment it leads to
};

enum class SortMark : std::uint8_t { None, Ascending, Descending };

struct MirrorNode {
  Role role = Role::Text;
  std::uint32_t depth = 0;  ///< depth in the tree; children follow their parent
  std::uint32_t target = 0;  ///< id to activate by a click; 0 = nothing to click
  std::string key;  ///< language-free name for tests, e.g. `row/base`; may be empty
  std::string text;  ///< what is drawn
  std::string label;  ///< spoken instead of or beside the text; empty = the text
  std::string active;  ///< of a field with a list: key of the option that Enter takes; makes it a combobox
  Rect rect;
  std::int32_t row = 0;  ///< aria-rowindex from 1; 0 = none. Of a grid: number of rows
  std::int32_t column = 0;  ///< aria-colindex from 1; 0 = none. Of a grid: number of columns
  SortMark sort = SortMark::None;
  bool sortable = false;  ///< a column header that can be sorted by
  bool selected = false;  ///< selected, pressed or current
  bool disabled = false;
  bool covered = false;  ///< of a field: something is drawn over it, so the host must not show its own
};

/// Built anew while drawing. Cheap: texts are short and only what is visible is described.
class Mirror {
 public:
  void begin_frame();
  /// Adds a leaf. The reference is valid until the next call.
  MirrorNode& add(Role role, std::string_view key, std::string_view text, const Rect& rect);
  /// Adds a node whose children follow until close().
  MirrorNode& open(Role role, std::string_view key, std::string_view text, const Rect& rect);
  void close();
  /// The node added last. @pre there is one
  MirrorNode& last() { return nodes_.back(); }
  /// Takes the last leaf away and lets a click on its parent do what a click on it would. @pre it is the parent's first child
  void fold_last_into_parent();

  /// Takes the last leaf out, to be put() elsewhere: what is drawn inside a table but is no part of it. @pre it is a leaf
  MirrorNode take_last();
  /// Adds a node that was taken out, here.
  void put(MirrorNode node);

  /// Something is drawn over what was added before: fields under it are covered.
  void cover(const Rect& rect);

  const std::vector<MirrorNode>& nodes() const { return nodes_; }
  /// The first node with this key, or null.
  const MirrorNode* find(std::string_view key) const;

 private:
  std::vector<MirrorNode> nodes_;
  std::uint32_t depth_ = 0;
};

/// Key of the innermost region around the node with this target; empty if there is none.
std::string_view region_of(const Mirror& mirror, std::uint32_t target);

/// The tree as JSON for the DOM layer; equal trees give equal texts.
/// [{"r":"grid","k":key,"t":text,"l":label,"b":[x,y,w,h],"i":id,"ri":row,"ci":column,"s":sort,"on":1,"off":1,"cv":1,"ad":active,"c":[children]}]
std::string mirror_json(const Mirror& mirror);

}  // namespace ego::web
