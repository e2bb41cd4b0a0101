/// Writes statements in Turtle (RDF 1.1 Turtle, W3C Recommendation of 25 February 2014).
enum TurtleWriter {
  static func text(of graph: RDFGraph) -> String {
    var out = RDFName.prefixes.map { "@prefix \($0.0): <\($0.1)> .\n" }.joined()
    var subject: RDFGraph.Value?
    for statement in graph.statements {
      if statement.subject == subject {
        out += " ;\n    "
      } else {
        out += subject == nil ? "\n" : " .\n\n"
        out += written(statement.subject) + " "
        subject = statement.subject
      }
      out += statement.predicate == RDFName.type ? "a" : name(statement.predicate)
      out += " " + written(statement.object)
    }
    return out + (subject == nil ? "" : " .\n")
  }

  private static func written(_ value: RDFGraph.Value) -> String {
    switch value {
    case .iri(let iri): name(iri)
    case .blank(let label): "_:" + label
    case .literal(let text, let language): quoted(text) + (language.map { "@" + $0 } ?? "")
    }
  }

  private static func name(_ iri: String) -> String {
    if let short = RDFName.short(iri), short.utf8.dropFirst().allSatisfy({ isNameByte($0) }) { return short }
    return "<" + escaped(iri: iri) + ">"
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: ":"):
      true
    default: false
    }
  }

  /// Characters that an IRI may not contain, as numbers.
  private static func escaped(iri: String) -> String {
    iri.unicodeScalars.reduce(into: "") { out, scalar in
      if scalar.value <= 0x20 || "<>\"{}|^`\\".unicodeScalars.contains(scalar) {
        out += "\\u" + hexadecimal(scalar.value, 4)
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
  }

  private static func quoted(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "\"") { out, scalar in
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: out += "\\u" + hexadecimal(scalar.value, 4)
      default: out.unicodeScalars.append(scalar)
      }
    } + "\""
  }

  private static func hexadecimal(_ number: UInt32, _ digits: Int) -> String {
    let text = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
