/// How a written cell is shown.
public struct CellStyle: Sendable, Hashable {
  public var isBold: Bool
  /// Whether long text goes on in further lines.
  public var wraps: Bool
  /// Whether it may be changed where its sheet is protected.
  public var isUnlocked: Bool
  /// A number format's code, `0.0%` or `@` for text; `nil` for the one of the value.
  public var format: String?
  /// The colour behind it as six hexadecimal digits, `FFF2CC`; `nil` for none.
  public var fill: String?

  /// As nothing else is said.
  public static let plain = CellStyle()
  /// The heading of a column.
  public static let heading = CellStyle(isBold: true, wraps: true)

  /// A style.
  public init(
    isBold: Bool = false, wraps: Bool = false, isUnlocked: Bool = false, format: String? = nil, fill: String? = nil
  ) {
    (self.isBold, self.wraps, self.isUnlocked, self.format, self.fill) = (isBold, wraps, isUnlocked, format, fill)
  }
}
