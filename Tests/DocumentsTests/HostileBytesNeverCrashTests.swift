import OfficeOpenXML
import OpenDocument
import SeededRandom
import Testing
import WordML

@testable import Documents

/// Valid files with some bytes changed, removed or repeated: each gives a text or a typed error, in time.
@Suite struct HostileBytesNeverCrashTests {
  @Test(arguments: ["a.docx", "a.odt", "a.pdf", "a.rtf", "a.html"])
  func changedBytesAreReadOrRefused(name: String) async throws {
    let sound = try Self.file(name)
    var limits = DocumentLimits.standard
    // The limit is against hanging, even on a machine with other work.
    limits.seconds = 240
    for seed in 1...24 as ClosedRange<UInt64> {
      var numbers = SeededNumbers(seed: seed)
      let bytes = Self.mutated(sound, with: &numbers)
      let error = await refusal(name, bytes, limits: limits)
      if case .timedOut? = error { Issue.record("\(name), seed \(seed): timed out") }
      if case .converterFailed? = error { Issue.record("\(name), seed \(seed): \(error!)") }
    }
  }

  @Test func archivesAndPartsAreReadOrRefused() async throws {
    for name in ["a.docx", "a.odt"] {
      let sound = try Self.file(name)
      // Without a process: only our own readers.
      for seed in 1...2_000 as ClosedRange<UInt64> {
        var numbers = SeededNumbers(seed: seed)
        let file = SubmittedFile(name: name, bytes: Self.mutated(sound, with: &numbers))
        do throws(PackageError) {
          if name == "a.odt" {
            _ = try OpenDocumentFile(file.bytes).text()
            continue
          }
          let archive = try OfficeArchive(file.bytes)
          _ = try WordFile(WordPackage(archive)).text()
        } catch {}
      }
    }
  }

  @Test func hostileTreesAreReadOrRefused() throws {
    let json = Array(
      """
      {"pandoc-api-version":[1,22],"meta":{"title":{"t":"MetaInlines","c":[{"t":"Str","c":"T"}]}},"blocks":[\
      {"t":"Para","c":[{"t":"Str","c":"a\\u00e9\\ud83d\\ude00"},{"c":[["",[],[]],[],["x",""]],"t":"Link"}]},\
      {"t":"OrderedList","c":[[1,{"t":"Decimal"},{"t":"Period"}],[[{"t":"Plain","c":[]}]]]}]}
      """.utf8)
    #expect(try PandocDocument(json: json).blocks.count == 2)
    for seed in 1...5_000 as ClosedRange<UInt64> {
      var numbers = SeededNumbers(seed: seed)
      _ = try? PandocDocument(json: Self.mutated(json, with: &numbers))
    }
  }

  private static func file(_ name: String) throws -> [UInt8] {
    switch name {
    case "a.docx":
      let table = "<w:tbl><w:tr><w:tc>\(OfficeFiles.paragraph("celda"))</w:tc></w:tr></w:tbl>"
      return try OfficeFiles.word((0..<20).map { OfficeFiles.paragraph("Párrafo \($0)") }.joined() + table)
    case "a.odt":
      return try OfficeFiles.openDocument((0..<20).map { "<text:p>Párrafo \($0)</text:p>" }.joined())
    case "a.pdf": return OfficeFiles.pdf(pages: [["Uno", "Dos"], ["Tres"]])
    case "a.rtf": return Array("{\\rtf1\\ansi {\\b Uno} dos\\par {\\*\\x y}\\bin3 abc tres\\par}".utf8)
    default: return Array("<html><body><h1>Uno</h1><table><tr><td>a<td>b</table><p>dos</body></html>".utf8)
    }
  }

  private static func mutated(_ sound: [UInt8], with numbers: inout SeededNumbers) -> [UInt8] {
    var bytes = sound
    for _ in 0..<Int.random(in: 1...6, using: &numbers) where bytes.count > 8 {
      let place = Int.random(in: 0..<bytes.count, using: &numbers)
      switch Int.random(in: 0..<6, using: &numbers) {
      case 0: bytes.removeSubrange(place...)
      case 1: bytes.removeSubrange(place..<min(bytes.count, place + 5))
      case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 9)], at: place)
      default: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
      }
    }
    return bytes
  }
}
