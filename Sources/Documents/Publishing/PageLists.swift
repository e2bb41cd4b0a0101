import MarkdownText

/// The numbers of lists on a page: `<li value="4">` for a number that is not consecutive, and a class for `4)`.
///
/// Pandoc writes neither. So an item that needs one begins with a code run that contains a marker of ours, which
/// becomes an attribute in pandoc's output.
enum PageLists {
  /// The marker of an item; `nil` if it is consecutive with a full stop.
  ///
  /// - Parameter number: `nil` if the item is consecutive.
  static func mark(number: Int?, _ delimiter: Numbering.Delimiter) -> String? {
    let name =
      switch delimiter {
      case .period: ""
      case .parenthesis: "parenthesis"
      case .parentheses: "parentheses"
      }
    guard number != nil || !name.isEmpty else { return nil }
    return open + (number.map(String.init) ?? "") + "/" + name + close
  }

  /// U+FDD0 and U+FDD1, noncharacters (Unicode 23.7), which no text contains: ``VisibleText`` removes them.
  private static let open = String(decoding: [0xEF, 0xB7, 0x90], as: UTF8.self)
  private static let close = String(decoding: [0xEF, 0xB7, 0x91], as: UTF8.self)

  /// The page with the markers as attributes.
  static func numbered(_ html: String) -> String {
    let parts = html.split(separator: "<li><code>" + open, omittingEmptySubsequences: false)
    guard var result = parts.first.map(String.init) else { return html }
    for part in parts.dropFirst() {
      let halves = part.split(separator: close + "</code>", omittingEmptySubsequences: false)
      let mark = halves[0].split(separator: "/", omittingEmptySubsequences: false)
      result += "<li"
      if let number = mark.first, !number.isEmpty { result += " value=\"\(number)\"" }
      if mark.count > 1, !mark[1].isEmpty { result += " class=\"\(mark[1])\"" }
      result += ">" + halves.dropFirst().joined()
    }
    return result
  }
}

extension [Block] {
  /// The blocks one by one, but consecutive ordered lists of one kind together: in Markdown they are a single list with
  /// non-consecutive numbers.
  var joinedLists: [[Block]] {
    var result: [[Block]] = []
    for block in self {
      if case .ordered(let numbering, _) = block, case .ordered(let before, _)? = result.last?.last,
        before.style == numbering.style, before.delimiter == numbering.delimiter
      {
        result[result.count - 1].append(block)
      } else {
        result.append([block])
      }
    }
    return result
  }
}
