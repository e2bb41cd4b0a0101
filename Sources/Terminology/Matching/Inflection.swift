/// Whether two words with a stem in common are forms of one word: of a number, of a gender, or of a verb.
///
/// A stem alone does not tell that: Snowball takes off endings of derivation too, so that `regularization` has the stem of
/// `regular`. Its author divides endings into those of inflection and those of derivation (M. F. Porter, "Snowball: a language
/// for stemming algorithms", 2001, section 1: i-suffixes and d-suffixes). Two words are forms of one only if they have a
/// beginning in common after which both have endings of inflection of one paradigm. The paradigms are the regular plurals and
/// feminines of nouns and adjectives, and of verbs the endings that Porter's step 1 (1980) removes in English and Snowball's verb
/// suffixes in the other languages (snowballstem.org/algorithms), without those of the first and second person of the singular
/// and of the second of the plural: official texts do not have them, and they make `refugio` a form of `refugiado`.
struct Inflection {
  /// Endings of which a word may take one or another; `nil` for a language whose endings are not known here.
  private let paradigms: [Set<[UInt8]>]?
  /// Endings before which the last letter is doubled: `stop` and `stopped`, `officiel` and `officielle`.
  private let doubling: Set<[UInt8]>

  /// Letters that must be left of a word.
  private static let shortest = 2

  /// - Parameter language: the primary tag.
  init(language: String) {
    paradigms = Self.known[language]?.map { endings in
      Set(endings.split(separator: " ").map { $0 == "-" ? [] : Array($0.utf8) })
    }
    doubling = Set((Self.doubled[language] ?? "").split(separator: " ").map { Array($0.utf8) })
  }

  /// Whether any reading of a word is a form of any of another.
  ///
  /// - Parameters:
  ///   - word: a word in lower case without accents, and what else it may be read as; see ``WordStems/readings(of:)``.
  ///   - other: the same of the other word.
  func areForms(_ word: [[UInt8]], _ other: [[UInt8]]) -> Bool {
    guard let paradigms else { return true }
    return word.contains { a in other.contains { areForms(a, $0, paradigms) } }
  }

  private func areForms(_ a: [UInt8], _ b: [UInt8], _ paradigms: [Set<[UInt8]>]) -> Bool {
    if a == b { return true }
    let common = zip(a, b).prefix { $0 == $1 }.count
    // The common beginning may reach into the endings, as in `deportado` and `deportar`.
    for length in stride(from: common, through: Self.shortest, by: -1) {
      let (first, second) = (Array(a[length...]), Array(b[length...]))
      if paradigms.contains(where: { $0.contains(first) && $0.contains(second) }) { return true }
      let last = a[length - 1]
      if isDoubled(first, second, after: last) || isDoubled(second, first, after: last) { return true }
    }
    return false
  }

  private func isDoubled(_ long: [UInt8], _ short: [UInt8], after letter: UInt8) -> Bool {
    let isPlain = short.isEmpty || short == [UInt8(ascii: "s")]
    return isPlain && long.first == letter && doubling.contains(Array(long.dropFirst()))
  }

  private static let doubled = ["en": "ed ing", "fr": "e es"]

  /// Without accents; `-` is no ending.
  private static let known: [String: [String]] = [
    "en": [
      "- s es e ed d ing", "y ies ied ying", "ie ies ied ying", "is es", "an en", "- ren", "f ves", "fe ves",
    ],
    "es": [
      "- o a os as e es s", "z ces",
      """
      a an e en ar er ir ado ada ados adas ido ida idos idas ando iendo yendo amos emos imos aron ieron yeron aba aban \
      abamos ia ian iamos ara aran aremos era eran eremos ira iran iremos aria arian ariamos eria erian eriamos iria irian \
      iriamos are ere ire ase asen asemos ese esen aramos iera ieran ieramos iese iesen iesemos ya yan yamos ye yen
      """,
    ],
    "pt": [
      "- o a os as e es s", "ao oes aes aos a as", "al ais", "el eis", "ol ois", "il is eis", "ul uis", "m ns",
      """
      a am e em i ar er ir ado ada ados adas ido ida idos idas ando endo indo ou eu iu amos emos imos aram eram iram ava \
      avam avamos ia iam iamos ara arao aremos era erao eremos ira irao iremos aria ariam ariamos eria eriam eriamos iria \
      iriam iriamos asse assem assemos esse essem essemos isse issem issemos arem armos erem ermos irem irmos
      """,
    ],
    "fr": [
      "- s e es x", "al ale ales aux", "ail aux", "eau eaux", "eur eurs euse euses", "eur eurs rice rices",
      "if ifs ive ives", "f fs ve ves", "c cs que ques",
      """
      e ee es ees ent er ir re ez ons i ie ies is it u ue us ues a ait aient ames at erent irent era eront erez erons erait \
      eraient erions eriez ira iront irez irons irait iraient iez ions issons issez issent issait issaient isse
      """,
    ],
  ]
}
