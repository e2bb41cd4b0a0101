import TextDiff

/// The comparison of two states of a record: each document that differs, with its redline.
public struct StateRedline: Sendable, Hashable {
  /// The old state.
  public var from: StateName
  /// The new state.
  public var to: StateName
  /// The documents that differ, by path.
  public var documents: [DocumentRedline]
  /// The steps to which changes are attributed, oldest first; empty without attribution.
  public var steps: [RedlineStep]
  /// How many differing documents are omitted from ``documents`` because people do not read them.
  public var leftOut = 0

  /// The redline of two states, from those of their documents.
  public init(from: StateName, to: StateName, documents: [DocumentRedline], steps: [RedlineStep] = []) {
    self.from = from
    self.to = to
    self.documents = documents
    self.steps = steps
  }

  /// The same redline with only the texts that people read.
  ///
  /// Data files, which only programs write, and originals, whose texts are compared, are omitted. What should have been
  /// compared and was not is kept.
  /// - Parameter isWanted: whether a document was requested by its name.
  public func textsAlone(or isWanted: (DocumentRedline) -> Bool = { _ in false }) -> StateRedline {
    var shown = self
    shown.documents = documents.filter { $0.isReading || isWanted($0) }
    shown.leftOut = leftOut + documents.count - shown.documents.count
    return shown
  }

  /// The sums over all documents.
  public var statistics: TextRedline.Statistics {
    documents.reduce(into: .init()) { sum, document in
      if let redline = document.text { sum += redline.statistics }
    }
  }
}

/// The name of a state, and its commit.
public struct StateName: Sendable, Hashable {
  /// As the reader named it: `draft-1`, `main`, `declaration.docx`.
  public var name: String
  /// The commit of the state; `nil` for a file outside records.
  public var commit: CommitID?
  /// Its time (RFC 3339), if known and relevant to a reader.
  public var date: String?

  /// A state, by the name that the user gave.
  public init(name: String, commit: CommitID?, date: String? = nil) {
    self.name = name
    self.commit = commit
    self.date = date
  }
}
