import OfficeOpenXML

/// Reads the texts of an XML file that people and programs have indented.
enum XMLText {
  /// The words without the spaces at the ends, and without those of indentation: white space with a line feed and a blank is one
  /// space, and line feeds alone stay.
  static func folded(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var space = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" {
        space.append(scalar)
        continue
      }
      if !space.isEmpty, !out.isEmpty {
        let isIndent = space.contains("\n") && space.contains { $0 == " " || $0 == "\t" }
        out.append(contentsOf: isIndent ? " ".unicodeScalars : space)
      }
      space = .init()
      out.append(scalar)
    }
    return String(out)
  }

  /// Parses a file.
  static func tree(_ bytes: [UInt8], name: String) throws(ExchangeError) -> XMLTree {
    guard bytes.count <= ExchangeLimits.bytes else { throw .fileTooLarge(limit: ExchangeLimits.bytes) }
    do throws(PackageError) { return try XMLTree(part: name, bytes: bytes) } catch {
      switch error {
      case .damaged(.entities): throw .entities
      case .damaged(.xml(_, let line)): throw .notXML(line: line)
      case .damaged(.elements(_, let limit)): throw .tooMany(limit: limit)
      case .damaged(.encoding): throw .notUTF8
      default: throw .notXML(line: nil)
      }
    }
  }
}

extension XMLTree {
  /// The child elements.
  func elements(_ node: Node) -> [Node] { children(node).filter { isElement($0) } }

  /// The text of an element with that of the elements in it, folded.
  func allText(_ node: Node) -> String { XMLText.folded(rawText(node)) }

  /// The text of an element with that of the elements in it, as it is.
  func rawText(_ node: Node) -> String {
    children(node).reduce(into: "") { text, child in
      text += isElement(child) ? rawText(child) : self.text(child)
    }
  }

  /// The local name of an element.
  func local(_ node: Node) -> String { name(node)?.local ?? "" }
}
