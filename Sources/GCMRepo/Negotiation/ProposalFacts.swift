import NegotiatedText
import TextDiff

/// What a proposal changes in its draft, by language: the keys `texts` of `proposal.yml`.
public struct ProposalFacts: Sendable, Hashable {
  /// For each language of the proposal the changes of its text.
  public var texts: [LanguageTag: Changed] = [:]

  /// The changes of one text.
  public struct Changed: Sendable, Hashable {
    /// The SHA-256 of the draft's text, 64 hexadecimal digits.
    public var base: String
    /// In the order of the draft, unchecked against the texts: see ``RecordState/changes(of:in:)``.
    public var changes: [TextChange]
    /// The languages' own keys of later versions.
    var unknown = UnknownKeys()
  }

  /// No changes in any language.
  public init() {}
}

extension ProposalFacts {
  /// Reads the keys of a proposal's file.
  init(_ decoder: inout MappingDecoder, on id: ContributionID) throws(RecordError) {
    if let draft = id.draft { try decoder.check("draft", is: draft.description) }
    guard var texts = decoder.optionalMapping("texts") else { return }
    for key in texts.keys {
      guard let language = LanguageTag(key), var decoder = texts.optionalMapping(key) else { throw texts.wrong(key) }
      let base = try decoder.string("base_sha256", limit: 64)
      let lines = try decoder.optionalString("changes", limit: ReadingLimits.factBytes) ?? ""
      let authors = try decoder.strings("authors")
      guard var changes = ChangeLines.read(lines, authors: authors) else { throw decoder.wrong("changes") }
      for mapping in try decoder.mappings("remarks") {
        var remark = mapping
        let number = try remark.int("change", within: ReadingLimits.revisions)
        guard let place = changes.firstIndex(where: { $0.number == number }) else { throw remark.wrong("change") }
        if let author = try remark.optionalString("author", limit: ReadingLimits.title) {
          changes[place].author = author
        }
        changes[place].reason = try remark.optionalString("reason")
      }
      self.texts[language] = Changed(base: base, changes: changes, unknown: decoder.unknown)
    }
  }

  /// Writes the keys of a proposal's file.
  func encode(to encoder: inout MappingEncoder) {
    var all = MappingEncoder()
    for (language, text) in texts.sorted(by: { $0.key.description < $1.key.description }) {
      var own = MappingEncoder()
      own.encode(text.base, "base_sha256")
      let authors = ChangeLines.authors(of: text.changes)
      if !authors.isEmpty { own.encode(authors, "authors") }
      own.encode(ChangeLines.text(text.changes, authors: authors), "changes")
      let remarks = text.changes.filter { $0.number != nil && $0.reason != nil }
      if !remarks.isEmpty {
        own.encode(
          remarks.map { change in
            var remark = MappingEncoder()
            remark.encode(change.number, "change")
            remark.encode(change.reason, "reason")
            return remark
          }, "remarks")
      }
      own.encode(text.unknown)
      all.encode(own, language.description)
    }
    encoder.encode(all, "texts")
  }

  /// Takes a file of the proposal: what it changes in the draft's text of its language.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/nothingProposed`` for the draft's own text,
  ///   ``RecordError/Code-swift.struct/noSuchLanguage`` if the draft has none.
  mutating func take(
    _ file: Submission.File, on draft: DraftName, in state: RecordState
  ) throws(RecordError) {
    let base = try state.record.draftText(draft, in: file.language)
    var changes: ProposedChanges
    if let given = file.changes {
      do throws(ProposedChanges.Mismatch) {
        changes = try ProposedChanges(given.changes, from: base, to: file.text)
      } catch {
        changes = ProposedChanges(TextRedline(from: base, to: file.text))
      }
    } else {
      changes = ProposedChanges(TextRedline(from: base, to: file.text))
    }
    guard changes.changes.contains(where: { $0.kind.isProposed }) else {
      throw .nothingProposed(draft, language: file.language)
    }
    guard changes.changes.count <= Self.mostChanges else {
      throw .tooManyChanges(changes.changes.count, limit: Self.mostChanges, on: draft)
    }
    let reasons = changes.changes.count { $0.number != nil && $0.reason != nil }
    guard reasons <= ReadingLimits.entries else {
      throw .tooManyReasons(reasons, limit: ReadingLimits.entries, on: draft)
    }
    texts[file.language] = Changed(base: sha256(base), changes: changes.changes.map(Self.bounded))
  }

