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
  /// ① to ㊿.
  case circled
  case chinese
  case oldHungarian

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
    case "1st": self = .shared(.ordinal)
    case "One": self = .shared(.cardinalText)
    case "First": self = .shared(.ordinalText)
    default:
      if let alphabet = Self.alphabet(name) {
        self = alphabet
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
      return String(String(number).map { figure in figure.wholeNumberValue.map { signs[$0] } ?? figure })
    case .circled: return Self.circled(number) ?? String(number)
    case .oldHungarian: return Self.oldHungarian(number) ?? String(number)
    case .chinese: return Self.chinese(number) ?? String(number)
    case .repeated(let signs, let upper):
      guard number > 0, !signs.isEmpty, number <= signs.count * 30 else { return String(number) }
      let sign = signs[(number - 1) % signs.count]
      return Self.cased(String(repeating: sign, count: (number - 1) / signs.count + 1), upper)
    }
  }

  private static func cased(_ letters: String, _ upper: Bool) -> String {
    // LibreOffice writes Аа and Бб: a capital, then lower-case letters.
    upper && letters.first?.isCased == true && !letters.allSatisfy(\.isASCII)
      ? letters.prefix(1).uppercased() + letters.dropFirst() : upper ? letters.uppercased() : letters
  }

  private static let latin = Array("abcdefghijklmnopqrstuvwxyz")
  private static let russian = Array("абвгдежзиклмнопрстуфхцчшщыэюя")
  private static let bulgarian = Array("абвгдежзийклмнопрстуфхцчшщъюя")
  private static let serbian = Array("абвгдђежзијклљмнњопрстћуфхцчџш")

  private static let greek = Array("αβγδεζηθικλμνξοπρστυφχψω")

  /// The alphabets of Cyrillic and Greek by the ends of LibreOffice's names for them, all others by their names.
  private static func alphabet(_ name: String) -> OpenNumberFormat? {
    guard name.contains(", "), let first = name.first else { return nil }
    if let script = scripts[name] { return script }
    let upper = first.isUppercase
    for (mark, signs) in [("(ru)", russian), ("(bg)", bulgarian), ("(sr)", serbian)] where name.hasSuffix(mark) {
      // Аа, Бб: each letter is repeated. Аа, Аб: a positional system.
      let repeats = name.lowercased().split(separator: ", ").contains("бб")
      return repeats ? .repeated(signs, upper: upper) : .letters(signs, upper: upper)
    }
    return name.hasSuffix("(gr)") ? .letters(greek, upper: upper) : nil
  }

  /// 十一, 二十, 一百零五: as numbers are spoken in Chinese; `nil` from ten thousand on.
  private static func chinese(_ number: Int) -> String? {
    guard (1..<10_000).contains(number) else { return nil }
    let signs = Array("零一二三四五六七八九")
    var result = ""
    var isAfterGap = false
    for (value, unit) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let figure = number / value % 10
      if figure == 0 {
        isAfterGap = !result.isEmpty
        continue
      }
      if isAfterGap { result += "零" }
      isAfterGap = false
      // A leading ten has no one before it.
      if !(figure == 1 && value == 10 && result.isEmpty) { result.append(signs[figure]) }
      result += unit
    }
    return result
  }
}
