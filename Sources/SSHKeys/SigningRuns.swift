import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The runs of `ssh-keygen` that have not ended.
public enum SigningRuns {
  struct Open {
    var folders: Set<String> = []
    var children: Set<pid_t> = []
  }

  static let open = Mutex(Open())

  /// Ends them and removes their files, for a process that is ending.
  public static func end() {
    let open = open.withLock { $0 }
    for child in open.children { kill(child, SIGTERM) }
    for folder in open.folders { SigningFolder.remove(folder) }
  }
}
