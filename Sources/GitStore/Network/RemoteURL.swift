/// Where another copy of a repository is: a path, or a URL that git transports itself.
public struct RemoteURL: Sendable, Hashable, CustomStringConvertible {
  /// As git takes it.
  public let string: String

  /// - Throws: ``RemoteFailure`` with code ``RemoteFailure/Code-swift.struct/urlRefused`` for what git could read as an
  ///   option, for a remote helper (`ext::…`, which runs any command), and for control characters.
  public init(_ string: String) throws(RemoteFailure) {
    let bytes = Array(string.utf8)
    let isPlain = !bytes.isEmpty && bytes.count <= 4096 && !bytes.contains { $0 < 0x20 || $0 == 0x7F }
    guard isPlain, bytes[0] != UInt8(ascii: "-"), !Self.namesHelper(bytes) else {
      throw RemoteFailure(.urlRefused, detail: "git is not called with this address")
    }
    self.string = string
  }

  /// Whether it is `HELPER::ADDRESS` (gitremote-helpers(7)).
  private static func namesHelper(_ bytes: [UInt8]) -> Bool {
    let name = bytes.prefix { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: ".")].contains(byte)
    }
    return bytes.dropFirst(name.count).starts(with: "::".utf8)
  }

  /// For people: without a password.
  public var description: String {
    guard let scheme = string.range(of: "://") else { return string }
    let authority = string[scheme.upperBound...].prefix { $0 != "/" }
    guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") else { return string }
    return String(string[..<colon] + string[at...])
  }
}

extension String {
  fileprivate func range(of part: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
