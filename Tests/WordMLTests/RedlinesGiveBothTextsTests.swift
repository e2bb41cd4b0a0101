import OfficeOpenXML
import SeededRandom
import Testing
import WordML

@Suite struct RedlinesGiveBothTextsTests {
  private static let options = WordRedline.Options(author: "RCM-TS", date: "2017-11-30T12:00:00Z")

  private func main(_ bytes: [UInt8]) throws -> XMLTree { try XMLTree("word/document.xml", in: OfficeArchive(bytes)) }

  private func write(
    _ old: [UInt8], _ new: [UInt8], _ options: WordRedline.Options, seed: UInt64
  ) throws -> WordRedline {
    do {
      return try WordRedline.write(old: old, new: new, options: options)
    } catch {
      Issue.record("seed \(seed): \(error)")
      throw error
    }
  }

  @Test(arguments: 0..<8) func acceptingGivesTheNewTextAndRejectingTheOldOne(part: Int) throws {
    for seed in UInt64(part * 150)..<UInt64(part * 150 + 150) {
      let (old, new) = RandomWordText.edited(seed: seed)
      var options = Self.options
      if seed % 3 == 0 { options.moves = .native }
      let redline = try write(old.file(), new.file(), options, seed: seed)
      let tree = try main(redline.bytes)
      #expect(ResolvedText(tree, accepts: true).paragraphs == new.paragraphs, "seed \(seed)")
      #expect(ResolvedText(tree, accepts: false).paragraphs == old.paragraphs, "seed \(seed)")
    }
  }

  @Test func theSameFilesGiveTheSameBytesAndUnchangedOnesTheSameText() throws {
    let (old, new) = RandomWordText.edited(seed: 5)
    let files = (try old.file(), try new.file())
    let first = try WordRedline.write(old: files.0, new: files.1, options: Self.options)
    #expect(try WordRedline.write(old: files.0, new: files.1, options: Self.options).bytes == first.bytes)
    let same = try WordRedline.write(old: files.0, new: files.0, options: Self.options)
    #expect(try main(same.bytes).bytes == main(files.0).bytes)
  }

  @Test func changesOfSeveralRoundsKeepTheirAuthors() throws {
    for seed in UInt64(0)..<150 {
      let (first, second) = RandomWordText.edited(seed: 10_000 + seed)
      var chile = Self.options
      chile.author = "Chile"
      // A second round upon a file that holds the first one's changes.
      let round = try WordRedline.write(old: first.file(), new: second.file(), options: chile)
      var options = Self.options
      options.existingChanges = .keep
      let redline = try write(first.file(), round.bytes, options, seed: seed)
      let tree = try main(redline.bytes)
      #expect(ResolvedText(tree, accepts: true).paragraphs == second.paragraphs, "seed \(seed)")
      #expect(ResolvedText(tree, accepts: false).paragraphs == first.paragraphs, "seed \(seed)")

      options.existingChanges = .accept
      let accepted = try main(WordRedline.write(old: first.file(), new: round.bytes, options: options).bytes)
      #expect(ResolvedText(accepted, accepts: true).paragraphs == second.paragraphs, "seed \(seed)")
      let holdsChile = String(decoding: accepted.bytes, as: UTF8.self).contains("Chile")
      #expect(!holdsChile, "seed \(seed)")
    }
  }

  @Test func aFileWithChangesComparedWithItselfHasNoMarkOfTheComparison() throws {
    for seed in UInt64(0)..<150 {
      let (first, second) = RandomWordText.edited(seed: 60_000 + seed)
      var chile = Self.options
      chile.author = "Chile"
      if seed % 2 == 0 { chile.moves = .native }
      let round = try WordRedline.write(old: first.file(), new: second.file(), options: chile)
      var options = Self.options
      options.existingChanges = .keep
      let redline = try write(round.bytes, round.bytes, options, seed: seed)
      let archive = try OfficeArchive(redline.bytes)
      for part in archive.names where part.hasSuffix(".xml") {
        let bytes = try XMLTree(part, in: archive).bytes
        let isNamed = String(decoding: bytes, as: UTF8.self).contains("RCM-TS")
        #expect(!isNamed, "seed \(seed) \(part)")
      }
    }
  }

  @Test func changesOfSeveralAuthorsAreRefusedUnlessSomeoneChooses() throws {
    var numbers = SeededNumbers(seed: 77)
    let first = RandomWordText(&numbers)
    var rounds: [[UInt8]] = []
    for author in ["Chile", "Peru"] {
      var next = first
      next.edit(&numbers)
      var options = Self.options
      options.author = author
      rounds.append(try WordRedline.write(old: first.file(), new: next.file(), options: options).bytes)
    }
    #expect(throws: WordRedlineError.existingChanges(authors: ["Chile", "Peru"])) {
      try WordRedline.write(old: rounds[0], new: rounds[1], options: Self.options)
    }
  }

  @Test func idsOfChangesAreUniqueInAllParts() throws {
    for seed in UInt64(0)..<100 {
      let (old, new) = RandomWordText.edited(seed: 20_000 + seed)
      let archive = try OfficeArchive(WordRedline.write(old: old.file(), new: new.file(), options: Self.options).bytes)
      var ids: Set<String> = []
      for part in ["word/document.xml", "word/footnotes.xml"] {
        let tree = try XMLTree(part, in: archive)
        func look(_ node: XMLTree.Node) {
          if ["ins", "del", "pPrChange", "rPrChange"].contains(where: { tree.isWord(node, $0) }) {
            #expect(ids.insert(tree.attribute(node, "id") ?? "").inserted, "seed \(seed)")
          }
          for child in tree.children(node) { look(child) }
        }
        look(tree.root)
      }
    }
  }

  @Test func mutatedFilesAreRefusedOrWritten() throws {
    var numbers = SeededNumbers(seed: 30_000)
    let old = RandomWordText(&numbers)
    let file = try old.file()
    let archive = try OfficeArchive(file)
    var written = 0
    for _ in 0..<300 {
      var entries: [(name: String, bytes: [UInt8])] = []
      let wanted = archive.names[numbers.below(archive.names.count)]
      for name in archive.names {
        var bytes: [UInt8] = []
        try archive.read(name) { bytes.append(contentsOf: $0) }
        if name == wanted {
          for _ in 0..<1 + numbers.below(4) where !bytes.isEmpty {
            let at = numbers.below(bytes.count)
            if numbers.chance(50) { bytes[at] = UInt8(numbers.below(256)) } else { bytes.remove(at: at) }
          }
        }
        entries.append((name, bytes))
      }
      let mutated = try ArchiveWriter.archive(entries)
      for pair in [(file, mutated), (mutated, file)] {
        do throws(WordRedlineError) {
          _ = try WordRedline.write(old: pair.0, new: pair.1, options: Self.options)
          written += 1
        } catch {}
      }
    }
    // A changed byte of text is another text; one of a tag's name no file. Neither may be the answer to all of them.
    #expect((60..<540).contains(written), "\(written) of 600")
  }
}