  /// What fits into a data file.
  static let mostChanges = 20_000

  /// A change whose author and reason fit into a data file: what is longer ends in `…`, and is whole in the file itself.
  private static func bounded(_ change: TextChange) -> TextChange {
    func cut(_ text: String?, _ limit: Int) -> String? {
      text.map { $0.count > limit ? $0.prefix(limit - 1) + "…" : $0 }
    }
    var change = change
    change.author = cut(change.author, ReadingLimits.title)
    change.reason = cut(change.reason, ReadingLimits.text)
    return change
  }
}

extension RecordError {
  static func tooManyReasons(_ count: Int, limit: Int, on draft: DraftName) -> RecordError {
    RecordError(
      .tooManyReasons, [.count: .number(count), .limit: .number(limit), .draft: .text(draft.description)])
  }
}

/// The changes of a text as lines: a number or `-`, the kind, the bytes of the draft, those of the text, the move, and the
/// place of who made it among the authors, from 1.
///
/// `3 words 1204-1210 1200-1213 by 2`, `4 deletion 2000-2100 1990-1990 move 1`.
enum ChangeLines {
  /// The authors of changes, in the order of the text.
  static func authors(of changes: [TextChange]) -> [String] {
    var authors: [String] = []
    for case let author? in changes.lazy.map(\.author) where authors.count < ReadingLimits.entries {
      if !authors.contains(author) { authors.append(author) }
    }
    return authors
  }

  static func text(_ changes: [TextChange], authors: [String] = []) -> String {
    let places = Dictionary(uniqueKeysWithValues: authors.enumerated().map { ($1, $0 + 1) })
    return changes.map { change in
      "\(change.number.map(String.init) ?? "-") \(change.kind.rawValue) \(change.base.lowerBound)-\(change.base.upperBound) "
        + "\(change.text.lowerBound)-\(change.text.upperBound)" + (change.move.map { " move \($0)" } ?? "")
        + (change.author.flatMap { places[$0] }.map { " by \($0)" } ?? "")
    }.joined(separator: "\n") + "\n"
  }

  /// `nil` for anything else than such lines, with numbers from 1 without a gap.
  static func read(_ text: String, authors: [String] = []) -> [TextChange]? {
    var changes: [TextChange] = []
    var last = 0
    for line in text.split(separator: "\n") {
      var words = line.split(separator: " ")
      var author: String?
      if words.count > 4, words[words.count - 2] == "by" {
        guard let place = Int(words[words.count - 1]), authors.indices.contains(place - 1) else { return nil }
        author = authors[place - 1]
        words.removeLast(2)
      }
      guard words.count == 4 || words.count == 6 && words[4] == "move",
        let kind = TextChange.Kind(rawValue: String(words[1])), let base = range(words[2]), let range = range(words[3])
      else { return nil }
      var change = TextChange(kind: kind, base: base, text: range)
      change.author = author
      if kind.isProposed {
        guard Int(words[0]) == last + 1 else { return nil }
        last += 1
        change.number = last
      } else if words[0] != "-" {
        return nil
      }
      if words.count == 6 {
        guard let move = Int(words[5]), move > 0 else { return nil }
        change.move = move
      }
      changes.append(change)
    }
    return changes
  }

  private static func range(_ word: Substring) -> Range<Int>? {
    let ends = word.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let from = Int(ends[0]), let to = Int(ends[1]), from >= 0, to >= from,
      to <= ReadingLimits.textBytes
    else { return nil }
    return from..<to
  }
}
