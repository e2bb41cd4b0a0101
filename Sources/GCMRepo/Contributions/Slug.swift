/// The last name of a contribution's id: `[a-z0-9]+(-[a-z0-9]+)*`, at most 80 characters.
public struct Slug: Sendable, Hashable, CustomStringConvertible {
  /// The longest slug, in characters.
  public static let longest = 80
  /// The slug as it is in a path.
  public let string: String
  public var description: String { string }

  /// Takes a slug typed by a user.
  public init(_ string: String) throws(RecordError) {
    guard Self.isValid(string) else { throw .invalidSlug(given: string, longest: Self.longest) }
    self.string = string
  }

  /// Makes a slug from a title: accents removed, everything but letters and digits replaced by a hyphen. `nil` if
  /// nothing can be kept, as with a title in Arabic letters.
  public init?(title: String) {
    var slug = ""
    for word in Self.words(of: title) {
      // Cut between words, so that the name stays readable.
      if slug.utf8.count + word.utf8.count + 1 > Self.longest {
        if slug.isEmpty { slug = String(word.prefix(Self.longest)) }
        break
      }
      slug += slug.isEmpty ? word : "-" + word
    }
    guard Self.isValid(slug) else { return nil }
    string = slug
  }

  /// The slug that a folder bears; `nil` if its name is not one.
  init?(name: String) {
    guard Self.isValid(name) else { return nil }
    string = name
  }

  package static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count <= longest, bytes.first != hyphen, bytes.last != hyphen else { return false }
    for (index, byte) in bytes.enumerated() {
      if byte == hyphen {
        if bytes[index - 1] == hyphen { return false }
      } else if !isLetterOrDigit(byte) {
        return false
      }
    }
    return true
  }

  private static let hyphen = UInt8(ascii: "-")

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func words(of title: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in title.lowercased() {
      let letters = folded(character)
      if letters.isEmpty, !apostrophes.contains(character) || word.isEmpty {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word += letters
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// An apostrophe joins: "d'accord" is one word.
  private static let apostrophes: Set<Character> = ["'", "’"]

  /// A lower-case letter without its accents; empty for characters not allowed in a slug.
  private static func folded(_ character: Character) -> String {
    if let ascii = character.asciiValue { return isLetterOrDigit(ascii) ? String(character) : "" }
    return folds[character] ?? ""
  }

  private static let folds: [Character: String] = {
    let rows = [
      "a": "àáâãäåāăąª", "c": "çćčĉċ", "d": "ďđð", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ", "i": "ìíîïĩīĭįıi̇",
      "j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŋ", "o": "òóôõöøōŏőº", "r": "ŕŗř", "s": "śŝşšș", "t": "ţťŧț",
      "u": "ùúûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ", "z": "źżž", "ae": "æ", "oe": "œ", "ss": "ß", "th": "þ",
    ]
    var folds: [Character: String] = [:]
    for (plain, letters) in rows {
      for letter in letters { folds[letter] = plain }
    }
    return folds
  }()
}
