import Foundation
import Testing

@testable import TextSearch

/// Families of words, in one file for each language: any form finds any other, typed with accents, without them or in capitals.
@Suite struct InflectedFormsAreFoundTests {
  static func families(_ language: String) throws -> [[String]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Families/\(language).txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
      line.split(separator: " ").map(String.init)
    }
  }

  @Test(arguments: ["es", "en", "pt", "fr"])
  func everyFormFindsEveryOther(_ language: String) throws {
    let families = try Self.families(language)
    #expect(families.count >= 50)
    let stems = WordStemKeys(language: language)
    var missed: [String] = []
    for family in families {
      for written in family {
        let keys = Set(stems.keys(of: written) + stems.keys(of: written.uppercased()))
        for typed in family {
          let plain = SearchWords(typed).text(0)
          for spelling in [typed, plain, typed.uppercased()] {
            // As a query is: as it was typed, and without accents.
            let sought = stems.keys(of: spelling) + stems.keys(of: plain)
            if plain != SearchWords(written).text(0), keys.isDisjoint(with: sought) {
              missed.append("\(spelling) → \(written)")
            }
          }
        }
      }
    }
    #expect(missed == [])
  }

  @Test func wordsOfOtherFamiliesAreNot() throws {
    for language in ["es", "en", "pt", "fr"] {
      let families = try Self.families(language)
      let stems = WordStemKeys(language: language)
      let keys = families.map { Set($0.flatMap { stems.keys(of: $0) }) }
      var joined: [String] = []
      for first in families.indices {
        for second in families.indices where second > first && !keys[first].isDisjoint(with: keys[second]) {
          joined.append("\(families[first][0]) = \(families[second][0])")
        }
      }
      #expect(joined.count <= 1, "\(language): \(joined)")
    }
  }

  @Test func ordinalsAreFoundByTheirNumber() {
    for (language, ordinals) in [
      ("es", ["1.º", "1º", "1ª", "1er", "1ro"]), ("fr", ["1er", "1re"]), ("en", ["1st"]), ("pt", ["1º", "1.ª"]),
    ] {
      let stems = WordStemKeys(language: language)
      for ordinal in ordinals {
        let word = SearchWords(ordinal).text(0)
        #expect(!Set(stems.keys(of: word)).isDisjoint(with: stems.keys(of: "1")), "\(ordinal)")
      }
    }
  }
}
