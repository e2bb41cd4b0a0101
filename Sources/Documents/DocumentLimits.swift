import OfficeOpenXML

/// How much a submitted file may cost before it is refused.
///
/// The standard limits hold a 900-page Word file; a file beyond them is damaged, hostile or not a text.
public struct DocumentLimits: Sendable, Hashable {
  /// Bytes of the file itself.
  public var bytes = 25_000_000
  /// Bytes of all entries of an archive, unpacked.
  public var unpackedBytes = 200_000_000
  /// Bytes of one part that is looked into, unpacked; 900 pages take some 30 million.
  public var partBytes = 60_000_000
  /// Entries of an archive.
  public var entries = 2_000
  /// Unpacked bytes for each packed one, of a part that is looked into and is over a megabyte.
  public var ratio = 100
  /// Seconds of the processor's time that one outside program may take to read a file, beside its start. Not of wall time:
  /// that says nothing on a machine with other work.
  public var processorSeconds = 5
  /// Seconds of wall time after which an outside program hangs.
  public var seconds = 25.0
  /// The same for LibreOffice, which waits for its disk more than it computes: it starts in 1 second where nothing else
  /// runs, and in 10 beside eight compilers.
  public var officeSeconds = 60.0
  /// Megabytes of memory of its own that one outside program may take. LibreOffice takes 165 for an empty document.
  public var programMegabytes = 500
  /// Megabytes of heap that pandoc may take, which minds that by itself.
  public var heapMegabytes = 500
  /// Bytes of the text made from the file.
  public var textBytes = 25_000_000

  public static let standard = DocumentLimits()

  public init() {}

  var package: PackageLimits {
    PackageLimits(unpackedBytes: unpackedBytes, partBytes: partBytes, entries: entries, ratio: ratio)
  }
}
