/// The comparison of two states of a record: each document that differs, with its redline.
public struct StateRedline: Sendable {
  public var from: StateName
  public var to: StateName
  /// The documents that differ, by path.
  public var documents: [DocumentRedline]
  /// What the changes are attributed to, oldest first; empty where they are not attributed.
  public var steps: [RedlineStep]
  /// How many documents differ and are left out of ``documents``, because no reader reads them.
  public var leftOut = 0

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

  public init(name: String, commit: String, date: String? = nil) {
    self.name = name
    self.commit = commit
    self.date = date
  }
}

/// One document in both states.
public struct DocumentRedline: Sendable {
  public var path: String
  /// The path in the old state, where it was another; else the same.
  public var fromPath: String
  public var change: Change
  /// The title that a reader knows it by, where there is one; the path tells it otherwise.
  public var title: String?
  /// The language of the text (BCP 47), where it is known otherwise than by the path.
  public var language: String?
  /// The words' redline; `nil` for a binary file.
  public var text: TextRedline?
  /// The State or body whose it is; `nil` for what is nobody's own, such as the declaration.
  public var party: String?
  /// Which step made each change; `nil` where that was not asked for.
  public var attribution: Attribution?
  /// What of this document was not compared.
  public var notCompared: [NotCompared]
  /// Whether its texts are not those of the record, but were made anew of both originals by one reader.
  public var isReadAnew = false

  /// Whether it is a text that people read, or one that could not be compared.
  fileprivate var isReading: Bool {
    // An original of Markdown ends as a text does, and it is the text made of it that is read.
    if change != .binary, path.hasSuffix(".md") { return true }
    return notCompared.contains { part in
      switch part {
      case .damaged, .notText: true
      case .binary, .coarse: false
      }
    }
  }

  /// What became of a document. The raw values are those of the JSON contract.
  public enum Change: String, Sendable, Hashable, CaseIterable {
    case modified, added, removed, renamed, binary
  }

  /// A part of a document that the comparison left out.
  public enum NotCompared: Sendable, Hashable {
    /// A binary file, such as a Word original: its bytes differ and no more is known. Sizes in bytes, `nil` where absent.
    case binary(oldSize: Int?, newSize: Int?)
    /// A file that is missing or damaged in this copy of the record.
    case damaged
    /// A text that is not UTF-8.
    case notText
    /// See ``TextRedline/Note/coarse(from:to:)``.
    case coarse(from: Range<Int>, to: Range<Int>)
  }

  public init(
    path: String, fromPath: String? = nil, change: Change, title: String? = nil, text: TextRedline?,
    notCompared: [NotCompared] = [], party: String? = nil, attribution: Attribution? = nil,
    language: String? = nil
  ) {
    self.path = path
    self.fromPath = fromPath ?? path
    self.change = change
    self.title = title
    self.text = text
    self.notCompared = notCompared
    self.party = party
    self.attribution = attribution
    self.language = language
  }
}
