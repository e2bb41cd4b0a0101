/// How much the parts of an office file may cost before it is refused.
public struct PackageLimits: Sendable, Hashable {
  /// The decompressed size of all entries in bytes.
  public var unpackedBytes: Int
  /// The decompressed size of a parsed part in bytes.
  public var partBytes: Int
  /// How many entries an archive may have.
  public var entries: Int
  /// The decompressed bytes per compressed byte of a parsed part of more than a megabyte.
  public var ratio: Int

  /// The default limits allow a 900-page file: 30 million bytes of text part.
  public static let standard = PackageLimits()

  /// Limits; those of ``standard`` by default.
  public init(unpackedBytes: Int = 200_000_000, partBytes: Int = 60_000_000, entries: Int = 2_000, ratio: Int = 100) {
    self.unpackedBytes = unpackedBytes
    self.partBytes = partBytes
    self.entries = entries
    self.ratio = ratio
  }
}
