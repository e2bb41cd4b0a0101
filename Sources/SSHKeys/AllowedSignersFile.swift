/// The text of an allowed signers file, edited line by line: what an edit does not concern stays byte for byte.
public struct AllowedSignersFile: Sendable, Hashable {
  /// The text.
  public private(set) var text: String

  /// A new entry.
  public struct Entry: Sendable, Hashable {
    /// Who signs: `focal-point@CL`.
    public var principals: [String]
    /// The key.
    public var key: PublicKey
    /// What may be signed with it; nothing said if empty.
    public var namespaces: [String]
    /// Seconds since 1970 at which it begins to be valid.
    public var validAfter: Int64?
    /// Seconds since 1970 after which it is not valid any more.
    public var validBefore: Int64?
    /// Words at the end of the line, for readers.
    public var comment: String

    /// An entry from its parts.
    public init(
      principals: [String], key: PublicKey, namespaces: [String] = ["git"], validAfter: Int64? = nil,
      validBefore: Int64? = nil, comment: String = ""
    ) {
      (self.principals, self.key, self.namespaces) = (principals, key, namespaces)
      (self.validAfter, self.validBefore, self.comment) = (validAfter, validBefore, comment)
    }

    /// Its line, without the newline; `nil` if ssh-keygen would not read it as this entry.
    public var line: String? {
      let options = AllowedSignersOptions.text(
        namespaces: namespaces.isEmpty ? nil : namespaces.joined(separator: ","), validAfter: validAfter,
        validBefore: validBefore)
      let line = [principals.joined(separator: ","), options, key.line, comment].filter { !$0.isEmpty }
        .joined(separator: " ")
      guard !line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }),
        let read = try? AllowedSigners(line).entries, read.count == 1, read[0].key == key,
        read[0].principals.patterns == principals, read[0].namespaces?.patterns ?? [] == namespaces,
        read[0].validAfter == validAfter, read[0].validBefore == validBefore
      else { return nil }
      return line
    }
  }

  /// Reads a file.
  public init(_ text: String = "") throws(AllowedSigners.Problem) {
    _ = try AllowedSigners(text)
    self.text = text
  }

  /// Its entries.
  public var entries: [AllowedSigners.Entry] { (try? AllowedSigners(text))?.entries ?? [] }

  /// The lines of a key, from 1, those of authorities too.
  public func lines(of key: PublicKey) -> [Int] { entries.filter { $0.key == key }.map(\.line) }

  /// Appends an entry.
  ///
  /// - Returns: whether it can be written: see ``Entry/line``.
  public mutating func append(_ entry: Entry) -> Bool {
    guard let line = entry.line else { return false }
    if let last = text.utf8.last, last != UInt8(ascii: "\n") { text += "\n" }
    text += line + "\n"
    return true
  }

  /// Ends the validity of a key at a time (seconds since 1970), in each of its lines that lasts longer.
  ///
  /// A line whose validity would begin only after that time is removed.
  /// - Returns: the lines that changed, by their numbers before.
  public mutating func end(_ key: PublicKey, at time: Int64) -> [Int] {
    let changed = entries.filter { $0.key == key && $0.validBefore.map { $0 > time } != false }
    var lines: [ArraySlice<UInt8>?] = Array(text.utf8).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for entry in changed {
      let isNeverValid = entry.validAfter.map { $0 >= time } == true
      lines[entry.line - 1] = isNeverValid ? nil : lines[entry.line - 1].map { Self.ending($0, at: time)[...] }
    }
    text = String(decoding: Array(lines.compactMap(\.self).joined(separator: [UInt8(ascii: "\n")])), as: UTF8.self)
    return changed.map(\.line)
  }

  private static func ending(_ line: ArraySlice<UInt8>, at time: Int64) -> [UInt8] {
    var words = AllowedSignersWords(line)
    _ = words.next()
    let start = words.place
    let option = AllowedSignersOptions.text(validBefore: time)
    guard let word = words.next(), KeyAlgorithm(rawValue: word) == nil else {
      return line[..<start] + Array((" " + option).utf8) + line[start...]
    }
    let others = AllowedSignersOptions.pieces(of: word).filter {
      !$0.lowercased().utf8.starts(with: "valid-before=".utf8)
    }
    let gap = line[start..<words.place].prefix { $0 == 0x20 || $0 == 0x09 }
    return line[..<start] + gap + Array((others + [option]).joined(separator: ",").utf8) + line[words.place...]
  }
}
