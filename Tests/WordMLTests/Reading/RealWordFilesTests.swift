import Foundation
import MarkdownText
import Testing
import WordML

/// Files of many programs and years: those in the repository, and those in the folder that GCMREPO_TEST_DATA names, if
/// any.
private let folders: [String] = {
  let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let further = ProcessInfo.processInfo.environment["GCMREPO_TEST_DATA"]
  return [tests.appending(path: "RealFiles/word").path] + [further].compactMap(\.self)
}()

@Suite("Real Word files are read as pandoc reads them")
struct RealWordFilesTests {
  private static func files() throws -> [String] {
    try folders.flatMap { folder in
      let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
      let files = all.filter { $0.hasSuffix(".docx") }.sorted().map { "\(folder)/\($0)" }
      try #require(!files.isEmpty, "\(folder) has no .docx")
      return files
    }
  }

  /// Files that pandoc reads differently: it has no text boxes, and converts formulas to TeX.
  private static func differs(_ file: WordFile) -> Bool {
    file.main.holds("txbxContent") || file.main.holds("oMath")
  }

  @Test func plainFilesHaveTheWordsThatPandocReads() throws {
    let pandoc = ["/usr/bin/pandoc", "/usr/local/bin/pandoc", "/opt/homebrew/bin/pandoc"]
      .first(where: FileManager.default.isExecutableFile)
    let program = try #require(pandoc, "pandoc is not installed")
    for path in try Self.files() {
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      let file = try WordFile(bytes)
      if Self.differs(file) { continue }
      let own = WordFixture.markdown(file)
      let read = try Self.run(program, ["--sandbox", "-f", "docx", "-t", "plain", "--wrap=none", path])
      let written = try Self.run(
        program, ["--sandbox", "-f", "commonmark_x-smart", "-t", "plain", "--wrap=none"], input: own)
      #expect(Self.words(written) == Self.words(read), "\(path)")
    }
  }

  @Test func eachFileIsReadTheSameTwice() throws {
    for path in try Self.files() {
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      let (first, second) = (try WordFile(bytes), try WordFile(bytes))
      #expect(first.text() == second.text() && first.review() == second.review(), "\(path)")
    }
  }

  /// Letters only: numbers and symbols are where the two readers differ by design.
  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter }.map(String.init)
  }

  private static func run(_ program: String, _ arguments: [String], input: String = "") throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    try process.run()
    Thread.detachNewThread {
      stdin.fileHandleForWriting.write(Data(input.utf8))
      try? stdin.fileHandleForWriting.close()
    }
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}
