/// The parts of an office document, checked as a whole before any of them is looked into.
///
/// What passes here holds no entry that an office program would not write, and unpacks within the limits:
/// every entry was unpacked once, its size and checksum compared with the directory's.
struct OfficeArchive: ~Copyable {
  let name: String
  let limits: DocumentLimits
  private let archive: Archive
  private let entries: [String: Archive.Entry]

  init(_ file: SubmittedFile, limits: DocumentLimits) throws(DocumentError) {
    let archive: Archive
    do {
      archive = try Archive(file.bytes, entryLimit: limits.entries)
    } catch {
      throw .damaged(name: file.name, .archive)
    }
    guard archive.entryCount <= limits.entries else {
      throw .suspiciousArchive(
        name: file.name, .tooManyEntries(archive.entryCount, limit: limits.entries))
    }
    try Self.judge(archive.entries, of: file.name, limits: limits)
    for entry in archive.entries {
      guard try archive.read(entry, piece: { _ in }) else {
        throw .damaged(name: file.name, .entry(entry.name))
      }
    }
    name = file.name
    self.limits = limits
    entries = Dictionary(archive.entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.archive = archive
  }

  /// The names of all parts, in their bytes' order.
  var names: [String] { entries.keys.sorted() }

  func holds(_ part: String) -> Bool { entries[part] != nil }

  /// Gives a part's bytes in pieces; throws ``DocumentError/Damage/missingPart(_:)`` where there is none.
  func read(_ part: String, piece: (UnsafeRawBufferPointer) throws(DocumentError) -> Void)
    throws(DocumentError)
  {
    guard let entry = entries[part] else { throw .damaged(name: name, .missingPart(part)) }
    guard try archive.read(entry, piece: piece) else { throw .damaged(name: name, .entry(part)) }
  }

  /// Judges by the directory alone, so that a bomb costs nothing.
  private static func judge(_ entries: [Archive.Entry], of name: String, limits: DocumentLimits)
    throws(DocumentError)
  {
    var seen: Set<String> = []
    var total = 0
    for entry in entries {
      guard !entry.isEncrypted else { throw .suspiciousArchive(name: name, .encryptedEntry(entry.name)) }
      guard isSafe(entry.name) else { throw .suspiciousArchive(name: name, .unsafeName(entry.name)) }
      // Part names of a .docx are the same in any case.
      guard seen.insert(entry.name.lowercased()).inserted else {
        throw .suspiciousArchive(name: name, .duplicate(entry.name))
      }
      if entry.unpacked > 1_000_000, (entry.unpacked - 1_000_000) / limits.ratio > entry.packed {
        throw .suspiciousArchive(name: name, .ratio(entry: entry.name, limit: limits.ratio))
      }
      let (sum, overflow) = total.addingReportingOverflow(entry.unpacked)
      guard !overflow, sum <= limits.unpackedBytes else {
        throw .unpacksTooLarge(name: name, limit: limits.unpackedBytes)
      }
      total = sum
      guard entry.unpacked <= limits.partBytes || !entry.name.lowercased().hasSuffix(".xml") else {
        throw .unpacksTooLarge(name: name, limit: limits.partBytes)
      }
    }
  }

  private static func isSafe(_ name: String) -> Bool {
    guard !name.isEmpty, name.utf8.first != UInt8(ascii: "/") else { return false }
    guard !name.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 < 0x20 || $0 == 0x7F }) else {
      return false
    }
    let steps = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !steps.contains(where: { $0 == ".." || $0 == "." }) else { return false }
    // A drive letter, as in C:evil.
    return !(name.utf8.count > 1 && Array(name.utf8)[1] == UInt8(ascii: ":"))
  }
}
