/// Addresses of the web: of the schemes `http` and `https` alone, since others, such as `javascript:`, do something.
package enum WebAddress {
  private static let longest = 500

  /// Whether a text is the address of a page.
  package static func isPage(_ text: String) -> Bool {
    guard text.utf8.count <= longest, let colon = text.firstRange(of: "://") else { return false }
    guard ["http", "https"].contains(text[..<colon.lowerBound].lowercased()) else { return false }
    guard let first = text[colon.upperBound...].first, first.isLetter || first.isNumber || first == "[" else {
      return false
    }
    return text.unicodeScalars.allSatisfy {
      $0.value > 0x20 && $0 != "\u{7F}" && !$0.properties.isWhitespace && !TextValidation.isHidden($0)
        && !"<>\"'`\\".unicodeScalars.contains($0)
    }
  }

  /// Whether a text is one with which the addresses of a site begin: in ASCII, without a query or a fragment.
  package static func isBase(_ text: String) -> Bool {
    isPage(text) && text.utf8.allSatisfy { $0 < 0x7F && !"?#".utf8.contains($0) }
  }
}
