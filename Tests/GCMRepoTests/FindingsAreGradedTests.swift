import Foundation
import GCMRepo
import Testing

@testable import GCMRepo

@Suite struct FindingsAreGradedTests {
  /// All keys, with what an attacker would name things.
  private let facts: Facts = [
    .path: "countries/CL/$(touch pwned)/a'b`touch pwned`.md", .draft: "draft';touch pwned;'", .party: "C;touch pwned",
    .found: "x", .expected: "y", .object: "z", .trailer: "Party",
  ]

  private func output(_ script: String, _ options: [String] = []) throws -> (status: Int32, bytes: [UInt8]) {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = options + ["-c", script]
    process.standardOutput = pipe
    process.currentDirectoryURL = FileManager.default.temporaryDirectory
    try process.run()
    let bytes = Array(pipe.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    return (process.terminationStatus, bytes)
  }

  @Test func eachCodeHasExactlyOneGrade() {
    let codes = FindingTable.rows.map(\.code)
    #expect(Set(codes) == Set(Finding.Code.known))
    #expect(codes.count == Set(codes).count)
    for code in Finding.Code.known {
      let grades = FindingTable.rows.filter { $0.code == code }.map(\.grade)
      #expect(grades == [Finding(code).grade], "\(code)")
    }
    #expect(Finding(.init(rawValue: "from-the-future")).grade == .brokenProof)
    #expect(Finding.Grade.allCases.sorted() == [.brokenProof, .breach, .oddity])
  }

  @Test func eachCodeIsShownByOneLineOfGitThatAShellReads() throws {
    let commit = try #require(CommitID(String(repeating: "a", count: 40)))
    for code in Finding.Code.known {
      let cases: [(Facts, CommitID?)] = [(facts, commit), (facts, nil), (Facts(), commit), (Facts(), nil)]
      for (facts, commit) in cases {
        let command = CommitFinding(Finding(code, facts), of: commit).shownBy(tip: nil)
        #expect(command.contains("git ") && !command.contains("\n"), "\(code): \(command)")
        #expect(try output(command, ["-n"]).status == 0, "\(code): \(command)")
      }
    }
  }

  @Test(arguments: [
    "plain/path-1.md", "", "-rf", "a b", "it's", "$(touch pwned)", "`id`", "a\nb", "ends\n", "\u{1B}[2Jx", "100%s\\n",
    "a\u{202E}b", "*?[x]", "~root", "=x", "é ñ", "\\", "\"", "a\tb'c%\\", "\u{200B}", "!!", "#x", "a;b&c|d>e",
  ]) func aWordIsReadBackByAShell(text: String) throws {
    let word = text.shellWord
    #expect(try output("printf '%s' " + word).bytes == Array(text.utf8))
    if text.last != "\n" { #expect(!word.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{202E}" }) }
  }
}
