import GCMRepo
import NegotiatedText
import TextDiff

/// The anchors of a text's paragraphs, by which a note cites them.
///
/// A numbered paragraph has that of its number: `p-7`, `p-7-bis`, `p-7-a` for the item (a) of 7. A heading has that of its words:
/// `s-principios-comunes`. Any other has the nearest one before it and a number: `p-7-u1`. Each has in addition that of its
/// words, `h-3f0c…`, which is the same wherever the paragraph has the same words, whatever its number: SHA-256 of the words on
/// one line, without the number, cut to 20 hexadecimal digits.
struct ParagraphAnchors: Sendable {
  /// The ids of each paragraph; the first is unique to its place, the second that of its words.
  let ids: [[String]]
  /// The hash of the words of each paragraph; `nil` where there are none.
  let hashes: [String?]
  /// The index of the first paragraph with these words.
  let places: [String: Int]

  /// Cost: linear in the text.
  init(_ text: NumberedText) {
    var taken: [String: Int] = [:]
    func unique(_ id: String) -> String {
      let count = taken[id, default: 0] + 1
      taken[id] = count
      return count == 1 ? id : unique("\(id)_\(count)")
    }
    var (ids, hashes, places): ([[String]], [String?], [String: Int]) = ([], [], [:])
    var (last, below) = ("p-0", 0)
    for paragraph in text.paragraphs {
      let id: String
      if let citation = Self.citation(paragraph) {
        (last, below) = ("p-" + citation, 0)
        id = last
      } else if case .heading = paragraph.kind, let slug = Slug(title: text.words(of: paragraph)) {
        (last, below) = ("s-" + slug.string, 0)
        id = last
      } else {
        below += 1
        id = "\(last)-u\(below)"
      }
      var own = [unique(id)]
      let hash = Self.hash(of: paragraph, in: text)
      if let hash, places[hash] == nil {
        places[hash] = ids.count
        own.append("h-" + hash)
      }
      ids.append(own)
      hashes.append(hash)
    }
    (self.ids, self.hashes, self.places) = (ids, hashes, places)
  }

  /// The numbers of a paragraph as an anchor: `7`, `7-bis`, `7-a`.
  private static func citation(_ paragraph: NumberedText.Paragraph) -> String? {
    guard paragraph.number != nil, !paragraph.path.isEmpty else { return nil }
    let parts = paragraph.path.map { number in
      String(
        number.key.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: "-").filter {
          $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-")
        })
    }
    return parts.contains("") ? nil : parts.joined(separator: "-")
  }

  /// The hash of a paragraph's words; `nil` for a rule or a row of dashes.
  private static func hash(of paragraph: NumberedText.Paragraph, in text: NumberedText) -> String? {
    var bytes = text.bytes(of: paragraph)
    if let label = text.source.label(ofBlock: paragraph.place - 1), label.upperBound <= bytes.endIndex {
      bytes = bytes[label.upperBound...]
    }
    var words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    if case .heading = paragraph.kind { words = Array(words.drop { $0.allSatisfy { $0 == "#" } }) }
    guard words.contains(where: { $0.contains { $0.isLetter || $0.isNumber } }) else { return nil }
    return String(sha256(words.joined(separator: " ").utf8).prefix(20))
  }
}
