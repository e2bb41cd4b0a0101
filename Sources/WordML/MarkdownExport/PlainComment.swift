/// A comment of a document that is written here (ECMA-376, part 1, section 17.13.4.2).
struct PlainComment {
  /// The number by which its place names it.
  var id: Int
  var author: String
  /// Its paragraphs, one per line.
  var text: String

  /// Its element in the part of the comments.
  ///
  /// - Parameter style: the style of its paragraphs, if the file has one for them.
  func markup(prefix: String, date: String, style: String?) -> String {
    let properties = style.map { "<\(prefix)pPr><\(prefix)pStyle \(prefix)val=\"\($0)\"/></\(prefix)pPr>" } ?? ""
    let initials = author.prefix { $0 != "," }.prefix(9)
    let paragraphs = text.split(separator: "\n").map {
      "<\(prefix)p>\(properties)<\(prefix)r><\(prefix)t xml:space=\"preserve\">\(PlainMarkup.escaped(String($0)))</\(prefix)t>"
        + "</\(prefix)r></\(prefix)p>"
    }
    return "<\(prefix)comment \(prefix)id=\"\(id)\" \(prefix)author=\"\(PlainMarkup.escaped(author))\" "
      + "\(prefix)date=\"\(PlainMarkup.escaped(date))\" \(prefix)initials=\"\(PlainMarkup.escaped(String(initials)))\">"
      + paragraphs.joined() + "</\(prefix)comment>"
  }
}
