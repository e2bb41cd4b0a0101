import OfficeOpenXML

/// How much a submitted file may cost before it is refused.
///
/// The default limits allow a 900-page Word file; a file beyond them is damaged, hostile or not a text.
public struct DocumentLimits: Sendable, Hashable {
  /// The size of the file itself in bytes.
  public var bytes = 25_000_000
  /// The decompressed size of all entries of an archive in bytes.
  public var unpackedBytes = 200_000_000
  /// The decompressed size of a parsed part in bytes; 900 pages take some 30 million.
  public var partBytes = 60_000_000
  /// The number of entries of an archive.
  public var entries = 2_000
  /// The decompressed bytes per compressed byte of a parsed part of more than a megabyte.
  public var ratio = 100
  /// Seconds of processor time for an external program to read a file, in addition to its start-up. Wall time would be
  /// meaningless on a machine with other work.
  public var processorSeconds = 5
  /// Seconds of wall time after which an external program is considered to hang.
  public var seconds = 25.0
  /// The same for LibreOffice, which waits for its disk more than it computes: it starts in 1 second on an idle
  /// machine, and in 10 beside eight compilers.
  public var officeSeconds = 60.0
  /// Megabytes of private memory for an external program. LibreOffice needs 165 for an empty document.
  public var programMegabytes = 500
  /// Megabytes of heap for pandoc, which enforces this limit itself.
  public var heapMegabytes = 500
  /// The size of the extracted text in bytes.
  public var textBytes = 25_000_000

  public static let standard = DocumentLimits()

  public init() {}

  var package: PackageLimits {
    PackageLimits(unpackedBytes: unpackedBytes, partBytes: partBytes, entries: entries, ratio: ratio)
  }
}
