import RecordComparison

/// A mail that a person sends: a text with its subject and addressees, written as a file that mail programs open as a draft.
///
/// The same values give the same bytes. Source: RFC 5322 (format), RFC 2045, section 6.7 (quoted-printable), RFC 2047 (words in
/// headers that are not ASCII), RFC 6854 (groups in `From`).
public struct MailDraft: Sendable, Hashable {
  /// A person or an office with an address.
  public struct Mailbox: Sendable, Hashable {
    /// The name that is shown.
    public let name: String
    /// The address, `ana@example.org`.
    public let address: String

    /// A name with its address; `nil` for an address that no header may hold.
    public init?(name: String, address: String) {
      let parts = address.split(separator: "@", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), address.utf8.count <= 254,
        address.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"()<>[]:;,\\\"".utf8.contains($0) })
      else { return nil }
      (self.name, self.address) = (name, address)
    }
  }

  /// Who it is from, in words: the sender's program puts the address there.
  public let from: String
  /// Whom it is for; nobody where no address is known.
  public let to: [Mailbox]
  /// Whom it is for in words, where no address is known.
  public let addressee: String
  /// The subject.
  public let subject: String
  /// The text, with lines that end in LF.
  public let body: String
  /// The language of the text (BCP 47).
  public let language: String
  /// When it was made.
  public let date: Timestamp

  /// A mail from its parts.
  public init(
    from: String, to: [Mailbox], addressee: String, subject: String, body: String, language: String, date: Timestamp
  ) {
    (self.from, self.to, self.addressee, self.subject, self.body) = (from, to, addressee, subject, body)
    (self.language, self.date) = (language, date)
  }

  /// The mail as a file, with lines that end in CR LF. Cost: linear.
  public var bytes: [UInt8] {
    let recipients =
      to.isEmpty
      ? Self.phrase(addressee) + ":;"
      : to.map { ($0.name.isEmpty ? "" : Self.phrase($0.name) + " ") + "<\($0.address)>" }.joined(separator: ",\r\n ")
    let lines = [
      "Date: " + Self.date(date), "From: " + Self.phrase(from) + ":;", "To: " + recipients,
      "Subject: " + Self.unstructured(subject), "Content-Language: \(language)",
      // Mail programs open it for editing, not as a mail that was received.
      "X-Unsent: 1", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: quoted-printable", "",
    ]
    return Array(lines.map { $0 + "\r\n" }.joined().utf8) + Self.quotedPrintable(body)
  }

  // MARK: Headers

  private static func date(_ time: Timestamp) -> String {
    let civil = CivilTime(time)
    let days = (time.seconds >= 0 ? time.seconds : time.seconds - 86_399) / 86_400
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][Int((days % 7 + 7) % 7)]
    let month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][civil.month - 1]
    let clock = [civil.hour, civil.minute, civil.second].map { padded($0) }.joined(separator: ":")
    return "\(weekday), \(civil.day) \(month) \(civil.year) \(clock) +0000"
  }

  /// A name in a header of addresses.
  private static func phrase(_ text: String) -> String {
    guard !isPlain(text) else {
      return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    return encodedWords(text)
  }

  private static func unstructured(_ text: String) -> String { isPlain(text) ? text : encodedWords(text) }

  /// Printable ASCII that needs no folding.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.count <= 60 && text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
  }

  /// Words of at most 75 characters, each with whole characters; a line a word, of at most 76 characters with the header's
  /// name (RFC 2047, section 2).
  private static func encodedWords(_ text: String) -> String {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      let piece = String(scalar).utf8.map { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(UnicodeScalar(byte))
        case 0x20: "_"
        // No line of a header is begun or ended by the text.
        case 0..<0x20: "_"
        default: "=" + hex(byte)
        }
      }.joined()
      if word.utf8.count + piece.utf8.count > (words.isEmpty ? 50 : 60) {
        words.append(word)
        word = ""
      }
      word += piece
    }
    if !word.isEmpty || words.isEmpty { words.append(word) }
    return words.map { "=?UTF-8?Q?\($0)?=" }.joined(separator: "\r\n ")
  }

  // MARK: Body

  private static func quotedPrintable(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var width = 0
      let bytes = Array(line.utf8)
      for (place, byte) in bytes.enumerated() {
        let isLast = place + 1 == bytes.count
        let isSpace = byte == 0x20 || byte == 0x09
        let isPlain = (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=") || isSpace && !isLast
        let piece = isPlain ? [byte] : Array(("=" + hex(byte)).utf8)
        if width + piece.count > 75 {
          result += Array("=\r\n".utf8)
          width = 0
        }
        result += piece
        width += piece.count
      }
      result += [0x0D, 0x0A]
    }
    // The text's own last line break is not another line.
    if text.hasSuffix("\n") { result.removeLast(2) }
    return result
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.utf8.count < 2 ? "0" + digits : digits
  }
}
