/// A name that a browser sent for a file, as a name in a folder of ours: its last part, of visible characters, at most 200 bytes.
struct UploadedFileName: Sendable, Hashable {
  let name: String

  /// `nil` if nothing is left.
  init?(_ sent: String) {
    let last = sent.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    var kept = ""
    for character in last where kept.utf8.count + character.utf8.count <= 200 {
      guard
        character.unicodeScalars.allSatisfy({ scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
          default: true
          }
        })
      else { continue }
      kept.append(character)
    }
    let trimmed = kept.drop(while: { $0 == "." || $0 == "-" || $0.isWhitespace })
    guard !trimmed.isEmpty, trimmed.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
    // A long name keeps its ending: it says what the file is.
    if let dot = last.lastIndex(of: "."), !trimmed.hasSuffix(last[dot...]), last[dot...].utf8.count <= 6,
      last[dot...].dropFirst().allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
    {
      name = String(trimmed.prefix(60)) + last[dot...]
    } else {
      name = String(trimmed)
    }
  }
}
