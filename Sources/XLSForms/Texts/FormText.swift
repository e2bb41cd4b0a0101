/// Texts of cells.
extension String {
  /// Without white space at its ends.
  var trimmed: String {
    var rest = unicodeScalars[...]
    while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  /// The parts between a separator. By bytes: a combining mark after a separator does not hide it.
  func components(between separator: String) -> [String] {
    let (bytes, wanted) = (Array(utf8), Array(separator.utf8))
    var (parts, start, at): ([String], Int, Int) = ([], 0, 0)
    while at + wanted.count <= bytes.count {
      if bytes[at..<(at + wanted.count)].elementsEqual(wanted) {
        parts.append(String(decoding: bytes[start..<at], as: UTF8.self))
        at += wanted.count
        start = at
      } else {
        at += 1
      }
    }
    return parts + [String(decoding: bytes[start...], as: UTF8.self)]
  }

  /// As pyxform reads the cells of a survey: typographic quotes are straight, no-break spaces are spaces.
  ///
  /// - Parameter collapsing: whether several spaces are one.
  func cleaned(collapsing: Bool) -> String {
    var out = UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "\u{2018}", "\u{2019}": out.append("'")
      case "\u{201C}", "\u{201D}": out.append("\"")
      case "\u{A0}", " ": if !collapsing || out.last != " " { out.append(" ") }
      default: out.append(scalar)
      }
    }
    return String(out)
  }

  /// The meaning of yes and no in their spellings; `nil` for any other text.
  var yesOrNo: Bool? {
    switch self {
    case "yes", "Yes", "YES", "true", "True", "TRUE", "true()": true
    case "no", "No", "NO", "false", "False", "FALSE", "false()": false
    default: nil
    }
  }
}
