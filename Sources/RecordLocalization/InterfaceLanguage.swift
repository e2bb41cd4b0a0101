/// A language of gcmrepo's user interface. A document's own language is another matter.
public enum InterfaceLanguage: String, Sendable, Hashable, CaseIterable {
  case en, es, pt, fr

  /// A number with the language's digit grouping: `12,345`, `12 345`, `12.345`.
  public func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    // Spanish does not group four digits (Ortografía de la lengua española, 2010), and neither does Portuguese.
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
