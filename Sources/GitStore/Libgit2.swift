import Clibgit2

/// The library itself: initialised once, when the first repository is opened, and never shut down.
///
/// Initialising costs about 6 ms (the CA bundle is parsed), so code that needs no repository must not call it.
enum Libgit2 {
  /// Initialises libgit2 on first use.
  static func start() {
    _ = started
  }

  private static let started: Void = {
    git_libgit2_init()
    // What a receipt names must survive a power failure: 12 fsyncs and about 3 ms per commit.
    gcm_libgit2_enable(GIT_OPT_ENABLE_FSYNC_GITDIR.rawValue, 1)
    gcm_libgit2_enable(GIT_OPT_ENABLE_STRICT_OBJECT_CREATION.rawValue, 1)
    gcm_libgit2_enable(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION.rawValue, 1)
    // A cache that overflows costs more than it saves: evicting fills its hash table with tombstones, a tenth of an
    // audit's time. These options apply to the whole process, so none is ever changed for one reader.
    gcm_libgit2_enable(GIT_OPT_ENABLE_CACHING.rawValue, 0)
  }()

  /// The version of the library at run time, such as `1.5.1`.
  static var version: String {
    var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
    git_libgit2_version(&major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }
}
