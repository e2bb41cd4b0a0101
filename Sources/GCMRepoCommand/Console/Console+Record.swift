import GCMRepo
import GitStore

import func MarkdownText.nfc
import RecordLocalization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Console {
  /// The command's record: from `-C`, else searched for upward from here, else from `GCMREPO_DIR`.
  ///
  /// - Parameter branch: the branch to write to, if the user named it.
  func openRecord(branch: String? = nil) throws(CommandFailure) -> Record {
    if options.directory?.isEmpty == true {
      throw CommandFailure(
        .usage, Message("-C needs the name of a folder."))
    }
    do throws(RecordError) {
      if let directory = options.directory { return try Record.open(directory, branch: branch) }
      return try Self.recordInReach(branch: branch)
    } catch {
      if error.code == .notARecord, options.directory == nil, let below = Self.recordBelow {
        throw CommandFailure(
          .recordNotUsable,
          Message("There is no record here, but one in \(below, "folder"). Name it: -C \(below.asShellWord, "place")"))
      }
      throw CommandFailure(error.here)
    }
  }

  /// A folder here that holds a record.
  private static var recordBelow: String? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: ".")) ?? []
    return names.sorted().prefix(500).first { name in
      access(name + "/.git", F_OK) == 0 && (try? Record.open(name))?.isRecord == true
    }
  }

  /// The record found upward from here, else that of `GCMREPO_DIR`: a repository without a record, such as the user's
  /// own work, does not take precedence over it.
  static func recordInReach(branch: String? = nil) throws(RecordError) -> Record {
    let named = environment("GCMREPO_DIR")
    do throws(RecordError) {
      let found = try Record.open(".", searching: true, branch: branch)
      guard let named, !found.isRecord else { return found }
      return try Record.open(named, branch: branch)
    } catch {
      guard error.code == .notARecord, let named else { throw error }
      return try Record.open(named, branch: branch)
    }
  }

  /// The acting person: from `--author`, git's environment variables, or git's configuration.
  ///
  /// - Parameter other: who it is if nothing says so.
  func identity(
    _ write: WriteOptions, in record: Record?, else other: Identity.Person? = nil
  ) throws(CommandFailure) -> Identity {
    try identity(author: write.author, in: record, else: other)
  }

  /// The same for a command that has no dry run.
  func identity(
    author named: String?, in record: Record?, else other: Identity.Person? = nil
  ) throws(CommandFailure) -> Identity {
    let configured = try configuredPerson(in: record) ?? other
    let committer = person("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", else: configured)
    var author = person("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", else: configured ?? committer)
    if let text = named {
      guard let named = Self.person(text) else {
        throw CommandFailure(
          .usage,
          Message("--author must have the form \"Name <address>\"."))
      }
      author = named
    }
    guard let author else { throw CommandFailure(.identityNeeded) }
    return Identity(author: author, committer: committer)
  }

  /// Whether neither the environment nor git's configuration names the acting person.
  func knowsNobody(in record: Record) throws(CommandFailure) -> Bool {
    try configuredPerson(in: record) == nil && person("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", else: nil) == nil
  }

  private func configuredPerson(in record: Record?) throws(CommandFailure) -> Identity.Person? {
    do throws(GitError) {
      let name = try record?.repository.configuration("user.name") ?? Self.configuration("user.name")
      let email = try record?.repository.configuration("user.email") ?? Self.configuration("user.email")
      guard let name, let email, !name.isEmpty, !email.isEmpty else { return nil }
      return Identity.Person(name: name, email: email)
    } catch {
      throw CommandFailure(.git(error))
    }
  }

  private func person(
    _ nameKey: String, _ emailKey: String, else other: Identity.Person?
  ) -> Identity.Person? {
    guard let name = Self.environment(nameKey) ?? other?.name, let email = Self.environment(emailKey) ?? other?.email
    else { return nil }
    // macOS types decomposed accents; the record uses the composed form.
    return Identity.Person(name: nfc(name), email: email)
  }

  private static func configuration(_ key: String) -> String? {
    (try? Repository.userConfiguration(key)) ?? nil
  }

  static func person(_ text: String) -> Identity.Person? {
    guard let open = text.firstIndex(of: "<"), text.last == ">" else { return nil }
    let name = text[..<open].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let email = String(text[text.index(after: open)...].dropLast())
    guard !name.isEmpty, email.contains("@"), !email.contains("<"), !email.contains(" ") else { return nil }
    return Identity.Person(name: nfc(name), email: email)
  }
}

extension RecordError {
  /// `.` is meaningless in a message, and git's `safe.directory` needs an absolute path.
  fileprivate var here: RecordError {
    let path = facts.text(.path) ?? "."
    return switch code {
    case .notARecord where path == ".": .notARecord(path: Self.whole(path))
    case .otherOwner: .otherOwner(path: Self.top(of: Self.whole(path)))
    case .unsupportedStorage: .unsupportedStorage(path: Self.whole(path), features: facts.texts(.features))
    default: self
    }
  }

  /// The nearest folder, from this one upward, that is a repository.
  private static func top(of path: String) -> String {
    var folder = path[...]
    while !folder.isEmpty {
      if access(folder + "/.git", F_OK) == 0 || access(folder + "/objects", F_OK) == 0 { return String(folder) }
      folder = folder[..<(folder.utf8.lastIndex(of: UInt8(ascii: "/")) ?? folder.startIndex)]
    }
    return path
  }

  private static func whole(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }
}
