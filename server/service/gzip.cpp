#include "server/service/gzip.h"

#include <zlib.h>

#include "engine/base/check.h"

namespace affecta::service {

std::string gzip(std::string_view bytes) {
  constexpr int level = 5, gzip_window = 15 + 16, memory = 8;
  z_stream stream{};
  AFFECTA_CHECK(deflateInit2(&stream, level, Z_DEFLATED, gzip_window, memory, Z_DEFAULT_STRATEGY) ==
                Z_OK);
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  AFFECTA_CHECK(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

}  // namespace affecta::service
