/* Preloaded into a process: writes down what it does to the files of one folder, in order, so that
 * a power failure at any moment can be played afterwards; and makes the disk full at any write.
 *
 * One record: op (1), inode (8), offset or length (8), length of data (8), lengths of two paths
 * (2, 2), paths, data. Ops: C created, W written, T cut, S synced, D folder synced, R renamed,
 * U removed, M folder made, X folder removed, A said on stdout (acknowledged).
 * The shared memory of SQLite (-shm) and the lock do not outlive a power failure and are left out.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

static int log_fd = -1;
static long left = -1; /* writes until the disk is full; -1: never */
static long seen = 0;  /* writes under the folder so far */
static char root[512];
static size_t root_length;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) \
  static __typeof__(&name) real; \
  if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static ssize_t real_write(int fd, const void *data, size_t length) {
  REAL(write);
  return real(fd, data, length);
}

/* Called from the test by ctypes. */
void recorder_start(const char *folder, const char *log) {
  strncpy(root, folder, sizeof root - 1);
  root_length = strlen(root);
  log_fd = log && *log ? open(log, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;
  seen = 0;
}
void recorder_stop(void) {
  if (log_fd >= 0) close(log_fd);
  log_fd = -1;
  root_length = 0;
}
void recorder_full_after(long writes) { left = writes; seen = 0; }
long recorder_writes(void) { return seen; }

static __thread int passing; /* what within() looked at last does not outlive a power failure */

static int within(const char *path) {
  size_t n = strlen(path);
  if (!root_length || strncmp(path, root, root_length)) return 0;
  passing = (n > 4 && !strcmp(path + n - 4, "-shm")) || (n > 5 && !strcmp(path + n - 5, "/lock"));
  return path[root_length] == '/' || path[root_length] == 0;
}
static int name_of(int fd, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, 1023);
  if (n < 0) return 0;
  path[n] = 0;
  char *gone = strstr(path, " (deleted)");
  if (gone) *gone = 0;
  return within(path);
}
static int absolute(int at, const char *path, char *out) {
  if (path[0] == '/') {
    strncpy(out, path, 1023);
  } else {
    char base[1024];
    char link[64];
    if (at == AT_FDCWD) snprintf(link, sizeof link, "/proc/self/cwd");
    else snprintf(link, sizeof link, "/proc/self/fd/%d", at);
    ssize_t n = readlink(link, base, 1023);
    if (n < 0) return 0;
    base[n] = 0;
    if (snprintf(out, 1024, "%s/%s", base, path) >= 1024) return 0;
  }
  return within(out);
}
static uint64_t inode(int fd) {
  struct stat s;
  return fstat(fd, &s) ? 0 : s.st_ino;
}
static void put(char op, uint64_t ino, uint64_t at, const char *a, const char *b, const void *data,
                uint64_t length) {
  if (log_fd < 0 || (passing && op != 'A')) return;
  char head[29];
  uint16_t la = a ? strlen(a) : 0, lb = b ? strlen(b) : 0;
  head[0] = op;
  memcpy(head + 1, &ino, 8);
  memcpy(head + 9, &at, 8);
  memcpy(head + 17, &length, 8);
  memcpy(head + 25, &la, 2);
  memcpy(head + 27, &lb, 2);
  pthread_mutex_lock(&turn);
  real_write(log_fd, head, 29);
  if (la) real_write(log_fd, a, la);
  if (lb) real_write(log_fd, b, lb);
  if (length) real_write(log_fd, data, length);
  pthread_mutex_unlock(&turn);
}
static int full(void) {
  seen++;
  if (left < 0) return 0;
  if (left > 0) { left--; return 0; }
  errno = ENOSPC;
  return 1;
}

static int opened(int fd, const char *path, int flags, int was) {
  if (fd >= 0 && within(path)) {
    if (!was) put('C', inode(fd), 0, path, 0, 0, 0);
    else if (flags & O_TRUNC) put('T', inode(fd), 0, 0, 0, 0, 0);
  }
  return fd;
}
#define OPENS(name, declaration, at, call) \
  int name declaration { \
    mode_t mode = 0; \
    char path[1024] = ""; \
    if (flags & O_CREAT) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); } \
    if (!absolute(at, given, path)) return call; \
    int was = access(path, F_OK) == 0; \
    if (!was && (flags & O_CREAT) && full()) return -1; \
    return opened(call, path, flags, was); \
  }
