import RecordValues

/// A concept of a glossary: what it is called in each language, and how each conference and others define it.
public struct Term: Sendable, Hashable {
  /// Its id, the name of its file: a slug.
  public var id: String
  /// The preferred name, by language.
  public var names: LocalizedText
  /// Further names: admitted beside the preferred ones, or deprecated.
  public var forms: [Form]
  /// How far its definition is agreed.
  public var status: Status
  /// The agreed definition, by language.
  public var agreed: LocalizedText
  /// The definitions of conferences and others, in the order of the file.
  public var definitions: [Definition]
  /// The id of the term to use instead of a deprecated one.
  public var use: String?
  /// The ids of related terms.
  public var related: [String]
  /// What is to be said of its use, by language.
  public var notes: LocalizedText

  /// A term from its parts.
  public init(
    id: String, names: LocalizedText, forms: [Form] = [], status: Status = .proposed,
    agreed: LocalizedText = LocalizedText(), definitions: [Definition] = [], use: String? = nil,
    related: [String] = [], notes: LocalizedText = LocalizedText()
  ) {
    self.id = id
    self.names = names
    self.forms = forms
    self.status = status
    self.agreed = agreed
    self.definitions = definitions
    self.use = use
    self.related = related
    self.notes = notes
  }

  /// One definition, and who uses it.
  public struct Definition: Sendable, Hashable {
    /// The codes of the conferences that use it.
    public var conferences: [String]
    /// Who else defines it so, such as IOM; `nil` for a definition of conferences.
    public var by: String?
    /// The definition, by language.
    public var text: LocalizedText
    /// Where it comes from, by language.
    public var source: LocalizedText

    /// A definition from its parts.
    public init(
      conferences: [String] = [], by: String? = nil, text: LocalizedText, source: LocalizedText = LocalizedText()
    ) {
      self.conferences = conferences
      self.by = by
      self.text = text
      self.source = source
    }
  }

  /// A further name of the concept.
  public struct Form: Sendable, Hashable {
    /// The tag of its language.
    public var language: String
    /// The name.
    public var text: String
    /// Whether it may be used.
    public var standing: Standing

    /// A form from its parts.
    public init(language: String, text: String, standing: Standing) {
      self.language = language
      self.text = text
      self.standing = standing
    }
  }

  /// Whether a name may be used (ISO 30042, administrative status). The raw values are those of files and JSON.
  public struct Standing: RawRepresentable, Sendable, Hashable {
    /// The word as in the file.
    public let rawValue: String
    /// A standing, known to this version or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// As good as the preferred name, for example in another region; allowed beside it; no longer to be used.
    public static let preferred = Self(rawValue: "preferred"), admitted = Self(rawValue: "admitted"),
      deprecated = Self(rawValue: "deprecated")

    /// The standings of this version.
    public static let known: [Standing] = [.preferred, .admitted, .deprecated]
  }

  /// How far a definition is agreed. The set is open: a later version may know more.
  public struct Status: RawRepresentable, Sendable, Hashable {
    /// The word as in the file.
    public let rawValue: String
    /// A status, known to this version or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Proposed; under discussion; agreed; no longer to be used.
    public static let proposed = Self(rawValue: "proposed"), underDiscussion = Self(rawValue: "under-discussion"),
      agreed = Self(rawValue: "agreed"), deprecated = Self(rawValue: "deprecated")

    /// The statuses of this version.
    public static let known: [Status] = [.proposed, .underDiscussion, .agreed, .deprecated]
  }

  /// The conferences that define it, each once.
  public var conferences: [String] {
    definitions.flatMap(\.conferences).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The definition that a conference uses, if it has one.
  public func definition(of conference: String) -> Definition? {
    definitions.first { $0.conferences.contains(conference) }
  }

  /// The agreed definition. Where none is written apart, a term that is agreed has the only one that there is.
  public var agreedDefinition: LocalizedText? {
    guard status == .agreed else { return nil }
    if !agreed.isBlank { return agreed }
    let own = definitions.filter { !$0.conferences.isEmpty }
    return own.count == 1 && !own[0].text.isBlank ? own[0].text : nil
  }
}

extension LocalizedText {
  /// The text in exactly this language, or in its primary one.
  public func text(in language: LanguageTag) -> String? { self[language] ?? self[language.primary] }
}
