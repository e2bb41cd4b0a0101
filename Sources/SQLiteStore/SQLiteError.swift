import Csqlite

/// Why a call of SQLite failed: its result code and its message.
public struct SQLiteError: Error, Sendable, Hashable {
  /// The primary result code.
  public let code: Code
  /// The extended result code, such as `SQLITE_IOERR_READ`.
  public let extendedCode: Int32
  /// SQLite's own words, in English.
  public let message: String

  /// A failure with its words.
  public init(code: Code, extendedCode: Int32? = nil, message: String) {
    self.code = code
    self.extendedCode = extendedCode ?? code.rawValue
    self.message = message
  }

  /// A primary result code. See <https://www.sqlite.org/rescode.html>.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The number as in `sqlite3.h`.
    public let rawValue: Int32
    /// A code, whether or not it has a name here.
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// `SQLITE_ERROR`: the statement is wrong.
    public static let error = Self(rawValue: SQLITE_ERROR)
    /// `SQLITE_BUSY`: another connection holds the lock.
    public static let busy = Self(rawValue: SQLITE_BUSY)
    /// `SQLITE_READONLY`: the file cannot be written to.
    public static let readOnly = Self(rawValue: SQLITE_READONLY)
    /// `SQLITE_INTERRUPT`: it took too long.
    public static let interrupted = Self(rawValue: SQLITE_INTERRUPT)
    /// `SQLITE_IOERR`: the system refused to read or write.
    public static let inputOutput = Self(rawValue: SQLITE_IOERR)
    /// `SQLITE_CORRUPT`: the file is damaged.
    public static let corrupt = Self(rawValue: SQLITE_CORRUPT)
    /// `SQLITE_FULL`: the disk is full.
    public static let full = Self(rawValue: SQLITE_FULL)
    /// `SQLITE_CANTOPEN`: the file cannot be opened or created.
    public static let cannotOpen = Self(rawValue: SQLITE_CANTOPEN)
    /// `SQLITE_CONSTRAINT`: a constraint of a table would be broken.
    public static let constraint = Self(rawValue: SQLITE_CONSTRAINT)
    /// `SQLITE_NOTADB`: the file is no database.
    public static let notADatabase = Self(rawValue: SQLITE_NOTADB)
    /// `SQLITE_MISUSE`: the calls came in a wrong order, or with arguments that SQLite cannot take.
    public static let misuse = Self(rawValue: SQLITE_MISUSE)
  }
}
