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

/// When git runs a hook of a shared record (githooks(5)).
enum HookEvent: String, CaseIterable, ExpressibleByArgument {
  /// Before anything is taken.
  case preReceive = "pre-receive"
  /// After all is taken.
  case postReceive = "post-receive"
}

struct Hook: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook",
    abstract: .message("What git runs on the server at each push; installed by `gcmrepo host init`."),
    shouldDisplay: false)

  @Argument(help: .message("pre-receive or post-receive.", value: "event"))
  var event: HookEvent

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try Record.openInHook()
    let language = record.hostLanguage
    do { try await answer(record, language) } catch { throw CommandFailure.ofHost(error, in: language) }
  }

  private func answer(_ record: Record, _ language: InterfaceLanguage) async throws {
    switch event {
    case .preReceive: try judge(record, language)
    case .postReceive:
      let receipts = try await record.receive(at: .now)
      for receipt in receipts.suffix(Self.mostLines) {
        Console.write(
          Message(
            "Received: \(receipt.contribution.description, "contribution"), revision \(receipt.revision, "revision").")(
              language) + "\n", to: STDERR_FILENO)
      }
    }
  }

  private static let mostLines = 20

  private func judge(_ record: Record, _ language: InterfaceLanguage) throws {
    let push = try Self.updates()
    let most = try record.repository.configuration("gcmrepo.commitsInAPush").flatMap { Int($0) }
    let problems = try record.judge(push, at: .now, mostCommits: most)
    guard !problems.isEmpty else { return }
    for problem in problems {
      let place = problem.commit.map { $0.short } ?? problem.reference
      Console.write(
        TerminalText.neutralised("\(place): \(problem.finding.sentence(language))") + "\n", to: STDERR_FILENO)
    }
    throw CommandFailure.no
  }

  /// The lines that git gives on standard input: old object, new object, reference.
  private static func updates() throws(CommandFailure) -> [ReferenceUpdate] {
    var updates: [ReferenceUpdate] = []
    while let line = readLine() {
      let words = line.split(separator: " ", maxSplits: 2)
      guard words.count == 3, let old = ObjectID(hex: words[0]), let new = ObjectID(hex: words[1]),
        updates.count < 10_000
      else { throw CommandFailure(.usage, Message("Only git runs this, at a push.")) }
      updates.append(
        ReferenceUpdate(name: String(words[2]), old: old == .zero ? nil : old, new: new == .zero ? nil : new))
    }
    return updates
  }
}
