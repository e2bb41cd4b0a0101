import Testing

@testable import RecordRendering
import RecordLocalization
import RecordValues

struct TableTests {
  static let table = Table(
    columns: [
      .init(key: "party", title: "State"), .init(key: "title", title: "Title"),
      .init(key: "revisions", title: "Revisions", alignment: .trailing),
      .init(key: "submitted_at", title: "Date"),
      .init(key: "themes", title: "Themes"), .init(key: "withdrawn", title: "Withdrawn"),
    ],
    rows: [
      [
        .text("CL"), .text("Aportes de Chile, con un título que es bastante largo"), .number(12_345),
        .date("2017-05-11T16:00:00Z"), .list(["a", "b"]), .flag(false),
      ],
      [.text("日本"), .text("=cmd|' /C calc'!A0"), .number(-3), .none, .list([]), .flag(true)],
      [.text("UY"), .text("a\u{1B}[2J, \"b\"")],
    ])

  private func text(_ width: Int, color: Bool = false) -> String {
    Self.table.terminal(.init(color: color, width: width, language: .en))
  }

  @Test func columnsAreAligned() {
    let lines = text(0).split(separator: "\n").map(String.init)
    #expect(lines.count == 5)
    #expect(lines[0].hasPrefix("State  Title"))
    let titleColumn = 7
    for line in lines {
      var columns = 0
      let before = line.prefix { character in
        columns += TerminalText.columns(character)
        return columns <= titleColumn
      }
      #expect(TerminalText.columns(String(before)) == titleColumn, "\(line)")
    }
    #expect(lines[2].contains("   12,345  11 May 2017, 16:00  a, b    no"))
    #expect(lines[3].contains("       -3"))
  }

  @Test(arguments: 10...140) func noLineIsWiderThanTheTerminal(width: Int) {
    for line in text(width).split(separator: "\n") { #expect(TerminalText.columns(String(line)) <= width) }
  }

  @Test func whereColumnsHaveNoRoomRowsAreLists() {
    #expect(text(30).contains("State: CL\nTitle: Aportes de Chile, con\nun título"))
  }

  @Test func nothingIsLostByWrapping() {
    for width in [0, 30, 80, 100] {
      #expect(text(width).replacing(/\s+/, with: "").contains("bastante"))
    }
  }

  @Test func titlesAreBoldWithColourAndRuledWithout() {
    #expect(text(0, color: true).contains("\u{1B}[1mState\u{1B}[0m"))
    #expect(!text(0, color: true).contains("-----"))
    #expect(text(0).contains("-----"))
  }

  @Test func noControlCharacterReachesTheTerminal() {
    #expect(!text(80).contains("\u{1B}"))
    #expect(text(0).contains("a␛[2J"))
  }

  @Test(arguments: InterfaceLanguage.allCases) func anEmptyTableSaysSo(language: InterfaceLanguage) {
    let empty = Table(columns: Self.table.columns)
    #expect(empty.terminal(.init(color: false, width: 80, language: language)).count > 5)
    #expect(empty.csv() == "party,title,revisions,submitted_at,themes,withdrawn\n")
    #expect(empty.json(schema: "x/1", key: "rows").serialized() == #"{"schema":"x/1","rows":[]}"#)
  }

  @Test func jsonHasItsSchemaFirst() async throws {
    let value = Self.table.json(schema: "gcmrepo.list/1", key: "contributions", extra: [("at", "draft-1")])
    for layout in [JSONValue.Layout.compact, .pretty] {
      for table in [Self.table, Table(columns: [])] {
        var streamed = ByteBuffer()
        await RowStream(table).writeJSON(
          layout, schema: "x/1", key: "rows", extra: [("at", ["draft-1"])], to: &streamed)
        #expect(
          streamed.text == table.json(schema: "x/1", key: "rows", extra: [("at", ["draft-1"])]).serialized(layout))
      }
    }
    #expect(value.members?.map(\.key) == ["schema", "at", "contributions"])
    let row = try #require(value["contributions"]?[0])
    #expect(row.members?.map(\.key) == Self.table.columns.map(\.key))
    #expect(row["revisions"] == 12_345 && row["withdrawn"] == false && row["themes"] == ["a", "b"])
    #expect(value["contributions"]?[1]?["submitted_at"] == JSONValue.null)
    #expect(value["contributions"]?[2]?["withdrawn"] == JSONValue.null)
    #expect(try JSONValue.parse(value.serialized().utf8) == value)
  }

  @Test(arguments: [1, 511, 512, 513, 5_000]) func rowsOfManyPiecesAreInOrder(count: Int) async {
    let columns = [Table.Column(key: "number", title: "")]
    var streamed = ByteBuffer()
    await RowStream(columns: columns, count: count) { [.number($0)] }
      .writeJSON(.pretty, schema: "x/1", key: "rows", to: &streamed)
    let table = Table(columns: columns, rows: (0..<count).map { [.number($0)] })
    #expect(streamed.text == table.json(schema: "x/1", key: "rows").serialized(.pretty))
  }

  @Test func csvHasAHeaderAndALineForEachRow() {
    #expect(
      Self.table.csv() == """
        party,title,revisions,submitted_at,themes,withdrawn
        CL,"Aportes de Chile, con un título que es bastante largo",12345,2017-05-11T16:00:00Z,"a; b",false
        日本,'=cmd|' /C calc'!A0,-3,,,true
        UY,"a␛[2J, ""b""\",,,,

        """)
    #expect(CSVFile.bytes(Self.table.csv()).starts(with: [0xEF, 0xBB, 0xBF]))
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "' =1"),
    ("\r=1", "'␍=1"), (" =1", "' =1"), ("\"=1\"", "'\"=1\""), ("'=1", "''=1"), ("  \" =1", "'  \" =1"),
    ("\u{A0}=1", "'\u{A0}=1"), ("\u{FEFF}=1", "'\\u{feff}=1"), ("\u{200B}@x", "'\\u{200b}@x"), ("＝1", "'＝1"),
    ("＠x", "'＠x"), ("\n=1", "' =1"), ("a=1", "a=1"), ("1-2", "1-2"), ("", ""), (" ", " "), ("a;=1", "a;'=1"),
    ("a; -b", "a;' -b"), ("CL/inputs/x", "CL/inputs/x"), ("\u{1B}=1", "'␛=1"), ("«=1»", "'«=1»"),
  ])
  func aFormulaIsMadeText(text: String, guarded: String) {
    #expect(CSVField.guarded(text) == guarded)
  }

  @Test(arguments: [
    ("a", "a"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a;b", "\"a;b\""), (" a", "\" a\""), ("", ""),
  ])
  func aFieldIsQuotedWhereItMustBe(text: String, quoted: String) {
    #expect(CSVField.quoted(text) == quoted)
  }
}
