/// Collects what a site is made of: published tables, scored benchmarks, the demo, the page's files.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/site/site.h"
#include "shell/cli/inputs.h"
#include "shell/cli/published_input.h"
#include "shell/cli/site_command.h"

namespace ego::cli {

/// Everything that SiteInput points into; it must outlive the call of build_site.
struct SiteParts {
  /// Owned by pointer: BenchmarkPart keeps addresses while more parts are added.
  struct Part {
    LoadedPublished published;
    ScoredRows scored;
    Report report;
  };
  std::vector<std::unique_ptr<Part>> parts;
  site::SiteInput input;
};

/// Order of benchmarks: those with published tables as in kSeedOrder, then the other scored ones, the demo last.
/// @error those of reading and scoring
Result<SiteParts> collect_site(const SiteCommand& command, Environment& environment, Progress& progress,
                               Diagnostics& diagnostics);

}  // namespace ego::cli
