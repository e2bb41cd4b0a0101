import ArgumentParser
import GCMRepo
import Rendering

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `gcmrepo`: one subcommand a file.
@main
struct GCMRepoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gcmrepo",
    abstract: "A shared, versioned record of negotiated documents.",
    discussion: """
      Countries submit their inputs, questionnaires and best practices; secretariats declare the joint text, tag \
      drafts and review the redline between them; anyone audits the history. Every record is an ordinary git \
      repository.

      Begin with `gcmrepo demo`.
      """,
    version: version,
    groupedSubcommands: [
      CommandGroup(name: "Begin", subcommands: [Demo.self, Init.self, Doctor.self]),
      CommandGroup(name: "Contribute", subcommands: [Submit.self, Withdraw.self, Declare.self]),
      CommandGroup(name: "Read", subcommands: [ShowStatus.self, List.self, Show.self, Export.self, Log.self]),
      CommandGroup(name: "Review", subcommands: [MakeDraft.self, Drafts.self, Diff.self]),
      CommandGroup(name: "Trust", subcommands: [Audit.self, Verify.self]),
    ])

  static let version = "0.1.0"

  // On the main thread: glibc grows the memory of any other a page at a time, 600 system calls for a redline.
  @MainActor static func main() async {
    // A reader that leaves early (`| head`) must not kill the writer before it can end in order.
    signal(SIGPIPE, SIG_IGN)
    // A bound on the size of files is met as a full disk is: with a sentence.
    signal(SIGXFSZ, SIG_IGN)
    var console: Console?
    do {
      var command = try parseAsRoot()
      if let known = command as? any ConsoleCommand {
        let own = Console(known.global)
        console = own
        Interruption.announce(in: own.language)
        try await known.run(on: own)
      } else {
        try command.run()
      }
    } catch {
      Console.leave(end(error, console))
    }
    Console.leave(.done)
  }

  /// Says what a failure is, and gives the status that it ends with.
  private static func end(_ error: any Error, _ console: Console?) -> ExitStatus {
    let failure: CommandFailure
    switch error {
    case let error as CommandFailure: failure = error
    case let error as RecordError: failure = CommandFailure(explained(error, console))
    default:
      if exitCode(for: error) == .success {
        Console.write(message(for: error) + "\n", to: STDOUT_FILENO)
        return .done
      }
      let said = message(for: error).split(separator: "\n").first.map(String.init)
      failure = CommandFailure(
        .usage,
        UsageSentence(
          said: said ?? "The command is not understood.", typed: Array(CommandLine.arguments.dropFirst())
        ).wording)
    }
    (console ?? .fallback).report(failure)
    return failure.status
  }

  /// What a shallow clone lacks is not damaged.
  private static func explained(_ error: RecordError, _ console: Console?) -> RecordError {
    guard case .damaged = error, let record = try? console?.openRecord(), record.repository.isShallow else {
      return error
    }
    return .shallow(path: record.path)
  }
}

/// A subcommand: its arguments, and one thing that it does at a console.
protocol ConsoleCommand: AsyncParsableCommand {
  var global: GlobalOptions { get }
  func run(on console: Console) async throws
}

extension ConsoleCommand {
  func run() async throws { try await run(on: Console(global)) }
}
