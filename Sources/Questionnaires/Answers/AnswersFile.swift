import RecordValues
import RecordYAML

/// A file of answers, `answers.yml` or `parts/<section>.yml`, before its answers are read: what they mean depends on the
/// version of the questionnaire that they answer.
public struct AnswersFile: Sendable {
  /// The questionnaire's id and the version that was answered.
  public let questionnaire: String
  /// The version that was answered.
  public let version: Int
  /// The State that answers.
  public let country: PartyCode
  /// The language of the form.
  public let language: LanguageTag
  /// Who answered.
  public let answeredBy: [Answers.Author]
  /// The answers by question.
  let answers: [Node.Pair]

  static let keys = ["questionnaire", "version", "country", "language", "answers", "answered_by"]

  /// Why a file is no file of answers, with its line and column.
  public struct Fault: Error, Sendable, Hashable {
    /// What is wrong, with its facts.
    public let kind: Kind
    /// Where.
    public let mark: Mark

    /// What is wrong.
    public enum Kind: Sendable, Hashable {
      /// More bytes than ``QuestionnaireLimits/answerBytes``.
      case tooLarge(bytes: Int)
      /// It is not YAML that a record may contain.
      case yaml(YAMLError.Problem)
      /// A key that every such file has.
      case missingKey(String)
      /// A key that no such file has, and the nearest that it may have.
      case unknownKey(String, nearest: [String])
      /// A value of another kind than the key has.
      case wrongType(key: String, expected: DefinitionFault.ValueKind, found: DefinitionFault.ValueKind)
      /// A text that is no id, version, country or language.
      case invalidValue(key: String, String)
    }
  }

  /// Reads a file. Cost: linear.
  ///
  /// - Throws: the first fault.
  public init(_ bytes: some Collection<UInt8>) throws(Fault) {
    guard bytes.count <= QuestionnaireLimits.answerBytes else {
      throw Fault(kind: .tooLarge(bytes: bytes.count), mark: Mark(line: 1, column: 1))
    }
    let root: Node
    do throws(YAMLError) { root = try Node(parsing: bytes) } catch {
      throw Fault(kind: .yaml(error.problem), mark: error.mark)
    }
    guard let pairs = root.mapping else {
      throw Fault(kind: .wrongType(key: "", expected: .mapping, found: root.kind), mark: root.mark)
    }
    for pair in pairs where !Self.keys.contains(pair.key) {
      throw Fault(
        kind: .unknownKey(pair.key, nearest: nearestNames(to: pair.key, among: Self.keys)), mark: pair.keyMark)
    }
    questionnaire = try Self.value("questionnaire", root) { QuestionID.isSlug($0) ? $0 : nil }
    version = try Self.value("version", root) { Int($0).flatMap { $0 > 0 ? $0 : nil } }
    country = try Self.value("country", root) { PartyCode($0) }
    language = try Self.value("language", root) { LanguageTag($0) }
    answeredBy = try Self.authors(root["answered_by"])
    guard let node = root["answers"] else { throw Fault(kind: .missingKey("answers"), mark: root.mark) }
    guard let answers = node.isNull ? [] : node.mapping else {
      throw Fault(kind: .wrongType(key: "answers", expected: .mapping, found: node.kind), mark: node.mark)
    }
    self.answers = answers
  }

  private static func value<Value>(
    _ key: String, _ root: Node, _ value: (String) -> Value?
  ) throws(Fault) -> Value {
    guard let node = root[key], !node.isNull else { throw Fault(kind: .missingKey(key), mark: root.mark) }
    guard let text = node.string else {
      throw Fault(kind: .wrongType(key: key, expected: .text, found: node.kind), mark: node.mark)
    }
    guard let value = value(text) else { throw Fault(kind: .invalidValue(key: key, text), mark: node.mark) }
    return value
  }

  /// A name alone, or a list of names with their sections.
  private static func authors(_ node: Node?) throws(Fault) -> [Answers.Author] {
    guard let node, !node.isNull else { return [] }
    if let name = node.string { return [Answers.Author(name: TextForm.line(name))] }
    guard let nodes = node.sequence else {
      throw Fault(kind: .wrongType(key: "answered_by", expected: .list, found: node.kind), mark: node.mark)
    }
    var authors: [Answers.Author] = []
    for node in nodes {
      guard let pairs = node.mapping else {
        throw Fault(kind: .wrongType(key: "answered_by", expected: .mapping, found: node.kind), mark: node.mark)
      }
      for pair in pairs where !["section", "name"].contains(pair.key) {
        let nearest = nearestNames(to: pair.key, among: ["section", "name"])
        throw Fault(kind: .unknownKey(pair.key, nearest: nearest), mark: pair.keyMark)
      }
      let name = try value("name", node) { text in
        let line = TextForm.line(text)
        return line.isEmpty ? nil : line
      }
      let section = node["section"]
      guard let section, !section.isNull else {
        authors.append(Answers.Author(name: name))
        continue
      }
      guard let id = section.string, QuestionID.isValid(id) else {
        throw Fault(kind: .invalidValue(key: "section", section.string ?? ""), mark: section.mark)
      }
      authors.append(Answers.Author(section: id, name: name))
    }
    return authors
  }
}
