// What the protocol refuses, and how it says so; what hostile connections get.
#include <mutex>
#include <thread>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "server/http/problem.h"
#include "tests/unit/http/client.h"
#include "tests/unit/http/echo.h"

using namespace affecta;
using namespace affecta::http;
using namespace affecta::http::test;
using std::chrono::milliseconds;

namespace {

boost::json::object document_of(const Reply& reply) {
  REQUIRE(reply.fields.at("content-type") == "application/problem+json");
  return boost::json::parse(reply.body).as_object();
}

std::string text_of(const boost::json::object& document, const char* field) {
  REQUIRE(document.contains(field));
  return document.at(field).as_string().c_str();
}

// That this is the last answer of its connection, and names value, limit and setting.
void expect_refusal(Client& client, int status, const std::string& code, const std::string& value,
                    const std::string& limit, const std::string& setting) {
  const auto reply = client.reply();
  REQUIRE(reply);
  CHECK(reply->status == status);
  CHECK(reply->fields.at("connection") == "close");
  const auto document = document_of(*reply);
  CHECK(text_of(document, "code") == code);
  CHECK(text_of(document, "value") == value);
  CHECK(text_of(document, "limit") == limit);
  CHECK(text_of(document, "setting") == setting);
  CHECK(client.is_closed());
}

// Without value and limit.
void expect_malformed(Server& server, const std::string& request) {
  INFO(request);
  Client client(server.port());
  client.send(request);
  client.end_sending();
  const auto reply = client.reply();
  REQUIRE(reply);
  CHECK(reply->status == 400);
  CHECK(text_of(document_of(*reply), "code") == "malformed-request");
  CHECK(client.is_closed());
}

Limits with(milliseconds Limits::*limit, milliseconds value) {
  Limits limits;
  limits.*limit = value;
  return limits;
}

}  // namespace

using Fields = decltype(Response::fields);

TEST_CASE("problems: a document says what the refusal says") {
  const Refusal refusal{.code = RefusalCode::too_many_connections,
                        .where = "here",
                        .what = "\"two\" of\xFF\n one",
                        .value = "2",
                        .limit = "1"};
  const Response response = problem(refusal, "limits.connections");
  CHECK(response.status == 503);
  CHECK(response.content_type == "application/problem+json");
  CHECK(response.fields == Fields{{"Retry-After", "5"}});
  const RefusalEntry& entry = catalogue_entry(refusal.code);
  CHECK(boost::json::parse(response.body) ==
        boost::json::value{{"type", "/v1/problems/too-many-connections"},
                           {"title", entry.rule},
                           {"status", 503},
                           {"detail", "\"two\" of?\n one"},
                           {"advice", entry.advice},
                           {"code", "too-many-connections"},
                           {"where", "here"},
                           {"value", "2"},
                           {"limit", "1"},
                           {"setting", "limits.connections"},
                           {"retry", true}});
  Refusal bare;
  bare.code = RefusalCode::not_signed_in;
  const Response without = problem(bare);
  CHECK(without.fields == Fields{{"WWW-Authenticate", "Bearer"}});
  CHECK(without.body.find("value") == std::string::npos);
}

TEST_CASE("limits: the head of a request") {
  Limits limits;
  limits.header_bytes = 200;
  const Server server = start(limits);
  const std::string bare = get("/");
  {
    Client client(server.port());  // exactly the limit, several times
    for (int i = 0; i < 3; ++i) {
      CHECK(client.ask(get("/" + std::string(200 - bare.size(), 'a'))).status == 200);
    }
    client.send(get("/" + std::string(201 - bare.size(), 'a')));
    expect_refusal(client, 431, "header-too-large", "201", "200", "limits.header_bytes");
  }
  for (const std::string& endless :
       {std::string(300, 'A'), "GET /" + std::string(295, 'a'),
        get("/").substr(0, bare.size() - 2) + "A: " + std::string(297 + 2 - bare.size(), 'a')}) {
    Client client(server.port());
    client.send(endless);
    const auto reply = client.reply();
    REQUIRE(reply);
    CHECK(reply->status == 431);
    CHECK(client.is_closed());
  }
  CHECK(server.counts().refused == 4);
}

TEST_CASE("limits: the body of a request, whose length is told or not") {
  Limits limits;
  limits.body_bytes = 10;
  const Server server = start(limits);
  Client client(server.port());
  CHECK(client.ask(post("/", "0123456789")).status == 200);
  CHECK(client.ask(chunked_post("/", "5\r\n01234\r\n5\r\n56789\r\n0\r\n\r\n")).status == 200);
  client.send(post("/", "0123456789x"));
  expect_refusal(client, 413, "body-too-large", "11", "10", "limits.body_bytes");
  Client chunking(server.port());
  chunking.send(chunked_post("/", "5\r\n01234\r\n6\r\n56789"));
  expect_refusal(chunking, 413, "body-too-large", "more than 5", "10", "limits.body_bytes");
  Client asking(server.port());  // before it sends the body
  asking.send("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 99\r\n\r\n");
  expect_refusal(asking, 413, "body-too-large", "99", "10", "limits.body_bytes");
}

TEST_CASE("limits: the head of a chunk, and trailers") {
  Limits limits;
  limits.header_bytes = 200;
  const Server server = start(limits);
  for (const std::string& endless :
       {"1;" + std::string(400, 'x'), "0\r\nTrailer: " + std::string(400, 'x')}) {
    Client client(server.port());
    client.send(chunked_post("/", endless));
    const auto reply = client.reply();
    REQUIRE(reply);
    CHECK(reply->status == 431);
  }
}

