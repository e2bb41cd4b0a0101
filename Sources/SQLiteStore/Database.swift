import Csqlite

/// A connection to a database of SQLite: <https://www.sqlite.org/c3ref/sqlite3.html>.
///
/// It and its statements belong to one task at a time. Every return code goes through `check(_:)`.
public final class Database {
  let pointer: OpaquePointer

  /// When whatever runs is to fail with ``SQLiteError/Code-swift.struct/interrupted``; never for `nil`. See
  /// `sqlite3_progress_handler`.
  public var deadline: ContinuousClock.Instant? {
    didSet {
      guard deadline != nil else {
        sqlite3_progress_handler(pointer, 0, nil, nil)
        return
      }
      // The pointer is this object's own: it ends with it.
      sqlite3_progress_handler(
        pointer, Self.stepsBetweenLooks,
        { database in
          guard let database else { return 0 }
          return Unmanaged<Database>.fromOpaque(database).takeUnretainedValue().isLate ? 1 : 0
        }, Unmanaged.passUnretained(self).toOpaque())
    }
  }

  private var isLate: Bool { deadline.map { $0 < .now } ?? false }
  /// Each is some machine instructions of SQLite, but for a step to the next text with a word.
  private static let stepsBetweenLooks: Int32 = 200

  /// How a file is opened.
  public enum Access: Sendable {
    /// For reading and writing; created if it is missing.
    case readWrite
    /// For reading alone, and as a file that nobody changes: without locks and without files beside it.
    case immutable
  }

  /// Opens a file. `:memory:` is a database of its own without a file.
  ///
  /// See `sqlite3_open_v2`. A symbolic link is not followed.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - access: whether it is written to.
  ///   - timeout: how long a call waits for another connection, in milliseconds (`sqlite3_busy_timeout`).
  public init(_ path: String, access: Access = .readWrite, timeout: Int32 = 60_000) throws(SQLiteError) {
    var opened: OpaquePointer?
    let flags: Int32
    var name = path
    switch access {
    case .readWrite: flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    case .immutable:
      flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
      name = "file:\(Self.escaped(path))?immutable=1"
    }
    let code = sqlite3_open_v2(name, &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW, nil)
    guard let opened else { throw SQLiteError(code: .cannotOpen, message: "out of memory") }
    pointer = opened
    try check(code)
    sqlite3_extended_result_codes(opened, 1)
    try check(sqlite3_busy_timeout(opened, timeout))
    // A file that somebody has put there must not run anything (https://www.sqlite.org/security.html).
    try check(gcmrepo_sqlite3_be_defensive(opened))
    try run("PRAGMA trusted_schema = OFF")
    try run("PRAGMA cell_size_check = ON")
  }

  deinit { sqlite3_close_v2(pointer) }

  /// Turns a return code into an error with SQLite's words.
  func check(_ code: Int32) throws(SQLiteError) {
    guard code & 0xFF != SQLITE_OK, code & 0xFF != SQLITE_ROW, code & 0xFF != SQLITE_DONE else { return }
    throw SQLiteError(
      code: .init(rawValue: code & 0xFF), extendedCode: code, message: String(cString: sqlite3_errmsg(pointer)))
  }

  /// Runs statements without values and rows (`sqlite3_exec`).
  public func run(_ statements: String) throws(SQLiteError) {
    try check(sqlite3_exec(pointer, statements, nil, nil, nil))
  }

  /// Runs one statement with values to its end.
  public func run(_ text: String, _ values: DatabaseValue...) throws(SQLiteError) {
    let statement = try Statement(text, on: self)
    try statement.run(values)
  }

  /// The first column of the first row as a number; `nil` if there is no row, or it holds none.
  public func number(_ text: String, _ values: DatabaseValue...) throws(SQLiteError) -> Int? {
    let statement = try Statement(text, on: self)
    try statement.bind(values)
    return try statement.step() && !statement.isNull(0) ? statement.int(0) : nil
  }

  /// The statements that made the tables, indexes, views and triggers, each with its kind and name, in the order of their names.
  public func schema() throws(SQLiteError) -> [[String]] {
    let statement = try Statement("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name, type", on: self)
    var rows: [[String]] = []
    while try statement.step() { rows.append((0..<4).map { statement.text($0) }) }
    return rows
  }

  /// Does everything in a transaction, or nothing of it. Only one connection to a file is in one at a time.
  public func transaction<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result, or failed: (SQLiteError) -> Failure
  ) throws(Failure) -> Result {
    do throws(SQLiteError) { try run("BEGIN IMMEDIATE") } catch { throw failed(error) }
    let result: Result
    do throws(Failure) { result = try body() } catch {
      try? run("ROLLBACK")
      throw error
    }
    do throws(SQLiteError) { try run("COMMIT") } catch {
      try? run("ROLLBACK")
      throw failed(error)
    }
    return result
  }

  /// The same where nothing but SQLite fails.
  public func transaction<Result>(_ body: () throws(SQLiteError) -> Result) throws(SQLiteError) -> Result {
    try transaction(body, or: { $0 })
  }

  /// The path of a URI (RFC 3986, section 2.1).
  private static func escaped(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    var text = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        text.append("%")
        text.unicodeScalars.append(digits[Int(byte >> 4)])
        text.unicodeScalars.append(digits[Int(byte & 0xF)])
      }
    }
    return text
  }
}

extension Database {
  /// The number of the row that was inserted last (`sqlite3_last_insert_rowid`).
  public var lastInsertedRow: Int { Int(sqlite3_last_insert_rowid(pointer)) }
}
