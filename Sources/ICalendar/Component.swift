/// A component: properties and further components between `BEGIN` and `END` (RFC 5545, section 3.6).
public struct Component: Sendable, Hashable {
  /// The name, in capitals: `VEVENT`.
  public var name: String
  /// The properties, in their order.
  public var properties: [ContentLine]
  /// The components in it, in their order.
  public var components: [Component]
  /// The line of the file that begins it, from 1; 0 for one that was not read.
  public var line = 0

  /// A component.
  public init(_ name: String, _ properties: [ContentLine] = [], components: [Component] = []) {
    (self.name, self.properties, self.components) = (name, properties, components)
  }

  /// The first property with a name.
  public func property(_ name: String) -> ContentLine? { properties.first { $0.name == name } }

  /// All properties with a name.
  public func properties(_ name: String) -> [ContentLine] { properties.filter { $0.name == name } }

  /// The bytes of a file: UTF-8, folded, with CRLF. Cost: linear.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  private func append(to bytes: inout [UInt8]) {
    LineFolding.append("BEGIN:" + name, to: &bytes)
    for property in properties { LineFolding.append(property.line, to: &bytes) }
    for component in components { component.append(to: &bytes) }
    LineFolding.append("END:" + name, to: &bytes)
  }

  // MARK: Reading

  /// The components of a file, in their order; those beside a calendar are read as well. Cost: linear.
  ///
  /// - Parameter bytes: the file: UTF-8, with or without a byte order mark, lines that end with CRLF or LF.
  /// - Throws: ``ICalendarError`` with the line.
  public static func all(in bytes: [UInt8]) throws(ICalendarError) -> [Component] {
    var (whole, open): ([Component], [Component]) = ([], [])
    for (text, number) in try LineFolding.unfolded(bytes) {
      guard let line = ContentLine(line: text) else { throw ICalendarError(.notAContentLine, line: number) }
      switch line.name {
      case "BEGIN":
        guard open.count < ICalendarLimits.depth else { throw ICalendarError(.tooLarge, line: number) }
        var begun = Component(line.value.uppercased())
        begun.line = number
        open.append(begun)
      case "END":
        guard let closed = open.popLast(), closed.name == line.value.uppercased() else {
          throw ICalendarError(.unbalanced, line: number)
        }
        if open.isEmpty { whole.append(closed) } else { open[open.count - 1].components.append(closed) }
      default:
        guard !open.isEmpty else { throw ICalendarError(.unbalanced, line: number) }
        open[open.count - 1].properties.append(line)
      }
    }
    if let unclosed = open.last { throw ICalendarError(.unbalanced, line: unclosed.line) }
    return whole
  }
}
