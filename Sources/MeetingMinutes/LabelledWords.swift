/// What an item says after labels: `Responsable: Secretaría Técnica. Plazo: 30 de junio.`
struct LabelledWords: Hashable {
  private(set) var who: String?
  private(set) var when: String?

  private enum Field { case who, when, other }

  /// Cost: linear.
  init(_ text: String) {
    let words = FoldedText(text)
    var found: [(field: Field, start: Int, words: Int)] = []
    for place in words.words.indices {
      let after = words.gap(before: place + 1)
      guard after.first(where: { !$0.isWhitespace && $0 != "(" && $0 != ")" && $0 != "*" }) == ":" else { continue }
      // The label is the last one to three words before the colon.
      for length in [3, 2, 1] where place - length + 1 >= 0 {
        let label = words.words[(place - length + 1)...place].map(\.folded).joined(separator: " ")
        guard let field = AgreementTable.field(label) else { continue }
        switch field {
        case .who: found.append((.who, place - length + 1, place + 1))
        case .when: found.append((.when, place - length + 1, place + 1))
        default: found.append((.other, place - length + 1, place + 1))
        }
        break
      }
    }
    for (place, label) in found.enumerated() {
      let end = place + 1 < found.count ? found[place + 1].start : words.words.count
      guard label.words < end else { continue }
      var last = label.words + 1
      while last < end, !Self.ends(words.gap(before: last), label.field) { last += 1 }
      let value = words.written(label.words..<last)
      switch label.field {
      case .who where who == nil: who = value
      case .when where when == nil: when = value
      case .who, .when, .other: break
      }
    }
  }

  /// A name may have a comma after it, and a day a full stop in it: `30.6.2017`, `EE. UU.`
  private static func ends(_ gap: Substring, _ field: Field) -> Bool {
    gap.contains { ";)|".contains($0) } || field == .when && gap.contains(".") && gap.contains(where: \.isWhitespace)
      || field == .who && gap.contains(".") && gap.contains { $0 == "–" || $0 == "—" }
  }
}
