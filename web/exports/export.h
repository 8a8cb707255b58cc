/// Answers the reader's wish to take something along: makes the file and hands it to the host as an effect.
#pragma once

#include <string>

#include "web/exports/sources.h"
#include "web/exports/write_table.h"

namespace ego::web {

/// Version, benchmark, revision, profile, hashes; filter and link of the shown view.
Provenance provenance_of(const AppState& state, const Views& views);

/// The name of a file without its ending: letters, digits and hyphens; a hyphen for everything else.
std::string plain_stem(std::string text);

/// Text that names data, version and view so that another person finds the same numbers.
std::string citation(const AppState& state, const Views& views);

/// The rows a reader has chosen (ExportRows::Chosen), tab-separated with a header line: what is copied from the page. Empty where
/// the view has no table.
std::string selection_text(const AppState& state, const Views& views);

/// Fulfils state.export_wish, if there is one, from what the views hold now.
void advance_export(AppState& state, const Views& views);

}  // namespace ego::web
