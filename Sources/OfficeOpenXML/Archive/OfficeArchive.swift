/// The parts of an office document, checked as a whole before any of them is parsed.
///
/// A file that passes contains only entries that an office program would write, and decompresses within the limits:
/// every entry was decompressed once, and its size and checksum compared with the directory. The compression ratio of a
/// part is checked only if it is parsed: a drawing in one colour compresses a thousandfold and costs only its bytes,
/// while an XML part costs many times its size.
public struct OfficeArchive: ~Copyable {
  /// Its limits.
  public let limits: PackageLimits
  private let archive: Archive
  private let entries: [String: Archive.Entry]
  /// The XML parts as they were decompressed for the check, so that none is decompressed twice.
  private let texts: [String: [UInt8]]

  /// The size of ``texts`` in bytes; parts beyond it are decompressed again when needed.
  private static let keptBytes = 64_000_000

  /// Cost: decompresses every entry once.
  public init(_ bytes: [UInt8], limits: PackageLimits = .standard) throws(PackageError) {
    let archive: Archive
    do {
      archive = try Archive(bytes, entryLimit: limits.entries)
    } catch {
      throw .damaged(.archive)
    }
    guard archive.entryCount <= limits.entries else {
      throw .suspicious(
        .tooManyEntries(archive.entryCount, limit: limits.entries))
    }
    try Self.judge(archive.entries, limits: limits)
    var texts: [String: [UInt8]] = [:]
    var kept = 0
    for entry in archive.entries {
      let isKept =
        Self.isText(entry.name) && Self.fault(of: entry, limits) == nil && kept + entry.unpacked <= Self.keptBytes
      guard isKept else {
        guard try archive.read(entry, piece: { _ in }) else { throw .damaged(.entry(entry.name)) }
        continue
      }
      guard let bytes = archive.bytes(of: entry) else { throw .damaged(.entry(entry.name)) }
      kept += entry.unpacked
      texts[entry.name] = bytes
    }
    self.limits = limits
    self.texts = texts
    entries = Dictionary(archive.entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.archive = archive
  }

  /// One part of an archive of which nothing else is read; `nil` if there is none.
  ///
  /// Cost: the directory, and decompressing that part.
  public static func part(
    _ name: String, of bytes: [UInt8], limits: PackageLimits = .standard
  ) throws(PackageError) -> [UInt8]? {
    let archive: Archive
    do {
      archive = try Archive(bytes, entryLimit: limits.entries)
    } catch {
      throw .damaged(.archive)
    }
    try judge(archive.entries, limits: limits)
    guard let entry = archive.entries.first(where: { $0.name == name }) else { return nil }
    if let fault = fault(of: entry, limits) { throw fault }
    guard let bytes = archive.bytes(of: entry) else { throw .damaged(.entry(name)) }
    return bytes
  }

  /// The names of all parts, sorted by bytes.
  public var names: [String] { entries.keys.sorted() }

  /// Whether there is a part with that name.
  public func holds(_ part: String) -> Bool { entries[part] != nil }

  /// Passes a part's bytes in pieces, for copying; throws ``PackageError/Damage/missingPart(_:)`` if there is none.
  public func read(_ part: String, piece: (UnsafeRawBufferPointer) throws(PackageError) -> Void)
    throws(PackageError)
  {
    if let bytes = texts[part] {
      let fault: PackageError? = bytes.withUnsafeBytes { bytes in
        do throws(PackageError) {
          try piece(bytes)
          return nil
        } catch {
          return error
        }
      }
      if let fault { throw fault }
      return
    }
    guard let entry = entries[part] else { throw .damaged(.missingPart(part)) }
    guard try archive.read(entry, piece: piece) else { throw .damaged(.entry(part)) }
  }

  /// A part's bytes, for copying.
  public func bytes(of part: String) throws(PackageError) -> [UInt8] {
    if let bytes = texts[part] { return bytes }
    guard let entry = entries[part] else { throw .damaged(.missingPart(part)) }
    guard let bytes = archive.bytes(of: entry) else { throw .damaged(.entry(part)) }
    return bytes
  }

  /// The bytes of a part to be parsed, unless its ratio or size is impossible for text.
  func textBytes(of part: String) throws(PackageError) -> [UInt8] {
    if let bytes = texts[part] { return bytes }
    if let entry = entries[part], let fault = Self.fault(of: entry, limits) { throw fault }
    return try bytes(of: part)
  }

  private static func fault(of entry: Archive.Entry, _ limits: PackageLimits) -> PackageError? {
    guard entry.unpacked <= 1_000_000 || (entry.unpacked - 1_000_000) / limits.ratio <= entry.packed else {
      return .suspicious(.ratio(entry: entry.name, limit: limits.ratio))
    }
    return entry.unpacked <= limits.partBytes ? nil : .unpacksTooLarge(limit: limits.partBytes)
  }

  private static func isText(_ part: String) -> Bool {
    [".xml", ".rels"].contains { part.utf8.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// Checks the directory alone, so that a zip bomb costs nothing.
  private static func judge(_ entries: [Archive.Entry], limits: PackageLimits)
    throws(PackageError)
  {
    var seen: Set<String> = []
    var total = 0
    for entry in entries {
      guard !entry.isEncrypted else { throw .suspicious(.encryptedEntry(entry.name)) }
      guard isSafe(entry.name) else { throw .suspicious(.unsafeName(entry.name)) }
      // Part names of a .docx are case-insensitive.
      guard seen.insert(entry.name.lowercased()).inserted else {
        throw .suspicious(.duplicate(entry.name))
      }
      let (sum, overflow) = total.addingReportingOverflow(entry.unpacked)
      guard !overflow, sum <= limits.unpackedBytes else {
        throw .unpacksTooLarge(limit: limits.unpackedBytes)
      }
      total = sum
    }
  }

  private static func isSafe(_ name: String) -> Bool {
    guard !name.isEmpty, name.utf8.first != UInt8(ascii: "/") else { return false }
    guard !name.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 < 0x20 || $0 == 0x7F }) else {
      return false
    }
    guard !name.partSegments.contains(where: { $0 == ".." || $0 == "." }) else { return false }
    // A drive letter, as in C:evil.
    return !(name.utf8.count > 1 && Array(name.utf8)[1] == UInt8(ascii: ":"))
  }
}
