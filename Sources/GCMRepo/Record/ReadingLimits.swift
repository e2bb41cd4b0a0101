import RecordYAML

/// What a record may hold, whoever put it there: a push brings what no command of ours would have written.
enum ReadingLimits {
  /// A YAML file, in bytes.
  static let factBytes = 1_000_000
  /// A text that is compared or shown, in bytes: as much as is made of a submitted file.
  static let textBytes = 25_000_000
  /// An original, in bytes.
  static let originalBytes = bytes.upperBound
  /// A commit's or a draft's message with its trailers, in bytes.
  static let messageBytes = 100_000
  /// The title of anything, a person's or a party's name, an address: in characters.
  static let title = PlainText.longestTitle
  /// A text of a fact file, in characters.
  static let text = PlainText.longestMessage
  /// How many languages one thing may be in.
  static let languages = 100
  /// What one list of a fact file may hold.
  static let entries = 1_000
  /// A revision's number.
  static let revisions = 1...1_000_000_000
  /// The bytes of a file, as `gcmrepo.yml` may allow them and `contribution.yml` may tell them.
  static let bytes = 0...1_000_000_000
}

extension CommitFacts {
  /// A revision's number as a trailer has it: digits alone, without a zero before them.
  static func revision(_ text: String) -> Int? {
    guard let number = Int(text), ReadingLimits.revisions.contains(number), String(number) == text else { return nil }
    return number
  }
}

extension Node {
  /// Whether it is written as a whole number, of however many digits.
  var isNumeral: Bool {
    guard case .scalar(let text, plain: true) = content else { return false }
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    return !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
  }
}
