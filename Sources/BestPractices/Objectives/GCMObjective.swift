/// One of the 23 objectives of the Global Compact for Safe, Orderly and Regular Migration (United Nations General Assembly,
/// resolution 73/195 of 19 December 2018, annex, paragraph 16), by its number.
public struct GCMObjective: Sendable, Hashable, Comparable, RawRepresentable {
  /// Its number, from 1 to 23.
  public let rawValue: Int

  /// How many there are.
  public static let count = 23

  /// All of them, in order.
  public static let all: [GCMObjective] = (1...count).compactMap { GCMObjective(rawValue: $0) }

  /// The objective with a number; `nil` if there is none.
  public init?(rawValue: Int) {
    guard (1...Self.count).contains(rawValue) else { return nil }
    self.rawValue = rawValue
  }

  /// Its number.
  public var number: Int { rawValue }

  /// By number.
  public static func < (a: GCMObjective, b: GCMObjective) -> Bool { a.rawValue < b.rawValue }

  /// Its title: in Spanish, English and French as in the resolution; in Portuguese, which is no language of the General
  /// Assembly, translated.
  public func title(in language: FormLanguage) -> String {
    switch language {
    case .es: Self.spanishTitles[rawValue - 1]
    case .en: Self.englishTitles[rawValue - 1]
    case .pt: Self.portugueseTitles[rawValue - 1]
    case .fr: Self.frenchTitles[rawValue - 1]
    }
  }

  /// The objectives that a person named: `5`, `objective 5`, `5-7`, `5, 7 y 12`, or a title in any language.
  ///
  /// - Returns: the objectives in the order of their numbers, and the numbers that are none.
  public static func named(in text: String) -> (found: [GCMObjective], unknown: [Int]) {
    if let titled = titled(text) { return ([titled], []) }
    var (found, unknown): (Set<GCMObjective>, [Int]) = ([], [])
    var last: Int?
    var isRange = false
    var rest = Substring(text)
    while let start = rest.firstIndex(where: { ("0"..."9").contains($0) }) {
      let between = rest[..<start]
      let digits = rest[start...].prefix { ("0"..."9").contains($0) }
      rest = rest[digits.endIndex...]
      let number = digits.utf8.count <= 4 ? Int(digits) ?? Int.max : Int.max
      let words = HeadingKey.folded(between)
      let isDash = words.isEmpty && between.contains { "-–—".contains($0) }
      isRange = last != nil && (isDash || (words.count == 1 && ["a", "to", "à"].contains(words[0])))
      guard let objective = GCMObjective(rawValue: number) else {
        unknown.append(number)
        last = nil
        continue
      }
      if isRange, let last, last < number {
        found.formUnion((last...number).compactMap { GCMObjective(rawValue: $0) })
      } else {
        found.insert(objective)
      }
      last = number
    }
    return (found.sorted(), unknown)
  }

  /// The objective with a title in any language, with or without its number.
  private static func titled(_ text: String) -> GCMObjective? {
    guard text.utf8.count <= 400 else { return nil }
    let key = HeadingKey(text).words
    return titles[key]
  }

  private static let titles: [String: GCMObjective] = {
    var titles: [String: GCMObjective] = [:]
    for objective in all {
      for language in FormLanguage.allCases { titles[HeadingKey(objective.title(in: language)).words] = objective }
    }
    return titles
  }()
}
