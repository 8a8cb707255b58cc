#include "core/benchmarks/egocross/facts.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>

#include "core/model/macro_column.h"
#include "core/text/ascii.h"

namespace ego::egocross {
namespace {

using text::ascii_equal_ignoring_case;

struct Name {
  std::string_view en;
  std::string_view zh;
};

constexpr std::array<Name, 4> kDomains{{{"Surgery", "\u624b\u672f"},
                                        {"Industry", "\u5de5\u4e1a"},
                                        {"XSports", "\u6781\u9650\u8fd0\u52a8"},
                                        {"Animal", "\u52a8\u7269"}}};

constexpr std::array<Name, 4> kTasks{{{"Identification", "\u8bc6\u522b"},
                                      {"Localization", "\u5b9a\u4f4d"},
                                      {"Prediction", "\u9884\u6d4b"},
                                      {"Counting", "\u8ba1\u6570"}}};

struct Dataset {
  std::string_view name;
  std::size_t domain;  ///< index in kDomains
};

constexpr std::array<Dataset, 5> kDatasets{
    {{"CholecTrack20", 0}, {"EgoSurgery", 0}, {"ENIGMA", 1}, {"ExtrameSportFPV", 2}, {"EgoPet", 3}}};

struct SubTask {
  Name name;
  std::size_t task;  ///< index in kTasks
};

constexpr std::array<SubTask, 15> kSubTasks{{
    {{"action temporal localization", "\u52a8\u4f5c\u65f6\u95f4\u5b9a\u4f4d"}, 1},
    {{"object counting", "\u7269\u4f53\u8ba1\u6570"}, 3},
    {{"interaction identification", "\u4ea4\u4e92\u8bc6\u522b"}, 0},
    {{"dominant held-object identification", "\u4e3b\u624b\u6301\u7269\u8bc6\u522b"}, 0},
    {{"object spatial localization", "\u7269\u4f53\u7a7a\u95f4\u5b9a\u4f4d"}, 1},
    {{"object not visible identification", "\u4e0d\u53ef\u89c1\u7269\u4f53\u8bc6\u522b"}, 0},
    {{"interaction temporal localization", "\u4ea4\u4e92\u65f6\u95f4\u5b9a\u4f4d"}, 1},
    {{"next direction prediction", "\u4e0b\u4e00\u65b9\u5411\u9884\u6d4b"}, 2},
    {{"next interaction prediction", "\u4e0b\u4e00\u4ea4\u4e92\u9884\u6d4b"}, 2},
    {{"action sequence identification", "\u52a8\u4f5c\u5e8f\u5217\u8bc6\u522b"}, 0},
    {{"special action identification", "\u7279\u6b8a\u52a8\u4f5c\u8bc6\u522b"}, 0},
    {{"next action prediction", "\u4e0b\u4e00\u52a8\u4f5c\u9884\u6d4b"}, 2},
    {{"next phase prediction", "\u4e0b\u4e00\u9636\u6bb5\u9884\u6d4b"}, 2},
    {{"sport identification", "\u8fd0\u52a8\u8bc6\u522b"}, 0},
    {{"animal identification", "\u52a8\u7269\u8bc6\u522b"}, 0},
}};

/// `object counting` -> `object-counting`.
std::string identifier(std::string_view name) {
  std::string id = text::ascii_lower(name);
  std::replace(id.begin(), id.end(), ' ', '-');
  return id;
}

using Slice = std::vector<std::pair<std::string, std::string>>;

Column make_column(std::string id, std::string title, std::string title_zh, std::string_view group, Slice slice) {
  Column column;
  column.id = ColumnId{std::move(id)};
  column.title = std::move(title);
  column.title_zh = std::move(title_zh);
  column.group = group;
  column.slice = std::move(slice);
  return column;
}

std::string capitalised(std::string_view text) {
  std::string out{text};
  out[0] = text::ascii_upper(out[0]);
  return out;
}

std::string_view canonical(std::string_view name, std::span<const Name> names) {
  for (const Name& known : names) {
    if (ascii_equal_ignoring_case(known.en, name)) return known.en;
  }
  return {};
}

}  // namespace

std::string_view domain_of_dataset(std::string_view dataset) {
  for (const Dataset& known : kDatasets) {
    if (ascii_equal_ignoring_case(known.name, dataset)) return kDomains[known.domain].en;
  }
  return {};
}

std::string_view canonical_dataset(std::string_view name) {
  for (const Dataset& known : kDatasets) {
    if (ascii_equal_ignoring_case(known.name, name)) return known.name;
  }
  return name;
}

std::string_view canonical_domain(std::string_view name) { return canonical(name, kDomains); }
std::string_view canonical_task(std::string_view name) { return canonical(name, kTasks); }

std::string_view task_of_sub_task(std::string_view sub_task) {
  for (const SubTask& known : kSubTasks) {
    if (ascii_equal_ignoring_case(known.name.en, sub_task)) return kTasks[known.task].en;
  }
  return {};
}

std::vector<std::string_view> domain_names() {
  std::vector<std::string_view> names;
  names.reserve(kDomains.size());
  for (const Name& domain : kDomains) names.push_back(domain.en);
  return names;
}

std::vector<Column> make_columns() {
  std::vector<Column> columns;
  columns.push_back(make_column("overall", "Overall", "\u603b\u5206", "overall", {}));
  columns.push_back(
      make_column("macro", "Mean of the domains", "\u56db\u4e2a\u9886\u57df\u7684\u5e73\u5747", "overall", {}));
  columns.back().metric = std::string(kMacroMetric) + "domain";
  for (const Name& domain : kDomains) {
    columns.push_back(make_column(identifier(domain.en), std::string{domain.en}, std::string{domain.zh}, "domain",
                                  {{"domain", std::string{domain.en}}}));
  }
  for (const Name& task : kTasks) {
    columns.push_back(make_column(identifier(task.en), std::string{task.en}, std::string{task.zh}, "task",
                                  {{"task", std::string{task.en}}}));
  }
  for (const Name& domain : kDomains) {
    for (const Name& task : kTasks) {
      columns.push_back(make_column(identifier(domain.en) + "." + identifier(task.en),
                                    std::string{domain.en} + " \u00b7 " + std::string{task.en},
                                    std::string{domain.zh} + " \u00b7 " + std::string{task.zh}, "domain x task",
                                    {{"domain", std::string{domain.en}}, {"task", std::string{task.en}}}));
    }
  }
  for (const SubTask& sub_task : kSubTasks) {
    columns.push_back(make_column(identifier(sub_task.name.en), capitalised(sub_task.name.en),
                                  std::string{sub_task.name.zh}, "sub_task",
                                  {{"sub_task", std::string{sub_task.name.en}}}));
    columns.back().shown_by_default = false;
  }
  for (const Dataset& dataset : kDatasets) {
    columns.push_back(make_column("dataset." + identifier(dataset.name), std::string{dataset.name},
                                  std::string{dataset.name}, "dataset", {{"dataset", std::string{dataset.name}}}));
    columns.back().shown_by_default = false;
  }
  return columns;
}

}  // namespace ego::egocross
