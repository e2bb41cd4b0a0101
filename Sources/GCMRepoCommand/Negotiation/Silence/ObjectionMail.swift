import Documents
import GCMRepo
import RecordLocalization

/// The mail with which a State objects: when it was sent, and its hash.
enum ObjectionMail {
  /// The time that a secretariat states.
  static func stated(_ given: String) throws(RecordError) -> Objection.Mail {
    Objection.Mail(time: try ZonedTime(given, zone: nil).time)
  }

  /// A mail as it was saved.
  static func read(_ path: String, in state: RecordState) throws(CommandFailure) -> Objection.Mail {
    var options = OnBehalfOptions()
    options.mail = path
    guard let kept = try options.readMail(in: state) else { return Objection.Mail(time: Timestamp(seconds: 0)) }
    guard let date = time(ofHeader: kept.message.date) else {
      throw CommandFailure(
        .refusedInput,
        Message("The date of the mail \(kept.file.name, "file") cannot be read: say with --mailed when it was sent."))
    }
    return Objection.Mail(time: date, sha256: sha256(kept.file.bytes))
  }

  /// The time in a mail's header (RFC 5322, section 3.3): `Tue, 5 Dec 2017 18:00:00 -0300 (CLST)`.
  static func time(ofHeader text: String) -> Timestamp? {
    let plain = text.split(separator: "(").first ?? ""
    var words = plain.split { $0.isWhitespace || $0 == "," }.map(String.init)
    if words.first.map({ Int($0) == nil }) == true { words.removeFirst() }
    guard words.count >= 4, let day = Int(words[0]), (1...31).contains(day), words[2].utf8.count == 4,
      let month = months.firstIndex(of: words[1].lowercased())
    else { return nil }
    let clock = words[3].utf8.count == 5 ? words[3] + ":00" : words[3]
    let zone = words.count > 4 ? words[4] : "+0000"
    let offset: String
    if zone.utf8.count == 5, zone.first == "+" || zone.first == "-", Int(zone.dropFirst()) != nil {
      offset = zone.prefix(3) + ":" + zone.suffix(2)
    } else {
      // Only the names of UTC are sure.
      guard ["GMT", "UT", "UTC", "Z"].contains(zone.uppercased()) else { return nil }
      offset = "Z"
    }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return Timestamp("\(words[2])-\(padded(month + 1))-\(padded(day))T\(clock)\(offset)")
  }

  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
}
