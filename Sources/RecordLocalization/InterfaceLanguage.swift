/// A language that gcmrepo speaks to its users. A document's own language is another matter.
public enum InterfaceLanguage: String, Sendable, Hashable, CaseIterable {
  case en, es, pt, fr

  /// A number as the language writes it: `12,345`, `12 345`, `12.345`.
  public func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    // Spanish leaves four digits together (Ortografía de la lengua española, 2010), and so does Portuguese.
    let leaves = self == .es || self == .pt ? 4 : 3
    guard digits.count > leaves else { return String(number) }
    let separator =
      switch self {
      case .en: ","
      case .es, .fr: "\u{A0}"
      case .pt: "."
      }
    var grouped = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { grouped += separator }
      grouped.append(digit)
    }
    return number < 0 ? "-" + grouped : grouped
  }
}
