#include "server/http/connection.h"

#include <utility>

namespace affecta::http {

namespace {

constexpr std::size_t room_of_busy = 16'384;
constexpr std::size_t most_collected = 65'536;  // bytes of answers, until they are written
constexpr std::chrono::milliseconds time_to_leave{1'000};  // for the other side to close

}  // namespace

// ---------------------------------------------------------------- its life

Connection::Connection(IoThread& thread, std::unique_ptr<ByteStream> stream,
                       std::unique_ptr<ProtocolRefusal> refusal)
    : thread_(thread), stream_(std::move(stream)), refusal_(std::move(refusal)) {}

void Connection::begin() {
  enter(Phase::beginning, thread_.server().limits.first_byte);
  if (stream_->begin(shared_from_this())) on_begun(true);
}

void Connection::on_begun(bool well) {
  if (phase_ == Phase::closed) return;
  if (!well) return close();
  phase_ = Phase::idle;  // the deadline stays
  if (refusal_) refuse(refusal_->refusal, refusal_->setting);
  go_on();
}

void Connection::tick(IoThread::Instant now) {
  if (now < (is_writing_ ? write_deadline_ : deadline_)) return;
  if (is_writing_ || !refuse_late()) close();
}

void Connection::end() {
  if (phase_ == Phase::beginning) return close();
  if (phase_ == Phase::idle && !is_writing_) return stream_->end_reading();
  end_stream();
}

void Connection::close() {
  if (phase_ == Phase::closed) return;
  enter(Phase::closed);
  stream_->close();
  begin_stream_ = {};
  forget_stream();
  thread_.forget(*this);
}

void Connection::enter(Phase phase, std::chrono::milliseconds limit) {
  phase_ = phase;
  deadline_ = thread_.deadline(limit);
}

void Connection::enter(Phase phase) {
  phase_ = phase;
  deadline_ = IoThread::Instant::max();
}

// ---------------------------------------------------------------- requests

void Connection::read() {
  const bool is_busy = phase_ == Phase::head || phase_ == Phase::body || room_was_filled_;
  std::span<char> room;
  if (is_busy) {
    room = received_.lent_room(room_of_busy,
                               received_.has_lent() ? std::string() : thread_.lend_bytes());
  } else {
    if (received_.has_lent()) thread_.take_back(received_.give_back());
    room = received_.own_room();
  }
  room_ = room.size();
  is_reading_ = true;
  stream_->read(room, shared_from_this());
}

void Connection::on_read(std::size_t bytes) {
  is_reading_ = false;
  room_was_filled_ = bytes == room_;
  if (phase_ == Phase::closed) return;
  if (bytes == 0) return close();
  thread_.counts().received.add(bytes);
  if (is_receiving()) received_.add(bytes);  // else nobody asks for it any more
  go_on();
}

bool Connection::is_receiving() const {
  return phase_ == Phase::idle || phase_ == Phase::head || phase_ == Phase::body;
}

// Serves what was received, writes the answers, and goes on with what is next.
void Connection::go_on() {
  while (is_receiving() && receive()) {
    serve();
    if (out_.size() >= most_collected && !send()) return;
  }
  if (send()) proceed();
}

// Whether a request is whole.
bool Connection::receive() {
  if (received_.empty()) return false;
  const Limits& limits = thread_.server().limits;
  if (phase_ == Phase::idle) {
    parser_ = thread_.lend_parser();
    parser_->begin(limits.header_bytes, limits.body_bytes);
    enter(Phase::head, limits.header_time);
  }
  received_.take(parser_->put(received_.view()));
  if (const auto& refused = parser_->refused()) {
    refuse(refused->refusal, refused->setting);
    return false;
  }
  if (parser_->is_whole()) return true;
  if (phase_ == Phase::head && parser_->has_head()) begin_body();
  return false;
}

void Connection::begin_body() {
  enter(Phase::body, thread_.server().limits.body_time);
  if (received_.empty() && parser_->waits_for_continue()) append_continue(out());
}

void Connection::serve() {
  enter(Phase::handling);
  ++served_;
  thread_.counts().requests.add(1);
  is_in_handler_ = true;
  thread_.server().handler(*parser_, make_answer());
  is_in_handler_ = false;
  give_back_parser();
}

// Unless the request is still needed.
void Connection::give_back_parser() {
  if (phase_ != Phase::idle && phase_ != Phase::last) return;
  thread_.take_back(std::exchange(parser_, nullptr));
}

// ---------------------------------------------------------------- writing

std::string& Connection::out() {
  if (out_.empty()) out_ = thread_.lend_bytes();
  return out_;
}

// Whether nothing is left to write.
bool Connection::send() {
  if (is_writing_ || phase_ == Phase::closed) return false;
  if (out_.empty()) return true;
  sending_ = std::exchange(out_, {});
  thread_.counts().sent.add(sending_.size());
  const auto written = stream_->write_now(sending_);
  if (!written) {
    close();
    return false;
  }
  if (*written == sending_.size()) {
    thread_.take_back(std::exchange(sending_, {}));
    return true;
  }
  is_writing_ = true;
  write_deadline_ = thread_.deadline(thread_.server().limits.write_time);
  stream_->write(std::string_view(sending_).substr(*written), shared_from_this());
  return false;
}

void Connection::on_written(bool well) {
  is_writing_ = false;
  thread_.take_back(std::exchange(sending_, {}));
  if (!well) return close();
  go_on();
}

// Everything is written.
void Connection::proceed() {
  if (begin_stream_) begin_stream();
  if (phase_ == Phase::last) return leave();
  if (!is_reading_ && phase_ != Phase::handling) read();
  if (phase_ == Phase::idle && thread_.is_ending()) stream_->end_reading();
}

// To close while the other side sends would take from it what it has not read yet.
void Connection::leave() {
  enter(Phase::leaving, time_to_leave);
  stream_->end_writing(shared_from_this());
  if (!is_reading_) read();
}

}  // namespace affecta::http
