/// The headings of a kind of text, by their keys, in all languages.
struct HeadingTable<Name: Hashable & Sendable>: Sendable {
  private var names: [String: Name] = [:]
  private var languages: [String: FormLanguage] = [:]
  /// The longest heading in words.
  private var longest = 0

  /// - Parameters:
  ///   - all: each name with its headings, by language, and its other names.
  init(_ all: [(name: Name, headings: [(FormLanguage, String)], synonyms: [String])]) {
    for entry in all {
      for (language, heading) in entry.headings {
        let key = HeadingKey(heading).words
        add(key, entry.name)
        // A heading of two languages says neither.
        if languages[key] == nil { languages[key] = language }
      }
    }
    for entry in all {
      for synonym in entry.synonyms { add(HeadingKey(synonym).words, entry.name) }
    }
  }

  private mutating func add(_ key: String, _ name: Name) {
    // A heading of the form wins over a synonym.
    guard !key.isEmpty, names[key] == nil else { return }
    names[key] = name
    longest = max(longest, key.split(separator: " ").count)
  }

  /// What a heading names; `nil` where it names nothing.
  ///
  /// - Parameters:
  ///   - words: the heading without markup.
  ///   - isHeading: whether it is certainly a heading: words may then follow those that are known.
  func name(of words: some StringProtocol, isHeading: Bool = false) -> Name? {
    guard words.utf8.count <= HeadingKey.longest else { return nil }
    let key = HeadingKey(words).words
    if let name = names[key] { return name }
    // `Summary (200 words at most)`
    if let open = words.firstIndex(of: "("), open != words.startIndex {
      let start = HeadingKey(words[..<open]).words
      if let name = names[start] { return name }
    }
    guard isHeading else { return nil }
    // `Why it is a best practice in the Americas`; a single word says too little.
    let split = key.split(separator: " ")
    for count in stride(from: min(longest, split.count - 1), through: 3, by: -1) {
      if let name = names[split.prefix(count).joined(separator: " ")] { return name }
    }
    return nil
  }

  /// The language of a heading of the form's own.
  func language(of words: some StringProtocol) -> FormLanguage? {
    words.utf8.count <= HeadingKey.longest ? languages[HeadingKey(words).words] : nil
  }
}

extension PracticeSpace {
  /// The headings of all spaces.
  static let headings = HeadingTable(
    allCases.map { space in
      (space, FormLanguage.allCases.map { ($0, space.heading(in: $0)) }, space.synonyms)
    })
}

extension PracticeCriterion {
  /// The names of all criteria.
  static let headings = HeadingTable(
    allCases.map { criterion in
      (criterion, FormLanguage.allCases.map { ($0, criterion.name(in: $0)) }, criterion.synonyms)
    })
}
