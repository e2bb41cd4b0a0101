import Questionnaires

/// A section of a form.
public struct FormSection: Sendable, Hashable {
  /// `2`; empty for the only section of a questionnaire without headings.
  public let number: String
  /// Its words and its condition.
  public let group: Group
  public let items: [FormItem]
}

/// What stands in a section, or in a group.
public indirect enum FormItem: Sendable, Hashable {
  /// A question, or a note.
  case question(FormQuestion)
  /// Questions under a heading, answered once, with the heading's number.
  case group(Group, number: String, [FormItem])
  /// Questions that are answered several times.
  case repeated(FormRepetition)
}

/// A question with its number.
public struct FormQuestion: Sendable, Hashable {
  /// `2.3`, and `2.5(1).2` in the first entry of a repeated group: see ``FormRepetition/items(ofEntry:)``; empty for what
  /// is not asked.
  public let number: String
  public let question: Question
}

/// A repeated group with its number.
public struct FormRepetition: Sendable, Hashable {
  /// `2.5`.
  public let number: String
  public let group: Group

  /// What one entry asks. The number of an entry stands in parentheses behind the group's: `2.5(1).2`.
  ///
  /// - Parameter entry: counts from 1.
  public func items(ofEntry entry: Int) -> [FormItem] {
    FormNumbering.items(group.items, in: "\(number)(\(entry)).")
  }
}

/// Gives what is asked the numbers of ``QuestionnaireOutline``: sections `1`, `2` …, what stands in a section `2.1`, `2.2` …,
/// what stands in a group `2.2.1` … An entry of a repeated group adds its own number in parentheses.
enum FormNumbering {
  static func sections(of questionnaire: Questionnaire) -> [FormSection] {
    questionnaire.sections.enumerated().map { index, group in
      let number = String(index + 1)
      guard group.repetition == nil else {
        return FormSection(
          number: number, group: heading(of: group), items: [.repeated(FormRepetition(number: number, group: group))])
      }
      return FormSection(number: number, group: group, items: items(group.items, in: number + "."))
    }
  }

  static func items(_ items: [Group.Item], in prefix: String) -> [FormItem] {
    var used = 0
    return items.map { item in
      switch item {
      case .question(let question) where !question.type.isAsked:
        return .question(FormQuestion(number: "", question: question))
      case .question(let question):
        used += 1
        return .question(FormQuestion(number: prefix + String(used), question: question))
      case .group(let group):
        used += 1
        let number = prefix + String(used)
        guard group.repetition == nil else { return .repeated(FormRepetition(number: number, group: group)) }
        return .group(group, number: number, self.items(group.items, in: number + "."))
      }
    }
  }

  /// A number without those of entries, the same for all of them: `2.5.2` of `2.5(1).2`.
  static func plain(_ number: String) -> String {
    var (plain, depth) = ("", 0)
    for scalar in number.unicodeScalars {
      if scalar == "(" { depth += 1 }
      if depth == 0 { plain.unicodeScalars.append(scalar) }
      if scalar == ")" { depth -= 1 }
    }
    return plain
  }

  /// A repeated section is a section that holds its repeated group, which has the condition.
  private static func heading(of group: Group) -> Group {
    Group(id: group.id, label: group.label, hint: group.hint, isImplicit: true)
  }
}
