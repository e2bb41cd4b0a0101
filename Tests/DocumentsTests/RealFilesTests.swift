import Foundation
import Testing

@testable import Documents

/// Files of many programs and years; they are not part of the repository.
private let folder = ProcessInfo.processInfo.environment["GCMREPO_TEST_DATA"].map { $0 + "/word-files" }

@Suite(.enabled(if: folder != nil, "GCMREPO_TEST_DATA is not set: the real files were not tried"))
struct RealFilesTests {
  private static func files(_ suffix: String) throws -> [String] {
    let folder = try #require(folder)
    return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(suffix) }
      .sorted().map { "\(folder)/\($0)" }
  }

  @Test(arguments: [".docx", ".odt", ".pdf"])
  func eachGivesATextOrATypedRefusal(suffix: String) async throws {
    let files = try Self.files(suffix)
    #expect(!files.isEmpty)
    for path in files {
      let file = try SubmittedFile.read(path: path)
      let first = try await Converter().convert(file)
      #expect(first.text.last == 0x0A, "\(file.name)")
      #expect(String(validating: first.text, as: UTF8.self) != nil, "\(file.name)")
      for warning in first.warnings {
        if case .missingText(let letters, _) = warning { Issue.record("\(file.name) lost \(letters) letters") }
      }
      #expect(try await Converter().convert(file) == first, "\(file.name)")
    }
  }

  @Test func aPDFGivesAsManyLettersAsWereCounted() async throws {
    let manifest = try String(contentsOfFile: try #require(folder) + "/MANIFEST.csv", encoding: .utf8)
    for line in manifest.split(separator: "\n") {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count > 2, fields[2].hasPrefix("chars="), let count = Int(fields[2].dropFirst(6)) else {
        continue
      }
      let file = try SubmittedFile.read(path: try #require(folder) + "/" + fields[0])
      let text = try await Converter().convert(file).text
      #expect(text.count * 10 >= count * 9, "\(file.name): \(text.count) bytes of \(count)")
      #expect(text.count <= count * 2 + 100, "\(file.name): \(text.count) bytes of \(count)")
    }
  }
}
