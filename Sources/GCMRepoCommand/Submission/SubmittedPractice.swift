import DocumentModel
import Documents
import GCMRepo
import RecordLocalization
import RecordRendering

/// What a submitted best practice says in the spaces of the form, and what its submitter should look at.
struct SubmittedPractice {
  /// The file's name.
  let file: String
  let text: PracticeText
  /// The themes and objectives that it names.
  private(set) var themes: [ThemeID] = []
  private(set) var objectives: [GCMObjective] = []
  private(set) var warnings: [Warning] = []
  /// That the text has none of the headings: it is accepted as it is, and the record names what it requires.
  private(set) var remark: Message?

  /// Reads each file's text by its headings, and hands on what the record keeps of it.
  ///
  /// - Parameter isTitled: whether the title was given apart from the files.
  static func read(
    _ taken: inout SubmissionReader.Taken, of party: Party, in state: RecordState, isTitled: Bool
  ) {
    for place in taken.files.indices {
      let practice = SubmittedPractice(taken.files[place], of: party, in: state)
      taken.files[place].practice = PracticeWords(practice.text)
      // The form's own name is not the practice's.
      if !isTitled, !practice.text.isFreeText { taken.files[place].foundTitle = practice.text.title }
      taken.warnings += practice.warnings
      if let remark = practice.remark { taken.remarks.append(remark) }
      taken.practices.append(practice)
    }
  }

  private init(_ file: Submission.File, of party: Party, in state: RecordState) {
    self.file = file.name
    text = PracticeText(file.text)
    readThemes(in: state)
    readObjectives()
    checkCountry(party, in: state)
    for duplicate in text.duplicates {
      let lines = duplicate.lines.map(String.init).joined(separator: ", ")
      warn(
        "practice-heading-repeated",
        [.init("space", .string(duplicate.space.rawValue)), .init("lines", .array(duplicate.lines.map { .int($0) }))],
        Message(
          """
          \(self.file, "file") has the heading “\(name(duplicate.space), "heading")” several times, in the lines \(lines, "lines"); what \
          is below them was joined.
          """))
    }
    warnOfMissing(file.language)
  }

  private func name(_ space: PracticeSpace) -> String { space.heading(in: text.language ?? .en) }

  private mutating func warn(_ code: String, _ facts: [JSONValue.Member], _ sentence: Message) {
    warnings.append(Warning(code: code, facts: [.init("file", .string(file))] + facts, sentence: sentence))
  }

  private mutating func readThemes(in state: RecordState) {
    guard let space = text[.themes] else { return }
    let read = MarkedChoices(space.markdown).values { try? state.theme(named: $0) }
    themes = read.found
    guard !read.unknown.isEmpty else { return }
    let known = ((try? state.themes()) ?? []).map(\.id.description)
    warn(
      "practice-theme-unknown", [.init("themes", .array(read.unknown.prefix(20).map { .string($0) }))],
      Message(
        """
        \(file, "file") names a theme that the record does not have: \(read.unknown.prefix(3).joined(separator: "; "), "given"). \
        Submit again with --theme \(or: known, "known").
        """))
  }

  private mutating func readObjectives() {
    guard let space = text[.objectives] else { return }
    let choices = MarkedChoices(space.markdown)
    var found: Set<GCMObjective> = []
    var unknown: [Int] = []
    for choice in choices.chosen.prefix(200) {
      let named = GCMObjective.named(in: choice)
      if choices.hasBoxes, let first = named.found.first {
        // `5 Enhance availability…`: the number of a ticked line is its first.
        found.insert(first)
      } else {
        found.formUnion(named.found)
        unknown += named.unknown
      }
    }
    objectives = found.sorted()
    guard !unknown.isEmpty else { return }
    warn(
      "practice-objective-unknown", [.init("objectives", .array(unknown.prefix(20).map { .int($0) }))],
      Message(
        """
        \(file, "file") names an objective that the Global Compact does not have: \
        \(unknown.prefix(3).map(String.init).joined(separator: ", "), "given"). Submit again with --objective and a number from 1 to 23.
        """))
  }

  private mutating func checkCountry(_ party: Party, in state: RecordState) {
    guard let words = text.words(.country), let named = try? state.party(named: words), named.code != party.code else {
      return
    }
    warn(
      "practice-country-differs", [.init("country", .string(words)), .init("party", .string(party.code.description))],
      Message(
        """
        \(file, "file") names \(words, "country") as its country, and is submitted for \(party.code.description, "party"). If that is \
        wrong, withdraw it and submit it with the other --country.
        """))
  }

  private mutating func warnOfMissing(_ language: LanguageTag) {
    // The two that are required are told by the record.
    let spaces = (text.missing + text.empty).filter { space in
      !PracticeSpace.required.contains(space) && !(space == .title && text.title != nil)
    }
    guard !spaces.isEmpty else { return }
    let ordered = PracticeSpace.allCases.filter(spaces.contains)
    let facts: [JSONValue.Member] = [.init("spaces", .array(ordered.map { .string($0.rawValue) }))]
    let form = FormLanguage(tag: language.description) ?? .en
    let command = "gcmrepo practices form --lang \(form.rawValue) -o form.docx"
    guard !text.isFreeText else {
      remark = Message(
        """
        \(file, "file") has none of the form's headings, so its spaces are not known. The form is made with: \(command, "command")
        """)
      return
    }
    let names = ordered.map { $0.heading(in: text.language ?? form) }
    warn(
      "practice-spaces-missing", facts,
      Message(
        """
        \(file, "file") says nothing in \(ordered.count == 1 ? "1" : String(ordered.count), "count") of the form's spaces: \
        \(and: names, "spaces"). Fill in what you know, and submit it again.
        """))
  }

  // MARK: JSON

  /// What the texts say, for a script; nothing for other kinds.
  static func members(_ practices: [SubmittedPractice]) -> [JSONValue.Member] {
    guard !practices.isEmpty else { return [] }
    return [.init("practice", .array(practices.map(\.json)))]
  }

  private var json: JSONValue {
    func list(_ spaces: [PracticeSpace]) -> JSONValue { .array(spaces.map { .string($0.rawValue) }) }
    return [
      "file": .string(file), "spaces": list(text.entries.filter { !$0.isEmpty }.map(\.space)),
      "empty": list(text.empty), "missing": list(text.missing),
      "repeated": list(text.duplicates.map(\.space)),
    ]
  }
}

extension [SubmittedPractice] {
  /// The themes of all texts, the first text's first.
  var themes: [ThemeID] { flatMap(\.themes).reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }

  /// The objectives of all texts.
  var objectives: [GCMObjective] { Array<GCMObjective>(Set(flatMap(\.objectives))).sorted() }
}
