import GCMRepo
import Git

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Console {
  /// The record that the command is about: of `-C`, else upward from here, else of `GCMREPO_DIR`.
  func openRecord() throws(CommandFailure) -> Record {
    do throws(RecordError) {
      if let directory = options.directory { return try Record.open(directory) }
      do throws(RecordError) {
        return try Record.open(".", searching: true)
      } catch {
        guard case .notARecord = error, let directory = Self.environment("GCMREPO_DIR") else { throw error }
        return try Record.open(directory)
      }
    } catch {
      throw CommandFailure(error.here)
    }
  }

  /// Who acts: `--author`, git's environment variables, or git's configuration.
  func identity(_ write: WriteOptions, in record: Record?) throws(CommandFailure) -> Identity {
    let configured = try configuredPerson(in: record)
    let committer = person("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", else: configured)
    var author = person("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", else: configured ?? committer)
    if let text = write.author {
      guard let named = Self.person(text) else {
        throw CommandFailure(
          .usage,
          Wording(
            en: "--author must read \"Name <address>\".", es: "--author debe tener la forma \"Nombre <dirección>\"."))
      }
      author = named
    }
    guard let author else { throw CommandFailure(.identityNeeded) }
    return Identity(author: author, committer: committer)
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
    return Identity.Person(name: name, email: email)
  }

  private static func configuration(_ key: String) -> String? {
    (try? Repository.userConfiguration(key)) ?? nil
  }

  private static func person(_ text: String) -> Identity.Person? {
    guard let open = text.firstIndex(of: "<"), text.last == ">" else { return nil }
    let name = text[..<open].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let email = String(text[text.index(after: open)...].dropLast())
    guard !name.isEmpty, email.contains("@"), !email.contains("<"), !email.contains(" ") else { return nil }
    return Identity.Person(name: name, email: email)
  }
}

extension RecordError {
  /// `.` says nothing to a reader; the folder's name does.
  fileprivate var here: RecordError {
    guard case .notARecord(".") = self, let path = getcwd(nil, 0) else { return self }
    defer { free(path) }
    return .notARecord(path: String(cString: path))
  }
}
