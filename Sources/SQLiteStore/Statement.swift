import Csqlite

/// A prepared statement: <https://www.sqlite.org/c3ref/stmt.html>.
///
/// It keeps its database open.
public final class Statement {
  private let database: Database
  private let pointer: OpaquePointer

  /// Prepares one statement. See `sqlite3_prepare_v3`.
  ///
  /// - Parameters:
  ///   - text: the statement, with `?` for values.
  ///   - database: where it runs.
  public init(_ text: String, on database: Database) throws(SQLiteError) {
    var prepared: OpaquePointer?
    try database.check(
      sqlite3_prepare_v3(database.pointer, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil))
    guard let prepared else { throw SQLiteError(code: .misuse, message: "there is no statement") }
    self.database = database
    pointer = prepared
  }

  deinit { sqlite3_finalize(pointer) }

  /// Gives the values of its `?`, in their order (`sqlite3_bind_*`).
  public func bind(_ values: [DatabaseValue]) throws(SQLiteError) {
    for (place, value) in values.enumerated() { try bind(value, at: Int32(place + 1)) }
  }

  /// Gives the value of one `?`, counted from 1.
  public func bind(_ value: DatabaseValue, at place: Int32) throws(SQLiteError) {
    // SQLITE_TRANSIENT: SQLite copies the bytes.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    let code: Int32
    switch value {
    case .null: code = sqlite3_bind_null(pointer, place)
    case .int(let number): code = sqlite3_bind_int64(pointer, place, Int64(number))
    case .text(var text):
      code = text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          sqlite3_bind_text64(
            pointer, place, characters.baseAddress ?? Self.nothing, UInt64(characters.count), copied,
            UInt8(SQLITE_UTF8))
        }
      }
    case .utf8(let bytes):
      code = bytes.withUnsafeBytes { bytes in
        sqlite3_bind_text64(
          pointer, place, bytes.assumingMemoryBound(to: CChar.self).baseAddress ?? Self.nothing, UInt64(bytes.count),
          copied, UInt8(SQLITE_UTF8))
      }
    case .blob(let bytes):
      code = bytes.withUnsafeBytes { bytes in
        bytes.isEmpty
          ? sqlite3_bind_zeroblob(pointer, place, 0)
          : sqlite3_bind_blob64(pointer, place, bytes.baseAddress, UInt64(bytes.count), copied)
      }
    }
    try database.check(code)
  }

  /// An empty text is not NULL.
  nonisolated(unsafe) private static let nothing: UnsafePointer<CChar> = {
    let place = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    place.pointee = 0
    return UnsafePointer(place)
  }()

  /// Goes to the next row; whether there is one (`sqlite3_step`).
  public func step() throws(SQLiteError) -> Bool {
    let code = sqlite3_step(pointer)
    try database.check(code)
    return code == SQLITE_ROW
  }

  /// Makes it ready for another run. What failed was said by ``step()``.
  public func reset() { sqlite3_reset(pointer) }

  /// Runs it to its end with some values, and makes it ready for another run.
  public func run(_ values: [DatabaseValue]) throws(SQLiteError) {
    defer { reset() }
    try bind(values)
    while try step() {}
  }

  // MARK: Columns of the row, from 0

  /// Whether a column is NULL.
  public func isNull(_ column: Int32) -> Bool { sqlite3_column_type(pointer, column) == SQLITE_NULL }

  /// A number; 0 for anything else.
  public func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(pointer, column)) }

  /// A text, repaired if it is not UTF-8; empty for NULL.
  public func text(_ column: Int32) -> String {
    withBytes(column, sqlite3_column_text(pointer, column).map { UnsafeRawPointer($0) }) {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// Bytes; empty for NULL.
  public func blob(_ column: Int32) -> [UInt8] {
    withBytes(column, sqlite3_column_blob(pointer, column)) { Array($0) }
  }

  private func withBytes<Result>(
    _ column: Int32, _ start: UnsafeRawPointer?, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(pointer, column))))
  }
}

/// A value in a statement or a row: <https://www.sqlite.org/datatype3.html>.
public enum DatabaseValue: Sendable, Hashable {
  /// NULL.
  case null
  /// INTEGER.
  case int(Int)
  /// TEXT.
  case text(String)
  /// TEXT, given as its UTF-8.
  case utf8([UInt8])
  /// BLOB.
  case blob([UInt8])
}
