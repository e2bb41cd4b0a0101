import OfficeOpenXML

extension BinaryWordFile {
  /// Kinds of fields ([MS-DOC] section 2.9.90, `flt`) that LibreOffice reads correctly: links, form fields, symbols,
  /// objects and automatic numbers.
  private static let kept: Set<UInt8> = [
    26, 33, 49, 52, 53, 54, 57, 58, 70, 71, 83, 87, 88, 90, 95,
  ]
  /// Those that are computed again even if the file has no result of them: times and dates.
  private static let volatile: Set<UInt8> = [21, 22, 23, 25, 31, 32]
  /// The kind of a field unknown to every program, of which the result is shown.
  private static let unknown: UInt8 = 2

  /// The file with each field changed to an unknown kind, so that it shows what its author saw.
  ///
  /// LibreOffice computes dates, names and references again when it reads, and may fetch what a field includes.
  func withResultsOfFields(_ bytes: [UInt8]) -> [UInt8] {
    guard version >= 193, let table = file.stream(tableName) else { return bytes }
    var result = bytes
    // Of the body, the notes, and the text boxes: PlcfFldMom, PlcfFldFtn, PlcfFldEdn, PlcfFldTxbx (section 2.5.6).
    for entry in [0x11A, 0x12A, 0x21A, 0x262] where entry + 8 <= main.count {
      let (start, size) = (Int(main.long(at: entry)), Int(main.long(at: entry + 4)))
      guard size > 4, start + size <= table.count else { continue }
      let count = (size - 4) / 6
      let marks = start + (count + 1) * 4
      // Where a field begins, until it is known whether it has a result.
      var open: [(place: Int, kind: UInt8, hasResult: Bool)] = []
      for index in 0..<count {
        let place = marks + index * 2
        switch table[place] & 0x1F {
        case 0x13: if open.count < 1_000 { open.append((place + 1, table[place + 1], false)) }
        case 0x14: if !open.isEmpty { open[open.count - 1].hasResult = true }
        case 0x15:
          guard let field = open.popLast(), field.hasResult || Self.volatile.contains(field.kind),
            !Self.kept.contains(field.kind), let offset = file.place(of: tableName, at: field.place)
          else { continue }
          result[offset] = Self.unknown
        default: break
        }
      }
    }
    return result
  }
}
