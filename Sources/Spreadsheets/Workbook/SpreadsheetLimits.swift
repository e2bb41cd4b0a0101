import OfficeOpenXML

/// How much a spreadsheet may cost before it is refused.
public struct SpreadsheetLimits: Sendable, Hashable {
  /// The file's size in bytes.
  public var bytes: Int
  /// Sheets, and cells that are not empty of all sheets together.
  public var sheets: Int
  public var cells: Int
  /// Texts that cells share.
  public var sharedTexts: Int
  /// Merged ranges of one sheet.
  public var merged: Int
  /// The bytes of all texts together, each counted as often as cells have it.
  public var textBytes: Int
  /// The parts of an .xlsx.
  public var package: PackageLimits

  /// The default limits.
  public static let standard = SpreadsheetLimits()

  /// Limits; those of ``standard`` by default.
  public init(
    bytes: Int = 25_000_000, sheets: Int = 256, cells: Int = 1_000_000, sharedTexts: Int = 500_000,
    merged: Int = 20_000, textBytes: Int = 100_000_000, package: PackageLimits = .standard
  ) {
    (self.bytes, self.sheets, self.cells, self.sharedTexts) = (bytes, sheets, cells, sharedTexts)
    (self.merged, self.textBytes, self.package) = (merged, textBytes, package)
  }
}

/// What of a spreadsheet exceeds a limit.
public enum SpreadsheetMeasure: Sendable, Hashable {
  case bytes, sheets, cells, sharedTexts, merged, textBytes
}
