/// One line of a tree: a name, what it is, and the object it stands for.
public struct TreeEntry: Sendable, Hashable {
  /// The name; bytes that are not UTF-8 are repaired, and ``hasValidName`` is then false.
  public let name: String
  public let mode: Mode
  public let id: ObjectID
  /// Whether the name was UTF-8.
  public let hasValidName: Bool

  public init(name: String, mode: Mode, id: ObjectID) {
    self.init(name: name, mode: mode, id: id, hasValidName: true)
  }

  init(name: String, mode: Mode, id: ObjectID, hasValidName: Bool) {
    self.name = name
    self.mode = mode
    self.id = id
    self.hasValidName = hasValidName
  }

  /// The file modes that git knows, as it writes them in octal.
  public enum Mode: UInt32, Sendable, Hashable {
    case folder = 0o040000
    case file = 0o100644
    case executable = 0o100755
    case symbolicLink = 0o120000
    case submodule = 0o160000

    /// Whether the entry is a file with bytes of its own.
    public var isFile: Bool { self == .file || self == .executable }
  }
}

extension TreeEntry {
  /// Reads the entries of a raw tree object: `mode name NUL id` each.
  /// See gitformat-pack(5) and <https://git-scm.com/book/en/v2/Git-Internals-Git-Objects>.
  static func parse(_ bytes: UnsafeRawBufferPointer) -> [TreeEntry]? {
    var entries: [TreeEntry] = []
    entries.reserveCapacity(bytes.count / 33)
    var position = 0
    while position < bytes.count {
      var mode: UInt32 = 0
      while position < bytes.count, bytes[position] != UInt8(ascii: " ") {
        guard bytes[position] & 0xF8 == 0x30, mode < 1 << 24 else { return nil }
        mode = mode << 3 | UInt32(bytes[position] & 7)
        position += 1
      }
      position += 1
      let start = position
      while position < bytes.count, bytes[position] != 0 { position += 1 }
      guard position + 21 <= bytes.count,
        let id = ObjectID(bytes: UnsafeRawBufferPointer(rebasing: bytes[position + 1..<position + 21]))
      else { return nil }
      let name = UnsafeRawBufferPointer(rebasing: bytes[start..<position])
      let valid = String(validating: name, as: UTF8.self)
      entries.append(
        TreeEntry(
          // Old repositories hold files of mode 100664, which git reads as 100644.
          name: valid ?? String(decoding: name, as: UTF8.self), mode: Mode(rawValue: mode) ?? .file, id: id,
          hasValidName: valid != nil))
      position += 21
    }
    return entries
  }
}
