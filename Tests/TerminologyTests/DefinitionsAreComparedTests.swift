import RecordValues
import SeededRandom
import Terminology
import TextDiff
import Testing

struct DefinitionsAreComparedTests {
  static let term = Term(
    id: "return", names: ["en": "return"],
    definitions: [
      .init(
        conferences: ["RCM"], text: ["en": "Going back to one’s country.", "es": "Volver."], source: ["en": "RCM"]),
      .init(conferences: ["SACM"], text: ["en": "Going back freely to one’s country."]),
      .init(by: "IOM", text: ["en": "Another."]),
    ])

  @Test func theDefinitionsOfTwoConferencesAreRedlined() throws {
    let comparison = TermComparison(Self.term, "RCM", "SACM")
    #expect(comparison.standing == .different)
    #expect(comparison.languages.map(\.language) == ["en", "es"])
    let runs = try #require(comparison.languages[0].changes?.runs)
    #expect(runs.map(\.operation) == [.equal, .insert, .equal])
    #expect(runs[1].text.split(separator: " ") == ["freely"])
    #expect(comparison.languages[1].changes == nil)
    #expect(comparison.languages[0].firstSource == "RCM")
  }

  @Test func aJointDefinitionIsShared() {
    let term = Term(
      id: "a", names: ["en": "a"], definitions: [.init(conferences: ["RCM", "SACM"], text: ["en": "It."])])
    #expect(TermComparison(term, "RCM", "SACM").standing == .shared)
    #expect(TermComparison(term, "RCM", "X").standing == .oneOnly)
    #expect(TermComparison(term, "X", "Y").standing == .none)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func leavingOutTheInsertedWordsGivesTheOldText(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    func text() -> String {
      (0..<numbers.below(12)).map { _ in numbers.pick(["a", "b", "c.", "\n\n", "d", "- e", "1. f"]) }.joined(
        separator: " ")
    }
    let (old, new) = (text(), text())
    let runs = WordChanges(from: old, to: new).runs
    #expect(runs.filter { $0.operation != .insert }.map(\.text).joined() == old, "seed \(seed)")
    #expect(runs.filter { $0.operation != .delete }.map(\.text).joined() == new, "seed \(seed)")
  }

  @Test func whatChangedOfATermIsListed() throws {
    var new = Self.term
    new.status = .agreed
    new.definitions[0].conferences = ["RCM", "SACM"]
    new.definitions.remove(at: 1)
    new.names["es"] = "retorno"
    let changes = TermChanges(from: Self.term, to: new).changes
    #expect(changes.map(\.part) == [.name, .status, .definition, .definition, .source])
    #expect(changes.map(\.whose) == [[], [], ["SACM"], ["SACM"], ["SACM"]])
    #expect(TermChanges(from: Self.term, to: new).changesDefinition)
    #expect(TermChanges(from: Self.term, to: Self.term).changes.isEmpty)
    #expect(!TermChanges(from: nil, to: Self.term).changes.isEmpty)
  }
}
