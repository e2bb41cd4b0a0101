import Spreadsheets
import Testing

@Suite("References")
struct CellReferencesTests {
  @Test("A reference is read as it is written", arguments: ["A1", "Z9", "AA10", "XFD1048576"])
  func roundTrip(text: String) { #expect(CellReference(text)?.description == text) }

  @Test("What is no reference is none", arguments: ["", "1", "A", "A0", "XFE1", "A1048577", "A1B", "é1", "$", "A-1"])
  func refused(text: String) { #expect(CellReference(text) == nil) }

  @Test("A range has its first cell above and left of its last")
  func ranges() {
    #expect(CellRange("B2:C3")?.absolute == "$B$2:$C$3")
    #expect(CellRange("A1")?.description == "A1")
    #expect(CellRange("C3:B2") == nil)
    #expect(CellRange("A1:B2:C3") == nil)
  }

  @Test("The letters of columns go on after Z")
  func letters() {
    #expect([0, 25, 26, 701, 702, 16_383].map(CellReference.letters) == ["A", "Z", "AA", "ZZ", "AAA", "XFD"])
  }
}
