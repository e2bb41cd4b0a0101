import GitStore

/// A refusal by a record, with the facts needed for a message about it. The message is made elsewhere, in the reader's
/// language.
public enum RecordError: Error, Sendable, Hashable {
  /// `audit` would report the commit to be written.
  indirect case ruleBroken(Finding)

  // MARK: The record is not usable

  /// There is no record at the folder or above it.
  case notARecord(path: String)
  /// There is a history, but neither the record's branch nor one that `HEAD` names.
  case noBranch(path: String, branch: String)
  /// The record's folder belongs to another user, and git's `safe.directory` does not name it.
  case otherOwner(path: String)
  /// The record has a later format than this program reads.
  case newerFormat(found: Int, supported: Int)
  /// The record uses features unknown to this version.
  case unknownFeatures([String])
  /// An object of the record is missing or damaged: the path that it was read for and its name, if known, and git's
  /// message.
  case damaged(path: String?, object: String?, detail: String)
  /// An object of the record is larger than anything that can be submitted: what it was read for, if known.
  case tooLarge(path: String?, object: String?, detail: String)
  /// The clone holds only the newest part of the history (`git clone --depth`).
  case shallow(path: String)
  /// A file of the record is invalid.
  case malformedFile(path: String, line: Int?, problem: FileProblem)
  /// Another writer held the record's lock for a minute.
  case busy
  /// The task was cancelled while it waited for another writer; nothing was written.
  case cancelled
  /// A `git` command is working in the checked-out files or on the branch, or left its lock behind.
  case gitAtWork(lock: String)
  /// Checked-out files have local edits where this would write.
  case localEdits(paths: [String])
  /// The disk or the quota is full.
  case diskFull
  /// The record cannot be written to; the system's reason (`errno`).
  case cannotWrite(path: String, errno: Int32)
  /// libgit2 failed otherwise; its message is only for a log.
  case git(GitError)

  // MARK: The record's rules do not permit it

  /// The party may not set the declaration or freeze drafts; the codes of those that may.
  case notPermitted(party: String, permitted: [String])

  // MARK: The input is refused

  /// No party has that code; parties with a similar code or name.
  case unknownParty(given: String, nearest: [String])
  /// A State or body that is not a member of any conference, and so may not submit.
  case notAMember(code: String)
  /// There is no such kind.
  case unknownKind(given: String, nearest: [String])
  /// There is no such theme.
  case unknownTheme(given: String, known: [String], nearest: [String])
  /// The record does not accept texts in that language.
  case unknownLanguage(given: String, known: [String])
  /// Nothing was submitted to make a revision from.
  case fileNeeded
  /// A file cannot be accepted.
  case fileNotUsable(name: String, problem: Submission.File.Problem)
  /// Two files of one submission are in the same language.
  case duplicateLanguage(language: String)
  /// A slug is malformed: see ``Slug``.
  case invalidSlug(given: String, longest: Int)
  /// A title cannot be accepted.
  case invalidTitle(problem: TitleProblem)
  /// A message cannot be accepted.
  case invalidMessage(problem: TitleProblem)
  /// There is no such contribution.
  case unknownContribution(given: String, nearest: [String])
  /// The contribution exists, but not in that language.
  case noSuchLanguage(contribution: String, given: String, present: [String])
  /// No draft, branch or commit has that name.
  case unknownRevision(given: String, nearest: [String])
  /// The one state is not in the history of the other, so no revisions lead from it to that.
  case notEarlier(from: String, to: String)
  /// The name of a draft is malformed, or a branch has it.
  case invalidDraftName(given: String)
  /// The draft already exists; drafts are never moved or made again.
  case draftExists(name: String)
  /// A text of the template, which has no original file.
  case noOriginal(document: String, language: String)
  /// No part of a title or a file's name can be used in an id.
  case slugNeeded(title: String)
  /// There are several questionnaires; one must be named.
  case questionnaireNeeded(choices: [String])
  /// A text of a best practice was given for another kind.
  case notABestPractice(kind: String)
  /// A required text of a best practice cannot be accepted.
  case invalidRequiredText(problem: TitleProblem)
  /// A body must be named; the choices.
  case partyNeeded(choices: [String])
  /// The acting person's name and address are missing.
  case identityNeeded
  /// The folder for a new record is not empty.
  case folderNotEmpty(path: String)
  /// A template cannot be read.
  case templateNotUsable(path: String, problem: TemplateProblem)

