import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What libgit2 refused, and why.
public struct GitError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The return code, by libgit2's own names.
  public let code: Code
  /// The part of libgit2 that raised it (`git_error_t`); 0 if unknown.
  public let category: Int32
  /// The system's error number (`errno`) if the system was the cause; else 0.
  public let systemError: Int32
  /// The object that could not be read, if known.
  public let object: ObjectID?
  /// libgit2's own message, for a log; not for branching on, nor for users.
  public let message: String

  public var description: String { "\(code): \(message)" }

  /// The codes of `git_error_code` that callers distinguish; an open set. See
  /// <https://libgit2.org/libgit2/#HEAD/type/git_error_code>.
  public struct Code: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    public let rawValue: Int32
    public init(rawValue: Int32) { self.rawValue = rawValue }

    public static let generic = Code(rawValue: -1)
    public static let notFound = Code(rawValue: -3)
    public static let exists = Code(rawValue: -4)
    public static let ambiguous = Code(rawValue: -5)
    public static let user = Code(rawValue: -7)
    public static let bareRepository = Code(rawValue: -8)
    public static let unbornBranch = Code(rawValue: -9)
    public static let invalidSpecification = Code(rawValue: -12)
    public static let locked = Code(rawValue: -14)
    public static let modified = Code(rawValue: -15)
    public static let peel = Code(rawValue: -19)
    public static let mismatch = Code(rawValue: -33)
    public static let owner = Code(rawValue: -36)
    /// Our own code: the requested object is larger than the caller accepts.
    public static let tooLarge = Code(rawValue: -10_000)
    /// Our own code: an object that a partial clone has not fetched.
    public static let notFetched = Code(rawValue: -10_001)

    public var description: String {
      switch self {
      case .notFound: "not found"
      case .exists: "exists"
      case .ambiguous: "ambiguous"
      case .bareRepository: "bare repository"
      case .unbornBranch: "unborn branch"
      case .invalidSpecification: "invalid specification"
      case .locked: "locked"
      case .modified: "modified"
      case .peel: "cannot be peeled"
      case .mismatch: "hash mismatch"
      case .owner: "another owner"
      case .tooLarge: "too large"
      case .notFetched: "not fetched"
      default: "error \(rawValue)"
      }
    }
  }

  public init(
    code: Code, category: Int32 = 0, systemError: Int32 = 0, object: ObjectID? = nil, message: String
  ) {
    self.code = code
    self.category = category
    self.systemError = systemError
    self.object = object
    self.message = message
  }

  /// The same error with the requested object, unless one is known already.
  func reading(_ id: ObjectID) -> GitError {
    guard object == nil else { return self }
    return GitError(code: code, category: category, systemError: systemError, object: id, message: message)
  }

  func withCode(_ code: Code) -> GitError {
    GitError(code: code, category: category, systemError: systemError, object: object, message: message)
  }

  /// The error that the calling thread's last call left.
  ///
  /// `git_error_last` may return NULL (after a wrong passphrase, for example), and in libgit2 1.8 and later a "no
  /// error" value.
  static func last(_ code: Int32) -> GitError {
    // Before anything else that may set it.
    let number = errno
    guard let error = git_error_last(), let message = error.pointee.message else {
      return GitError(code: Code(rawValue: code), systemError: number, message: "no reason was given")
    }
    let (category, words) = (Int32(error.pointee.klass), String(cString: message))
    return GitError(
      code: Code(rawValue: code), category: category, systemError: systemError(number, code, category, words),
      object: ObjectID(namedIn: words), message: words)
  }

  /// The system's error number for a failure that has no code of libgit2's own.
  ///
  /// libgit2 does not report a failed write: its last error is then an older one, and only `errno` is current. When it
  /// does report one, its message ends with the system's and it sets `errno` to 0.
  private static func systemError(_ number: Int32, _ code: Int32, _ category: Int32, _ words: String) -> Int32 {
    if category == Int32(GIT_ERROR_OS.rawValue),
      let said = (1...lastSystemError).first(where: { words.hasSuffix(": " + String(cString: strerror($0))) })
    {
      return said
    }
    return code == GIT_ERROR.rawValue && GitStore.isDiskFull(number) ? number : 0
  }

  private static let noPermission = [EROFS, EACCES, EPERM]
  /// No supported system has more; beyond the last one, `strerror` says that the number is unknown.
  private static let lastSystemError: Int32 = 133

  /// Whether the disk, or the user's quota, was full.
  public var isDiskFull: Bool { GitStore.isDiskFull(systemError) }

  /// Whether the file system is read-only or the user may not write to it.
  public var isReadOnly: Bool { Self.noPermission.contains(systemError) }
}

extension ObjectID {
  /// The first object name of 40 hexadecimal digits in libgit2's message, which gives it in no other way.
  fileprivate init?(namedIn words: String) {
    let runs = words.utf8.split { !(0x30...0x39).contains($0) && !(0x61...0x66).contains($0) }
    guard let name = runs.first(where: { $0.count == 40 }) else { return nil }
    self.init(hex: Substring(name))
  }
}

/// Rejects strings that contain a NUL byte, where libgit2 would truncate them.
func checkIsWhole(_ text: String) throws(GitError) {
  guard !text.utf8.contains(0) else {
    throw GitError(code: .invalidSpecification, message: "a text holds a zero byte")
  }
}

/// Turns a negative return code into an error; every call of libgit2 goes through here.
@discardableResult
func check(_ code: Int32) throws(GitError) -> Int32 {
  guard code >= 0 else { throw GitError.last(code) }
  return code
}
