import OfficeOpenXML

/// A document written by pandoc, opened again for what pandoc does not do.
enum FinishedPackage {
  /// The package with each part as `rewrite` returns it.
  ///
  /// - Parameters:
  ///   - first: the part that the format requires at the beginning.
  ///   - isStored: whether that part is not compressed.
  static func rewritten(
    _ document: [UInt8], first: String, isStored: Bool = false,
    _ rewrite: (_ name: String, _ bytes: [UInt8]) throws(PackageError) -> [UInt8]
  ) throws(PublicationError) -> [UInt8] {
    do {
      // Pandoc's own output is as long as its text: the ratio that marks a zip bomb in a foreign file does not apply.
      let limits = PackageLimits(unpackedBytes: 1 << 30, partBytes: 1 << 30, ratio: 10_000)
      let archive = try OfficeArchive(document, limits: limits)
      var parts: [(name: String, bytes: [UInt8])] = []
      for name in [first] + archive.names.filter({ $0 != first && !$0.hasSuffix("/") }) {
        parts.append((name, try rewrite(name, archive.bytes(of: name))))
      }
      return try ArchiveWriter.archive(parts, storing: isStored ? [first] : [])
    } catch {
      throw .programFailed(.pandoc, status: -1)
    }
  }
}
