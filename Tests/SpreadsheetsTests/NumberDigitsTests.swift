import Testing

@testable import Spreadsheets

@Suite("Digits of numbers")
struct NumberDigitsTests {
  @Test(
    "A number is plain text",
    arguments: [
      ("1", "1"), ("1.0", "1"), ("12.50", "12.5"), ("-0", "0"), ("007", "7"), ("1E-05", "0.00001"), ("1.5E3", "1500"),
      ("0.30000000000000004", "0.30000000000000004"), ("-2.5e-3", "-0.0025"), ("1E+20", "100000000000000000000"),
      ("123456789012345", "123456789012345"),
    ])
  func plain(digits: String, text: String) { #expect(CellValue.number(digits).plainText == text) }

  @Test("Other values are text too")
  func others() {
    #expect(CellValue.boolean(true).plainText == "TRUE")
    #expect(CellValue.error("#N/A").plainText == "")
    #expect(CellValue.text(" \u{A0}\n").isBlank)
  }
}
