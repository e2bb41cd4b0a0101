#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a process that reads an uploaded file may use.
///
/// The soft limits alone: a program that it starts has limits of its own, which a hard limit here would refuse.
enum ResourceLimits {
  /// Seconds of processor time.
  private static let seconds: rlim_t = 60
  /// Private memory.
  private static let memory: rlim_t = 3 << 30
  /// The largest file that it may write.
  private static let file: rlim_t = 400 << 20
  private static let openFiles: rlim_t = 256

  static func apply() {
    set(RLIMIT_CPU, seconds)
    // Not the address space: runtimes reserve a terabyte that they never touch (GHC's, Java's).
    set(RLIMIT_DATA, memory)
    set(RLIMIT_FSIZE, file)
    set(RLIMIT_NOFILE, openFiles)
    set(RLIMIT_CORE, 0)
  }

  #if canImport(Glibc)
    private static func set(_ resource: __rlimit_resource, _ value: rlim_t) {
      let number = __rlimit_resource_t(resource.rawValue)
      var limit = rlimit()
      guard getrlimit(number, &limit) == 0 else { return }
      limit.rlim_cur = min(value, limit.rlim_max)
      setrlimit(number, &limit)
    }
  #else
    private static func set(_ resource: Int32, _ value: rlim_t) {
      var limit = rlimit()
      guard getrlimit(resource, &limit) == 0 else { return }
      limit.rlim_cur = min(value, limit.rlim_max)
      setrlimit(resource, &limit)
    }
  #endif
}