typedef int (*open_type)(const char *, int, ...);
typedef int (*openat_type)(int, const char *, int, ...);
static open_type next_open(const char *n) { return (open_type)dlsym(RTLD_NEXT, n); }
static openat_type next_openat(const char *n) { return (openat_type)dlsym(RTLD_NEXT, n); }
OPENS(open, (const char *given, int flags, ...), AT_FDCWD, next_open("open")(given, flags, mode))
OPENS(open64, (const char *given, int flags, ...), AT_FDCWD, next_open("open64")(given, flags, mode))
OPENS(openat, (int at, const char *given, int flags, ...), at, next_openat("openat")(at, given, flags, mode))
OPENS(openat64, (int at, const char *given, int flags, ...), at, next_openat("openat64")(at, given, flags, mode))

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t at) {
  REAL(pwrite64);
  char path[1024];
  int ours = name_of(fd, path);
  if (ours && full()) return -1;
  ssize_t done = real(fd, data, length, at);
  if (ours && done > 0) put('W', inode(fd), at, 0, 0, data, done);
  return done;
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) { return pwrite64(fd, data, length, at); }
ssize_t write(int fd, const void *data, size_t length) {
  char path[1024];
  if (fd == 1) {
    ssize_t done = real_write(fd, data, length);
    if (done > 0) put('A', 0, 0, 0, 0, data, done);
    return done;
  }
  int ours = root_length && fd != log_fd && name_of(fd, path);
  if (ours && full()) return -1;
  ssize_t done = real_write(fd, data, length);
  if (ours && done > 0) put('W', inode(fd), lseek(fd, 0, SEEK_CUR) - done, 0, 0, data, done);
  return done;
}
int ftruncate64(int fd, off64_t length) {
  REAL(ftruncate64);
  char path[1024];
  int done = real(fd, length);
  if (!done && name_of(fd, path)) put('T', inode(fd), length, 0, 0, 0, 0);
  return done;
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }
static int synced(int fd, int done) {
  char path[1024];
  struct stat s;
  if (!done && name_of(fd, path) && !fstat(fd, &s)) {
    if (S_ISDIR(s.st_mode)) put('D', 0, 0, path, 0, 0, 0);
    else put('S', s.st_ino, 0, 0, 0, 0, 0);
  }
  return done;
}
int fsync(int fd) { REAL(fsync); return synced(fd, real(fd)); }
int fdatasync(int fd) { REAL(fdatasync); return synced(fd, real(fd)); }
int rename(const char *from, const char *to) {
  REAL(rename);
  char a[1024] = "", b[1024] = "";
  int done = real(from, to);
  if (!done && absolute(AT_FDCWD, from, a) + absolute(AT_FDCWD, to, b)) put('R', 0, 0, a, b, 0, 0);
  return done;
}
int unlinkat(int at, const char *given, int flags) {
  REAL(unlinkat);
  char path[1024] = "";
  int ours = absolute(at, given, path);
  int done = real(at, given, flags);
  if (!done && ours) put(flags & AT_REMOVEDIR ? 'X' : 'U', 0, 0, path, 0, 0, 0);
  return done;
}
int unlink(const char *given) {
  REAL(unlink);
  char path[1024] = "";
  int done = real(given);
  if (!done && absolute(AT_FDCWD, given, path)) put('U', 0, 0, path, 0, 0, 0);
  return done;
}
int rmdir(const char *given) {
  REAL(rmdir);
  char path[1024] = "";
  int done = real(given);
  if (!done && absolute(AT_FDCWD, given, path)) put('X', 0, 0, path, 0, 0, 0);
  return done;
}
int mkdir(const char *given, mode_t mode) {
  REAL(mkdir);
  char path[1024] = "";
  int ours = absolute(AT_FDCWD, given, path);
  if (ours && full()) return -1;
  int done = real(given, mode);
  if (!done && ours) put('M', 0, 0, path, 0, 0, 0);
  return done;
}
/* A full disk has no room to tell of either. */
int statvfs64(const char *path, struct statvfs64 *found) {
  REAL(statvfs64);
  int done = real(path, found);
  if (!done && left == 0) found->f_bavail = found->f_bfree = 0;
  return done;
}
int statvfs(const char *path, struct statvfs *found) {
  REAL(statvfs);
  int done = real(path, found);
  if (!done && left == 0) found->f_bavail = found->f_bfree = 0;
  return done;
}
