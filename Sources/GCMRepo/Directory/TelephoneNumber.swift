/// A telephone number in a text, told from dates and figures by how numbers are written (ITU-T E.123) and how long they are
/// (ITU-T E.164).
///
/// It is one of these:
/// - international: `+` or `00`, a country code and a number, 8 to 15 digits together;
/// - national with its area code in parentheses: `(02) 282-7420`;
/// - any number of 6 to 15 digits beside a word such as *tel.*, *teléfono*, *fone* or *phone*.
struct TelephoneNumber {
  /// As it stands in the text.
  let text: String

  /// The first in a text; `nil` if there is none. Cost: linear.
  init?(in text: String) {
    let characters = Array(text)
    var place = 0
    while place < characters.count {
      guard let run = Run(characters, from: place) else { return nil }
      if let found = run.number(in: characters) {
        self.text = found
        return
      }
      place = run.end
    }
    return nil
  }
}

/// Digits with what people write between them.
private struct Run {
  let start: Int
  let end: Int
  /// Each group of digits: where it is.
  let groups: [Range<Int>]

  /// Longer runs are looked at in parts, so that the cost stays linear.
  private static let longest = 24

  /// The next run at or after a place.
  init?(_ text: [Character], from place: Int) {
    guard let first = text[place...].firstIndex(where: \.isDigit) else { return nil }
    var start = first
    while start > place, text[start - 1] == "+" || text[start - 1] == "(" { start -= 1 }
    var (groups, at) = ([Range<Int>](), first)
    while at < text.count, text[at].isDigit {
      let from = at
      while at < text.count, text[at].isDigit { at += 1 }
      groups.append(from..<at)
      // A gap of more than three characters separates numbers.
      var next = at
      while next < text.count, next - at < 3, text[next].isBetweenDigits { next += 1 }
      guard next < text.count, text[next].isDigit, groups.count < Self.longest else { break }
      at = next
    }
    (self.start, self.end, self.groups) = (start, at, groups)
  }

  func number(in text: [Character]) -> String? {
    let kept = groups.indices.filter { !isDated($0, text) }
    guard !kept.isEmpty else { return nil }
    for place in kept {
      if let found = international(from: place, kept, text) ?? national(from: place, kept, text) { return found }
    }
    guard let first = kept.first,
      TelephoneWord.isBefore(groups[first].lowerBound, text) || TelephoneWord.isAfter(end, text)
    else { return nil }
    let last = (first..<groups.count).prefix { kept.contains($0) }.last ?? first
    let digits = groups[first...last].reduce(0) { $0 + $1.count }
    guard digits >= 6, last > first || digits <= 15 else { return nil }
    return words(first, last, text)
  }

  /// `+56 2 2827 4200`, `0056 2 28274200`.
  private func international(from place: Int, _ kept: [Int], _ text: [Character]) -> String? {
    let group = groups[place]
    var before = group.lowerBound - 1
    while before >= 0, text[before] == " " || text[before] == "(" { before -= 1 }
    let hasPlus = before >= 0 && (text[before] == "+" || text[before] == "＋")
    if hasPlus {
      if before > 0, text[before - 1].isLetter || text[before - 1].isDigit { return nil }
    } else {
      guard group.count >= 2, text[group.lowerBound] == "0", text[group.lowerBound + 1] == "0",
        group.count == 2 || text[group.lowerBound + 2] != "0", isWordStart(group, text)
      else { return nil }
    }
    var (last, digits) = (place, 0)
    for next in place..<groups.count where kept.contains(next) && (next == place || kept.contains(next - 1)) {
      guard digits + groups[next].count <= 17 else { break }
      (last, digits) = (next, digits + groups[next].count)
    }
    // A number that goes on in letters is that of a commit or the like.
    let next = groups[last].upperBound
    if !hasPlus, next < text.count, text[next].isLetter { return nil }
    let least = hasPlus ? 8 : 10
    guard digits >= least, !(hasPlus && isFigure(place...last, text, separators: ".,'’")) else { return nil }
    return words(place, last, text)
  }

  /// `(02) 282-7420`: not the number of a note before a figure, as in `(12) 250 000`.
  private func national(from place: Int, _ kept: [Int], _ text: [Character]) -> String? {
    let code = groups[place]
    guard code.count <= 5, code.lowerBound > 0, text[code.lowerBound - 1] == "(", code.upperBound < text.count,
      text[code.upperBound] == ")", !isYear(code, text)
    else { return nil }
    let rest = (place + 1..<groups.count).prefix { kept.contains($0) }
    guard let last = rest.last else { return nil }
    let digits = rest.reduce(0) { $0 + groups[$1].count }
    let hasTrunkPrefix = text[code.lowerBound] == "0"
    guard 6...10 ~= digits, code.count + digits >= 8, code.count > 1,
      hasTrunkPrefix || !isFigure(place + 1...last, text, separators: " .,'’\u{A0}\u{202F}\u{2009}")
    else { return nil }
    return words(place, last, text)
  }

  /// Whether groups are those of a figure with its thousands apart.
  private func isFigure(_ places: ClosedRange<Int>, _ text: [Character], separators: String) -> Bool {
    let sizes = places.map { groups[$0].count }
    guard sizes[0] <= 3, sizes.dropFirst().allSatisfy({ $0 == 3 }), sizes.reduce(0, +) <= 10 else { return false }
    return zip(places, places.dropFirst()).allSatisfy { one, next in
      groups[next].lowerBound - groups[one].upperBound == 1 && separators.contains(text[groups[one].upperBound])
    }
  }

