import Crypto
import GitStore

/// An object of git as it is hashed, read without git (gitformat-pack(5), git-hash-object(1)).
struct RawObject: Sendable, Hashable {
  let kind: ObjectKind
  let bytes: [UInt8]

  /// SHA-1 of the kind, the size and the bytes.
  var id: ObjectID {
    var hash = Insecure.SHA1()
    hash.update(data: Array("\(kind.name) \(bytes.count)\0".utf8))
    hash.update(data: bytes)
    let digits = hash.finalize().map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return ObjectID(hex: digits.joined()) ?? .zero
  }

  /// The tree of a commit: its first line, as git demands.
  var treeOfCommit: ObjectID? {
    guard kind == .commit else { return nil }
    return Self.object(in: bytes, after: "tree ")
  }

  /// A tag's fields; `nil` if it is none, or malformed.
  var tag: RawTag? { kind == .tag ? RawTag(bytes) : nil }

  /// The entry of a tree; `nil` also for a malformed tree, or one that has a name twice.
  func entry(_ name: String) -> (mode: String, id: ObjectID)? {
    guard kind == .tree else { return nil }
    var found: (mode: String, id: ObjectID)?
    var rest = bytes[...]
    while !rest.isEmpty {
      guard let space = rest.firstIndex(of: UInt8(ascii: " ")), let end = rest[space...].firstIndex(of: 0),
        rest.distance(from: end, to: rest.endIndex) > 20
      else { return nil }
      let mode = String(decoding: rest[..<space], as: UTF8.self)
      guard mode.utf8.count <= 6, mode.utf8.allSatisfy({ (0x30...0x37).contains($0) }) else { return nil }
      if rest[(space + 1)..<end].elementsEqual(name.utf8) {
        let digits = rest[(end + 1)...(end + 20)].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        guard found == nil, let id = ObjectID(hex: digits.joined()) else { return nil }
        found = (mode, id)
      }
      rest = rest[(end + 21)...]
    }
    return found
  }

  /// The object that a line at the beginning names.
  static func object(in bytes: some Collection<UInt8>, after key: String) -> ObjectID? {
    guard bytes.starts(with: key.utf8) else { return nil }
    let line = bytes.dropFirst(key.utf8.count).prefix { $0 != UInt8(ascii: "\n") }
    guard line.count == 40 else { return nil }
    return ObjectID(hex: String(decoding: line, as: UTF8.self))
  }
}

/// The fields of an annotated tag, read strictly from its bytes.
struct RawTag: Sendable, Hashable {
  let object: ObjectID
  let type: String
  let name: String
  /// The tagger's time; 0 if there is none.
  let time: Int64
  let trailers: Trailers
  /// The signature in its armour, and what it is of; `nil` for an unsigned tag.
  let signed: SignedContent?

  private static let begin = "-----BEGIN SSH SIGNATURE-----"

  /// - Returns: `nil` for anything but git's own form: object, type, tag, tagger, an empty line and the message.
  init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 4, lines[3].hasPrefix("tagger "), lines[4].isEmpty,
      let object = RawObject.object(in: bytes, after: "object "),
      lines[1].hasPrefix("type "), lines[2].hasPrefix("tag ")
    else { return nil }
    self.object = object
    type = String(lines[1].dropFirst(5))
    name = String(lines[2].dropFirst(4))
    let words = lines[3].split(separator: " ")
    guard words.count >= 3, let time = Int64(words[words.count - 2]), time >= 0 else { return nil }
    self.time = time
    let start = lines.lastIndex { $0 == Self.begin }
    let message = lines[5..<(start ?? lines.endIndex)].joined(separator: "\n") + (start == nil ? "" : "\n")
    trailers = Trailers(of: message)
    signed = start.map { start in
      let payload = lines[..<start].joined(separator: "\n") + "\n"
      return SignedContent(
        signature: lines[start...].joined(separator: "\n"), payload: Array(payload.utf8))
    }
  }
}
