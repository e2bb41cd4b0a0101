/// The reader that extracted a text: that of its format, in a version.
///
/// The same bytes give the same text as long as both are the same. The version is incremented whenever a reader
/// extracts another text from some file, so that an improved reader is never mistaken for a change by somebody.
public struct TextReader: Sendable, Hashable {
  public let format: DocumentFormat
  public let version: Int
  /// The external program that did the reading, with its version, if any: `pandoc 2.17`.
  public let program: String?

  public init(_ format: DocumentFormat, version: Int, program: String? = nil) {
    self.format = format
    self.version = version
    self.program = program
  }

  /// As recorded: `docx/2`, `rtf/1 (pandoc 2.17)`.
  public var description: String { "\(format.rawValue)/\(version)" + (program.map { " (\($0))" } ?? "") }
}
