extension String {
  /// The text as one word for a POSIX shell, on one line and in visible characters where its characters allow it.
  ///
  /// Paths and names in a record are anybody's: no character of them is the shell's, and none is sent to a terminal as a
  /// control character (POSIX.1-2017, Shell Command Language, 2.2; the `printf` utility).
  var shellWord: String {
    guard !isPlainWord else { return self }
    // A command substitution loses newlines at the end.
    guard unicodeScalars.contains(where: \.isUnseen), unicodeScalars.last != "\n" else { return quoted }
    let format = unicodeScalars.map { scalar -> String in
      switch scalar {
      case "%": "%%"
      case "\\": "\\\\"
      case _ where scalar.isUnseen:
        String(scalar).utf8.map { "\\" + String(0o1000 + Int($0), radix: 8).suffix(3) }.joined()
      default: String(scalar)
      }
    }.joined()
    return "\"$(printf \(format.quoted))\""
  }

  private var quoted: String { "'" + replacing("'", with: "'\\''") + "'" }

  private var isPlainWord: Bool {
    !isEmpty && utf8.first != UInt8(ascii: "=")
      && utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "/._+:@,=-".utf8.contains(byte)
      }
  }
}

extension Unicode.Scalar {
  /// Whether it moves a cursor, turns the direction of writing or is not seen at all.
  fileprivate var isUnseen: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: true
    default: false
    }
  }
}
