import Foundation
import MarkdownText
import Testing

@testable import OpenDocument

private let office = ["/usr/bin/soffice", "/opt/homebrew/bin/soffice", "/usr/local/bin/soffice"].first {
  FileManager.default.isExecutableFile(atPath: $0)
}

/// The second opinion: LibreOffice exports the same files as text, with the numbers that it prints.
@Suite("Writer counts alike", .enabled(if: office != nil))
struct WriterCountsAlikeTests {
  @Test("Random lists and headings bear the labels that LibreOffice prints")
  func labels() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "odt-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let seeds: ClosedRange<UInt64> = 1...40
    var texts: [(seed: UInt64, built: BuiltText)] = []
    for seed in seeds {
      let built = RandomLists.text(seed: seed)
      texts.append((seed, built))
      try Data(built.bytes).write(to: folder.appending(path: "\(seed).odt"))
    }
    try export(texts.map { folder.appending(path: "\($0.seed).odt").path }, in: folder)
    for (seed, built) in texts {
      let export = try String(contentsOf: folder.appending(path: "\(seed).txt"), encoding: .utf8)
      let theirs = export.split(whereSeparator: \.isNewline).map(Self.squeezed).filter { !$0.isEmpty }
      let ours = try built.text().split(whereSeparator: \.isNewline).map(Self.squeezed).filter { !$0.isEmpty }
      let differences = zip(ours, theirs).filter { $0 != $1 }.map { "ours \($0), theirs \($1)" }
      #expect(differences == [] && ours.count == theirs.count, "seed \(seed)")
    }
  }

  private func export(_ files: [String], in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(filePath: try #require(office))
    process.arguments =
      [
        "--headless", "-env:UserInstallation=file://\(folder.path)/profile", "--convert-to",
        "txt:Text (encoded):UTF8", "--outdir", folder.path,
      ] + files
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }

  /// A line without Markdown syntax, indentation and the byte order mark.
  private static func squeezed(_ line: Substring) -> String {
    var text = MarkdownWriter.squeezed(String(line.replacing("\\", with: "").replacing("\u{FEFF}", with: "")))
    while text.hasPrefix("#") { text.removeFirst() }
    return MarkdownWriter.squeezed(text)
  }
}
