/// A form in which a text of the record is given out as a finished document.
public enum PublicationFormat: String, Sendable, Hashable, CaseIterable {
  case docx, odt, pdf, html

  /// Whether a terminal could make nothing of it.
  public var isBinary: Bool { self != .html }
}
