import NegotiatedText

/// The content of `gcmrepo.yml`: the format, the record's title, languages, conferences and limits.
public struct RecordConfiguration: Sendable, Hashable {
  /// The file's path in the record.
  public static let path = FactFile.configuration
  /// The format that this program reads and writes.
  public static let supportedFormat = 1
  /// The extensions of the format that are supported, by their names in `features`.
  public static let supportedFeatures: Set<String> = [
    references, negotiation, questionnaires, calendar, uploads, RecordRules.key,
  ]
  /// The feature of a record with reference documents: a program that does not know the kind would take their commits
  /// for violations.
  static let references = "references"
  /// The feature of a record in which drafts are negotiated: proposals, positions, dispositions, silence, adoption.
  static let negotiation = "negotiation"
  /// The feature of a record whose questionnaires have former versions, and whose answers come in parts: a program that does
  /// not know their files would take them for violations.
  static let questionnaires = "questionnaires"
  /// The feature of a record whose host signs what States submit by browser: a program that does not know it would take the
  /// host's key for a foreign one.
  static let uploads = "uploads"

  /// The feature of a record with duties and with agendas of meetings: a program that does not know their files would take
  /// them for violations.
  static let calendar = "calendar"

  /// The version of the layout: see <doc:Format>.
  public let format: Int
  /// The extensions of the format that the record uses.
  public let features: Set<String>
  /// The record's title, by language.
  public let title: LocalizedText
  /// The languages that contributions and the declaration may be in.
  public let languages: [LanguageTag]
  /// The negotiating conferences.
  public let conferences: [Conference]
  /// The limits on the size of files.
  public let limits: Limits
  /// The rules that several parties share; `nil` for an open record.
  public let rules: RecordRules?
  /// What the record adds to the grammar of brackets, without the parties: its key `brackets`.
  public let brackets: BracketGrammar

  /// A conference of States.
  public struct Conference: Sendable, Hashable {
    /// The short code that parties name it by: `RCM`.
    public let code: String
    /// Its name, by language.
    public let names: LocalizedText
    /// Its abbreviation by language, such as `CRM` in Spanish.
    public let abbreviations: LocalizedText

    /// A conference from its parts.
    public init(code: String, names: LocalizedText, abbreviations: LocalizedText = LocalizedText()) {
      self.code = code
      self.names = names
      self.abbreviations = abbreviations
    }
  }

  /// A conference's abbreviation in a language; its code if the record does not say.
  public func abbreviation(ofConference code: String, in language: String) -> String {
    conferences.first { $0.code == code }?.abbreviations[language] ?? code
  }

  /// Limits on the size of files, in bytes.
  public struct Limits: Sendable, Hashable {
    /// An original.
    public var originalBytes = 25_000_000
    /// The decompressed size of a compressed document.
    public var unpackedBytes = 200_000_000
  }

  init(_ file: RecordFile) throws(RecordError) {
    var decoder = file.decoder
    let format = try decoder.int("format", within: Int.min...Int.max)
    guard format > 0 else { throw decoder.wrong("format") }
    guard format <= Self.supportedFormat else {
      throw .newerFormat(found: format, supported: Self.supportedFormat)
    }
    self.format = format
    features = Set(try decoder.strings("features"))
    let unknown = features.subtracting(Self.supportedFeatures).sorted()
    guard unknown.isEmpty else { throw .unknownFeatures(unknown) }
    title = try decoder.texts("title", limit: ReadingLimits.title)
    let languages: [LanguageTag] = try decoder.names("languages")
    self.languages = languages.isEmpty ? ["es", "en", "pt", "fr"] : languages
    conferences = try decoder.mappings("conferences").map { mapping throws(RecordError) in
      if let code = mapping.string {
        return Conference(code: code, names: LocalizedText(), abbreviations: LocalizedText())
      }
      var decoder = mapping
      return Conference(
        code: try decoder.string("code", limit: ReadingLimits.title),
        names: try decoder.texts("names", limit: ReadingLimits.title),
        abbreviations: try decoder.texts("abbreviations", limit: ReadingLimits.title))
    }
    var limits = Limits()
    if var decoder = decoder.optionalMapping("limits") {
      limits.originalBytes =
        try decoder.optionalInt("original_bytes", within: ReadingLimits.bytes) ?? limits.originalBytes
      limits.unpackedBytes =
        try decoder.optionalInt("unpacked_bytes", within: 0...10 * ReadingLimits.bytes.upperBound)
        ?? limits.unpackedBytes
    }
    self.limits = limits
    brackets =
      try decoder.optionalMapping(BracketGrammar.key).map { mapping throws(RecordError) in
        try BracketGrammar(mapping)
      } ?? BracketGrammar()
    // Without the feature, an older program would write what the rules forbid.
    guard features.contains(RecordRules.key) else {
      rules = nil
      return
    }
    guard let mapping = decoder.optionalMapping(RecordRules.key) else {
      throw decoder.fault(RecordRules.key, .missingKey(RecordRules.key))
    }
    var silence = mapping
    // Without the feature, an older program would take the key for a misspelled right.
    if silence.optionalMapping(RecordRules.silenceKey) != nil, !features.contains(Self.negotiation) {
      throw mapping.fault(RecordRules.silenceKey, .wrongValue(key: RecordRules.silenceKey))
    }
    rules = try RecordRules(mapping)
  }

  /// Whether another configuration has the same rules, and the same conferences, features and limits, on which they rest.
  func hasSameRules(as other: RecordConfiguration) -> Bool {
    rules == other.rules && conferences.map(\.code) == other.conferences.map(\.code) && features == other.features
      && limits == other.limits && format == other.format
  }

  /// Who may do what.
  var policy: Policy {
    var policy = rules?.policy ?? .formatOne
    policy.takesUploads = features.contains(Self.uploads)
    return policy
  }
}
