// Documents are put in place at once, or not at all.

#include "datasets/official/output.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>
#include <sys/stat.h>

namespace affecta::test {
namespace {

namespace fs = std::filesystem;

struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "affecta-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), {}));
  }
};

std::string content(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_CASE("a committed document replaces what was there; the folder holds nothing else") {
  const Folder folder;
  const fs::path path = folder.path / "result.json";
  std::ofstream(path) << "yesterday";
  {
    auto output = Output::open(path.string());
    REQUIRE(output.has_value());
    output->write("to");
    output->write("day");
    CHECK(content(path) == "yesterday");
    REQUIRE(output->commit().has_value());
  }
  CHECK(content(path) == "today");
  CHECK(folder.files() == 1);
  CHECK((fs::status(path).permissions() & fs::perms::owner_read) != fs::perms::none);
}

TEST_CASE("a document that is not committed leaves everything as it was") {
  const Folder folder;
  const fs::path path = folder.path / "result.json";
  {
    auto output = Output::open(path.string());
    REQUIRE(output.has_value());
    output->write("half a res");
  }
  CHECK(folder.files() == 0);
}

TEST_CASE("a link stays a link, its target is replaced") {
  const Folder folder;
  std::ofstream(folder.path / "target.json") << "yesterday";
  fs::create_symlink("target.json", folder.path / "link.json");
  auto output = Output::open((folder.path / "link.json").string());
  REQUIRE(output.has_value());
  output->write("today");
  REQUIRE(output->commit().has_value());
  CHECK(fs::is_symlink(folder.path / "link.json"));
  CHECK(content(folder.path / "target.json") == "today");
}

TEST_CASE("what cannot be written is refused by name") {
  const Folder folder;
  const std::string path = (folder.path / "absent" / "result.json").string();
  const auto output = Output::open(path);
  REQUIRE_FALSE(output.has_value());
  CHECK(output.error().code == RefusalCode::file_not_writable);
  CHECK(output.error().where == path);
  const auto directory = Output::open(folder.path.string());
  CHECK_FALSE(directory.has_value());

  auto full = Output::open("/dev/full");
  REQUIRE(full.has_value());
  full->write("something");
  const auto committed = full->commit();
  REQUIRE_FALSE(committed.has_value());
  CHECK(committed.error().where == "/dev/full");
}

}  // namespace
}  // namespace affecta::test
