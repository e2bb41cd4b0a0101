import func MarkdownText.nfc

/// What the name of a submitted file says: a title, and a language if the name is marked with one.
///
/// The suffix of a document and the mark of a language are removed, and nothing else: dots, numbers, dates and "FINAL v3
/// (2)" may belong to the title. Underscores, and hyphens that stand between all words, are spaces; `%20` is decoded.
public struct FileName: Sendable, Hashable {
  /// The title; empty if the name has no words.
  public let title: String
  /// The language that the name is marked with: `aportes_ES.docx`, `Nota (port.).pdf`.
  public let language: LanguageTag?

  /// Reads a name.
  ///
  /// - Parameters:
  ///   - name: the file's name, with or without its folders.
  ///   - languages: the languages of the record.
  public init(_ name: String, languages: [LanguageTag] = ["es", "en", "pt", "fr"]) {
    let pieces = FileNamePieces(Self.decoded(Self.stem(of: nfc(String(name.lastPathName)))))
    if let mark = LanguageMark(in: pieces, languages: languages) {
      (title, language) = (pieces.title(without: mark.range), mark.language)
    } else {
      (title, language) = (pieces.title(), nil)
    }
  }

  /// The name without the suffix of a document. One that was saved in two formats has two: `aportes.docx.pdf`.
  private static func stem(of name: String) -> String {
    var stem = name[...]
    while let dot = stem.lastIndex(of: "."), dot > stem.startIndex,
      suffixes.contains(stem[stem.index(after: dot)...].lowercased())
    {
      stem = stem[..<dot]
    }
    return String(stem)
  }

  private static let suffixes: Set<String> = [
    "docx", "docm", "dotx", "doc", "dot", "odt", "ott", "fodt", "rtf", "html", "htm", "xhtml", "pdf", "md", "markdown",
    "txt", "text",
  ]

  /// The name without percent-encoding (RFC 3986), as web servers give it to downloads; unchanged unless the result is
  /// text.
  private static func decoded(_ name: String) -> String {
    guard name.contains("%") else { return name }
    var bytes: [UInt8] = []
    var rest = Array(name.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
        let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self),
      !text.unicodeScalars.contains(where: TextValidation.isHidden)
    else { return name }
    return nfc(text)
  }
}
