import RecordValues

/// Finds the choices of a list by what people write for them.
struct ChoiceLookup: Sendable {
  private let choices: [Choice]
  private var places: [String: Int] = [:]
  /// Folded labels of all languages, each with the places that have it.
  private var labels: [String: [Int]] = [:]

  init(_ choices: [Choice]) {
    self.choices = choices
    for (place, choice) in choices.enumerated() {
      if places[choice.id] == nil { places[choice.id] = place }
      for label in Set(choice.label.entries.map { TextForm.folded($0.text) } + [TextForm.folded(choice.id)]) {
        labels[label, default: []].append(place)
      }
    }
  }

  /// The id of the one choice that a text names; `nil` if there is none.
  func id(of text: String, _ language: LanguageTag) throws(AnswerTextFault) -> String? {
    if places[text] != nil { return text }
    for form in Self.forms(of: text) {
      guard let found = labels[form] else { continue }
      if found.count == 1 { return choices[found[0]].id }
      // The language of whoever answers decides between two that share a label.
      let own = found.filter { choices[$0].label[language].map { TextForm.folded($0) == form } ?? false }
      guard own.count == 1 else { throw .ambiguousChoice(text, ids: found.map { choices[$0].id }) }
      return choices[own[0]].id
    }
    // A number counts the choices, unless choices are named by numbers.
    let digits = TextForm.folded(text).prefix { $0 != ")" && $0 != "." }
    guard (1...4).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      text.unicodeScalars.allSatisfy({ ("0"..."9").contains($0) || ".) ".unicodeScalars.contains($0) }),
      let number = Int(digits), choices.indices.contains(number - 1), !choices.contains(where: { Int($0.id) != nil })
    else { return nil }
    return choices[number - 1].id
  }

  /// The text folded, and without a bullet, a mark or a number before it.
  private static func forms(of text: String) -> [String] {
    let whole = TextForm.folded(text)
    var forms = [whole]
    for mark in ["[x]", "(x)", "☒", "☑", "✓", "✔", "•", "-", "–", "*", "x "] where whole.hasPrefix(mark) {
      forms.append(String(TextForm.trimmed(whole.dropFirst(mark.count))))
    }
    let rest = whole.drop { ("0"..."9").contains($0) }
    if rest.startIndex != whole.startIndex, let next = rest.first, ".)-:".contains(next) {
      forms.append(String(TextForm.trimmed(rest.dropFirst())))
    }
    return forms
  }

  // MARK: Answers

  func one(
    _ text: String, _ given: QuestionType.Choices, _ language: LanguageTag
  ) throws(AnswerTextFault) -> AnswerValue {
    if let id = try id(of: text, language) { return .choice(id) }
    if given.allowsOther {
      if let other = Self.other(text) { return .other([], other) }
      return .other([], text)
    }
    // Several choices are told from one that is unknown.
    let parts = Self.lines(text)
    if parts.count > 1, let ids = try ids(of: parts, language) { throw .severalChoices(ids) }
    throw unknown(text)
  }

  func many(
    _ text: String, _ given: QuestionType.Choices, _ language: LanguageTag
  ) throws(AnswerTextFault) -> AnswerValue {
    let parts = try parts(text, language)
    var chosen: Set<String> = []
    var others: [String] = []
    var namesOther = false
    for part in parts {
      if let id = try id(of: part, language) {
        guard chosen.insert(id).inserted else { throw .repeatedChoice(part) }
      } else if given.allowsOther {
        let other = Self.other(part) ?? part
        namesOther = true
        if !other.isEmpty { others.append(other) }
      } else {
        throw unknown(part)
      }
    }
    let ids = choices.map(\.id).filter(chosen.contains)
    return namesOther ? .other(ids, others.joined(separator: "; ")) : .choices(ids)
  }

  func ranking(_ text: String, _ language: LanguageTag) throws(AnswerTextFault) -> AnswerValue {
    var parts = try parts(text, language)
    if parts.count == 1 { parts = Self.split(text, at: ">") }
    var seen: Set<String> = []
    var ids: [String] = []
    for part in parts {
      guard let id = try id(of: part, language) else { throw unknown(part) }
      guard seen.insert(id).inserted else { throw .repeatedChoice(part) }
      ids.append(id)
    }
    return .choices(ids)
  }

  private func unknown(_ text: String) -> AnswerTextFault {
    let short = String(String.UnicodeScalarView(text.unicodeScalars.prefix(200)))
    // So that a hostile form cannot ask for millions of comparisons, only the first choices are compared.
    let near = nearestNames(
      to: TextForm.folded(short),
      among: choices.prefix(200).flatMap { choice in
        [choice.id] + choice.label.entries.map { TextForm.folded($0.text) }
      })
    var ids: [String] = []
    for name in near {
      let id = places[name] != nil ? name : labels[name]?.first.map { choices[$0].id }
      if let id, !ids.contains(id) { ids.append(id) }
    }
    return .unknownChoice(short, nearest: ids)
  }

  // MARK: Parts

  /// The parts of a text that names several choices. Labels may contain commas and spaces: these separate only where
  /// every part is a choice.
  private func parts(_ text: String, _ language: LanguageTag) throws(AnswerTextFault) -> [String] {
    let lines = Self.lines(text)
    guard lines.count == 1, let only = lines.first, (try? id(of: only, language)) ?? nil == nil else { return lines }
    for separator: Character in [",", " "] {
      let parts = Self.split(only, at: separator)
      if parts.count > 1, parts.count <= choices.count + 1, let _ = try? ids(of: parts, language) { return parts }
    }
    return lines
  }

  private func ids(of parts: [String], _ language: LanguageTag) throws(AnswerTextFault) -> [String]? {
    var ids: [String] = []
    for part in parts {
      guard let id = try id(of: part, language) else { return nil }
      ids.append(id)
    }
    return ids
  }

  private static func lines(_ text: String) -> [String] {
    TextForm.canonical(text).split { $0 == ";" || $0 == "\n" }.map { TextForm.line(String($0)) }.filter { !$0.isEmpty }
  }

  private static func split(_ text: String, at separator: Character) -> [String] {
    text.split(separator: separator).map { TextForm.line(String($0)) }.filter { !$0.isEmpty }
  }

  /// What is said after `Other:`; the empty text for that word alone; `nil` if the text does not begin so.
  private static func other(_ text: String) -> String? {
    if AnswerWords.isOther(text) { return "" }
    guard let colon = text.firstIndex(of: ":"), AnswerWords.isOther(String(text[..<colon])) else { return nil }
    return TextForm.line(String(text[text.index(after: colon)...]))
  }
}
