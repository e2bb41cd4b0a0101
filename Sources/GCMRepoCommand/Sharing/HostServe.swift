import ArgumentParser
import GCMRepo
import RecordLocalization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What sshd runs for a person who may reach one record and nothing else (sshd(8), AUTHORIZED_KEYS, command=).
struct HostServe: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: .message("What sshd runs for each person: git's transfer of this record, and nothing else."),
    shouldDisplay: false)

  @Argument(help: .message("The folder of the record.", value: "folder"))
  var folder: String

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let language = (try? Record.open(folder))?.hostLanguage ?? console.language
    // The folder that the client names does not matter: there is one record here.
    let asked = (Console.environment("SSH_ORIGINAL_COMMAND") ?? "").split(separator: " ", maxSplits: 1)
    guard let service = asked.first.flatMap({ Self.services[String($0)] }) else {
      throw CommandFailure(
        .usage, Message("This account serves the record at \(folder, "folder") to git, and nothing else.")
      ).said(in: language)
    }
    let words: [String] = ["git", service, folder]
    var arguments = words.map { strdup($0) } + [nil]
    execvp("git", &arguments)
    throw CommandFailure(
      .outsideProgramFailed, Message("\("git", "program") could not be run. Run `gcmrepo doctor`.")
    ).said(in: language)
  }

  /// What git asks for over ssh.
  private static let services = ["git-upload-pack": "upload-pack", "git-receive-pack": "receive-pack"]
}
