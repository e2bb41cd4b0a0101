import RecordYAML

/// The limits on what is read from a record: a push may bring what no command would have written.
enum ReadingLimits {
  /// A YAML file, in bytes.
  static let factBytes = 1_000_000
  /// A text that is compared or shown, in bytes: as large as the text of a submitted file may be.
  static let textBytes = 25_000_000
  /// An original, in bytes.
  static let originalBytes = bytes.upperBound
  /// The message of a commit or a draft with its trailers, in bytes.
  static let messageBytes = 100_000
  /// A title, a person's or a party's name, an address: in characters.
  static let title = TextValidation.longestTitle
  /// A text in a data file, in characters.
  static let text = TextValidation.longestMessage
  /// How many languages a mapping may have.
  static let languages = 100
  /// The length of a list in a data file.
  static let entries = 1_000
  /// What one State says of one draft: its positions with their history.
  static let statements = 5_000
  /// A revision number.
  static let revisions = 1...1_000_000_000
  /// The size of a file, as `gcmrepo.yml` may allow and `contribution.yml` may state.
  static let bytes = 0...1_000_000_000
}

extension CommitFacts {
  /// A revision number in a trailer: digits only, without leading zeros.
  static func revision(_ text: String) -> Int? {
    guard let number = Int(text), ReadingLimits.revisions.contains(number), String(number) == text else { return nil }
    return number
  }
}

extension Node {
  /// Whether it is written as an integer, of any number of digits.
  var isNumeral: Bool {
    guard case .scalar(let text, plain: true) = content else { return false }
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    return !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
  }
}
