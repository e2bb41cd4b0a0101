import GitStore
import SQLiteStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The words of a record's texts, as SQLite's FTS5 finds them.
///
/// It is computed from the objects and may be deleted at any time. A text is in it once for each path, however many states have it:
/// a state is the set of its texts. The file is `gcmrepo/cache/search-FORMAT.NUMBER.sqlite` in the git directory, of which the
/// highest number counts. One that is damaged, or is no index, is followed by the next number and never written again, so
/// that a process that still has it open damages nothing; SQLite's own locks order the writers of one file.
final class SearchIndex {
  let database: Database
  /// Where it is.
  let place: Place
  /// Why it had to be made again, if it had.
  let renewal: SearchIndexRenewal?

  /// Where an index is.
  enum Place: Sendable, Hashable {
    /// In a file, which is brought up to date.
    case file
    /// In a file that this process may only read.
    case readOnlyFile
    /// In memory: it ends with the process.
    case memory
  }

  /// The version of the tables; part of the file's name.
  static let format = 3
  /// `GCMS`, in the head of the file (`PRAGMA application_id`).
  static let application = 0x4743_4D53

  private init(_ database: Database, _ place: Place, _ renewal: SearchIndexRenewal?) {
    (self.database, self.place, self.renewal) = (database, place, renewal)
  }

  /// An index in memory, empty.
  static func inMemory(_ renewal: SearchIndexRenewal? = nil) throws(SQLiteError) -> SearchIndex {
    let index = SearchIndex(try Database(":memory:"), .memory, renewal)
    try index.createTables()
    return index
  }

  /// The record's index, perhaps empty: in a file if one can be written, else in memory.
  ///
  /// - Parameter damaged: whether the file that is there has turned out to be damaged.
  static func open(of repository: Repository, damaged: Bool = false) throws(SQLiteError) -> SearchIndex {
    let folder = SearchIndexFolder(of: repository)
    var renewal: SearchIndexRenewal? = damaged ? .damaged : nil
    var number = folder.newest ?? 0
    if renewal == nil, number == 0, folder.hasOtherFormats { renewal = .otherFormat }
    if number > 0, !damaged {
      switch open(folder.path(number), isNew: false) {
      case .index(let database, let place): return SearchIndex(database, place, nil)
      case .notUsable: return try inMemory()
      case .renew(let reason): renewal = reason
      }
    }
    // Somebody may have left a file of that name that is no index either.
    for _ in 0..<3 {
      number += 1
      folder.create()
      switch open(folder.path(number), isNew: true) {
      case .index(let database, let place):
        folder.removeOlder(than: number)
        return SearchIndex(database, place, renewal)
      case .notUsable: return try inMemory(renewal)
      case .renew: continue
      }
    }
    return try inMemory(renewal)
  }

  private enum Opened {
    case index(Database, Place)
    case notUsable
    case renew(SearchIndexRenewal)
  }

  private static func open(_ path: String, isNew: Bool) -> Opened {
    do throws(SQLiteError) {
      let database = try Database(path)
      // What is in the file is looked at before anything is written to it.
      let (application, format) = try heading(of: database)
      if application == Self.application, format == Self.format {
        guard try isOurs(database) else { return .renew(.foreign) }
        return access(path, W_OK) == 0 ? .index(database, .file) : .index(database, .readOnlyFile)
      }
      guard application == 0, format == 0, try database.number("SELECT count(*) FROM sqlite_schema") == 0 else {
        return .renew(.foreign)
      }
      let index = SearchIndex(database, .file, nil)
      try database.run("PRAGMA synchronous = NORMAL")
      try database.transaction { () throws(SQLiteError) in
        // Another process may have made it meanwhile.
        if try heading(of: database) != (Self.application, Self.format) { try index.createTables() }
      }
      return .index(database, .file)
    } catch {
      switch error.code {
      case .corrupt, .notADatabase: return .renew(.damaged)
      case .error where !isNew: return .renew(.damaged)
      default: return isNew ? .notUsable : openToRead(path)
      }
    }
  }

  private static func openToRead(_ path: String) -> Opened {
    guard let database = try? Database(path, access: .immutable),
      let heading = try? heading(of: database), heading == (application, format), (try? isOurs(database)) == true
    else { return .notUsable }
    return .index(database, .readOnlyFile)
  }

  private static func heading(of database: Database) throws(SQLiteError) -> (Int, Int) {
    (try database.number("PRAGMA application_id") ?? 0, try database.number("PRAGMA user_version") ?? 0)
  }

  /// Whether a file has the tables of an index and nothing else: it may have come with a copy of somebody else's record, and
  /// a view in a table's place might never end.
  private static func isOurs(_ database: Database) throws(SQLiteError) -> Bool {
    try database.schema() == inMemory().database.schema()
  }

  private func createTables() throws(SQLiteError) {
    try database.run(
      """
      CREATE TABLE document(
        id INTEGER PRIMARY KEY, path TEXT NOT NULL, blob BLOB NOT NULL, themes TEXT, UNIQUE(path, blob));
      CREATE TABLE passage(
        id INTEGER PRIMARY KEY, place INTEGER, citation TEXT, language TEXT, title INTEGER NOT NULL, text TEXT NOT NULL,
        sum INTEGER NOT NULL);
      CREATE VIRTUAL TABLE fulltext USING fts5(words, content = '', tokenize = 'ascii', columnsize = 0);
      CREATE TABLE spelling(key INTEGER PRIMARY KEY);
      CREATE TABLE stem(key INTEGER, language TEXT, word TEXT, PRIMARY KEY(key, language, word)) WITHOUT ROWID;
      CREATE TABLE word(text TEXT PRIMARY KEY) WITHOUT ROWID;
      CREATE TABLE state(id INTEGER PRIMARY KEY, tree BLOB NOT NULL UNIQUE, documents BLOB NOT NULL);
      PRAGMA application_id = \(Self.application);
      PRAGMA user_version = \(Self.format);
      """)
  }
}

/// Why a search index was made again from the record.
public enum SearchIndexRenewal: String, Sendable, Hashable {
  /// It was damaged.
  case damaged
  /// There was something else in its place.
  case foreign
  /// It was made by another version of gcmrepo.
  case otherFormat = "other-format"
}
