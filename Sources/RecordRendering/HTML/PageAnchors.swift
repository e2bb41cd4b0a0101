import RecordComparison
import TextDiff

/// The anchors of one document on a page.
///
/// They are made from the document's path and the numbers of its blocks and changes, so that a quoted link leads to the
/// same place in every page of the same two states, whatever else that page shows: `declaration.es:p12` is the 12th
/// paragraph of the new text, `…:o11` the 11th of the old one, `…:c3` the document's third change, `…:m3` the old place
/// of its third change. No document's name contains a colon or begins with an underscore.
struct PageAnchors: Sendable, Hashable {
  let document: String

  func new(_ number: Int) -> String { "\(document):p\(number)" }
  func old(_ number: Int) -> String { "\(document):o\(number)" }
  func change(_ number: Int) -> String { "\(document):c\(number)" }
  func oldPlace(of change: Int) -> String { "\(document):m\(change)" }
  func gap(_ number: Int) -> String { "\(document):g\(number)" }
  var name: String { "\(document):name" }

  /// The anchors of each document of a page, all different.
  static func of(_ documents: [DocumentRedline]) -> [PageAnchors] {
    var taken: [String: Int] = [:]
    return documents.map { document in
      let name = name(document.name ?? document.path)
      let count = taken[name, default: 0] + 1
      taken[name] = count
      return PageAnchors(document: count == 1 ? name : "\(name)__\(count)")
    }
  }

  /// `CL.inputs.aportes.es` for the document `CL/inputs/aportes.es`: its name in characters that need no escaping in a
  /// link.
  private static func name(_ path: String) -> String {
    var name = ""
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E: name.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: "/"): name += "."
      default:
        let digits = String(byte, radix: 16)
        name += digits.count == 1 ? "_0\(digits)" : "_\(digits)"
      }
    }
    return name
  }
}
