import RecordValues

/// The questions that a conference asks, of one round: `questionnaires/<id>/questionnaire.yml`.
///
/// A round is a questionnaire of its own that ``replaces`` the former; a question keeps its id over rounds, and that is how
/// the answers of two rounds are compared.
public struct Questionnaire: Sendable, Hashable {
  /// Its id, the name of its folder: a slug.
  public var id: String
  /// Counts from 1; a changed definition has a higher one.
  public var version: Int
  /// What it is called, by language. Its languages are those of the form: the first is the one it was written in.
  public var title: LocalizedText
  /// What whoever answers should know first, by language.
  public var introduction: LocalizedText
  /// The questionnaire of the round before.
  public var replaces: String?
  /// Conferences and parties that are asked; empty: every State.
  public var addressees: [String]
  /// When answers are due.
  public var deadline: Deadline?
  /// The sections in their order, each with its questions.
  public var sections: [Group]
  /// The lists that questions choose from, each with an id.
  public var choiceLists: [ChoiceList]
  /// What an XLSForm says beyond that, kept for its export.
  public var kept: KeptCells

  /// When answers are due.
  public struct Deadline: Sendable, Hashable {
    /// The last day, where ``zone`` is; it ends with its last second unless ``clock`` is given.
    public var day: CalendarDay
    /// A time of that day, `18:00`.
    public var clock: String?
    /// The time zone of the day; `nil` for UTC.
    public var zone: TimeZoneName?
    /// Whether answers after it are refused; else they are taken and called late.
    public var isHard: Bool

    /// A deadline at the end of a day, soft and in UTC by default.
    public init(day: CalendarDay, clock: String? = nil, zone: TimeZoneName? = nil, isHard: Bool = false) {
      (self.day, self.clock, self.zone, self.isHard) = (day, clock, zone, isHard)
    }
  }

  /// A questionnaire.
  public init(
    id: String, version: Int = 1, title: LocalizedText, introduction: LocalizedText = LocalizedText(),
    replaces: String? = nil, addressees: [String] = [], deadline: Deadline? = nil, sections: [Group],
    choiceLists: [ChoiceList] = [], kept: KeptCells = KeptCells()
  ) {
    (self.id, self.version, self.title, self.introduction) = (id, version, title, introduction)
    (self.replaces, self.addressees, self.deadline) = (replaces, addressees, deadline)
    (self.sections, self.choiceLists, self.kept) = (sections, choiceLists, kept)
  }
}
