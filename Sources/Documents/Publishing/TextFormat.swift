/// The name that pandoc has for the format of a text of the record: CommonMark with the extensions that the texts use.
///
/// Nothing else is markup: no metadata block, no attribute, no TeX. Pandoc's reader accepts raw HTML in any case;
/// ``PandocDocument`` makes words of that. An extension without whose sign a text cannot contain its markup is left out:
/// each is tried at every word, and bare addresses alone take a quarter of the time of reading.
struct TextFormat {
  private let extensions: [String]

  var name: String { (["commonmark"] + extensions).joined(separator: "+") }
  /// With the position of each item, where its number is found.
  var nameWithPositions: String { name + "+sourcepos" }

  /// All extensions.
  static let whole = TextFormat(extensions: ["pipe_tables", "footnotes", "strikeout", "autolink_bare_uris"])

  private init(extensions: [String]) { self.extensions = extensions }

  /// Cost: one pass.
  init(of text: [UInt8]) {
    var (bars, notes, tildes, addresses) = (false, false, false, false)
    for (place, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "|"): bars = true
      case UInt8(ascii: "~"): tildes = true
      case UInt8(ascii: "^"): notes = notes || (place > 0 && text[place - 1] == UInt8(ascii: "["))
      // An address of mail, and what follows the scheme of a page's.
      case UInt8(ascii: "@"), UInt8(ascii: "/"): addresses = true
      case UInt8(ascii: "w"), UInt8(ascii: "W"):
        addresses = addresses || (place > 0 && text[place - 1] | 0x20 == UInt8(ascii: "w"))
      default: break
      }
    }
    let used = [bars, notes, tildes, addresses]
    extensions = zip(Self.whole.extensions, used).filter(\.1).map(\.0)
  }
}
