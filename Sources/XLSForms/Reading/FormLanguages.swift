import RecordValues

/// The languages of a form: the tags of a questionnaire, and how the headings of a form name them.
///
/// A heading names a language in words, `English (en)` or `English`, or by its tag; a heading without a language is in the
/// form's default language, or in one that nothing states.
struct FormLanguages: Sendable, Hashable {
  /// A language; the heading's name is empty for headings without one.
  struct Language: Sendable, Hashable {
    let tag: String
    let name: String
  }

  /// In the order in which the form's title is to have them.
  private(set) var list: [Language] = []
  /// The tags by the names of headings; two names may mean one language.
  private var tags: [String: String] = [:]

  init() {}

  /// Adds a language by the name that headings give it.
  mutating func add(_ name: String, tag: String? = nil) {
    guard tags[name] == nil else { return }
    var found = tag ?? Self.tag(of: name)
    if list.contains(where: { $0.tag == found }), tag == nil {
      // `English` and `English (en)` in one form are two languages to it.
      var number = 2
      while list.contains(where: { $0.tag == "\(found)-x-\(number)" }) { number += 1 }
      found += "-x-\(number)"
    }
    tags[name] = found
    if !list.contains(where: { $0.tag == found }) { list.append(Language(tag: found, name: name)) }
  }

  /// The tag of a heading's language.
  func tag(_ name: String) -> String? { tags[name] }

  /// The name of a tag in headings.
  func name(_ tag: String) -> String { list.first { $0.tag == tag }?.name ?? Self.name(of: tag) }

  // MARK: Names

  /// The tag in the parentheses of `English (en)`, of a known name, of a tag; else a tag for private use made from the name.
  static func tag(of name: String) -> String {
    if name.utf8.last == UInt8(ascii: ")"), let open = name.utf8.lastIndex(of: UInt8(ascii: "(")) {
      let inner = String(decoding: name.utf8[open...].dropFirst().dropLast(), as: UTF8.self).trimmed
      if LanguageTag(inner) != nil { return inner }
    }
    if let known = known[name.lowercased()] { return known }
    let isTag = LanguageTag(name) != nil && (2...3).contains(LanguageTag(name)?.primary.utf8.count ?? 0)
    if isTag { return name.lowercased() == name || name.utf8.contains(UInt8(ascii: "-")) ? name : name.lowercased() }
    let letters = PlainName.ascii(name).lowercased().utf8.filter { !"_-.".utf8.contains($0) }
    guard !letters.isEmpty else { return "und" }
    let pieces = stride(from: 0, to: min(letters.count, 32), by: 8).map {
      String(decoding: letters[$0..<min($0 + 8, letters.count)], as: UTF8.self)
    }
    return "und-x-" + pieces.joined(separator: "-")
  }

  /// The name that headings give a language by default: `Español (es)`.
  static func name(of tag: String) -> String {
    let primary = tag.split(separator: "-").first.map(String.init) ?? tag
    return "\(names[primary] ?? tag) (\(tag))"
  }

  private static let names = [
    "es": "Español", "en": "English", "pt": "Português", "fr": "Français", "ht": "Kreyòl ayisyen", "qu": "Runasimi",
    "gn": "Avañe'ẽ", "nl": "Nederlands",
  ]

  private static let known = [
    "english": "en", "ingles": "en", "inglés": "en", "inglês": "en", "anglais": "en", "spanish": "es",
    "espanol": "es", "español": "es", "castellano": "es", "espanhol": "es", "espagnol": "es", "portuguese": "pt",
    "portugues": "pt", "português": "pt", "portugués": "pt", "portugais": "pt", "french": "fr", "francais": "fr",
    "français": "fr", "frances": "fr", "francés": "fr", "francês": "fr", "dutch": "nl", "german": "de",
    "deutsch": "de", "italian": "it", "italiano": "it", "arabic": "ar", "chinese": "zh", "japanese": "ja",
    "korean": "ko", "russian": "ru", "hindi": "hi", "bengali": "bn", "swahili": "sw", "kiswahili": "sw",
    "amharic": "am", "somali": "so", "hausa": "ha", "yoruba": "yo", "igbo": "ig", "zulu": "zu", "xhosa": "xh",
    "afrikaans": "af", "turkish": "tr", "persian": "fa", "farsi": "fa", "urdu": "ur", "nepali": "ne", "tamil": "ta",
    "vietnamese": "vi", "thai": "th", "indonesian": "id", "malay": "ms", "tagalog": "tl", "polish": "pl",
    "ukrainian": "uk", "greek": "el", "romanian": "ro", "macedonian": "mk", "serbian": "sr", "croatian": "hr",
    "albanian": "sq", "hungarian": "hu", "czech": "cs", "swedish": "sv", "norwegian": "no", "danish": "da",
    "finnish": "fi", "quechua": "qu", "aymara": "ay", "guarani": "gn", "guaraní": "gn", "nahuatl": "nah",
    "haitian creole": "ht", "kreyol": "ht", "catalan": "ca", "galician": "gl", "basque": "eu",
  ]
}
