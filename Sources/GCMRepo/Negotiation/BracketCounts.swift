import NegotiatedText

/// How many brackets are open in each draft of a range, by language.
public struct BracketCounts: Sendable, Hashable {
  /// One for each draft, oldest first; the last may be the current text.
  public let states: [Count]

  /// The brackets of one state of the record.
  public struct Count: Sendable, Hashable {
    /// The draft's name; a revision as it was given if it is no draft.
    public let name: String
    /// Its commit.
    public let commit: CommitID
    /// Its time.
    public let time: Timestamp
    /// By language.
    public let languages: [LanguageTag: Language]
  }

  /// The brackets of a text.
  public struct Language: Sendable, Hashable {
    /// All, and those that are in no other.
    public let brackets, outermost: Int
    /// Places at which the room must choose: brackets side by side count once.
    public let choices: Int
    /// How deep they are nested.
    public let depth: Int
    /// Paragraphs with a bracket.
    public let paragraphs: Int

    /// The counts of a text's brackets.
    public init(_ text: TextBrackets) {
      brackets = text.brackets.count
      outermost = text.outermost.count
      choices = text.groups.count
      depth = text.brackets.map(\.depth).max() ?? 0
      paragraphs = Set(text.brackets.flatMap { Array($0.places) }).count
    }
  }

  /// The languages of all states, in the record's order.
  public let languages: [LanguageTag]
}

extension Record {
  /// Counts the open brackets of the drafts from one to another, both included.
  ///
  /// - Parameters:
  ///   - first: a draft, or any state.
  ///   - last: the same; the current state for `nil`.
  /// - Throws: ``RecordError/Code-swift.struct/unknownRevision``, ``RecordError/Code-swift.struct/notEarlier``.
  public func bracketCounts(from first: String, to last: String? = nil) throws(RecordError) -> BracketCounts {
    let drafts = try drafts().filter(\.isAnnotated)
    let times = try drafts.map { draft throws(RecordError) in try state(at: draft.commit).time() }
    let (begin, end) = (try bound(first, drafts), try bound(last ?? branch, drafts))
    let from = begin.place ?? times.firstIndex { $0 >= begin.time } ?? drafts.count
    let to = end.place ?? times.lastIndex { $0 <= end.time } ?? -1
    guard begin.time <= end.time, begin.place == nil || end.place == nil || from <= to else {
      throw .notEarlier(from: first, to: last ?? branch)
    }
    var chosen: [(name: String, state: RecordState)] = []
    if begin.place == nil { chosen.append((first, begin.state)) }
    if from <= to {
      for draft in drafts[from...to] { chosen.append((draft.name.description, try state(at: draft.commit))) }
    }
    // What is no draft yet, unless nothing came after the last one.
    if end.place == nil, last != nil || chosen.last?.state.commit != end.state.commit {
      chosen.append((last ?? branch, end.state))
    }
    var (states, order): ([BracketCounts.Count], [LanguageTag]) = ([], [])
    for (name, state) in chosen {
      var languages: [LanguageTag: BracketCounts.Language] = [:]
      for text in try state.declarationBrackets().texts {
        guard let language = text.language else { continue }
        languages[language] = BracketCounts.Language(text.brackets)
        if !order.contains(language) { order.append(language) }
      }
      states.append(
        BracketCounts.Count(name: name, commit: state.commit, time: try state.time(), languages: languages))
    }
    return BracketCounts(states: states, languages: order)
  }

  private func bound(
    _ name: String, _ drafts: [Draft]
  ) throws(RecordError) -> (place: Int?, state: RecordState, time: Timestamp) {
    let state = try state(at: name)
    return (drafts.firstIndex { $0.name.description == name }, state, try state.time())
  }
}
