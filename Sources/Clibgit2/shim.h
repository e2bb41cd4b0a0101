#pragma once

#include <git2.h>
#include <git2/sys/commit.h>
#include <git2/sys/hashsig.h>
#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>

#ifdef __linux__
#include <sys/syscall.h>
#include <unistd.h>
#endif

// git_libgit2_opts is variadic, which Swift cannot call.

static inline int gcm_libgit2_enable(unsigned int option, int value) {
  return git_libgit2_opts((int)option, value);
}

// `parents` is `const git_commit **` up to 1.7 and `git_commit * const *` from 1.8 on.
static inline int gcm_commit_create(
    git_oid *id, git_repository *repository, const git_signature *author, const git_signature *committer,
    const char *message, const git_tree *tree, size_t parent_count, git_commit **parents) {
  return git_commit_create(
      id, repository, NULL, author, committer, NULL, message, tree, parent_count, (void *)parents);
}

static inline int gcm_commit_create_buffer(
    git_buf *out, git_repository *repository, const git_signature *author, const git_signature *committer,
    const char *message, const git_tree *tree, size_t parent_count, git_commit **parents) {
  return git_commit_create_buffer(
      out, repository, author, committer, NULL, message, tree, parent_count, (void *)parents);
}

// A store of objects of our own. libgit2 knows of its first part only.
typedef struct {
  git_odb_backend backend;
  void *context;
} gcm_odb_backend;

// Lets the system begin to write a file to the disk, so that a later fsync waits less. Nothing depends on it.
static inline void gcm_begin_flush(int file) {
#if defined(__linux__) && defined(__LP64__) && defined(SYS_sync_file_range)
  // SYNC_FILE_RANGE_WRITE, which is visible with _GNU_SOURCE only, of the whole file.
  syscall(SYS_sync_file_range, file, 0L, 0L, 2U);
#else
  (void)file;
#endif
}
