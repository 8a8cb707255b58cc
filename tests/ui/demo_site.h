/// The site's files for tests, made by the core from the bundled demo set and published tables: path to bytes.
#pragma once

#include <map>
#include <string>

namespace ui_test {

using Files = std::map<std::string, std::string>;

/// `site.json` and everything it names, for the demo and for EgoCross's published tables. Made once.
const Files& demo_site();

/// The bytes of one of the demo's submissions.
std::string demo_file(const std::string& name);

/// The bytes of a file of the repository; the test fails if it is not there.
std::string repository_file(const std::string& path);

}  // namespace ui_test
