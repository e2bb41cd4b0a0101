import RecordRendering
import SeededRandom
import Testing

/// What was filled in a spreadsheet or a Word table is read back, cell by cell.
@Suite struct FilledTablesAreReadTests {
  private func rows(_ text: String) -> [[String]] { DelimitedText(Array(text.utf8)).rows.map(\.cells) }

  @Test func separatedValuesAreRead() {
    #expect(rows("a,b\n1,2\n") == [["a", "b"], ["1", "2"]])
    #expect(rows("\u{FEFF}a;b\r\n1,5;\"x; \"\"y\"\"\"\r\n") == [["a", "b"], ["1,5", "x; \"y\""]])
    #expect(rows("a\tb\n1\t2") == [["a", "b"], ["1", "2"]])
    #expect(rows("a,b\n\n,\n\"x\ny\",z\n") == [["a", "b"], ["x\ny", "z"]])
    #expect(rows("").isEmpty)
    // An older spreadsheet.
    #expect(DelimitedText([0x61, 0x3B, 0xF1, 0x0A, 0xE9, 0x3B, 0x93]).rows.map(\.cells) == [["a", "ñ"], ["é", "“"]])
    #expect(DelimitedText(Array("a,b\n\"x\ny\",z\nc,d\n".utf8)).rows.map(\.line) == [1, 2, 4])
  }

  @Test func whatATableWritesIsReadBack() {
    let seed: UInt64 = 7
    var random = SeededNumbers(seed: seed)
    let alphabet = Array("ab ,;\"'=+-\nñ|*")
    for round in 0..<500 {
      let cells = (0..<3).map { _ in
        String((0..<Int.random(in: 1...8, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "a" })
      }
      let table = Table(columns: ["x", "y", "z"].map { .init(key: $0, title: $0) }, rows: [cells.map { .text($0) }])
      let read = rows(table.csv())
      guard !cells.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) else { continue }
      #expect(read.count == 2 && read.last?.count == 3, "\(seed) \(round) \(cells)")
    }
  }

  @Test func tablesOfMarkdownAreRead() {
    let text = """
      Before.

      | Row | **Position** |
      |---|:---|
      | \\#1-ab | *no* \\| sí<br>y \\*más\\* |
      | 2 | |

      | other |
      |---|
      """
    #expect(
      WrittenTables(Array(text.utf8)).tables == [
        [["Row", "Position"], ["#1-ab", "no | sí y *más*"], ["2", ""]], [["other"]],
      ])
    #expect(WrittenTables([]).tables.isEmpty)
  }

  @Test func anyBytesAreRead() {
    var random = SeededNumbers(seed: 3)
    for _ in 0..<300 {
      let bytes = (0..<200).map { _ in
        [0x7C, 0x5C, 0x0A, 0x2D, 0x3C, 0x3E, 0x22, 0x2C, 0xFF, 0x61].randomElement(using: &random) ?? 0
      }
      .map { UInt8($0) }
      _ = WrittenTables(bytes)
      _ = DelimitedText(bytes)
    }
  }
}
