/// A length in OpenDocument notation (1.3 part 3, section 18.3.18): `0.3937in`, `1cm`.
enum OpenLength {
  /// In twentieths of a point; `nil` for anything else, and for lengths that exceed any page.
  static func twips(_ text: String) -> Int? {
    guard let unit = units.first(where: { text.hasSuffix($0.name) }),
      let number = Double(text.dropLast(unit.name.utf8.count)), number.magnitude < 100_000
    else { return nil }
    return Int((number * unit.twips).rounded())
  }

  private static let units: [(name: String, twips: Double)] = [
    ("cm", 1_440 / 2.54), ("mm", 144 / 2.54), ("in", 1_440), ("pt", 20), ("pc", 240),
  ]
}
