import Clibgit2

/// The library itself: initialised once, when the first repository is opened, and never shut down.
///
/// Initialising costs about 6 ms (the CA bundle is parsed), so nothing that works without a repository may touch it.
enum Libgit2 {
  /// Initialises libgit2 on first use.
  static func start() {
    _ = started
  }

  private static let started: Void = {
    git_libgit2_init()
    // What a receipt names must survive a power cut: 12 fsyncs and about 3 ms a commit.
    gcm_libgit2_enable(GIT_OPT_ENABLE_FSYNC_GITDIR.rawValue, 1)
    gcm_libgit2_enable(GIT_OPT_ENABLE_STRICT_OBJECT_CREATION.rawValue, 1)
    gcm_libgit2_enable(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION.rawValue, 1)
  }()

  /// Turns the cache of objects off, for the whole process, before history is read from end to end.
  ///
  /// A cache that overflows costs more than it saves: evicting fills its hash table with graves, a tenth of an audit's
  /// time, and each object is read once anyway.
  static func stopCaching() {
    gcm_libgit2_enable(GIT_OPT_ENABLE_CACHING.rawValue, 0)
  }

  /// Leaves it to a check of the whole store that runs beside this to compute each object's hash anew.
  static func stopHashing() {
    gcm_libgit2_enable(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION.rawValue, 0)
  }

  /// The version of the library that runs, such as `1.5.1`.
  static var version: String {
    var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
    git_libgit2_version(&major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }
}
