#include "datasets/tables/zstd_frames.h"

#include <atomic>
#include <new>
#include <optional>
#include <vector>

#include <zstd.h>

#include "engine/base/check.h"

namespace affecta {

namespace {

// No frame holds more: a block of 128 KiB takes four bytes at least.
constexpr std::size_t greatest_ratio = 32768;
constexpr int level = 3;

struct Frame {
  std::string_view bytes;
  std::size_t size = 0;   // of its text
  std::size_t begin = 0;  // of its text in the whole
};

tl::unexpected<Refusal> malformed(const std::string& name, std::string_view reason) {
  return refuse(RefusalCode::malformed_document, name,
                "it is not whole Zstandard data: " + std::string(reason));
}

// The frames of `bytes`; none when one of them does not tell its size.
Result<std::optional<std::vector<Frame>>> find_frames(std::string_view bytes,
                                                      const std::string& name) {
  std::vector<Frame> frames;
  std::size_t begin = 0;
  while (!bytes.empty()) {
    const std::size_t length = ZSTD_findFrameCompressedSize(bytes.data(), bytes.size());
    if (ZSTD_isError(length)) return malformed(name, ZSTD_getErrorName(length));
    const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (size == ZSTD_CONTENTSIZE_ERROR) return malformed(name, "a frame's header is wrong");
    if (size == ZSTD_CONTENTSIZE_UNKNOWN) return std::nullopt;
    if (size / greatest_ratio > length) {
      return malformed(name, "a frame announces more text than it can hold");
    }
    frames.push_back({bytes.substr(0, length), size, begin});
    begin += size;
    bytes.remove_prefix(length);
  }
  return frames;
}

Result<DecompressedText> decompress_frames(const std::vector<Frame>& frames,
                                           const std::string& name, const Workers& workers) {
  const std::size_t size = frames.empty() ? 0 : frames.back().begin + frames.back().size;
  const std::shared_ptr<char[]> text(new (std::nothrow) char[size + 1]);
  if (text == nullptr) {
    return refuse(RefusalCode::document_too_large, name,
                  "its text has " + std::to_string(size) + " bytes, more than there is memory");
  }
  std::atomic<bool> whole = true;
  workers.for_each(frames.size(), 1, [&](std::size_t i) {
    const Frame& frame = frames[i];
    const std::size_t written = ZSTD_decompress(text.get() + frame.begin, frame.size,
                                                frame.bytes.data(), frame.bytes.size());
    if (written != frame.size) whole = false;
  });
  if (!whole) return malformed(name, "a frame is damaged");
  return DecompressedText{{text.get(), size}, {text, text.get()}};
}

Result<DecompressedText> decompress_stream(std::string_view bytes, const std::string& name) {
  const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                     &ZSTD_freeDCtx);
  const auto text = std::make_shared<std::string>();
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  std::size_t hint = 0;
  while (in.pos < in.size) {
    const std::size_t size = text->size();
    text->resize(size + ZSTD_DStreamOutSize());
    ZSTD_outBuffer out{text->data() + size, text->size() - size, 0};
    hint = ZSTD_decompressStream(context.get(), &out, &in);
    text->resize(size + out.pos);
    if (ZSTD_isError(hint)) return malformed(name, ZSTD_getErrorName(hint));
  }
  if (hint != 0) return malformed(name, "it ends within a frame");
  return DecompressedText{*text, text};
}

}  // namespace

Result<DecompressedText> decompress(std::string_view bytes, const std::string& name,
                                    const Workers& workers) {
  const auto frames = find_frames(bytes, name);
  if (!frames) return tl::make_unexpected(frames.error());
  return *frames ? decompress_frames(**frames, name, workers) : decompress_stream(bytes, name);
}

std::string compress_frame(std::string_view text) {
  std::string frame(ZSTD_compressBound(text.size()), '\0');
  const std::size_t size =
      ZSTD_compress(frame.data(), frame.size(), text.data(), text.size(), level);
  AFFECTA_CHECK(!ZSTD_isError(size));
  frame.resize(size);
  return frame;
}

}  // namespace affecta
