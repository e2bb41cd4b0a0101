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

  /// The version of this system's tz database, such as `2025b`; `nil` if it does not say.
  static let version: String? = {
    for (name, mark) in [("tzdata.zi", "# version "), ("+VERSION", "")] {
      guard let text = firstLine(of: folder + "/" + name), text.hasPrefix(mark) else { continue }
      let version = text.dropFirst(mark.utf8.count)
      if (1...16).contains(version.utf8.count), version.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) { return String(version) }
    }
    return nil
  }()

  private static func firstLine(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    return count > 0 ? String(decoding: bytes[..<count].prefix { $0 != 0x0A }, as: UTF8.self) : nil
  }

  /// Whether the database has a zone; on a system without a database every name passes.
  static func has(_ name: TimeZoneName) -> Bool {
    guard name.description != "UTC", access(folder + "/Etc", F_OK) == 0 else { return true }
    var status = stat()
    return stat(path(of: name), &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
