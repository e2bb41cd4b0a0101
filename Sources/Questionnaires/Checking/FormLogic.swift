import RecordValues
import RecordYAML

/// The expressions of a questionnaire, parsed once, and the order in which its answers are evaluated.
public struct FormLogic: Sendable {
  /// The questionnaire's entries.
  public let outline: QuestionnaireOutline
  /// The expressions of each entry of the outline.
  public private(set) var rules: [Rules]
  /// The entries so that each comes after those that its relevance and value depend on, else in the form's order.
  public private(set) var order: [Int] = []
  /// What is wrong with the expressions: faults with their places.
  let faults: [DefinitionFault]

  /// The expressions of a question or group; one that cannot be parsed is absent.
  public struct Rules: Sendable {
    /// Whether it is asked.
    public internal(set) var relevant: ExpressionTree?
    /// Whether it must be answered.
    public internal(set) var required: ExpressionTree?
    /// What its answer must hold to.
    public internal(set) var constraint: ExpressionTree?
    /// Which choices are offered.
    public internal(set) var filter: ExpressionTree?
    /// What a calculation gives.
    public internal(set) var calculation: ExpressionTree?
    /// The number of entries of a repeated group.
    public internal(set) var count: ExpressionTree?
  }

  /// Parses all expressions. Cost: linear in them.
  public init(_ questionnaire: Questionnaire) {
    outline = QuestionnaireOutline(questionnaire)
    var reader = RuleReader(questionnaire, outline)
    rules = outline.entries.map { reader.rules(of: $0) }
    var graph = DependencyGraph(outline, rules)
    order = graph.order()
    faults = reader.faults + graph.faults
  }
}

/// Parses the expressions of entries and looks up the names in them.
private struct RuleReader {
  let outline: QuestionnaireOutline
  private(set) var faults: [DefinitionFault] = []
  /// The names of the facts of each list.
  private var facts: [String: Set<String>] = [:]
  /// Names for what is near an unknown one, made once.
  private lazy var names = outline.names
  /// Nearest names are looked for so often at most: it costs a comparison with each name.
  private var lookups = 20

  init(_ questionnaire: Questionnaire, _ outline: QuestionnaireOutline) {
    self.outline = outline
    for list in questionnaire.choiceLists {
      facts[list.id, default: ["name"]].formUnion(list.choices.flatMap { $0.facts.map(\.name) })
    }
  }

  mutating func rules(of entry: QuestionnaireOutline.Entry) -> FormLogic.Rules {
    var rules = FormLogic.Rules()
    switch entry.subject {
    case .group(let group):
      rules.relevant = tree(group.relevant, "relevant", entry)
      rules.count = tree(group.repetition?.count, "count", entry)
    case .question(let question), .column(let question):
      rules.relevant = tree(question.relevant, "relevant", entry)
      rules.required = tree(question.requiredIf, "required", entry)
      rules.constraint = tree(question.constraint, "constraint", entry)
      rules.filter = tree(question.type.choices?.filter, "filter", entry, list: question.type.choices?.list)
      if case .calculation(let expression) = question.type {
        rules.calculation = tree(expression, "calculation", entry)
      }
    }
    return rules
  }

  private mutating func tree(
    _ expression: Expression?, _ key: String, _ entry: QuestionnaireOutline.Entry, list: String? = nil
  ) -> ExpressionTree? {
    guard let expression else { return nil }
    let path = entry.path + [.key(key)]
    do throws(ExpressionFault) {
      let tree = try expression.tree(isFilter: key == "filter")
      for name in tree.questions {
        switch outline.meaning(of: name, in: entry.scope) {
        case .entry, .all: break
        case .ambiguous: faults.append(DefinitionFault(.ambiguousQuestion(name), at: path, id: entry.id))
        case .unknown:
          faults.append(DefinitionFault(.unknownQuestion(name, nearest: nearest(name)), at: path, id: entry.id))
        }
      }
      if let list, let known = facts[list] {
        for name in tree.facts where !known.contains(name) {
          let nearest = nearestNames(to: name, among: known)
          faults.append(DefinitionFault(.unknownFact(name, nearest: nearest), at: path, id: entry.id))
        }
      }
      return tree
    } catch {
      faults.append(DefinitionFault(.expression(error), at: path, id: entry.id))
      return nil
    }
  }

  private mutating func nearest(_ name: String) -> [String] {
    guard lookups > 0 else { return [] }
    lookups -= 1
    return nearestNames(to: name, among: names)
  }
}
