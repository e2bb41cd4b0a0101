/// A format in which a text of the record is exported.
public enum PublicationFormat: String, Sendable, Hashable, CaseIterable {
  case docx, odt, pdf, html

  /// Whether it cannot be shown in a terminal.
  public var isBinary: Bool { self != .html }
}
