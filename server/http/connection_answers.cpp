// What a connection answers: the handler's responses, refusals, streams.
#include <atomic>
#include <utility>

#include "engine/base/check.h"
#include "server/http/connection.h"
#include "server/http/problem.h"

namespace affecta::http {

namespace {

constexpr std::size_t most_streamed = 4'000'000;  // bytes that wait for a slow reader

}  // namespace

// ---------------------------------------------------------------- what handlers hold

// The right to answer a request, once. It keeps the connection, and the thread with its io_context,
// also after the server is gone.
class Connection::Ticket final : public Answer::Target {
 public:
  explicit Ticket(Connection& connection)
      : thread_(connection.thread_.shared_from_this()),
        connection_(connection.shared_from_this()) {}

  ~Ticket() override {
    if (is_answered_) return;
    if (is_in_handler()) {
      connection_->drop();
    } else {
      thread_->post([connection = connection_] { connection->dropped(); });
    }
  }

  void answer(Response response) override {
    AFFECTA_CHECK(!is_answered_.exchange(true));
    if (is_in_handler()) return connection_->respond(std::move(response));
    thread_->post([connection = connection_, response = std::move(response)]() mutable {
      connection->answered(std::move(response));
    });
  }

 private:
  bool is_in_handler() const { return thread_->is_this() && connection_->is_in_handler_; }

  const std::shared_ptr<IoThread> thread_;
  const std::shared_ptr<Connection> connection_;
  std::atomic<bool> is_answered_ = false;
};

class Connection::ChunkStream final : public Stream {
 public:
  explicit ChunkStream(Connection& connection)
      : thread_(connection.thread_.shared_from_this()),
        connection_(connection.shared_from_this()) {}
  ~ChunkStream() override { ChunkStream::close(); }

  void send(std::string bytes) override {
    if (!is_open_) return;
    thread_->post(
        [connection = connection_, bytes = std::move(bytes)] { connection->stream_on(bytes); });
  }
  void close() override {
    if (!is_open_.exchange(false)) return;
    thread_->post([connection = connection_] { connection->end_stream(); });
  }
  bool is_open() const override { return is_open_; }
  void is_gone() { is_open_ = false; }

 private:
  const std::shared_ptr<IoThread> thread_;
  const std::shared_ptr<Connection> connection_;
  std::atomic<bool> is_open_ = true;
};

// ---------------------------------------------------------------- responses

Answer Connection::make_answer() { return Answer(std::make_shared<Ticket>(*this)); }

// To the request that is being handled. It is written by send().
void Connection::respond(Response response) {
  if (phase_ != Phase::handling) return;  // it was closed
  const Limits& limits = thread_.server().limits;
  const bool with_body = parser_->method() != Method::head && has_body(response.status);
  const bool is_kept = parser_->keep_alive() && !response.stream && !thread_.is_ending() &&
                       served_ < limits.requests_per_connection;
  append_head(out(), response,
              {parser_->version(), is_kept, response.stream && is_chunked(), thread_.date()});
  if (with_body && response.stream) {
    begin_stream_ = std::move(response.stream);
    return enter(Phase::streaming);
  }
  if (with_body) out_ += response.body;
  if (is_kept) return enter(Phase::idle, limits.idle);
  enter(Phase::last);
}

void Connection::answered(Response response) {
  respond(std::move(response));
  give_back_parser();
  go_on();
}

void Connection::drop() {
  if (phase_ != Phase::handling) return;
  refuse({.code = RefusalCode::server_failed,
          .where = std::string(parser_->target()),
          .what = "the request got no answer"},
         {});
}

void Connection::dropped() {
  drop();
  go_on();
}

// The connection ends with it.
void Connection::refuse(const Refusal& refusal, std::string_view setting) {
  thread_.counts().refused.add(1);
  enter(Phase::last);
  Response response = problem(refusal, setting);
  if (const auto& on_refusal = thread_.server().on_refusal) {
    if (std::string id = on_refusal(refusal); !id.empty()) {
      response.fields.emplace_back("X-Request-Id", std::move(id));
    }
  }
  append_head(out(), response, {.keep_alive = false, .date = thread_.date()});
  if (!parser_ || parser_->method() != Method::head) out_ += response.body;
}

// False: in this phase there is nobody to be told.
bool Connection::refuse_late() {
  const Limits& limits = thread_.server().limits;
  if (phase_ == Phase::idle && served_ == 0) {
    refuse_late("limits.first_byte", limits.first_byte);
  } else if (phase_ == Phase::head) {
    refuse_late("limits.header_time", limits.header_time);
  } else if (phase_ == Phase::body) {
    refuse_late("limits.body_time", limits.body_time);
  } else {
    return false;
  }
  return true;
}

void Connection::refuse_late(std::string_view setting, std::chrono::milliseconds limit) {
  const std::string text = std::to_string(limit.count()) + " ms";
  refuse({.code = RefusalCode::request_timeout,
          .where = std::string(setting.substr(setting.find('.') + 1)),
          .what = "the time was over after " + text,
          .value = "more than " + text,
          .limit = text},
         setting);
  go_on();
}

// ---------------------------------------------------------------- streams

bool Connection::is_chunked() const { return parser_->version() >= 11; }

void Connection::begin_stream() {
  const auto chunks = std::make_shared<ChunkStream>(*this);
  chunks_ = chunks;
  std::exchange(begin_stream_, {})(chunks);
}

void Connection::forget_stream() {
  if (const auto chunks = chunks_.lock()) chunks->is_gone();
}

void Connection::stream_on(std::string_view bytes) {
  if (phase_ != Phase::streaming || bytes.empty()) return;
  if (is_chunked()) {
    append_chunk(out(), bytes);
  } else {
    out() += bytes;
  }
  if (out_.size() > most_streamed) return close();
  if (send()) proceed();
}

void Connection::end_stream() {
  if (phase_ != Phase::streaming) return;
  if (is_chunked()) append_last_chunk(out());
  enter(Phase::last);
  forget_stream();
  if (send()) proceed();
}

}  // namespace affecta::http
