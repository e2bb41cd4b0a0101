import RecordValues

/// A list that questions choose from.
public struct ChoiceList: Sendable, Hashable {
  /// Its id, unique in its questionnaire.
  public var id: String
  /// In the order in which they are offered.
  public var choices: [Choice]

  /// A list with its choices.
  public init(id: String, choices: [Choice]) { (self.id, self.choices) = (id, choices) }
}

/// One choice of a list, or one row of a table.
public struct Choice: Sendable, Hashable {
  /// Its id, unique in its list: what stands in `answers.yml`.
  public var id: String
  /// What it is called, by language.
  public var label: LocalizedText
  /// Facts of its own that a choice filter asks for, by name, in the order of the file.
  public var facts: [Fact]
  /// What an XLSForm says beyond that.
  public var kept: KeptCells

  /// A fact of a choice.
  public struct Fact: Sendable, Hashable {
    /// The name that a choice filter asks for.
    public var name: String
    /// Its value.
    public var value: String

    /// A fact with its name.
    public init(name: String, value: String) { (self.name, self.value) = (name, value) }
  }

  /// A choice, without facts by default.
  public init(id: String, label: LocalizedText, facts: [Fact] = [], kept: KeptCells = KeptCells()) {
    (self.id, self.label, self.facts, self.kept) = (id, label, facts, kept)
  }
}
