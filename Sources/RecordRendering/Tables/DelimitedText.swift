import RecordValues

/// The rows of a file with separated values (RFC 4180), as spreadsheets write them.
///
/// The separator is the comma, the semicolon or the tab, whichever the first line has most often: where the comma is the decimal
/// separator, spreadsheets write semicolons. A file that is not UTF-8 is read as Windows-1252, which older ones write.
public struct DelimitedText: Sendable, Hashable {
  /// The rows with their cells; empty lines are left out.
  public let rows: [Row]

  /// A row.
  public struct Row: Sendable, Hashable {
    /// The line of the file on which it begins, from 1.
    public let line: Int
    /// Its cells.
    public let cells: [String]
  }

  /// Reads a file. Any bytes have rows. Cost: linear.
  public init(_ bytes: [UInt8]) {
    let text = String(validating: bytes, as: UTF8.self) ?? String(Self.windows(bytes))
    let scalars = Array(text.unicodeScalars.drop { $0 == "\u{FEFF}" })
    let separator = Self.separator(of: scalars)
    var rows: [Row] = []
    var (cells, cell): ([String], String.UnicodeScalarView) = ([], .init())
    var (line, start, isQuoted, place) = (1, 1, false, 0)
    func end(_ cells: inout [String], _ cell: inout String.UnicodeScalarView) {
      cells.append(SpreadsheetFormula.unguarded(String(cell)))
      cell = .init()
    }
    while place < scalars.count {
      let scalar = scalars[place]
      if scalar == "\n" { line += 1 }
      if isQuoted {
        if scalar != "\"" {
          cell.append(scalar)
        } else if place + 1 < scalars.count, scalars[place + 1] == "\"" {
          cell.append(scalar)
          place += 1
        } else {
          isQuoted = false
        }
      } else if scalar == "\"", cell.isEmpty {
        isQuoted = true
      } else if scalar == separator {
        end(&cells, &cell)
      } else if scalar == "\n" || scalar == "\r" {
        if scalar == "\r", place + 1 < scalars.count, scalars[place + 1] == "\n" {
          place += 1
          line += 1
        }
        end(&cells, &cell)
        rows.append(Row(line: start, cells: cells))
        cells = []
        start = line
      } else {
        cell.append(scalar)
      }
      place += 1
    }
    if !cell.isEmpty || !cells.isEmpty {
      end(&cells, &cell)
      rows.append(Row(line: start, cells: cells))
    }
    self.rows = rows.filter { row in row.cells.contains { !$0.allSatisfy(\.isWhitespace) } }
  }

  private static func separator(of text: [Unicode.Scalar]) -> Unicode.Scalar {
    let first = text.prefix { $0 != "\n" && $0 != "\r" }
    let candidates: [Unicode.Scalar] = [",", ";", "\t"]
    return candidates.max { a, b in first.count { $0 == a } < first.count { $0 == b } } ?? ","
  }

  private static func windows(_ bytes: [UInt8]) -> String.UnicodeScalarView {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let code = (0x80...0x9F).contains(byte) ? Self.high[Int(byte) - 0x80] : UInt32(byte)
      text.append(Unicode.Scalar(code) ?? "\u{FFFD}")
    }
    return text
  }

  /// 0x80 to 0x9F (the WHATWG's Encoding Standard, "windows-1252").
  private static let high: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E,
    0x178,
  ]
}
