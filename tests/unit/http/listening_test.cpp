// Where a server listens, and how many files it may open.
#include <thread>
#include <vector>

#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/http/client.h"
#include "tests/unit/http/echo.h"

using namespace affecta;
using namespace affecta::http;
using namespace affecta::http::test;
using std::chrono::milliseconds;

TEST_CASE("listening: a port is one server's, and its address must be one of this machine") {
  const Server server = start();
  Options options;
  options.port = server.port();
  const auto second = Server::start(options, echo);
  REQUIRE_FALSE(second);
  CHECK(second.error().code == RefusalCode::cannot_listen);
  CHECK(second.error().where == "127.0.0.1:" + std::to_string(server.port()));
  for (const std::string address : {"no address", "192.0.2.1"}) {
    options.address = address;
    options.port = 0;
    const auto elsewhere = Server::start(options, echo);
    REQUIRE_FALSE(elsewhere);
    CHECK(elsewhere.error().code == RefusalCode::cannot_listen);
  }
}

TEST_CASE("listening: when files run out it pauses, and goes on when there are some again") {
  const Server server = start();
  Client before(server.port());
  CHECK(before.ask(get("/")).status == 200);
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  rlimit usual{};
  ::getrlimit(RLIMIT_NOFILE, &usual);
  const rlimit few{static_cast<rlim_t>(socket) + 100, usual.rlim_max};
  ::setrlimit(RLIMIT_NOFILE, &few);
  std::vector<int> files;
  for (int file = ::dup(0); file >= 0; file = ::dup(0)) files.push_back(file);

  Client late(socket, server.port());
  late.send(get("/late"));
  std::this_thread::sleep_for(milliseconds(100));
  CHECK(before.ask(get("/still")).body == "GET /still ");
  CHECK(server.counts().open == 1);
  for (const int file : files) ::close(file);
  ::setrlimit(RLIMIT_NOFILE, &usual);
  CHECK(late.reply()->body == "GET /late ");
}

// In a process of its own, which can open 256 files and three more.
TEST_CASE("listening: connections leave the server the files it needs") {
  const pid_t process = ::fork();
  if (process == 0) {
    const rlimit few{259, 259};
    ::setrlimit(RLIMIT_NOFILE, &few);
    Options anywhere;
    anywhere.port = 0;
    const auto server = Server::start(anywhere, echo);
    std::vector<Client> clients;
    for (int i = 0; i < 3; ++i) clients.emplace_back(server->port()).ask(get("/"));
    const Reply reply = clients.emplace_back(server->port()).ask(get("/"));
    const auto document = boost::json::parse(reply.body).as_object();
    const bool is_told = document.at("limit") == "3" && document.at("setting") == "RLIMIT_NOFILE";
    ::_exit(is_told ? 0 : 1);
  }
  int status = 0;
  ::waitpid(process, &status, 0);
  CHECK(status == 0);
}
