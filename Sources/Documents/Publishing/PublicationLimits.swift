/// How much the making of one document may cost.
///
/// Measured: 327 pages take pandoc 4 seconds of processor time and 230 MB (440 MB for an .odt), WeasyPrint 39 seconds
/// and 320 MB. A machine that is busy may take ten times as long by the clock.
public struct PublicationLimits: Sendable, Hashable {
  /// Seconds of wall time that pandoc may take.
  public var seconds = 90.0
  /// Seconds of wall time that the typesetter of PDF may take.
  public var typesettingSeconds = 600.0
  /// Seconds of the processor's time that one run of pandoc may take; nil is a little more than the wall time.
  public var processorSeconds: Int?
  /// Megabytes of pandoc's heap.
  public var heapMegabytes = 1_024
  /// Megabytes of the typesetter's address space.
  public var typesettingMegabytes = 3_000
  /// Bytes of the document.
  public var bytes = 200_000_000

  public static let standard = PublicationLimits()

  public init() {}
}
