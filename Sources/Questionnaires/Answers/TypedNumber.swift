import RecordValues

/// Reads a number as people write it: `12,5`, `1.234,5`, `1 234`, `12 %`.
///
/// Both separators occur in each conference: Mexico and Central America write decimals with a point, South America with a
/// comma. A separator that occurs twice, or before another, separates thousands. One that occurs once and before exactly
/// three digits is read by the language where all its countries agree (English, Portuguese), else it is ambiguous.
struct TypedNumber {
  let text: String
  let language: LanguageTag
  /// Whether a whole number is asked, so that three digits after a separator can only be thousands.
  let isWhole: Bool

  /// The number in canonical form.
  func canonical() throws(AnswerTextFault) -> String {
    guard text.utf8.count <= 120 else { throw .notANumber(String(text.prefix(40))) }
    var scalars = Array(text.unicodeScalars)
    let isNegative = ["-", "\u{2212}", "\u{2013}"].contains(scalars.first)
    if isNegative || scalars.first == "+" { scalars.removeFirst() }
    // Groups of digits and what is between them.
    var groups: [[UInt8]] = [[]]
    var separators: [Separator] = []
    for scalar in scalars {
      if let digit = Self.digit(scalar) {
        groups[groups.count - 1].append(digit)
      } else if let separator = Separator(scalar) {
        separators.append(separator)
        groups.append([])
      } else {
        throw .notANumber(text)
      }
    }
    // Spaces after the sign.
    while separators.first == .space, groups.first?.isEmpty == true {
      separators.removeFirst()
      groups.removeFirst()
    }
    guard groups.contains(where: { !$0.isEmpty }) else { throw .notANumber(text) }
    let digits = groups.map { String(decoding: $0, as: UTF8.self) }
    let parts = try split(digits, separators, isNegative)
    return NumberText.canonical(isNegative: isNegative, whole: parts.whole[...], fraction: parts.fraction[...])
  }

  private enum Separator {
    case point, comma, space

    init?(_ scalar: Unicode.Scalar) {
      switch scalar {
      case ".": self = .point
      case ",": self = .comma
      case _ where TypedNumber.isSeparatorSpace(scalar): self = .space
      default: return nil
      }
    }
  }

  /// Spaces of any width and apostrophes, which only ever separate thousands.
  private static func isSeparatorSpace(_ scalar: Unicode.Scalar) -> Bool {
    TextForm.isSpace(scalar) && scalar != "\n" || scalar == "'" || scalar == "\u{2019}"
  }

  private func split(
    _ groups: [String], _ separators: [Separator], _ isNegative: Bool
  ) throws(AnswerTextFault) -> (whole: String, fraction: String) {
    guard let last = separators.last else { return (groups[0], "") }
    let isLastDecimal: Bool
    if last == .space {
      isLastDecimal = false
    } else if separators.dropLast().contains(last) {
      // Twice the same: thousands, and then all of them.
      isLastDecimal = false
    } else if separators.count > 1 {
      isLastDecimal = true
    } else {
      isLastDecimal = try isDecimal(last, groups, isNegative)
    }
    let whole = isLastDecimal ? Array(groups.dropLast()) : groups
    let between = isLastDecimal ? Array(separators.dropLast()) : separators
    // Thousands are separated by one character, in groups of three.
    guard Set(between).count <= 1, whole.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
      whole.count == 1 || (1...3).contains(whole[0].utf8.count)
    else { throw .notANumber(text) }
    let fraction = isLastDecimal ? groups[groups.count - 1] : ""
    guard !isLastDecimal || !fraction.isEmpty else { throw .notANumber(text) }
    return (whole.joined(), fraction)
  }

  /// Whether the only point or comma separates decimals.
  private func isDecimal(
    _ separator: Separator, _ groups: [String], _ isNegative: Bool
  ) throws(AnswerTextFault) -> Bool {
    let (whole, rest) = (groups[0], groups[1])
    // `0,125`, `12,5`, `1234,567`: no thousands are written so.
    guard rest.utf8.count == 3, (1...3).contains(whole.utf8.count), whole.utf8.first != UInt8(ascii: "0") else {
      return true
    }
    switch (language.primary, separator) {
    case ("en", .point), ("pt", .comma), ("fr", .comma): return true
    case ("en", .comma), ("pt", .point): return false
    default: break
    }
    if isWhole { return false }
    let readings = [
      NumberText.canonical(isNegative: isNegative, whole: whole[...], fraction: rest[...]),
      NumberText.canonical(isNegative: isNegative, whole: (whole + rest)[...], fraction: ""),
    ]
    throw .ambiguousNumber(text, readings: readings)
  }

  private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
    ("0"..."9").contains(scalar) ? UInt8(scalar.value) : nil
  }
}
