import GitStore
import RecordYAML
import SQLiteStore
import TextDiff
import TextSearch

/// Why an index could not be brought up to date.
enum SearchIndexFailure: Error {
  case database(SQLiteError)
  case record(RecordError)

  /// The index says what the record does not.
  static var ofAnother: SearchIndexFailure {
    .database(SQLiteError(code: .corrupt, message: "a passage is not in the record"))
  }
}

extension SearchIndex {
  /// The texts of a state, which are added if they are not in the index yet.
  ///
  /// Cost: a row for a known state; else the paths that differ from the state that was added last, and their new texts.
  ///
  /// - Returns: the documents, and the problems of files whose objects could not be read; they are tried again each time.
  func documents(
    of state: RecordState, reader: SearchedFileReader?
  ) throws(SearchIndexFailure) -> (documents: DocumentSet, problems: [RecordError]) {
    if let known = try sql({ () throws(SQLiteError) in try known(state.tree) }) { return (known, []) }
    return try database.transaction { () throws(SearchIndexFailure) in
      if let known = try sql({ () throws(SQLiteError) in try known(state.tree) }) { return (known, []) }
      return try add(state, reader)
    } or: {
      .database($0)
    }
  }

  private func known(_ tree: ObjectID) throws(SQLiteError) -> DocumentSet? {
    let statement = try Statement("SELECT documents FROM state WHERE tree = ?", on: database)
    try statement.bind([.blob(tree.bytes)])
    return try statement.step() ? DocumentSet(bytes: statement.blob(0)) : nil
  }

  private func add(
    _ state: RecordState, _ reader: SearchedFileReader?
  ) throws(SearchIndexFailure) -> (documents: DocumentSet, problems: [RecordError]) {
    var (documents, changes) = try differences(to: state)
    var problems: [RecordError] = []
    let find = try sql { () throws(SQLiteError) in
      try Statement("SELECT id FROM document WHERE path = ? AND blob = ?", on: database)
    }
    func document(_ path: String, _ blob: ObjectID) throws(SearchIndexFailure) -> Int? {
      try sql { () throws(SQLiteError) in
        defer { find.reset() }
        try find.bind([.text(path), .blob(blob.bytes)])
        return try find.step() ? try SearchIndex.document(numbered: find.int(0)) : nil
      }
    }
    let writer = try sql { () throws(SQLiteError) in try SearchIndexWriter(database) }
    func write(_ batch: SearchedBatch) throws(SearchIndexFailure) {
      for text in batch.texts {
        switch text {
        case .success(let rows):
          documents.insert(try sql { () throws(SQLiteError) in try writer.add(rows) })
        case .failure(let error):
          guard error.concernsOneFile else { throw .record(error) }
          problems.append(error)
        }
      }
      try sql { () throws(SQLiteError) in try writer.learn(batch.words) }
    }
    // Texts are read on one processor while those before them are written on another.
    var texts: [SearchedText.Place] = []
    var running: [Parallel.Running<SearchedBatch>] = []
    for (number, change) in changes.enumerated() {
      if let file = SearchedFile(change.path) {
        if let old = change.old, old.mode.isFile, let known = try document(change.path, old.id) {
          documents.remove(known)
        }
        if let new = change.new, new.mode.isFile {
          if let known = try document(change.path, new.id) {
            documents.insert(known)
          } else {
            texts.append(.init(path: change.path, file: file, blob: new.id))
          }
        }
      }
      guard texts.count == Self.batch || number == changes.count - 1 && !texts.isEmpty else { continue }
      let (batch, known) = (texts, writer.known)
      texts = []
      running.append(Parallel.begin { SearchedBatch(batch, in: state, reader, known: known) })
      if running.count > Self.batchesAtOnce { try write(running.removeFirst().value()) }
    }
    for batch in running { try write(batch.value()) }
    try sql { () throws(SQLiteError) in
      try writer.finish()
      guard problems.isEmpty else { return }
      try database.run(
        "INSERT OR REPLACE INTO state(tree, documents) VALUES(?, ?)", .blob(state.tree.bytes), .blob(documents.bytes))
      try database.run(
        "DELETE FROM state WHERE id <= (SELECT max(id) FROM state) - ?", .int(Self.mostStates))
    }
    return (documents, problems)
  }

  /// How many texts are read on a thread, and how many threads read while one writes.
  private static let batch = 128, batchesAtOnce = 2

  /// The oldest of more states are forgotten; their texts stay.
  private static let mostStates = 100

  /// The documents of the state that was added last, and the paths in which a state differs from it.
  private func differences(
    to state: RecordState
  ) throws(SearchIndexFailure) -> (DocumentSet, [PathChange]) {
    let base = try sql { () throws(SQLiteError) -> (ObjectID, DocumentSet)? in
      let statement = try Statement("SELECT tree, documents FROM state ORDER BY id DESC LIMIT 1", on: database)
      guard try statement.step(), let tree = ObjectID(blob: statement.blob(0)) else { return nil }
      return (tree, DocumentSet(bytes: statement.blob(1)))
    }
    do throws(GitError) {
      // Its tree may have been collected since.
      if let (tree, documents) = base, let changes = try? state.repository.changedPaths(from: tree, to: state.tree) {
        return (documents, changes)
      }
      return (DocumentSet(), try state.repository.changedPaths(from: nil, to: state.tree))
    } catch {
      throw .record(RecordError(error))
    }
  }

  /// The number of a document that the file says.
  static func document(numbered number: Int) throws(SQLiteError) -> Int {
    guard (0..<DocumentSet.limit).contains(number) else {
      throw SQLiteError(code: .corrupt, message: "a document's number is damaged")
    }
    return number
  }

  func sql<Result>(_ body: () throws(SQLiteError) -> Result) throws(SearchIndexFailure) -> Result {
    do throws(SQLiteError) { return try body() } catch { throw .database(error) }
  }
}

extension SearchedText {
  /// A file whose words are searched, and its object.
  struct Place: Sendable {
    let path: String
    let file: SearchedFile
    let blob: ObjectID
  }
}

/// What is searched of one file.
struct SearchedPassages {
  var passages: [SearchPassage] = []
  var themes: [String] = []
}

extension SearchedPassages {
  /// The passages of a file of the record; none of one that is no text or whose form is wrong, which `verify` reports.
  init(
    of file: SearchedFile, _ blob: ObjectID, in state: RecordState, _ reader: SearchedFileReader?
  ) throws(RecordError) {
    self.init()
    let bytes: [UInt8]
    do throws(GitError) { bytes = try state.repository.blob(blob, limit: file.limit) } catch {
      if error.code == .tooLarge { return }
      throw RecordError(error).reading(file.path.string)
    }
    do throws(RecordError) {
      var printed = PrintedParts.none
      if case .document(.contribution(let id), .text) = file.path {
        printed = try state.printedParts(of: id, in: bytes)
      }
      self = try file.passages(of: bytes, without: printed, reader: reader)
    } catch {}
  }
}

extension ObjectID {
  init?(blob: [UInt8]) {
    guard let id = blob.withUnsafeBytes({ ObjectID(bytes: $0) }) else { return nil }
    self = id
  }
}
