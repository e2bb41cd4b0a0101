import GCMRepo
import RecordLocalization
import SSHKeys

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The file of a public key, as a user names it.
enum PublicKeyFile {
  private static let byteLimit = 1 << 16

  /// The line in it.
  static func line(at path: String) throws(CommandFailure) -> String {
    guard let bytes = FileManager.default.contents(atPath: path), bytes.count <= byteLimit else {
      throw CommandFailure(.refusedInput, Message("The key \(path, "path") cannot be read."))
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard !text.contains("PRIVATE KEY") else {
      throw CommandFailure(
        .refusedInput,
        Message(
          "\(path, "path") is a private key, which stays with its owner. Give the file beside it that ends in .pub."))
    }
    guard let line = text.split(whereSeparator: \.isNewline).first(where: { !$0.hasPrefix("#") }) else {
      throw CommandFailure(.refusedInput, Message("\(path, "path") holds no key."))
    }
    return String(line)
  }

  /// The fingerprint of a key that a user names by its file, its line or the fingerprint itself.
  static func fingerprint(named text: String) throws(CommandFailure) -> String {
    if text.hasPrefix("SHA256:") { return text }
    let line = PublicKey(line: text) == nil ? try line(at: text) : text
    guard let key = PublicKey(line: line) else {
      throw CommandFailure(.refusedInput, Message("\(text, "path") holds no key."))
    }
    return key.fingerprint
  }
}