  /// What is wrong with a data file.
  public enum FileProblem: Sendable, Hashable {
    /// Not YAML; the parser's message.
    case notYAML(String)
    /// A key is repeated.
    case duplicateKey(String)
    /// It uses YAML's anchors and aliases, which can make a small file endless.
    case alias
    /// A required key is missing.
    case missingKey(String)
    /// The key's value is malformed.
    case wrongValue(key: String)
    /// The file does not exist.
    case missing
    /// It is not UTF-8.
    case notUTF8
    /// The whole file, in bytes.
    case fileTooLarge(limit: Int)
    /// The key's text, in characters.
    case tooLong(key: String, limit: Int)
    /// The key's number.
    case outOfRange(key: String, ClosedRange<Int>)
    /// The key's list.
    case tooMany(key: String, limit: Int)
  }

  /// What is wrong with a file of a template.
  public enum TemplateProblem: Sendable, Hashable {
    /// The template is not a folder.
    case notAFolder
    /// A link, a device or the like.
    case notAPlainFile
    /// There is no ``RecordConfiguration/path`` in it.
    case noConfiguration
    /// See `TreePath`.
    case invalidName
  }

  /// What is wrong with a text given by the user.
  public enum TitleProblem: Sendable, Hashable {
    /// It has no visible text.
    case empty
    /// It has too many characters.
    case tooLong(limit: Int)
    /// A control character, a line break or a bidirectional control.
    case character(Unicode.Scalar)
  }
}

extension RecordError {
  /// The record's error for a failure of libgit2.
  init(_ error: GitError, path: String = "") {
    if error.isDiskFull {
      self = .diskFull
    } else if error.isReadOnly {
      self = .cannotWrite(path: path, errno: error.systemError)
    } else if error.code == .tooLarge {
      self = .tooLarge(path: nil, object: error.object?.description, detail: error.message)
    } else if error.code == .owner {
      self = .otherOwner(path: path)
    } else if error.code == .notFound || error.code == .mismatch
      || Self.brokenObjectCategories.contains(error.category)
    {
      self = .damaged(path: nil, object: error.object?.description, detail: error.message)
    } else {
      self = .git(error)
    }
  }

  /// Whether one file is invalid, and the others may well be valid.
  var concernsOneFile: Bool {
    switch self {
    case .malformedFile, .damaged, .tooLarge: true
    default: false
    }
  }

  static func damaged(detail: String) -> RecordError { .damaged(path: nil, object: nil, detail: detail) }

  /// The same error, with the path for which the object was needed.
  func reading(_ path: String) -> RecordError {
    switch self {
    case .damaged(nil, let object, let detail): .damaged(path: path, object: object, detail: detail)
    case .tooLarge(nil, let object, let detail): .tooLarge(path: path, object: object, detail: detail)
    default: self
    }
  }

  /// `GIT_ERROR_ZLIB`, `GIT_ERROR_ODB`, `GIT_ERROR_OBJECT`, `GIT_ERROR_TAG`, `GIT_ERROR_TREE`: the object database has
  /// no such object, or a damaged one.
  private static let brokenObjectCategories: Set<Int32> = [5, 9, 11, 13, 14]

  /// The error for a folder that could not be made into a repository.
  init(making path: String, _ error: GitError) {
    self.init(error, path: path)
    guard case .git = self, error.systemError != 0 else { return }
    self = .cannotWrite(path: path, errno: error.systemError)
  }

  /// The error for a file that the system refused to write.
  static func writing(_ path: String, _ errno: Int32) -> RecordError {
    isDiskFull(errno) ? .diskFull : .cannotWrite(path: path, errno: errno)
  }

  init(_ error: LockError, path: String) {
    switch error {
    case .busy: self = .busy
    case .cancelled: self = .cancelled
    case .cannotOpen(let errno): self = .writing(path, errno)
    }
  }

  init(_ error: WorkTreeError) {
    switch error {
    case .indexLocked(let path): self = .gitAtWork(lock: path)
    case .cannotWrite(let path, let errno): self = .writing(path, errno)
    case .git(let error): self = .init(error)
    }
  }

  init(_ error: AdvanceError<RecordError>, path: String) {
    switch error {
    case .refused(let refusal): self = refusal
    case .lock(let error): self = .init(error, path: path)
    case .workTree(let error): self = .init(error)
    case .referenceLocked(let path): self = .gitAtWork(lock: path)
    case .localEdits(let paths): self = .localEdits(paths: paths)
    case .unexpectedChanges(let paths):
      self = .damaged(detail: "the new tree differs in \(paths.joined(separator: ", "))")
    case .git(let error): self = .init(error, path: path)
    }
  }
}

/// Runs a call of `GitStore` and converts its error.
func inRecord<T>(_ body: () throws(GitError) -> T) throws(RecordError) -> T {
  do throws(GitError) { return try body() } catch { throw RecordError(error) }
}

/// The same for reading a file, which is named as missing if the record is damaged.
func inRecord<T>(reading path: String, _ body: () throws(GitError) -> T) throws(RecordError) -> T {
  do throws(GitError) { return try body() } catch { throw RecordError(error).reading(path) }
}
