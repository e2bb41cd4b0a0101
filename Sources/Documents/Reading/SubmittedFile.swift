#if canImport(System)
  import System
#else
  import SystemPackage
#endif

import MarkdownText

/// A file as submitted: its name and its bytes, read once.
public struct SubmittedFile: Sendable, Hashable {
  /// The name without folders, composed (NFC); `-` for standard input.
  public let name: String
  public let bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = nfc(name)
    self.bytes = bytes
  }

  /// Reads a regular file, or standard input for `-`.
  ///
  /// Devices, pipes and folders are refused before they are read, and so is a symbolic link whose target is outside the
  /// link's own folder. The file's size, time and identity must be the same before and after, so that the bytes are
  /// those of one moment.
  public static func read(
    path: String, limits: DocumentLimits = .standard
  ) throws(DocumentError) -> SubmittedFile {
    if path == "-" {
      let bytes = try FileReader.readToEnd(
        descriptor: .standardInput, name: path, path: path, expected: nil, limit: limits.bytes)
      return SubmittedFile(name: path, bytes: bytes)
    }
    let name = nfc(FileReader.lastComponent(of: path))
    let bytes = try FileReader.readRegularFile(path: path, name: name, limit: limits.bytes)
    return SubmittedFile(name: name, bytes: bytes)
  }
}
