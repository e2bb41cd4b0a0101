import DocumentModel

/// What an .rtf contains besides its running text, by its control words.
///
/// Pandoc reads RTF roughly: it keeps deleted words among the others and drops notes and links. There is no second
/// reader to compare with, so a warning is always given.
struct RichTextScan {
  private(set) var warnings: [DocumentWarning] = [.roughReading]

  init(_ bytes: [UInt8]) {
    var counts: [String: Int] = [:]
    Self.controlWords(in: bytes) { counts[$0, default: 0] += 1 }
    let insertions = counts["revised", default: 0]
    let deletions = counts["deleted", default: 0]
    if insertions + deletions > 0 {
      warnings.append(.unresolvedChanges(insertions: insertions, deletions: deletions))
    }
    warnings.add(DocumentWarning.comments, counts["annotation", default: 0])
    // A picture is written twice: as it is, and for old readers.
    warnings.add(
      DocumentWarning.images, counts["pict", default: 0] - counts["nonshppict", default: 0])
    warnings.add({ .missing(.note, count: $0) }, counts["footnote", default: 0])
    warnings.add(DocumentWarning.embeddedObjects, counts["object", default: 0])
    let margins = ["header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"]
    warnings.add(DocumentWarning.headersAndFooters, margins.reduce(0) { $0 + counts[$1, default: 0] })
    if counts["listtext", default: 0] + counts["pntext", default: 0] > 0 {
      warnings.append(.automaticNumbers)
    }
  }

  /// Passes the control words that are counted here, without their numbers, skipping binary data.
  private static func controlWords(in bytes: [UInt8], _ found: (String) -> Void) {
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      let start = index + 1
      var end = start
      while end < bytes.count, isLetter(bytes[end]), end - start < 32 { end += 1 }
      // Control symbols, such as \{ and \'e9, are one character.
      guard end > start else {
        index = start + 1
        continue
      }
      var parameter = end
      while parameter < bytes.count, isDigit(bytes[parameter]), parameter - end < 9 { parameter += 1 }
      let value = Int(String(decoding: bytes[end..<parameter], as: UTF8.self))
      let word = String(decoding: bytes[start..<end], as: UTF8.self)
      index = parameter
      if word == "bin", let value {
        index = min(bytes.count, parameter + 1 + value)
      } else if value != 0 {
        // \revised0 ends a revision.
        found(word)
      }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
