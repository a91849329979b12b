// Behaviour files: every field is there, known, and within its limits.
#include "server/simulation/people/behaviour.h"

#include <functional>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

namespace affecta::simulation {
namespace {

namespace json = boost::json;

Result<Behaviour> read(const std::string& text) {
  return read_behaviour(Document::from_text(text, "mine.json"));
}

// Of the shipped file, once it is changed.
Result<Behaviour> changed(const std::function<void(json::value&)>& change) {
  json::value value = json::parse(shipped_behaviour_text());
  change(value);
  return read(json::serialize(value));
}

void check_refused(const Result<Behaviour>& read, RefusalCode code, const std::string& path,
                   const std::string& what) {
  INFO("expected: " << path);
  REQUIRE_FALSE(read);
  INFO(read.error().message());
  CHECK(read.error().code == code);
  CHECK(read.error().where.find("mine.json") != std::string::npos);
  CHECK(read.error().where.find("$." + path) != std::string::npos);
  CHECK(read.error().what.find(what) != std::string::npos);
}

TEST_CASE("the shipped behaviour is read, field by field") {
  const auto same = changed([](json::value&) {});
  REQUIRE(same);
  CHECK(same->answering.prompt == shipped_behaviour().answering.prompt);
  const auto other = changed([](json::value& file) {
    file.at_pointer("/mistakes/restored") = 123;
    file.at_pointer("/contracts/last_day") = 77;
  });
  REQUIRE(other);
  CHECK(other->mistakes.restored == 123);
  CHECK(other->contracts.last_day == 77);
  CHECK(other->contracts.candidates == shipped_behaviour().contracts.candidates);
}

TEST_CASE("a value beyond its limit is refused by its path, value and limit") {
  using enum RefusalCode;
  const auto set = [](const std::string& pointer, const json::value& value) {
    return changed([&](json::value& file) { file.at_pointer(pointer) = value; });
  };
  check_refused(set("/leaving/silently", 1001), integer_out_of_range, "leaving.silently",
                "1001, the least is 0 and the most 1000");
  check_refused(set("/answering/prompt", -1), integer_out_of_range, "answering.prompt",
                "-1, the least is 0 and the most 1000");
  check_refused(set("/complementary/wishes_at_once", 11), integer_out_of_range,
                "complementary.wishes_at_once", "11, the least is 1 and the most 10");
  check_refused(set("/formations/days_between", 0), integer_out_of_range, "formations.days_between",
                "0, the least is 1");
  check_refused(set("/contracts/last_day", 1), integer_out_of_range, "contracts.last_day",
                "1, the least is first_day");
  check_refused(set("/answering/prompt", "often"), wrong_type, "answering.prompt", "an integer");
  check_refused(set("/answering", 7), wrong_type, "answering", "an object");
}

TEST_CASE("a field that is unknown, missing or there twice is refused by its path") {
  using enum RefusalCode;
  check_refused(
      changed([](json::value& file) { file.at_pointer("/help").as_object()["mercy"] = 1; }),
      unknown_field, "help.mercy", "no such field; there are asks_a_day");
  check_refused(changed([](json::value& file) { file.as_object()["weather"] = 1; }), unknown_field,
                "weather", "no such field");
  check_refused(
      changed([](json::value& file) { file.at_pointer("/help").as_object().erase("accepts"); }),
      missing_field, "help.accepts", "missing");
  check_refused(changed([](json::value& file) { file.as_object().erase("ordering"); }),
                missing_field, "ordering", "missing");
  check_refused(read(R"({"mistakes": {"restored": 1, "restored": 1}})"), duplicate_field,
                "mistakes.restored", "a second time");
}

TEST_CASE("a behaviour file that is not there is refused by its name") {
  const auto read = read_behaviour(std::string("/nowhere/mine.json"));
  REQUIRE_FALSE(read);
  CHECK(read.error().code == RefusalCode::file_unreadable);
}

}  // namespace
}  // namespace affecta::simulation
