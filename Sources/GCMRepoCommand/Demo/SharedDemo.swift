import GCMRepo
import GitStore
import RecordLocalization
import RecordRendering

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `gcmrepo demo --shared`: a host and three copies of its record in one folder, made by the very commands that it shows.
struct SharedDemo {
  let place: DemoFolder
  let console: Console
  private let shell: DemoShell

  init(in place: DemoFolder, on console: Console) throws {
    (self.place, self.console) = (place, console)
    let files = FileManager.default
    for folder in [place.record + "/keys", place.record + "/documents", place.home] {
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    shell = DemoShell(
      folder: place.record, home: place.home, program: try HostFolder.program(), language: console.language)
  }

  /// Makes all of it and shows each step. Only its place is then left to be changed.
  func make() async throws {
    let cast = try SharedDemoCast(DemoStep.all())
    for file in cast.files {
      try OutputFile(path: place.record + "/documents/" + file.name, defaultName: "").write(file.bytes)
    }
    var number = 0
    for step in Self.beginning(cast) { try await show(step, &number) }
    let root = try PublicKeyFile.fingerprint(named: place.record + "/host.git/gcmrepo/host_key.pub")
    for step in Self.sharing(cast, root: root) { try await show(step, &number) }
    for folder in [cast.rcm.folder, cast.sacm.folder, cast.chile.folder, Self.forger] {
      try settle(place.record + "/" + folder)
    }
  }

  /// Runs the commands of a step; each must end as it should.
  private func show(_ step: SharedDemoStep, _ number: inout Int) async throws {
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
  private func atItsPlace(_ text: String) -> String { text.replacing(place.record, with: place.wholeDestination) }

  /// Changes the folder in a copy's settings to the one that it will be in.
  private func settle(_ copy: String) throws(CommandFailure) {
    do throws(GitError) {
      let repository = try Repository.open(copy)
      var settings: [(key: String, value: String)] = []
      for key in ["remote.origin.url", "user.signingkey", "gpg.ssh.allowedsignersfile"] {
        if let value = try repository.configuration(key) { settings.append((key, atItsPlace(value))) }
      }
      try repository.setConfiguration(settings)
    } catch {
      throw CommandFailure(.git(error))
    }
  }
}
