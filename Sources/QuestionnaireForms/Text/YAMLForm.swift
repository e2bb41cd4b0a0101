import Questionnaires
import RecordValues
import RecordYAML

/// A form as YAML: the file of answers with a comment for each question, for people and programs that write text.
public enum YAMLForm {
  /// The file. Reading it as it is gives no answer, or those that are filled in. Cost: linear in the questionnaire.
  public static func text(_ document: FormDocument, _ form: QuestionnaireForm) -> String {
    var lines = ["# \(document.title)"]
    func field(_ key: String, _ value: String) { lines.append("\(key): \(value)") }
    field("questionnaire", form.questionnaire.id)
    field("version", "\(form.questionnaire.version)")
    field("country", document.country?.code.description ?? document.answers?.country.description ?? "XX")
    field("language", document.language.description)
    lines.append("answers:")
    let conditions = ConditionWords(document)
    for (index, entry) in form.outline.entries.enumerated() where entry.scope == 0 {
      if entry.parent == nil, case .group(let section) = entry.subject {
        lines.append("")
        lines.append("  # \(entry.number). \(comment(document.line(section.label, else: section.id)))")
        if section.repetition == nil { continue }
      }
      switch entry.subject {
      case .group(let group) where group.repetition != nil:
        lines.append("  # \(entry.number) \(comment(document.line(group.label, else: group.id)))")
        lines += inner(of: index, document, form).map { "  #   " + $0 }
        lines += value(of: group.id, document, none: "[]")
      case .question(let question) where question.type.isAsked:
        lines.append("  # \(entry.number) \(comment(document.line(question.label, else: question.id)))")
        lines += notes(of: question, document, conditions.words(of: question.relevant, at: entry.number)).map {
          "  #   " + $0
        }
        if case .table = question.type {
          lines += inner(of: index, document, form).map { "  #   " + $0 }
          lines += value(of: question.id, document, none: "{}")
        } else {
          lines += value(of: question.id, document, none: "")
        }
      default: break
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// What a question takes: its hint, its type, when it is asked, its choices.
  private static func notes(of question: Question, _ document: FormDocument, _ condition: String?) -> [String] {
    var notes: [String] = []
    let hint = document.line(question.hint, else: "")
    if !hint.isEmpty { notes.append(comment(hint)) }
    var kind = question.type.word
    if question.isRequired { kind += " *" }
    notes.append(kind)
    if let condition { notes.append(comment(condition)) }
    if let choices = question.type.choices {
      notes += document.choices(choices).prefix(200).map {
        "\($0.id): \(comment(document.line($0.label, else: $0.id)))"
      }
    }
    if case .status = question.type { notes.append(ReportingStatus.allCases.map(\.rawValue).joined(separator: ", ")) }
    if case .yesNo = question.type { notes.append("true, false, unknown") }
    if case .table(let rows, _) = question.type {
      notes += rows.map { "\($0.id): \(comment(document.line($0.label, else: $0.id)))" }
    }
    return notes
  }

  /// The questions of a repeated group, or the columns of a table.
  private static func inner(of entry: Int, _ document: FormDocument, _ form: QuestionnaireForm) -> [String] {
    guard let opened = form.outline.entries[entry].opened else { return [] }
    return form.outline.entries.filter { $0.scope == opened }.compactMap(\.question).filter(\.type.isAsked).map {
      "\($0.id): \(comment(document.line($0.label, else: $0.id))) (\($0.type.word))"
    }
  }

  private static func value(of id: String, _ document: FormDocument, none: String) -> [String] {
    let key = Node.mapping([(id, .string("x"))]).serialized().prefix { $0 != ":" }
    guard let answers = document.answers, answers[id] != nil else {
      return ["  \(key):" + (none.isEmpty ? "" : " " + none)]
    }
    var only = answers
    only.values = answers.values.filter { $0.question == id }
    only.answeredBy = []
    let text = only.yaml
    // The lines below `answers:` are the answer as the file of answers has it.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.firstIndex(of: "answers:") else { return [] }
    return lines[(start + 1)...].filter { !$0.isEmpty }
  }

  /// A text as a comment on one line.
  private static func comment(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}
