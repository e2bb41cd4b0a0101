extension Commit {
  /// Parses a commit object as git writes it; `nil` for one that is in any way unusual, which is left to libgit2.
  ///
  /// See <https://git-scm.com/book/en/v2/Git-Internals-Git-Objects>.
  init?(_ id: ObjectID, _ bytes: [UInt8]) {
    let parsed = bytes.withUnsafeBytes { bytes -> Commit? in
      // libgit2 ends a message at a NUL byte.
      guard !bytes.contains(0) else { return nil }
      var lines = HeaderLines(bytes)
      guard let tree = lines.object("tree ") else { return nil }
      var parents: [ObjectID] = []
      while lines.begins("parent ") {
        // A parent that is not an object's name is an error, which libgit2 reports.
        guard let parent = lines.object("parent ") else { return nil }
        parents.append(parent)
      }
      guard let author = lines.signature("author "), let committer = lines.signature("committer ") else { return nil }
      var isSigned = false
      while true {
        isSigned = isSigned || lines.begins("gpgsig")
        guard let line = lines.next() else { break }
        guard line.isEmpty else { continue }
        return Commit(
          id: id, tree: tree, parents: parents, author: author, committer: committer,
          message: String(decoding: lines.rest, as: UTF8.self), isSigned: isSigned)
      }
      return nil
    }
    guard let parsed else { return nil }
    self = parsed
  }
}

/// The lines of a commit's header, one after the other.
private struct HeaderLines {
  private(set) var rest: Slice<UnsafeRawBufferPointer>

  init(_ bytes: UnsafeRawBufferPointer) { rest = bytes[...] }

  /// The next line without its newline; `nil` if no complete line is left.
  mutating func next() -> Slice<UnsafeRawBufferPointer>? {
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return rest[..<end]
  }

  /// Whether the next line begins with the key.
  func begins(_ key: StaticString) -> Bool {
    rest.starts(with: UnsafeRawBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
  }

  /// The rest of the next line if it begins with the key; otherwise the line is not consumed.
  private mutating func value(_ key: StaticString) -> Slice<UnsafeRawBufferPointer>? {
    guard begins(key) else { return nil }
    return next()?.dropFirst(key.utf8CodeUnitCount)
  }

  mutating func object(_ key: StaticString) -> ObjectID? {
    value(key).flatMap { ObjectID(digits: UnsafeRawBufferPointer(rebasing: $0)) }
  }

  /// A name, an address, a time and a time zone, if they are in the form of ``Signature/header``.
  mutating func signature(_ key: StaticString) -> Signature? {
    guard let line = value(key), let open = line.firstIndex(of: UInt8(ascii: "<")),
      let close = line.firstIndex(of: UInt8(ascii: ">")), open < close
    else { return nil }
    let name = line[..<open].dropLast()
    let email = line[(open + 1)..<close]
    var words = line[(close + 1)...].split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)[...]
    guard line[..<open].last == UInt8(ascii: " "), Self.isPlain(name), Self.isPlain(email),
      words.popFirst()?.isEmpty == true, words.count == 2, let time = Self.number(words[words.startIndex]),
      let zone = words.last, zone.count == 5, let sign = zone.first,
      sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let hours = Self.number(zone.dropFirst().prefix(2)), let minutes = Self.number(zone.suffix(2)),
      hours <= 14, minutes <= 59
    else { return nil }
    let offset = Int(hours * 60 + minutes)
    return Signature(
      name: String(decoding: name, as: UTF8.self), email: String(decoding: email, as: UTF8.self), time: time,
      offset: sign == UInt8(ascii: "-") ? -offset : offset)
  }

  /// Whether git would strip nothing from either end, and no delimiter is in it.
  private static func isPlain(_ text: Slice<UnsafeRawBufferPointer>) -> Bool {
    func isStripped(_ byte: UInt8) -> Bool {
      switch byte {
      case 0...32, UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "\""),
        UInt8(ascii: "\\"), UInt8(ascii: "'"):
        true
      default: false
      }
    }
    guard let first = text.first, let last = text.last, !isStripped(first), !isStripped(last) else { return false }
    return text.allSatisfy { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
  }

  /// A number of at most twelve digits.
  private static func number(_ digits: Slice<UnsafeRawBufferPointer>) -> Int64? {
    guard (1...12).contains(digits.count) else { return nil }
    var number: Int64 = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      number = number * 10 + Int64(digit - UInt8(ascii: "0"))
    }
    return number
  }
}
