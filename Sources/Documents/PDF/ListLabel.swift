/// The number or bullet before a paragraph, as typed: `3.`, `2.1`, `(a)`, `iv)`, `•`.
struct ListLabel {
  let text: String
  let isBullet: Bool
  /// The number, if it is decimal with a full stop or a parenthesis: `3.`, `3)`.
  let number: Int?

  /// - Parameter first: a paragraph's first word.
  init?(_ first: String) {
    text = first
    if first.count == 1, let sign = first.first, Self.bullets.contains(sign) {
      isBullet = true
      number = nil
      return
    }
    isBullet = false
    guard (2...9).contains(first.count), let last = first.last else { return nil }
    let isDecimal = first.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
    if isDecimal {
      // `2.1` and `2.1.3`, but no year and no amount.
      let parts = first.split(separator: ".", omittingEmptySubsequences: true)
      guard parts.allSatisfy({ $0.count <= 3 }), last == "." || (parts.count > 1 && parts.allSatisfy { $0.count <= 2 })
      else { return nil }
      number = parts.count == 1 && last == "." ? Int(parts[0]) : nil
      return
    }
    guard last == ")" || last == "." || last == "." else { return nil }
    let inner = first.drop { $0 == "(" }.dropLast()
    guard !inner.isEmpty, !inner.contains("(") else { return nil }
    if last == ")", inner.allSatisfy({ ("0"..."9").contains($0) }), inner.count <= 3 {
      number = first.first == "(" ? nil : Int(inner)
      return
    }
    number = nil
    let isRoman = inner.allSatisfy("ivxlIVXL".contains)
    let isLetter = inner.count == 1 && inner.first?.isLetter == true
    // A single letter with a full stop may be an initial: the caller needs more evidence.
    guard isRoman || isLetter || (last == ")" && inner.count == 2 && inner.first == inner.last) else { return nil }
  }

  static func isLabel(_ word: String) -> Bool { ListLabel(word) != nil }

  /// `A.`, `i.`: possibly an initial or the end of a sentence.
  var isDoubtful: Bool { !isBullet && text.count == 2 && text.last == "." && number == nil }

  private static let bullets: Set<Character> = [
    "•", "◦", "▪", "●", "○", "■", "□", "–", "—", "-", "*", "·", "‣", "➢", "►", "✓", "❖", "\u{F0B7}", "\u{F0A7}",
    "\u{F0D8}",
  ]
}
