#include "tests/crash/faulty_disk.h"

#include <algorithm>
#include <filesystem>
#include <new>

#include <sqlite3.h>

#include "engine/base/check.h"
#include "tests/support/temporary_folder.h"

namespace affecta::test {

namespace {

constexpr std::size_t sector = 512;

// A file as SQLite holds it; the machine's own follows it in memory.
struct Handle {
  sqlite3_file base;
  FaultyDisk* disk;
  std::string* path;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

Handle& handle(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }

// Operations that only pass through, unless the power is off.
template <auto Method, class... Arguments>
int pass(sqlite3_file* file, Arguments... arguments) {
  Handle& it = handle(file);
  if (it.disk->is_cut()) return SQLITE_IOERR;
  return (it.real()->pMethods->*Method)(it.real(), arguments...);
}

// Those that close something: they work without power too.
template <auto Method, class... Arguments>
int pass_always(sqlite3_file* file, Arguments... arguments) {
  Handle& it = handle(file);
  return (it.real()->pMethods->*Method)(it.real(), arguments...);
}

int close_file(sqlite3_file* file) {
  Handle& it = handle(file);
  delete it.path;
  return it.real()->pMethods->xClose(it.real());
}

int write_file(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  Handle& it = handle(file);
  const int fault = it.disk->begin_operation(true);
  if (fault != SQLITE_OK && !it.disk->is_cut()) return fault;
  it.disk->note(*it.path,
                {FaultyDisk::Change::Kind::write, static_cast<std::size_t>(at),
                 std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size))});
  if (fault != SQLITE_OK) return fault;
  return it.real()->pMethods->xWrite(it.real(), bytes, size, at);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  Handle& it = handle(file);
  if (const int fault = it.disk->begin_operation(true); fault != SQLITE_OK) return fault;
  it.disk->note(*it.path, {FaultyDisk::Change::Kind::truncate, static_cast<std::size_t>(size), {}});
  return it.real()->pMethods->xTruncate(it.real(), size);
}

int wait_for_disk(sqlite3_file* file, int) {
  Handle& it = handle(file);
  if (const int fault = it.disk->begin_operation(false); fault != SQLITE_OK) return fault;
  it.disk->note_waited(*it.path);
  return SQLITE_OK;
}

int unmap_shared(sqlite3_file* file, int remove) {
  return pass_always<&sqlite3_io_methods::xShmUnmap>(file, remove);
}

void order_memory(sqlite3_file* file) {
  Handle& it = handle(file);
  it.real()->pMethods->xShmBarrier(it.real());
}

using M = sqlite3_io_methods;

// Version 2: SQLite does not map the file, and sees it through these only.
constexpr sqlite3_io_methods methods = {
    2,
    close_file,
    pass<&M::xRead, void*, int, sqlite3_int64>,
    write_file,
    truncate_file,
    wait_for_disk,
    pass<&M::xFileSize, sqlite3_int64*>,
    pass<&M::xLock, int>,
    pass_always<&M::xUnlock, int>,
    pass<&M::xCheckReservedLock, int*>,
    pass<&M::xFileControl, int, void*>,
    pass_always<&M::xSectorSize>,
    pass_always<&M::xDeviceCharacteristics>,
    pass<&M::xShmMap, int, int, int, void volatile**>,
    pass_always<&M::xShmLock, int, int, int>,
    order_memory,
    unmap_shared,
    nullptr,
    nullptr,
};

FaultyDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<FaultyDisk*>(vfs->pAppData); }

}  // namespace

// ---------------------------------------------------------------- SQLite's side

FaultyDisk::FaultyDisk(std::uint64_t seed) : real_(sqlite3_vfs_find(nullptr)), random_(seed) {
  static std::atomic<int> number = 0;
  name_ = "faulty-disk-" + std::to_string(++number);
  registered_ = new sqlite3_vfs(*real_);
  registered_->szOsFile = static_cast<int>(sizeof(Handle)) + real_->szOsFile;
  registered_->zName = name_.c_str();
  registered_->pAppData = this;
  registered_->pNext = nullptr;
  registered_->xOpen = open;
  registered_->xDelete = remove;
  AFFECTA_CHECK(sqlite3_vfs_register(registered_, 0) == SQLITE_OK);
}

FaultyDisk::~FaultyDisk() {
  sqlite3_vfs_unregister(registered_);
  delete registered_;
}

int FaultyDisk::open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags,
                     int* flags_out) {
  FaultyDisk& disk = disk_of(vfs);
  file->pMethods = nullptr;
  if (disk.is_cut()) return SQLITE_CANTOPEN;
  if (disk.read_only_) {
    flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
  }
  const bool is_new = path != nullptr && !std::filesystem::exists(path);
  if (path != nullptr && !is_new) disk.note_opened(path);
  Handle& it = *new (file) Handle{{nullptr}, &disk, nullptr};
  const int result = disk.real_->xOpen(disk.real_, path, it.real(), flags, flags_out);
  if (result != SQLITE_OK) return result;
  it.base.pMethods = &methods;
  it.path = new std::string(path == nullptr ? "" : path);
  if (is_new) disk.note(*it.path, {Change::Kind::create, 0, {}});
  return SQLITE_OK;
}

