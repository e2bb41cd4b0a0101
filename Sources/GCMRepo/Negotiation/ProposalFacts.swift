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
      guard var changes = ChangeLines.read(lines) else { throw decoder.wrong("changes") }
      for mapping in try decoder.mappings("remarks") {
        var remark = mapping
        let number = try remark.int("change", within: ReadingLimits.revisions)
        guard let place = changes.firstIndex(where: { $0.number == number }) else { throw remark.wrong("change") }
        changes[place].author = try remark.optionalString("author", limit: ReadingLimits.title)
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
      own.encode(ChangeLines.text(text.changes), "changes")
      let remarks = text.changes.filter { $0.author != nil || $0.reason != nil }.prefix(ReadingLimits.entries)
      if !remarks.isEmpty {
        own.encode(
          remarks.map { change in
            var remark = MappingEncoder()
            remark.encode(change.number, "change")
            remark.encode(change.author, "author")
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
    texts[file.language] = Changed(base: sha256(base), changes: changes.changes)
  }

  /// What fits into a data file.
  static let mostChanges = 20_000
}

/// The changes of a text as lines: a number or `-`, the kind, the bytes of the draft, those of the text, and the move.
///
/// `3 words 1204-1210 1200-1213`, `4 deletion 2000-2100 1990-1990 move 1`.
enum ChangeLines {
  static func text(_ changes: [TextChange]) -> String {
    changes.map { change in
      "\(change.number.map(String.init) ?? "-") \(change.kind.rawValue) \(change.base.lowerBound)-\(change.base.upperBound) "
        + "\(change.text.lowerBound)-\(change.text.upperBound)" + (change.move.map { " move \($0)" } ?? "")
    }.joined(separator: "\n") + "\n"
  }

  /// `nil` for anything else than such lines, with numbers from 1 without a gap.
  static func read(_ text: String) -> [TextChange]? {
    var changes: [TextChange] = []
    var last = 0
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 4 || words.count == 6 && words[4] == "move",
        let kind = TextChange.Kind(rawValue: String(words[1])), let base = range(words[2]), let range = range(words[3])
      else { return nil }
      var change = TextChange(kind: kind, base: base, text: range)
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
