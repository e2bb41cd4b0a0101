/// What made a text of a file: the reader of its format, in a version.
///
/// The same bytes give the same text as long as both are the same. The version rises whenever a reader gives another text for
/// some file, so that a better reading is never taken for a change that somebody made.
public struct TextReader: Sendable, Hashable {
  public let format: DocumentFormat
  public let version: Int
  /// The outside program that did the reading, with its version, where there was one: `pandoc 2.17`.
  public let program: String?

  public init(_ format: DocumentFormat, version: Int, program: String? = nil) {
    self.format = format
    self.version = version
    self.program = program
  }

  /// As it is recorded: `docx/2`, `rtf/1 (pandoc 2.17)`.
  public var description: String { "\(format.rawValue)/\(version)" + (program.map { " (\($0))" } ?? "") }
}