TEST_CASE("limits: the last request that a connection may make is answered with its end") {
  Limits limits;
  limits.requests_per_connection = 3;
  const Server server = start(limits);
  Client client(server.port());
  client.send(get("/1") + get("/2") + get("/3") + get("/4"));
  CHECK_FALSE(client.reply()->fields.contains("connection"));
  CHECK_FALSE(client.reply()->fields.contains("connection"));
  CHECK(client.reply()->fields.at("connection") == "close");
  CHECK(client.is_closed());
}

TEST_CASE("limits: connections") {
  Limits limits;
  limits.connections = 3;
  const Server server = start(limits);
  std::vector<Client> clients;
  for (int i = 0; i < 3; ++i)
    CHECK(clients.emplace_back(server.port()).ask(get("/")).status == 200);
  for (int i = 0; i < 5; ++i) {
    Client another(server.port());
    another.send(get("/"));
    expect_refusal(another, 503, "too-many-connections", "3", "3", "limits.connections");
  }
  CHECK(server.counts().open == 3);
  clients.pop_back();
  while (server.counts().open == 3) std::this_thread::yield();
  CHECK(Client(server.port()).ask(get("/")).status == 200);
}

TEST_CASE("limits: of a great many connections too many, some are closed without a word") {
  Limits limits;
  limits.connections = 0;
  const Server server = start(limits);
  std::vector<Client> clients;
  for (int i = 0; i < 800; ++i) clients.emplace_back(server.port());
  std::size_t told = 0;
  for (Client& client : clients) {
    const auto reply = client.reply();
    if (!reply) continue;
    CHECK(reply->status == 503);
    ++told;
  }
  CHECK(told >= 256);
  CHECK(told < clients.size());
}

TEST_CASE("limits: who sends slowly, or nothing, is closed in time") {
  struct Slow {
    std::string setting, first;
    Server server;
    Client client;
  };
  std::vector<Slow> slow;
  const auto add = [&](milliseconds Limits::*limit, const std::string& setting,
                       const std::string& first) {
    Server server = start(with(limit, milliseconds(100)));
    Client client(server.port());
    client.send(first);
    slow.push_back({setting, first, std::move(server), std::move(client)});
  };
  const auto begin = std::chrono::steady_clock::now();
  add(&Limits::first_byte, "first_byte", "");
  add(&Limits::header_time, "header_time", "GET / HTTP/1.1\r\n");
  add(&Limits::body_time, "body_time", post("/", std::string(100, 'x')).substr(0, 80));
  // A byte now and then does not help.
  for (int i = 0; i < 3; ++i) {
    std::this_thread::sleep_for(milliseconds(30));
    for (Slow& each : slow) CHECK((each.first.empty() || each.client.send("x")));
  }
  for (Slow& each : slow) {
    expect_refusal(each.client, 408, "request-timeout", "more than 100 ms", "100 ms",
                   "limits." + each.setting);
    CHECK(each.server.counts().requests == 0);
  }
  CHECK(std::chrono::steady_clock::now() - begin > milliseconds(100));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(8));
}

TEST_CASE("limits: an idle connection is closed without a word") {
  const Server server = start(with(&Limits::idle, milliseconds(50)));
  Client client(server.port());
  CHECK(client.ask(get("/")).status == 200);
  CHECK(client.is_closed());
  CHECK(server.counts().refused == 0);
}

TEST_CASE("limits: who does not take an answer is closed") {
  const Server server =
      start(with(&Limits::write_time, milliseconds(50)),
            [](const Request&, Answer answer) { answer(text(std::string(50'000'000, 'x'))); });
  Client client(server.port());
  client.send(get("/"));
  while (server.counts().requests == 0 || server.counts().open > 0) std::this_thread::yield();
  CHECK_THROWS(client.reply());
}

TEST_CASE("limits: what is no HTTP/1.1") {
  std::mutex mutex;
  std::size_t told = 0;
  Options options;
  options.on_refusal = [&](const Refusal& refusal) {
    const std::lock_guard guard(mutex);
    if (refusal.code == RefusalCode::malformed_request) ++told;
    return "refused-" + std::to_string(told);
  };
  Server server = start(echo, options);
  const std::vector<std::string> requests = {
      "hello\r\n\r\n",
      "\x16\x03\x01\x02\r\n\r\n",
      "GET  / HTTP/1.1\r\nHost: h\r\n\r\n",
      "GET /\r\n\r\n",
      "GET / HTTP/2.0\r\nHost: h\r\n\r\n",
      "GET / HTTP/1.1\r\nHost h\r\n\r\n",
      "GET / HTTP/1.1\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
      "GET / HTTP/1.1\nHost: h\n\n\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999999999\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
      // What another would read as two requests.
      "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: "
      "chunked\r\n\r\n0\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nContent-Length: "
      "1\r\n\r\n0\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
      chunked_post("/", "x\r\n"),
      chunked_post("/", "1\r\nabcdef\r\n"),
      chunked_post("/", "fffffffffffffffff\r\n"),
  };
  for (const std::string& request : requests) expect_malformed(server, request);
  CHECK(told == requests.size());
  CHECK(server.counts().refused == requests.size());
  CHECK(server.counts().requests == 0);
}

TEST_CASE("limits: after a refusal what follows is not read as a request") {
  const Server server = start();
  Client client(server.port());
  client.send(get("/good") + "nonsense\r\n\r\n" + get("/lost"));
  CHECK(client.reply()->body == "GET /good ");
  CHECK(client.reply()->status == 400);
  CHECK(client.is_closed());
  CHECK(server.counts().requests == 1);
}

TEST_CASE("limits: a request that is cut is no request") {
  const Server server = start();
  for (const std::string& request : {get("/"), post("/", "body")}) {
    Client client(server.port());
    client.send(request.substr(0, request.size() - 1));
    client.end_sending();
    CHECK(client.is_closed());
  }
  CHECK(server.counts().requests == 0);
}
