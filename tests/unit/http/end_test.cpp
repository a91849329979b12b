// The end of a server: what was received is answered.
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

#include <catch2/catch.hpp>

#include "tests/unit/http/client.h"
#include "tests/unit/http/echo.h"

using namespace affecta;
using namespace affecta::http;
using namespace affecta::http::test;
using namespace std::chrono_literals;

TEST_CASE("the end: idle connections are closed, and nobody is accepted") {
  Server server = start();
  Client idle(server.port());
  CHECK(idle.ask(get("/")).status == 200);
  const Client silent(server.port());
  const auto begin = std::chrono::steady_clock::now();
  CHECK(server.stop(5s));
  CHECK(std::chrono::steady_clock::now() - begin < 2s);
  CHECK(idle.is_closed());
  CHECK_THROWS(Client(server.port()));
  CHECK(server.counts().open == 0);
  CHECK(server.counts().requests == 1);
  CHECK(server.stop(1s));  // again
}

TEST_CASE(
    "the end: a request in the handler, one half received and one not yet read are answered") {
  std::mutex mutex;
  std::optional<Answer> kept;
  Server server = start([&](const Request& request, Answer answer) {
    if (request.target() != "/late") return echo(request, std::move(answer));
    const std::lock_guard guard(mutex);
    kept.emplace(std::move(answer));
  });
  Client late(server.port());
  late.send(get("/late"));
  while (server.counts().requests == 0) std::this_thread::yield();
  Client half(server.port());
  half.send(post("/half", "body").substr(0, 30));
  while (server.counts().received < get("/late").size() + 30) std::this_thread::yield();
  Client unread(server.port());
  unread.send(get("/unread"));
  bool was_finished = false;
  std::thread stopping([&] { was_finished = server.stop(10s); });
  std::this_thread::sleep_for(50ms);
  half.send(post("/half", "body").substr(30));
  CHECK(half.reply()->body == "POST /half body");
  CHECK(unread.reply()->body == "GET /unread ");
  {
    const std::lock_guard guard(mutex);
    (*kept)(text("at last"));
  }
  const auto reply = late.reply();
  REQUIRE(reply);
  CHECK(reply->body == "at last");
  CHECK(reply->fields.at("connection") == "close");
  CHECK(late.is_closed());
  CHECK(half.is_closed());
  CHECK(unread.is_closed());
  stopping.join();
  CHECK(was_finished);
}

TEST_CASE("the end: connections that nobody has accepted yet are answered") {
  std::mutex mutex;
  Options options;
  options.threads = 1;
  Server server = start(
      [&](const Request& request, Answer answer) {
        const std::lock_guard guard(mutex);
        echo(request, std::move(answer));
      },
      options);
  std::unique_lock guard(mutex);
  std::vector<Client> clients;
  clients.emplace_back(server.port()).send(get("/0"));
  while (server.counts().requests == 0) std::this_thread::yield();
  // Its only thread waits.
  for (int i = 1; i < 10; ++i) {
    clients.emplace_back(server.port()).send(get("/" + std::to_string(i)));
  }
  bool was_finished = false;
  std::thread stopping([&] { was_finished = server.stop(10s); });
  std::this_thread::sleep_for(20ms);
  guard.unlock();
  for (std::size_t i = 0; i < clients.size(); ++i) {
    const auto reply = clients[i].reply();
    REQUIRE(reply);
    CHECK(reply->body == "GET /" + std::to_string(i) + " ");
  }
  clients.clear();
  stopping.join();
  CHECK(was_finished);
}

TEST_CASE("the end: of many clients that ask all the time, nobody's request is lost") {
  Server server = start();
  std::atomic<int> answered = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&, client = Client(server.port())]() mutable {
      bool is_last = false;
      while (!is_last) {
        // A request that no longer was received may go unanswered; none is answered by half.
        if (!client.send(get("/"))) break;
        const auto reply = client.reply();
        if (!reply) break;
        ++answered;
        is_last = reply->fields.contains("connection");
      }
    });
  }
  while (answered < 100) std::this_thread::yield();
  CHECK(server.stop(5s));
  for (std::thread& thread : threads) thread.join();
  CHECK(server.counts().requests == static_cast<std::uint64_t>(answered));
}

TEST_CASE("the end: a stream gets its last chunk") {
  std::mutex mutex;
  std::shared_ptr<Stream> kept;
  Server server = start([&](const Request&, Answer answer) {
    Response response;
    response.stream = [&](std::shared_ptr<Stream> stream) {
      stream->send("first");
      const std::lock_guard guard(mutex);
      kept = std::move(stream);
    };
    answer(std::move(response));
  });
  Client client(server.port());
  client.send(get("/"));
  while (client.received().find("first") == std::string::npos) REQUIRE(client.receive());
  CHECK(server.stop(5s));
  CHECK(client.reply()->body == "first");
  CHECK(client.is_closed());
  CHECK_FALSE(kept->is_open());
}

TEST_CASE("the end: it comes when the grace is over, whoever waits") {
  std::optional<Answer> kept;
  Server server = start([&](const Request&, Answer answer) { kept.emplace(std::move(answer)); });
  Client client(server.port());
  client.send(get("/"));
  while (server.counts().requests == 0) std::this_thread::yield();
  CHECK_FALSE(server.stop(100ms));
  CHECK(client.is_closed());
  (*kept)(text("too late"));
}
