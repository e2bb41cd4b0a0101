#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The time zones of this system's tz database.
enum TimeZones {
  private static let folder = "/usr/share/zoneinfo"

  /// Whether the database has a zone; on a system without a database every name passes.
  static func has(_ name: TimeZoneName) -> Bool {
    guard name.description != "UTC", access(folder + "/Etc", F_OK) == 0 else { return true }
    var status = stat()
    return stat(folder + "/" + name.description, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
