import RecordValues

/// Questions that stand together: a section, a group in a section, or a group that is answered several times.
public struct Group: Sendable, Hashable {
  /// Its id: the name of the section in `parts/<section>.yml`, or the key of a repeated group's answers.
  public var id: String
  /// Its heading, by language.
  public var label: LocalizedText
  /// What helps to answer it, by language.
  public var hint: LocalizedText
  /// Whether it is asked at all; `nil`: always.
  public var relevant: Expression?
  /// `nil` for a group that is answered once.
  public var repetition: Repetition?
  /// Its questions and groups, in their order.
  public var items: [Item]
  /// A section that holds the questions which an XLSForm has in no group: it has no heading of its own there.
  public var isImplicit: Bool
  /// What an XLSForm says beyond that.
  public var kept: KeptCells

  /// How often a repeated group is answered.
  public struct Repetition: Sendable, Hashable {
    /// The number of its entries, where an expression sets it.
    public var count: Expression?
    /// The most entries; `nil`: ``QuestionnaireLimits/entries``.
    public var most: Int?

    /// A repetition, without bounds of its own by default.
    public init(count: Expression? = nil, most: Int? = nil) { (self.count, self.most) = (count, most) }
  }

  /// What stands in a group.
  public enum Item: Sendable, Hashable {
    /// A question.
    case question(Question)
    /// A group in the group.
    case group(Group)
  }

  /// A group, empty and answered once by default.
  public init(
    id: String, label: LocalizedText = LocalizedText(), hint: LocalizedText = LocalizedText(),
    relevant: Expression? = nil, repetition: Repetition? = nil, items: [Item] = [], isImplicit: Bool = false,
    kept: KeptCells = KeptCells()
  ) {
    (self.id, self.label, self.hint, self.relevant) = (id, label, hint, relevant)
    (self.repetition, self.items, self.isImplicit, self.kept) = (repetition, items, isImplicit, kept)
  }
}

extension Group {
  /// Its questions and those of the groups in it that are answered once, in their order.
  public var questions: [Question] {
    items.flatMap { item -> [Question] in
      switch item {
      case .question(let question): [question]
      case .group(let group): group.repetition == nil ? group.questions : []
      }
    }
  }
}
