import ArgumentParser
import GCMRepo
import GitStore
import RecordLocalization
import RecordRendering

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `gcmrepo`: one subcommand per file.
@main
struct GCMRepoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gcmrepo",
    abstract: .message("A shared, versioned record of negotiated documents."),
    discussion: .message(
      """
      Countries submit their inputs, answers to questionnaires and best practices; secretariats declare the joint text, tag \
      drafts and review the redline between them; anyone audits the history. Every record is an ordinary git \
      repository.

      In the folder of a record, or with -C FOLDER from elsewhere, begin with `gcmrepo status`; without a record, with `gcmrepo \
      demo`. In a long output, q ends it.
      """),
    version: version,
    groupedSubcommands: [
      CommandGroup(
        name: .message("Begin"), subcommands: [Demo.self, Init.self, Clone.self, Doctor.self]),
      CommandGroup(
        name: .message("Contribute"),
        subcommands: [Submit.self, Confirm.self, Contest.self, Withdraw.self, Declare.self, Reread.self]),
      CommandGroup(
        name: .message("Read"),
        subcommands: [ShowStatus.self, List.self, SearchCommand.self, Show.self, Export.self, Log.self]),
      CommandGroup(
        name: .message("Keep"),
        subcommands: [
          Meetings.self, CalendarCommands.self, Duties.self, Agreements.self, Consultations.self, Directory.self,
          GlossaryCommand.self,
        ]),
      CommandGroup(name: .message("Collect"), subcommands: [QuestionnaireCommands.self, Practices.self]),
      CommandGroup(
        name: .message("Review"),
        subcommands: [Tag.self, Tags.self, Diff.self, RedlineFiles.self]),
      CommandGroup(
        name: .message("Negotiate"),
        subcommands: [
          Propose.self, Proposals.self, Compile.self, Brackets.self, ShowOrderPaper.self, TakePosition.self,
          Positions.self, Recommend.self, Dispose.self, Answer.self, Matrix.self, ShowConcordance.self,
          ShowProvenance.self, TraceTerm.self, ShowLanguages.self, Silence.self, Adopt.self, Adoptions.self,
        ]),
      CommandGroup(name: .message("Publish"), subcommands: [PortalCommands.self, Access.self]),
      CommandGroup(
        name: .message("Trust"), subcommands: [Audit.self, Verify.self, ShowReceipt.self, Fingerprint.self]),
      CommandGroup(
        name: .message("Share"),
        subcommands: [
          Sync.self, ShowOutbox.self, Bundles.self, Host.self, Keys.self, Approve.self, Rules.self, Check.self,
          Hook.self,
        ]),
    ])

  static let version = "0.1.0"

  // On the main thread: glibc grows the memory of other threads one page at a time, 600 system calls for a redline.
  @MainActor static func main() async {
    // A reader that exits early (`| head`) must not kill the writer before it can clean up.
    signal(SIGPIPE, SIG_IGN)
    // A file size limit is handled like a full disk, with a message.
    signal(SIGXFSZ, SIG_IGN)
    var console: Console?
    let typed = TypedWords(Array(CommandLine.arguments.dropFirst()), commands: commandNames, below: subcommandNames)
      .words
    do {
      if let known = try command(in: typed) {
        let own = Console(known.global)
        console = own
        Interruption.announce(in: own.language)
        try await known.run(on: own)
      }
    } catch {
      Console.leave(end(error, console, typed))
    }
    Console.leave(.done)
  }

  /// The command that was typed; `nil` if the parser has given its answer itself.
  private static func command(in typed: [String]) throws -> (any ConsoleCommand)? {
    if let command = OneCommand.parse(typed, among: configuration.subcommands) { return command }
    var command = try parseAsRoot(typed)
    if let known = command as? any ConsoleCommand { return known }
    try command.run()
    return nil
  }

  /// Reports a failure, and returns its exit status.
  private static func end(_ error: any Error, _ console: Console?, _ typed: [String]) -> ExitStatus {
    Interruption.giveWay()
    // Ours first: the parser describes a foreign error by reflection, which costs up to 4 ms.
    let failure: CommandFailure
    if let known = error as? CommandFailure {
      failure = known
    } else if let error = error as? RecordError {
      failure = CommandFailure(explained(error, console))
    } else if exitCode(for: error) == .success {
      Console.write(answer(to: error) + "\n", to: STDOUT_FILENO)
      return .done
    } else {
      failure = Self.failure(error, typed)
    }
    (console ?? .fallback).report(failure)
    return failure.status
  }

  /// What an error that no command has made a failure of is to a user: a command that the parser does not understand, or
  /// a fault of the program.
  static func failure(_ error: any Error, _ typed: [String]) -> CommandFailure {
    guard exitCode(for: error) == .validationFailure else { return .unexpected(error) }
    let said = message(for: error).split(separator: "\n").first.map(String.init)
    return CommandFailure(
      .usage, UsageSentence(said: said ?? "The command is not understood.", typed: typed).wording)
  }

  /// What a shallow clone lacks is not damaged.
  private static func explained(_ error: RecordError, _ console: Console?) -> RecordError {
    guard error.code == .damaged, let record = try? console?.openRecord(), record.repository.isShallow else {
      return error
    }
    return .shallow(path: record.path)
  }

  /// Help, the version, or other output of the parser.
  private static func answer(to request: any Error) -> String {
    let said = message(for: request)
    guard HelpFrame.isHelp(said) else { return said }
    guard HelpText.language != .en else { return said }
    return HelpFrame(
      unwrapped: fullMessage(for: request, columns: .max), width: Console.columns, language: HelpText.language
    ).translated
  }

  static var commandNames: [String] { configuration.subcommands.map { $0._commandName } }

  /// The commands below one, such as `agreements list`.
  static func subcommandNames(of command: String) -> [String] {
    let group = configuration.subcommands.first { $0._commandName == command }
    return (group?.configuration.subcommands ?? []).map { $0._commandName }
  }

  /// The command that these words run: one below another, the one that is run where none is named, or the command itself.
  static func command(of words: [String]) -> (any ParsableCommand.Type)? {
    guard let group = configuration.subcommands.first(where: { $0._commandName == words.first }) else { return nil }
    let below = group.configuration
    return below.subcommands.first { $0._commandName == words.dropFirst().first } ?? below.defaultSubcommand ?? group
  }
}

/// A subcommand: its arguments, and its action on a console.
protocol ConsoleCommand: AsyncParsableCommand {
  var global: GlobalOptions { get }
  func run(on console: Console) async throws
}

extension ConsoleCommand {
  func run() async throws { try await run(on: Console(global)) }
}
