/// How much exporting one document may cost.
///
/// Measured: 327 pages take pandoc 4 seconds of processor time and 230 MB (440 MB for an .odt), WeasyPrint 39 seconds
/// and 320 MB. On a busy machine the wall time may be ten times as long.
public struct PublicationLimits: Sendable, Hashable {
  /// Seconds of wall time for pandoc.
  public var seconds = 90.0
  /// Seconds of wall time for the PDF typesetter.
  public var typesettingSeconds = 600.0
  /// Seconds of processor time for one run of pandoc; `nil` for a little more than the wall time.
  public var processorSeconds: Int?
  /// Megabytes of pandoc's heap.
  public var heapMegabytes = 1_024
  /// Megabytes of the typesetter's address space.
  public var typesettingMegabytes = 3_000
  /// The size of the document in bytes.
  public var bytes = 200_000_000

  public static let standard = PublicationLimits()

  public init() {}
}
