/// The lines of a file of cards, with those that were folded put together.
struct VCardLines {
  /// Each line with the number of its first, from 1.
  private(set) var logical: [(number: Int, bytes: [UInt8])] = []

  /// Cost: linear.
  init(_ bytes: [UInt8]) {
    // The line that may go on, how it is encoded, and whether its card is of version 2.1.
    var (line, number): ([UInt8], Int) = ([], 0)
    var (isQuotedPrintable, isBase64, isOld) = (false, false, false)
    for (place, piece) in Self.physical(bytes).enumerated() {
      // A soft line break, which version 2.1 alone has. It is looked for first: the text may go on with a space.
      if isOld, isQuotedPrintable, line.last == UInt8(ascii: "=") {
        line.removeLast()
        line += piece
        continue
      }
      // Version 2.1 folds at white space, which stays; later ones insert the space.
      if piece.first == 0x20 || piece.first == 0x09, !line.isEmpty {
        line += isOld && !isBase64 ? piece : piece.dropFirst()
        continue
      }
      if number > 0 { logical.append((number, line)) }
      (line, number) = (Array(piece), place + 1)
      let head = String(decoding: piece.prefix(200).prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self).uppercased()
      (isQuotedPrintable, isBase64) = (head.contains("QUOTED-PRINTABLE"), head.contains("BASE64"))
      if head == "BEGIN" { isOld = false }
      if head == "VERSION" {
        isOld = piece.dropFirst(8).filter { $0 > 0x20 }.elementsEqual("2.1".utf8)
      }
    }
    if number > 0 { logical.append((number, line)) }
  }

  /// The lines as they are in the file, which may end with CR LF, LF or CR.
  private static func physical(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var (lines, start, place): ([ArraySlice<UInt8>], Int, Int) = ([], 0, 0)
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      lines.append(bytes[start..<(place - 1)])
      if byte == 0x0D, place < bytes.count, bytes[place] == 0x0A { place += 1 }
      start = place
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }
}
