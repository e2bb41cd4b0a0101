import GitStore
import NegotiatedText

/// That a settled bracket took the words of a change.
///
/// It is computed from the commits that settle brackets. What became of the change is still for the secretariat to say.
public struct TakenWords: Sendable, Hashable {
  /// The bracket's name when it was settled.
  public let bracket: String
  /// The commit that settled it.
  public let revision: Revision

  /// The codes of the parties that agreed, as the body said.
  public var agreed: [String] { revision.facts.agreed }
}

extension Record {
  /// Which changes of a draft's proposals stand in the text since a bracket was settled.
  ///
  /// An alternative is told by its holder, its words, the draft's words beside it and its paragraph. Cost: the commits since the
  /// draft; if one settles a bracket, the compilation of the draft.
  func takenWords(
    of changes: [AccountedChange], on draft: Draft
  ) throws(RecordError) -> [AccountReference: TakenWords] {
    guard !changes.isEmpty else { return [:] }
    let settled = try settledAlternatives(since: draft)
    var taken: [AccountReference: TakenWords] = [:]
    for language in Set(settled.map(\.language)) {
      let own = changes.filter { $0.language == language }
      guard !own.isEmpty else { continue }
      let references = Dictionary(
        own.map { ("\($0.proposal)#\($0.item.number)", $0.reference) }, uniquingKeysWith: { first, _ in first })
      // As the compilation puts them together, else each by itself.
      let compiled = try compile(draft.name.description, in: language.description)
      var asked = [AskedWords.all(of: compiled.text, language), own.map { AskedWords($0) }].map { AskedWords.List($0) }
      for alternative in settled where alternative.language == language {
        let found = asked[0].take(alternative) ?? asked[1].take(alternative)
        for change in found?.changes ?? [] { if let own = references[change] { taken[own] = alternative.taken } }
      }
    }
    return taken
  }

  /// The alternatives that stay after brackets were settled, oldest first.
  private func settledAlternatives(since draft: Draft) throws(RecordError) -> [SettledAlternative] {
    let state = try current()
    let found = try inRecord { () throws(GitError) -> [(Commit, ResolvedBracket, [UInt8])] in
      var found: [(Commit, ResolvedBracket, [UInt8])] = []
      for id in try repository.commits(of: state.object, without: [draft.commit.object]) {
        let commit = try repository.commit(id)
        guard !commit.trailers.all(ResolvedBracket.trailer).isEmpty, let parent = commit.parents.first else { continue }
        let tree = try repository.commit(parent).tree
        for resolved in CommitFacts(commit.trailers).resolved {
          let path = RecordFolder.declaration.path(DocumentFile.text(in: resolved.language).name)
          guard let entry = try repository.entry(at: path, in: tree), entry.mode.isFile else { continue }
          found.append((commit, resolved, try repository.blob(entry.id, limit: ReadingLimits.textBytes)))
        }
      }
      return found.reversed()
    }
    guard !found.isEmpty else { return [] }
    let grammar = try state.bracketGrammar()
    var settled: [SettledAlternative] = []
    for (commit, resolved, bytes) in found {
      let text = TextBrackets(try numberedText(bytes), grammar)
      if let one = SettledAlternative(resolved, in: text, by: Revision(commit)) { settled.append(one) }
    }
    return settled
  }
}

/// The alternative that stays where a bracket was settled.
private struct SettledAlternative {
  let language: LanguageTag
  let citation: String?
  /// The draft's words beside it, and its own.
  let base, words: String
  let holders: Set<String>
  /// How many like it stand before it in the text.
  let ordinal: Int
  let taken: TakenWords

  /// `nil` if none stayed, or what the commit names is not there.
  init?(_ resolved: ResolvedBracket, in text: TextBrackets, by revision: Revision) {
    let inside = text.brackets.indices.filter { index in
      let range = text.brackets[index].range
      return resolved.range.lowerBound <= range.lowerBound && range.upperBound <= resolved.range.upperBound
    }
    let members = inside.filter { index in text.brackets[index].parent.map { !inside.contains($0) } ?? true }
    guard let kept = Int(resolved.kept), members.indices.contains(kept - 1) else { return nil }
    let bracket = text.brackets[members[kept - 1]]
    func told(_ bracket: Bracket) -> (citation: String?, base: String, words: String) {
      let base = text.groups[bracket.group].members.first { text.brackets[$0].isBase }
      return (
        text.citation(of: bracket), base.map { text.words(of: text.brackets[$0]).onOneLine } ?? "",
        text.words(of: bracket).onOneLine
      )
    }
    let own = told(bracket)
    (citation, base, words) = own
    let held = Set(bracket.holders)
    (language, holders) = (resolved.language, held)
    ordinal = text.brackets.count { other in
      other.range.lowerBound < bracket.range.lowerBound && !held.isDisjoint(with: other.holders)
        && told(other) == own
    }
    taken = TakenWords(bracket: resolved.bracket, revision: revision)
  }
}

/// Words that parties ask for in place of the draft's, with the changes that do.
private struct AskedWords {
  /// How the paragraph is cited; `nil` where it cannot be told.
  let citation: String?
  let base, words: String
  /// `CL/proposals/draft-2/detencion#3`.
  let changes: [String]
  let holders: [String]

  /// The alternatives of a compilation, in the order of the text.
  static func all(of text: CompiledText, _ language: LanguageTag) -> [AskedWords] {
    BracketedText(text, words: BracketWords(language)).paragraphs.flatMap { paragraph -> [AskedWords] in
      let place = paragraph.origin == .draft ? text.paragraphs[paragraph.entry].place : nil
      let citation = place.flatMap { text.base[$0]?.citation }
      return paragraph.pieces.flatMap { piece -> [AskedWords] in
        guard case .group(let options) = piece else { return [] }
        let base = options.first { $0.role == .base }
        return options.filter { !$0.holders.isEmpty }.map { option in
          AskedWords(
            citation: citation, base: base.map { String(decoding: $0.text, as: UTF8.self).onOneLine } ?? "",
            words: String(decoding: option.text, as: UTF8.self).onOneLine, changes: option.changes.map(\.description),
            holders: option.holders)
        }
      }
    }
  }

  init(citation: String?, base: String, words: String, changes: [String], holders: [String]) {
    (self.citation, self.base, self.words) = (citation, base, words)
    (self.changes, self.holders) = (changes, holders)
  }

  /// A change by itself.
  init(_ change: AccountedChange) {
    self.init(
      citation: change.citation, base: change.quote.old.onOneLine, words: change.quote.new.onOneLine,
      changes: ["\(change.proposal)#\(change.item.number)"], holders: [change.proposal.party.description])
  }

  /// What is asked for, each to be taken once.
  struct List {
    private var left: [AskedWords]

    init(_ all: [AskedWords]) { left = all }

    /// What a settled alternative is; of several alike the one in the same order.
    mutating func take(_ settled: SettledAlternative) -> AskedWords? {
      let alike = left.indices.filter { index in
        let one = left[index]
        return one.words == settled.words && one.base == settled.base && !settled.holders.isDisjoint(with: one.holders)
          && (one.citation == settled.citation || one.citation == nil || settled.citation == nil)
      }
      guard !alike.isEmpty else { return nil }
      return left.remove(at: alike[min(settled.ordinal, alike.count - 1)])
    }
  }
}

extension String {
  fileprivate var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