int FaultyDisk::remove(sqlite3_vfs* vfs, const char* path, int wait) {
  FaultyDisk& disk = disk_of(vfs);
  if (const int fault = disk.begin_operation(true); fault != SQLITE_OK) return fault;
  disk.note(path, {Change::Kind::remove, 0, {}});
  if (wait != 0) disk.note_waited(path);
  return disk.real_->xDelete(disk.real_, path, 0);
}

// ---------------------------------------------------------------- what happens when

void FaultyDisk::fail_after(std::uint64_t operations, Fault fault) {
  const std::lock_guard guard(mutex_);
  fault_ = fault;
  fails_at_ = operations_ + operations;
}

void FaultyDisk::mend() {
  const std::lock_guard guard(mutex_);
  fails_at_ = UINT64_MAX;
  failing_ = false;
}

void FaultyDisk::hold_syncs(bool hold) {
  {
    const std::lock_guard guard(mutex_);
    holding_ = hold;
  }
  released_.notify_all();
}

int FaultyDisk::begin_operation(bool writes) {
  std::unique_lock guard(mutex_);
  if (!writes) released_.wait(guard, [this] { return !holding_; });
  if (operations_++ >= fails_at_) failing_ = true;
  if (!failing_) return SQLITE_OK;
  switch (fault_) {
    case Fault::power_cut:
      return SQLITE_IOERR;
    case Fault::full:
      return writes ? SQLITE_FULL : SQLITE_OK;
    case Fault::bad_write:
      return writes ? SQLITE_IOERR_WRITE : SQLITE_OK;
    case Fault::bad_sync:
      return writes ? SQLITE_OK : SQLITE_IOERR_FSYNC;
  }
  return SQLITE_IOERR;
}

// ---------------------------------------------------------------- what is on the disk

void FaultyDisk::Content::apply(const Change& change) {
  switch (change.kind) {
    case Change::Kind::create:
      exists = true;
      bytes.clear();
      break;
    case Change::Kind::remove:
      exists = false;
      bytes.clear();
      break;
    case Change::Kind::truncate:
      bytes.resize(change.at);
      break;
    case Change::Kind::write:
      bytes.resize(std::max(bytes.size(), change.at + change.bytes.size()));
      std::ranges::copy(change.bytes, bytes.begin() + static_cast<std::ptrdiff_t>(change.at));
      break;
  }
}

void FaultyDisk::note(const std::string& path, Change change) {
  const std::lock_guard guard(mutex_);
  files_[path].pending.push_back(std::move(change));
}

// What is there before the first look was put there by others, and waited for.
void FaultyDisk::note_opened(const std::string& path) {
  const std::lock_guard guard(mutex_);
  const auto [file, is_first] = files_.try_emplace(path);
  if (is_first) file->second.on_disk = {true, read_file(path)};
}

void FaultyDisk::note_waited(const std::string& path) {
  const std::lock_guard guard(mutex_);
  File& file = files_[path];
  for (const Change& change : file.pending) file.on_disk.apply(change);
  file.pending.clear();
}

FaultyDisk::Content FaultyDisk::survivors(const File& file, Remains remains) {
  Content content = file.on_disk;
  const auto count = static_cast<naive::Int>(file.pending.size());
  const naive::Int kept = remains == Remains::a_prefix ? random_.below(count + 1) : count;
  for (naive::Int i = 0; i < kept && remains != Remains::nothing; ++i) {
    const Change& change = file.pending[static_cast<std::size_t>(i)];
    if (remains != Remains::some_sectors) {
      content.apply(change);
    } else if (change.kind == Change::Kind::create || change.kind == Change::Kind::remove) {
      if (random_.percent(50)) break;  // what follows is of another file of the same name
      content.apply(change);
    } else if (change.kind == Change::Kind::truncate) {
      if (random_.percent(50)) content.apply(change);
    } else {
      for (std::size_t at = change.at; at < change.at + change.bytes.size();) {
        const std::size_t end =
            std::min((at / sector + 1) * sector, change.at + change.bytes.size());
        const std::string piece = change.bytes.substr(at - change.at, end - at);
        if (random_.percent(50)) content.apply({Change::Kind::write, at, piece});
        at = end;
      }
    }
  }
  return content;
}

void FaultyDisk::restore_power(Remains remains) {
  mend();
  const std::lock_guard guard(mutex_);
  for (auto& [path, file] : files_) {
    const Content content = survivors(file, remains);
    if (content.exists) {
      affecta::test::write_file(path, content.bytes);
    } else {
      std::filesystem::remove(path);
    }
    if (remains == Remains::everything) continue;
    file.on_disk = content;
    file.pending.clear();
  }
}

}  // namespace affecta::test
