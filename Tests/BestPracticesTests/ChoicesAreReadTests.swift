import BestPractices
import Testing

/// Themes, objectives and criteria are read as people tick and type them.
struct ChoicesAreReadTests {
  @Test func onlyTickedLinesAreChosen() {
    let table = """
      |   |   |   |
      |---|---|---|
      | ☐ | 4 | Identity |
      | X | 5 | Pathways |
      | ☒ | 7 | Vulnerability |
      | ☐ x | 9 | Smuggling |
      |   | 10 | Trafficking |
      """
    #expect(MarkedChoices(table).chosen == ["5 Pathways", "7 Vulnerability", "9 Smuggling"])
    #expect(MarkedChoices("- [x] One\n- [ ] Two\n☐ X Three\n☑ Four").chosen == ["One", "Three", "Four"])
    #expect(MarkedChoices("☐ 1 A ☒ 5 B ☐ 7 C").chosen == ["5 B"])
    #expect(MarkedChoices("☐ One\n\n☐ Two").isBlank)
  }

  @Test func typedNamesCountWhereNoBoxIsTicked() {
    #expect(MarkedChoices("☐ One\n☐ Two\n\nThree").chosen == ["Three"])
    let known = ["derechos": 1, "trata": 2, "uno, dos": 3]
    let read = MarkedChoices("Derechos; trata, otra cosa\n\nuno, dos").values { known[$0.lowercased()] }
    #expect(read.found == [1, 2, 3])
    #expect(read.unknown == ["otra cosa"])
  }

  @Test func objectivesAreFoundByNumberRangeAndTitle() {
    #expect(GCMObjective.named(in: "Objetivos 5, 7 y 21").found.map(\.number) == [5, 7, 21])
    #expect(GCMObjective.named(in: "5–8").found.map(\.number) == [5, 6, 7, 8])
    #expect(GCMObjective.named(in: "24 and 0").unknown == [24, 0])
    #expect(GCMObjective.named(in: "99999999999999999999").unknown == [Int.max])
    for objective in GCMObjective.all {
      for language in FormLanguage.allCases {
        #expect(GCMObjective.named(in: "\(objective.number). \(objective.title(in: language))").found == [objective])
      }
    }
  }

  @Test func thereAre23DistinctTitlesInEachLanguage() {
    #expect(GCMObjective.all.map(\.number) == Array(1...23))
    for language in FormLanguage.allCases {
      #expect(Set(GCMObjective.all.map { $0.title(in: language) }).count == 23)
      #expect(Set(PracticeCriterion.allCases.map { $0.name(in: language) }).count == PracticeCriterion.allCases.count)
    }
  }

  @Test(arguments: FormLanguage.allCases)
  func criteriaAreReadFromTableLabelsAndHeadings(_ language: FormLanguage) {
    func rows(_ cell: (PracticeCriterion) -> String) -> String {
      PracticeCriterion.allCases.map(cell).joined(separator: "\n")
    }
    let table =
      "|   |   |\n|---|---|\n"
      + rows { "| **\($0.name(in: language))** *\($0.question(in: language))* | Because of \($0.rawValue). |" }
    let labels = rows { "- **\($0.name(in: language)):** Because of \($0.rawValue).\n" }
    let headings = rows { "## \($0.name(in: language))\n\nBecause of \($0.rawValue).\n" }
    for markdown in [table, labels, headings] {
      let read = CriterionWords.all(in: markdown)
      #expect(read.words.map(\.criterion) == PracticeCriterion.allCases)
      #expect(read.words.map(\.words) == PracticeCriterion.allCases.map { "Because of \($0.rawValue)." })
      #expect(read.other.isEmpty)
    }
  }

  @Test func anUntouchedTableOfCriteriaSaysNothing() {
    let table =
      "|   |   |\n|---|---|\n"
      + PracticeCriterion.allCases.map { "| **\($0.name(in: .es))** *\($0.question(in: .es))* |   |" }.joined(
        separator: "\n")
    #expect(CriterionWords.all(in: table).isBlank)
    #expect(PracticeText(Array("## Criterios\n\n\(table)\n".utf8)).empty == [.criteria])
  }
}
