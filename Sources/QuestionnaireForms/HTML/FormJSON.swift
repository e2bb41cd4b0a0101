import Questionnaires
import RecordRendering
import RecordValues

/// The file that the page saves: one JSON object with the form's identity and its answers by question id.
///
/// ```json
/// {"schema": "gcmrepo.answers_form/1", "questionnaire": "round-2", "version": 1, "country": "CL", "language": "es",
///  "answers": {"q1": true, "q2": ["a", "b"], "q3": {"choices": [], "other": "…"}, "table": {"row": {"column": "12.5"}}}}
/// ```
///
/// A number that the page could not read is `{"typed": "1.234"}`, so that it is refused with the reason here too.
public enum FormJSON {
  /// The value of the key `schema`.
  public static let schema = "gcmrepo.answers_form/1"

  /// Answers as the file has them; numbers are texts, which keep every digit.
  static func value(of answers: [Answers.Answer]) -> JSONValue {
    .object(answers.map { .init($0.question, value(of: $0.value)) })
  }

  private static func value(of answer: AnswerValue) -> JSONValue {
    switch answer {
    case .text(let text), .number(let text), .time(let text), .choice(let text): .string(text)
    case .boolean(let isTrue): .bool(isTrue)
    case .unknown: "unknown"
    case .choices(let ids): .array(ids.map { .string($0) })
    case .other(let ids, let words):
      .object([.init("choices", .array(ids.map { .string($0) })), .init("other", .string(words))])
    case .entries(let entries): .array(entries.map(value(of:)))
    case .rows(let rows): .object(rows.map { .init($0.id, value(of: $0.values)) })
    }
  }
}
