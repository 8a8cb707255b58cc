#include <catch2/catch_test_macros.hpp>

#include "web/state/site_json.h"

using namespace ego;
using namespace ego::web;

TEST_CASE("site.json: files of a benchmark are found, foreign urls are left out", "[web][site]") {
  Diagnostics diagnostics;
  const auto site = read_site_json(R"({"format":"egoscope.site","version":"1.0","title":"T","benchmarks":[
      {"id":"demo","title":{"en":"Demo","zh":"\u6f14\u793a"},"report":"data/demo/report.json","registry":"https://example.org/x.json",
       "published":"../up.json","logs":[{"row":"a/b","path":"data/demo/logs/a_b.zip"},{"row":"c","path":"/etc/passwd"}],
       "media":{"base":"data/demo/","posters":{"media/a.webm":"posters/a.jpg"}}},
      {"id":"plain"}]})",
                                   "site.json", diagnostics);
  REQUIRE(site.ok());
  REQUIRE(site.value().benchmarks.size() == 2);
  const SiteBenchmark& demo = site.value().benchmarks[0];
  CHECK(demo.title == "Demo");
  CHECK(demo.title_zh == "\u6f14\u793a");
  CHECK(demo.report_url == "data/demo/report.json");
  CHECK(demo.registry_url.empty());
  CHECK(demo.published_url.empty());
  REQUIRE(demo.log_urls.size() == 1);
  CHECK(demo.log_urls[0].row == "a/b");
  REQUIRE(demo.poster_urls.size() == 1);
  CHECK(demo.poster_urls[0].second == "data/demo/posters/a.jpg");
  CHECK(site.value().benchmarks[1].title == "plain");
}

TEST_CASE("site.json: another format, a newer version and no benchmarks are refused", "[web][site]") {
  Diagnostics diagnostics;
  CHECK(read_site_json("{}", "site.json", diagnostics).error().code == Code::UnknownFormat);
  CHECK(read_site_json(R"({"format":"egoscope.site","version":"2.0","benchmarks":[]})", "site.json", diagnostics)
            .error()
            .code == Code::UnsupportedVersion);
  CHECK(read_site_json(R"({"format":"egoscope.site","version":"1.0","benchmarks":[]})", "site.json", diagnostics)
            .error()
            .code == Code::MissingField);
  CHECK(read_site_json("{", "site.json", diagnostics).error().code == Code::SyntaxError);
}
