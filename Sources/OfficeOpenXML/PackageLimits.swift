/// How much the parts of an office file may cost before it is refused.
public struct PackageLimits: Sendable, Hashable {
  /// Bytes of all entries, unpacked.
  public var unpackedBytes: Int
  /// Bytes of one part that is looked into, unpacked.
  public var partBytes: Int
  /// How many entries an archive may have.
  public var entries: Int
  /// Unpacked bytes for each packed one, of a part that is looked into and is over a megabyte.
  public var ratio: Int

  /// The standard holds a 900-page file: 30 million bytes of text part.
  public static let standard = PackageLimits()

  /// Limits; each is that of ``standard`` unless given.
  public init(unpackedBytes: Int = 200_000_000, partBytes: Int = 60_000_000, entries: Int = 2_000, ratio: Int = 100) {
    self.unpackedBytes = unpackedBytes
    self.partBytes = partBytes
    self.entries = entries
    self.ratio = ratio
  }
}
