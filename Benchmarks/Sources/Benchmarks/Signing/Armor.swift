#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Bytes as text between two lines that name them, 70 letters a line, as OpenSSH writes keys and signatures.
enum Armor {
  /// Without the end of the last line.
  static func text(of bytes: [UInt8], named name: String) -> String {
    var rest = Data(bytes).base64EncodedString()[...]
    var lines = ["-----BEGIN \(name)-----"]
    while !rest.isEmpty {
      lines.append(String(rest.prefix(70)))
      rest = rest.dropFirst(70)
    }
    return (lines + ["-----END \(name)-----"]).joined(separator: "\n")
  }
}
