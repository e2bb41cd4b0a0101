import Foundation
import Testing

@Suite struct EveryCommandExplainsItselfTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  static let commands = [
    "demo", "init", "doctor", "submit", "withdraw", "declare", "status", "list", "show", "export", "log", "tag", "tags",
    "diff",
    "audit", "verify",
  ]

  @Test func helpNamesEveryCommandOnce() async throws {
    let help = try await desk.done("--help")
    #expect(help.said.isEmpty)
    for command in Self.commands {
      #expect(help.lines.count { $0.hasPrefix("  \(command) ") } == 1, "\(command)")
    }
    #expect(try await desk.done("help").output == help.output)
    #expect(try await desk.done().output.contains("gcmrepo demo"))
  }

  @Test func theVersionIsOneLine() async throws {
    #expect(try await desk.done("--version").output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test(arguments: commands)
  func aCommandSaysWhatItDoesAndWhatEachOptionMeans(_ command: String) async throws {
    let help = try await desk.done("help", command)
    #expect(help.output == (try await desk.done(command, "--help").output))
    #expect(help.lines.first?.wholeMatch(of: /OVERVIEW: [A-Z].{15,}/) != nil)
    #expect(help.output.contains("USAGE: gcmrepo \(command)"))
    let options = help.lines.indices.filter { help.lines[$0].contains(/^  (?:-\w|--[a-z])/) }
    try #require(options.count >= 8)
    for place in options {
      // Its words stand beside it, or on the next line where it is long.
      let line = help.lines[place]
      let next = place + 1 < help.lines.count ? help.lines[place + 1] : ""
      let isExplained = line.count > 26 || next.hasPrefix(String(repeating: " ", count: 26))
      #expect(isExplained, "\(command): \(line)")
    }
    for option in ["-C <dir>", "--format", "--quiet", "--verbose", "--color", "--locale"] {
      #expect(help.output.contains(option), "\(command) has no \(option)")
    }
  }

  @Test(arguments: ["init", "demo", "submit", "withdraw", "declare", "tag"])
  func aCommandThatWritesCanBeTriedWithoutWriting(_ command: String) async throws {
    #expect(try await desk.done("help", command).output.contains("--dry-run"))
  }

  @Test func completionsOfferTheRecordsOwnWords() async throws {
    let record = try await desk.negotiatedRecord()
    let script = """
      source <("$GCMREPO" --generate-completion-script bash)
      offer() {
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMPREPLY=()
        _gcmrepo gcmrepo "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        echo "${COMPREPLY[@]}"
      }
      mkdir -p "$HOME/bin"; ln -sf "$GCMREPO" "$HOME/bin/gcmrepo"; PATH=$HOME/bin:$PATH; cd \(record)
      offer gcmrepo submit --country C
      offer gcmrepo list --kind b
      offer gcmrepo diff d
      cd /; offer gcmrepo submit --country C
      """
    let run = try await Program(
      path: "/bin/bash", words: ["-c", script], folder: desk.folder, environment: desk.environment()
    ).run()
    #expect(run.lines.first == "CA CL CO CR", "\(run.said)")
    #expect(run.lines.dropFirst().first == "best-practice")
    #expect(run.lines.dropFirst(2).first == "draft-1 draft-2 declaration")
    let elsewhere = run.lines.dropFirst(3).joined()
    #expect(elsewhere.isEmpty)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsKnowEveryCommandAndOption(_ shell: String) async throws {
    let script = try await desk.done("--generate-completion-script", shell).output
    for word in Self.commands + ["country", "dry-run", "side-by-side"] {
      #expect(script.contains(word), "\(word)")
    }
    guard shell == "bash" else { return }
    try desk.write("complete.bash", script)
    let check = try await desk.shell(
      "bash -n complete.bash && bash -c '. ./complete.bash; complete -p gcmrepo'")
    #expect(check.status == 0, "\(check.said)")
  }

  @Test(arguments: [("sumbit", "submit"), ("stauts", "status"), ("tagg", "tag"), ("verfy", "verify")])
  func aMistypedCommandIsCorrected(_ typed: String, _ meant: String) async throws {
    expectRefusal(try await desk.gcmrepo(typed), status: 2, naming: typed, "Did you mean \(meant)")
  }

  @Test(arguments: commands.filter { !["demo", "init", "doctor"].contains($0) })
  func whatIsTooMuchIsRefused(_ command: String) async throws {
    let run = try await desk.gcmrepo(command, "--no-such-option")
    expectRefusal(run, status: 2, naming: "gcmrepo help \(command)")
  }
}
