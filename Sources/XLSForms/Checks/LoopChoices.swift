/// The choices for which the questions of a loop are asked.
struct LoopChoices {
  private let choices: FormChoices
  /// The lists to which pyxform adds another answer.
  private var others: Set<String> = []

  init(_ tree: SurveyTree, _ choices: FormChoices) {
    self.choices = choices
    for row in tree.rows { if case .select(_, let list, allowsOther: true) = row.type { others.insert(list) } }
  }

  /// The names of the groups that a loop over a list becomes; pyxform leaves out the choice `none`.
  func names(_ list: String?) -> [String] {
    guard let list, let known = choices[list] else { return [] }
    let names = known.names.filter { $0 != "none" }
    return others.contains(list) && !names.contains("other") ? names + ["other"] : names
  }
}
