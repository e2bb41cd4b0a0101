import RecordLocalization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder that the user named for several output files.
enum OutputFolder {
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Creates the folder if needed; its parent must exist.
  static func make(_ path: String) throws(CommandFailure) {
    if exists(path) || mkdir(path, 0o777) == 0 { return }
    let reason = String(cString: strerror(errno))
    throw CommandFailure(
      .outsideProgramFailed,
      Message("The folder \(path, "path") could not be made. Make it, or choose another with -o."), detail: reason)
  }
}
