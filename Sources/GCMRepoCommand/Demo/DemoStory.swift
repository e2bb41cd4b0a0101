import GCMRepo
import RecordLocalization
import RecordRendering

/// A demo that is told by the very commands that make it, run in its folder.
struct DemoStory {
  let place: DemoFolder
  let console: Console
  private let shell: DemoShell

  init(in place: DemoFolder, on console: Console) throws {
    (self.place, self.console) = (place, console)
    shell = DemoShell(
      folder: place.record, home: place.home, program: try HostFolder.program(), language: console.language)
  }

  /// Runs the commands of a step; each must end as it should.
  func show(_ step: ShownStep, _ number: inout Int) async throws {
    number += 1
    try console.print("\(number == 1 ? "" : "\n")\(number). \(step.title(console.language))\n")
    for command in step.commands {
      try console.print("   $ \(command.line)\n")
      let outcome = try await shell.run(command.words)
      if Interruption.wasMet { throw Interruption.failure }
      let isAsMeant = outcome.succeeded != command.isRefused
      let shown = outcome.lines.prefix(isAsMeant ? command.lines ?? .max : .max)
      for line in shown { try console.print("     \(TerminalText.neutralised(atItsPlace(line)))\n") }
      if shown.count < outcome.lines.count { try console.print("     …\n") }
      guard isAsMeant else {
        throw CommandFailure(
          .outsideProgramFailed,
          Message("This step of the demo did not end as it should: \(command.line, "command")"),
          detail: outcome.lines.last)
      }
    }
  }

  /// What the commands say of their folder, as it will be named.
  func atItsPlace(_ text: String) -> String { text.replacing(place.record, with: place.wholeDestination) }
}
