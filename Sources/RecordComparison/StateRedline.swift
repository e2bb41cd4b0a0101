import TextDiff

/// The comparison of two states of a record: each document that differs, with its redline.
public struct StateRedline: Sendable {
  /// The old state.
  public var from: StateName
  /// The new state.
  public var to: StateName
  /// The documents that differ, by path.
  public var documents: [DocumentRedline]
  /// What the changes are attributed to, oldest first; empty where they are not attributed.
  public var steps: [RedlineStep]
  /// How many documents differ and are left out of ``documents``, because no reader reads them.
  public var leftOut = 0

  /// The redline of two states, of those of their documents.
  public init(from: StateName, to: StateName, documents: [DocumentRedline], steps: [RedlineStep] = []) {
    self.from = from
    self.to = to
    self.documents = documents
    self.steps = steps
  }

  /// The same redline with the texts alone that somebody reads.
  ///
  /// Left out are files of facts, which only programs write, and originals, whose texts are compared. What should have
  /// been compared and was not stays.
  /// - Parameter isWanted: whether a document was asked for by its name.
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

/// What a state is called, and the commit that it is.
public struct StateName: Sendable, Hashable {
  /// As the reader named it: `draft-1`, `main`, `declaration.docx`.
  public var name: String
  /// 40 hexadecimal digits; empty for a file that is in no record.
  public var commit: String
  /// When it was made (RFC 3339), where that is known and a reader should be told.
  public var date: String?

  /// A state, by the name that a reader gave it.
  public init(name: String, commit: String, date: String? = nil) {
    self.name = name
    self.commit = commit
    self.date = date
  }
}
