import DocumentModel

/// A number format of OpenDocument (`style:num-format` in OpenDocument 1.3 part 3), including LibreOffice's extensions:
/// the first numbers themselves, `01, 02, 03, ...`.
enum OpenNumberFormat: Sendable {
  case shared(NumberFormat)
  /// a … z, aa, ab … az, ba: a positional system without a zero.
  case letters([Character], upper: Bool)
  /// A letter of an alphabet, repeated: a … z, aa, bb.
  case repeated([Character], upper: Bool)
  /// The characters of an alphabet, again from the first after the last.
  case cycled([Character])
  /// Digits of a script, from zero.
  case digits([Character])
  /// Digits of a script below ten thousand, from there on with the character for ten thousand.
  case myriads([Character], Character)
  /// With characters for ten, hundred and so on.
  case counted(EastAsianNumerals)
  case words(WriterNumberWords.Kind)
  /// ① to ㊿.
  case circled
  case greek(upper: Bool)
  case hebrew, koreanWords, persianWords, oldHungarian

  /// `nil` if no number is printed.
  ///
  /// - Parameter repeatsLetters: `style:num-letter-sync`.
  init?(_ name: String, repeatsLetters: Bool) {
    switch name {
    case "": return nil
    case "1": self = .shared(.decimal)
    case "i": self = .shared(.lowerRoman)
    case "I": self = .shared(.upperRoman)
    case "a": self = repeatsLetters ? .shared(.lowerLetter) : .letters(Self.latin, upper: false)
    case "A": self = repeatsLetters ? .shared(.upperLetter) : .letters(Self.latin, upper: true)
    case "aaa": self = .shared(.lowerLetter)
    case "AAA": self = .shared(.upperLetter)
    case "1st": self = .words(.ordinalFigure)
    case "One": self = .words(.cardinal)
    case "First": self = .words(.ordinal)
    default:
      if let script = Self.scripts[name] {
        self = script
      } else {
        // 01, 02, 03, ...
        let zeros = name.prefix { $0 == "0" }.count
        self = .shared((1...8).contains(zeros) && name.contains(",") ? .padded(zeros + 1) : .decimal)
      }
    }
  }

  func text(_ number: Int, language: String) -> String {
    switch self {
    case .shared(let format): return format.text(number, language: language)
    case .letters(let signs, let upper):
      guard number > 0, !signs.isEmpty else { return String(number) }
      var rest = number
      var result: [Character] = []
      while rest > 0 {
        result.append(signs[(rest - 1) % signs.count])
        rest = (rest - 1) / signs.count
      }
      return Self.cased(String(result.reversed()), upper)
    case .cycled(let signs):
      guard number > 0, !signs.isEmpty else { return String(number) }
      return String(signs[(number - 1) % signs.count])
    case .digits(let signs):
      return Self.digits(number, signs)
    case .myriads(let signs, let myriad):
      let (myriads, rest) = number.quotientAndRemainder(dividingBy: 10_000)
      guard myriads > 0 else { return Self.digits(number, signs) }
      return Self.digits(myriads, signs) + String(myriad) + (rest > 0 ? Self.digits(rest, signs) : "")
    case .counted(let numerals): return numerals.counted(number) ?? String(number)
    case .words(let kind): return WriterNumberWords(language).text(number, kind) ?? String(number)
    case .circled: return Self.circled(number) ?? String(number)
    case .greek(let upper): return Self.greek(number, upper: upper) ?? String(number)
    case .hebrew: return Self.hebrew(number) ?? String(number)
    case .koreanWords:
      return EastAsianNumerals.koreanWords(number) ?? Self.korean.counted(number) ?? String(number)
    case .persianWords: return Self.persianWords(number) ?? String(number)
    case .oldHungarian: return Self.oldHungarian(number) ?? String(number)
    case .repeated(let signs, let upper):
      guard number > 0, !signs.isEmpty, number <= signs.count * 30 else { return String(number) }
      let sign = signs[(number - 1) % signs.count]
      return Self.cased(String(repeating: sign, count: (number - 1) / signs.count + 1), upper)
    }
  }

  private static func digits(_ number: Int, _ signs: [Character]) -> String {
    String(String(number).map { figure in figure.wholeNumberValue.map { signs[$0] } ?? figure })
  }

  private static func cased(_ letters: String, _ upper: Bool) -> String {
    // LibreOffice writes Аа and Бб: a capital, then lower-case letters.
    upper && letters.first?.isCased == true && !letters.allSatisfy(\.isASCII)
      ? letters.prefix(1).uppercased() + letters.dropFirst() : upper ? letters.uppercased() : letters
  }

  private static let latin = Array("abcdefghijklmnopqrstuvwxyz")
}
