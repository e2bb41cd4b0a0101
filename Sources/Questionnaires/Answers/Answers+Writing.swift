import RecordValues
import RecordYAML

extension Answers {
  /// The answers as `answers.yml`. The same answers always give the same bytes; reading them with the same definition
  /// gives the same answers. Cost: linear.
  public var yaml: String { node.serialized() }

  /// The answers as a YAML value.
  public var node: Node {
    var pairs: [(String, Node)] = [
      ("questionnaire", .string(questionnaire)), ("version", .int(version)), ("country", .string(country.description)),
      ("language", .string(language.description)), ("answers", Self.node(values)),
    ]
    if !answeredBy.isEmpty {
      pairs.append(
        (
          "answered_by",
          .sequence(
            answeredBy.map { author in
              .mapping((author.section.map { [("section", .string($0))] } ?? []) + [("name", .string(author.name))])
            })
        ))
    }
    return .mapping(pairs)
  }

  private static func node(_ values: [Answer]) -> Node {
    .mapping(values.map { ($0.question, node($0.value)) })
  }

  private static func node(_ value: AnswerValue) -> Node {
    switch value {
    case .text(let text), .choice(let text): .string(text)
    case .number(let number): .plain(number)
    case .boolean(let isTrue): .plain(isTrue ? "true" : "false")
    case .unknown: .string("unknown")
    // In quotes: YAML 1.1 reads 09:30 as the number 570.
    case .time(let time): .string(time)
    case .choices(let ids): .sequence(ids.map { .string($0) })
    case .other(let ids, let text):
      .mapping(
        (ids.isEmpty ? [] : [("choices", .sequence(ids.map { .string($0) }))])
          + [(AnswerValue.otherWord, .string(text))])
    case .entries(let entries): .sequence(entries.map { node($0) })
    case .rows(let rows): .mapping(rows.map { ($0.id, node($0.values)) })
    }
  }
}