  /// Whether a group is part of a day, or a year of a span of years.
  private func isDated(_ place: Int, _ text: [Character]) -> Bool {
    func isSeparated(_ one: Int, _ next: Int, by separators: String) -> Bool {
      groups.indices.contains(one) && groups.indices.contains(next)
        && groups[next].lowerBound - groups[one].upperBound == 1
        && separators.contains(text[groups[one].upperBound])
    }
    for first in place - 2...place where first >= 0 {
      if isSeparated(first, first + 1, by: "-./‑"), isSeparated(first + 1, first + 2, by: "-./‑"),
        isDay(groups[first], groups[first + 1], groups[first + 2], text)
      {
        return true
      }
    }
    for first in place - 1...place where first >= 0 && first + 1 < groups.count {
      let between = text[groups[first].upperBound..<groups[first + 1].lowerBound]
      if isYear(groups[first], text), isYear(groups[first + 1], text),
        between.allSatisfy({ $0.isWhitespace || "-–—‑/".contains($0) }), between.contains(where: { !$0.isWhitespace })
      {
        return true
      }
    }
    return false
  }

  /// Year, month and day, or day, month and year; an American month comes first.
  private func isDay(_ one: Range<Int>, _ two: Range<Int>, _ three: Range<Int>, _ text: [Character]) -> Bool {
    func isSmall(_ group: Range<Int>, _ limit: Int) -> Bool { group.count <= 2 && 1...limit ~= value(group, text) }
    if isYear(one, text) { return isSmall(two, 12) && isSmall(three, 31) }
    guard isYear(three, text) else { return false }
    return isSmall(one, 31) && isSmall(two, 12) || isSmall(one, 12) && isSmall(two, 31)
  }

  private func isYear(_ group: Range<Int>, _ text: [Character]) -> Bool {
    group.count == 4 && 1_500...2_199 ~= value(group, text)
  }

  private func value(_ group: Range<Int>, _ text: [Character]) -> Int {
    group.prefix(9).reduce(0) { $0 * 10 + (text[$1].wholeNumberValue ?? 0) }
  }

  private func isWordStart(_ group: Range<Int>, _ text: [Character]) -> Bool {
    group.lowerBound == 0 || text[group.lowerBound - 1].isWhitespace || "(:,;\"“«".contains(text[group.lowerBound - 1])
  }

  private func words(_ first: Int, _ last: Int, _ text: [Character]) -> String {
    var from = groups[first].lowerBound
    while from > start, text[from - 1] == "+" || text[from - 1] == "(" { from -= 1 }
    return String(text[from..<groups[last].upperBound])
  }
}

/// The words that say that a number is one of a telephone, in Spanish, English, Portuguese and French.
private enum TelephoneWord {
  /// Whether one stands before a place, with nothing but signs and small words between.
  static func isBefore(_ place: Int, _ text: [Character]) -> Bool {
    var at = place
    for _ in 0..<6 {
      var gap = 0
      while at > 0, !text[at - 1].isLetter {
        // A number before is not the word's.
        guard gap < 8, !text[at - 1].isDigit, text[at - 1] != "\n" else { return false }
        (at, gap) = (at - 1, gap + 1)
      }
      let end = at
      while at > 0, text[at - 1].isLetter { at -= 1 }
      guard at < end else { return false }
      let word = folded(text[at..<end])
      if words.contains(word) { return true }
      guard joining.contains(word) else { return false }
    }
    return false
  }

  /// Whether one stands behind a place: `28274200 (tel.)`.
  static func isAfter(_ place: Int, _ text: [Character]) -> Bool {
    var at = place
    while at < text.count, at - place < 3, text[at] == " " || text[at] == "(" || text[at] == "," { at += 1 }
    let end = text[at...].firstIndex { !$0.isLetter } ?? text.count
    return at > place && at < end && end - at <= 12 && abbreviations.contains(folded(text[at..<end]))
  }

  private static func folded(_ letters: ArraySlice<Character>) -> String { Slug(title: String(letters))?.string ?? "" }

  private static let abbreviations: Set<String> = ["tel", "telefono", "telefone", "telephone", "fono", "fone", "phone"]
  private static let words: Set<String> = abbreviations.union(
    """
    tels telf tlf tfno telefonos telefones telephones fonos fones phones fax telefax movil moviles celular celulares cel cell \
    cellphone mobile mob portable whatsapp telefonica telefonico telefonicas call calling llame llamar llamando ligar ligue \
    appeler appelez
    """.split(separator: " ").map(String.init))
  private static let joining: Set<String> = Set(
    """
    de del da do du la el o le no nr num numero number of the at al ao au y e et and or ou oficina office bureau escritorio \
    contacto contact contato directo direct direto fijo fixo fixe central is es est
    """.split(separator: " ").map(String.init))
}

extension Character {
  /// A decimal digit of any script, as full-width forms.
  fileprivate var isDigit: Bool {
    unicodeScalars.count == 1 && unicodeScalars.first?.properties.numericType == .decimal
  }

  /// What people write between the digits of one number.
  fileprivate var isBetweenDigits: Bool {
    self == " " || "\t-‐‑–.()/\u{A0}\u{202F}\u{2009}".contains(self)
  }
}
