/// The headings under which minutes list what was agreed.
struct AgreementHeading: Hashable {
  /// The language of the heading; `nil` if it is the same word in several.
  let language: MinutesLanguage?
  /// Whether the heading is one of agreements for certain; conclusions count where there is none.
  let isSure: Bool

  /// The heading that words are; `nil` for another heading.
  ///
  /// - Parameter words: a heading's words, with or without its number.
  init?(_ words: String) {
    guard words.utf8.count <= 200 else { return nil }
    let all = FoldedText.words(of: words)
    let folded = all.drop(while: Self.isNumber).map { $0 }
    let key = folded.joined(separator: " ")
    if let heading = Self.headings[key] {
      (language, isSure) = heading
      return
    }
    // “Acuerdos de la reunión conjunta”; not “Acuerdos anteriores”.
    guard let first = folded.first, let language = Self.beginnings[first], (2...9).contains(folded.count),
      Self.following.contains(folded[1]), !folded.contains(where: Self.earlier.contains)
    else { return nil }
    (self.language, isSure) = (language, true)
  }

  private static func isNumber(_ word: String) -> Bool {
    word.allSatisfy { $0.isASCII && $0.isNumber } || word.allSatisfy { "ivxlc".contains($0) } || word.utf8.count == 1
  }

  private static let beginnings: [String: MinutesLanguage] = [
    "acuerdos": .es, "compromisos": .es, "agreements": .en, "commitments": .en, "acordos": .pt, "compromissos": .pt,
    "accords": .fr, "engagements": .fr,
  ]
  private static let following: Set<String> = [
    "de", "del", "of", "da", "do", "des", "du", "y", "e", "and", "et", "alcanzados", "asumidos", "adoptados",
    "logrados",
    "reached", "made", "adopted", "alcancados", "assumidos", "conclus", "pris", "finales", "final", "operativos",
    "entre",
  ]
  private static let earlier: Set<String> = [
    "anteriores", "anterior", "previos", "previas", "previous", "precedents", "precedente", "pasada", "passada", "last",
  ]

  private static let headings: [String: (MinutesLanguage?, Bool)] = {
    var headings: [String: (MinutesLanguage?, Bool)] = [:]
    func add(_ language: MinutesLanguage?, _ isSure: Bool, _ titles: String) {
      for title in titles.split(separator: "|") {
        headings[FoldedText.words(of: title).joined(separator: " ")] = (language, isSure)
      }
    }
    add(
      .es, true,
      "acuerdos|lo acordado|se acordó|se acuerda|acordaron|compromisos|compromisos asumidos|acuerdos y compromisos|"
        + "conclusiones y acuerdos|acuerdos y conclusiones|acuerdos adoptados|acuerdos alcanzados|puntos acordados|"
        + "cuadro de acuerdos|lista de acuerdos|resumen de acuerdos|acuerdos y próximos pasos|plan de trabajo")
    add(
      .en, true,
      "agreements|agreed|agreed actions|action points|action items|commitments|agreements reached|"
        + "conclusions and agreements|agreements and conclusions|agreements and commitments|list of agreements|"
        + "agreed points|points agreed|what was agreed|it was agreed|agreements and next steps|work plan|workplan")
    add(
      .pt, true,
      "acordos|compromissos|o acordado|encaminhamentos|acordos e compromissos|conclusões e acordos|"
        + "acordos e conclusões|compromissos assumidos|acordos alcançados|pontos acordados|lista de acordos|"
        + "plano de trabalho|ficou acordado")
    add(
      .fr, true,
      "accords|engagements|accords et engagements|conclusions et accords|accords et conclusions|points convenus|"
        + "ce qui a été convenu|accords conclus|relevé de décisions|relevé des décisions|liste des accords|"
        + "plan de travail|points d'accord")
    add(.es, false, "conclusiones|decisiones|próximos pasos|resoluciones")
    add(.en, false, "decisions|next steps|outcomes")
    add(.pt, false, "conclusões|decisões|próximos passos|deliberações")
    add(.fr, false, "décisions|prochaines étapes")
    add(nil, false, "conclusions")
    return headings
  }()
}
