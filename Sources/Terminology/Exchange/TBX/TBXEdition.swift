/// The two editions of TBX, with the names of their elements.
public enum TBXEdition: Sendable, Hashable, CaseIterable {
  /// ISO 30042:2019, dialect TBX-Basic, with data categories as attributes (DCA).
  case of2019
  /// ISO 30042:2008, which translation programs still read.
  case of2008

  var root: String { self == .of2019 ? "tbx" : "martif" }
  var header: String { self == .of2019 ? "tbxHeader" : "martifHeader" }
  var entry: String { self == .of2019 ? "conceptEntry" : "termEntry" }
  var language: String { self == .of2019 ? "langSec" : "langSet" }
  var term: String { self == .of2019 ? "termSec" : "tig" }
}

/// What is said of a term in notes of fixed form, because TBX-Basic has no category for it: its status, whose definition it is.
enum TBXNote: Hashable {
  case status(String)
  case use(String)
  case agreed
  case definition(Int, conferences: [String], by: String?)

  var text: String {
    switch self {
    case .status(let status): "status: \(status)"
    case .use(let id): "use: \(id)"
    case .agreed: "agreed definition"
    case .definition(let number, let conferences, let by):
      "definition \(number)"
        + (conferences.isEmpty ? "" : " | used by: " + conferences.joined(separator: ", "))
        + (by.map { " | by: " + $0 } ?? "")
    }
  }

  init?(_ text: String) {
    if text == "agreed definition" {
      self = .agreed
    } else if text.hasPrefix("status: ") {
      self = .status(String(text.dropFirst("status: ".count)))
    } else if text.hasPrefix("use: ") {
      self = .use(String(text.dropFirst("use: ".count)))
    } else if text.hasPrefix("definition ") {
      var parts = text.dropFirst("definition ".count).split(separator: "|", omittingEmptySubsequences: false)
      let digits = parts.removeFirst()
      guard let number = Int(digits.drop { $0 == " " }.prefix { $0 != " " }),
        (1...ExchangeLimits.parts).contains(number)
      else { return nil }
      var (conferences, by): ([String], String?) = ([], nil)
      for part in parts {
        let part = part.drop { $0 == " " }
        if part.hasPrefix("used by: ") {
          conferences = part.dropFirst("used by: ".count).split(separator: ",").map { code in
            String(code.drop { $0 == " " }.prefix { $0 != " " })
          }
        } else if part.hasPrefix("by: ") {
          by = String(part.dropFirst("by: ".count))
        } else {
          return nil
        }
      }
      self = .definition(number, conferences: conferences, by: by)
    } else {
      return nil
    }
  }
}
