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

  static func path(of name: TimeZoneName) -> String { folder + "/" + name.description }

  /// Those of the capitals of both conferences, for a name that is mistyped.
  static let usual = [
    "America/Argentina/Buenos_Aires", "America/La_Paz", "America/Sao_Paulo", "America/Toronto", "America/Santiago",
    "America/Bogota", "America/Costa_Rica", "America/Santo_Domingo", "America/Guayaquil", "America/El_Salvador",
    "America/Guatemala", "America/Guyana", "America/Tegucigalpa", "America/Mexico_City", "America/Managua",
    "America/Panama", "America/Asuncion", "America/Lima", "America/Paramaribo", "America/New_York",
    "America/Montevideo", "America/Caracas", "America/Belize", "UTC",
  ]

  /// Whether the database has a zone; on a system without a database every name passes.
  static func has(_ name: TimeZoneName) -> Bool {
    guard name.description != "UTC", access(folder + "/Etc", F_OK) == 0 else { return true }
    var status = stat()
    return stat(path(of: name), &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
