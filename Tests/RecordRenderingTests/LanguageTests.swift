import Foundation
import RecordComparison
import RecordLocalization
import SeededRandom
import Testing

@testable import RecordRendering

struct LanguageTests {
  static let phrases: [Phrase] = [
    .redline(from: "a", to: "b"), .summary, .changes, .changeList, .document, .whatChanged,
    .total,
    .oldText, .newText, .noDifference, .documentModified, .documentAdded, .documentRemoved,
    .documentRenamed, .documentBinary, .renamedFrom("x"), .equal, .modified, .inserted, .deleted, .moved,
    .movedModified, .split(2), .merged(3), .movedFromStart, .movedFromAfter(paragraph: 4, words: "w"),
    .movedTo(paragraph: 5, words: "w"), .seeNewPlace, .seeOldPlace, .documentCount(1), .documentCount(2),
    .changeCount(0), .unchangedWords(2), .unchangedCount(12), .movedCount(1), .wordsInserted(2),
    .wordsDeleted(1),
    .wordsInsertedTitle,
    .wordsDeletedTitle, .movedTitle, .notComparedBinary, .binarySizes(old: nil, new: 12_345), .notText,
    .coarse(3..<4), .coarse(3..<6), .skipToChanges, .view, .inline, .sideBySide, .changesByParty, .whoMadeEachChange,
    .extent,
    .affectedParts, .wholeText, .linkToChange(3, of: 1_234), .keys, .oldNumber, .newNumber, .oldParagraph,
    .newParagraph, .startOfMovedAway, .endOfMovedAway, .legend, .previousChange, .nextChange, .insertedSample,
    .deletedSample, .movedSample,
    .startOfInsertion, .endOfInsertion, .startOfDeletion, .endOfDeletion, .yes, .no, .nothing,
  ]

  @Test(arguments: InterfaceLanguage.allCases) func everyPhraseHasItsWords(language: InterfaceLanguage) {
    for phrase in Self.phrases {
      let words = language(phrase)
      #expect(!words.isEmpty && !words.contains("<") && !words.contains("\""), "\(phrase)")
    }
  }

  @Test func sentencesDifferFromLanguageToLanguage() {
    for phrase in [Phrase.noDifference, .notText, .notComparedBinary, .coarse(0..<1), .nothing] {
      #expect(Set(InterfaceLanguage.allCases.map { $0(phrase) }).count == 4)
    }
  }

  @Test func oneIsSingular() {
    #expect(InterfaceLanguage.en(.wordsInserted(1)) == "1 word inserted")
    #expect(InterfaceLanguage.es(.wordsInserted(0)) == "0 palabras insertadas")
    #expect(InterfaceLanguage.fr(.wordsInserted(0)) == "0 mot inséré")
  }

  @Test func numbersAreGroupedAsTheLanguageDoes() {
    #expect(InterfaceLanguage.en.grouped(1_234_567) == "1,234,567")
    #expect(InterfaceLanguage.es.grouped(1_234) == "1234")
    #expect(InterfaceLanguage.es.grouped(12_345) == "12\u{A0}345")
    #expect(InterfaceLanguage.pt.grouped(-12_345) == "-12.345")
    #expect(InterfaceLanguage.en.grouped(999) == "999")
  }
}

struct DateTests {
  @Test func aMomentIsToldInWords() {
    #expect(dateInWords("2017-05-11T16:00:00Z", .en) == "11 May 2017, 16:00 UTC")
    #expect(dateInWords("2017-05-11T16:00:00Z", .es) == "11 de mayo de 2017, 16:00 UTC")
    #expect(dateInWords("2017-05-11T16:00:00Z", .pt) == "11 de maio de 2017, 16:00 UTC")
    #expect(dateInWords("2017-08-01T06:05:00Z", .fr) == "1er août 2017, 06:05 UTC")
    #expect(dateInWords(Timestamp(seconds: 0), .en) == "1 January 1970, 00:00 UTC")
    #expect(dateInWords(Timestamp(seconds: -1), .en) == "31 December 1969, 23:59 UTC")
  }

  @Test func anOffsetIsReckonedToUTC() {
    #expect(dateInWords("2017-05-11T23:30:00-06:00", .en) == "12 May 2017, 05:30 UTC")
    #expect(dateInWords("2017-01-01T00:30:00.250+01:00", .en) == "31 December 2016, 23:30 UTC")
  }

  @Test(arguments: [
    "", "2017-02-29T00:00:00Z", "2017-13-01T00:00:00Z", "yesterday", "2017-05-11", "2017-05-11T16:00Z",
  ])
  func whatIsNoTimeComesBack(text: String) {
    #expect(dateInWords(text, .en) == text)
  }

  @Test func thereAndBackForAllDays() {
    var generator = SeededGenerator(seed: 1)
    let formatter = ISO8601DateFormatter()
    for _ in 0..<2_000 {
      let seconds = Int64.random(in: -2_000_000_000...20_000_000_000, using: &generator)
      let text = formatter.string(from: Date(timeIntervalSince1970: TimeInterval(seconds)))
      #expect(Timestamp(text)?.seconds == seconds)
      #expect(Timestamp(seconds: seconds).description == text)
      let time = CivilTime(Timestamp(seconds: seconds))
      let day = [time.year, time.month, time.day].map(padded).joined(separator: "-")
      #expect(text == "\(day)T\(padded(time.hour)):\(padded(time.minute)):\(padded(time.second))Z")
    }
  }
}

struct SinkTests {
  struct Closed: Error {}

  @Test func bytesComeInOrderWhateverTheirSizes() throws {
    var written: [UInt8] = []
    var sink = OutputSink(capacity: 8) { written += Array($0) }
    var expected: [UInt8] = []
    for count in 0..<40 {
      let piece = (0..<count).map { UInt8($0) }
      sink.append(piece)
      expected += piece
    }
    sink.append("fin")
    try sink.finish()
    #expect(written == expected + Array("fin".utf8))
  }

  @Test func theFirstFailureIsKept() {
    var calls = 0
    var sink = OutputSink(capacity: 1) { _ in
      calls += 1
      throw Closed()
    }
    sink.append("a")
    sink.append("b")
    #expect(sink.hasFailed && calls == 1)
    #expect(throws: Closed.self) { try sink.finish() }
  }
}
