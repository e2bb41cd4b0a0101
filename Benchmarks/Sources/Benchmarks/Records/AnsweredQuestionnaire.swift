/// A record with a questionnaire that every State has answered, round after round.
struct AnsweredQuestionnaire {
  let record: Record
  /// The newest round.
  let id: String

  private static let questions = 120

  /// - Parameter rounds: how many rounds are answered before the newest one.
  init(afterRounds rounds: Int, record: Record) throws {
    self.record = record
    let workbench = record.workbench
    let definition = try workbench.folder.write(Self.definition, to: "round.yml")
    try workbench.launcher.run(
      record.gcmrepo(
        "questionnaire", "add", definition, "--id", Self.id(ofRound: 0), "--party", "RCM-TS", "--message", "One",
        "--quiet"))
    var generator = SeededGenerator(seed: 120)
    for round in 0...rounds {
      if round > 0 {
        try workbench.launcher.run(
          record.gcmrepo(
            "questionnaire", "next-round", Self.id(ofRound: round - 1), "--id", Self.id(ofRound: round), "--party",
            "RCM-TS", "--quiet"))
      }
      for state in Proposals.members {
        let answers = Self.answers(of: state, round, workbench.vocabulary, &generator)
        try workbench.launcher.run(
          record.gcmrepo(
            "submit", try workbench.folder.write(answers, to: "answers.yml"), "--kind", "questionnaire", "--country",
            state, "--quiet"))
      }
    }
    id = Self.id(ofRound: rounds)
    try workbench.launcher.run(record.git("gc", "--quiet"))
  }

  /// The table of all answers to the newest round.
  var table: Invocation { record.gcmrepo("questionnaire", "table", id, "--format", "json") }

  private static func id(ofRound round: Int) -> String { "round-\(round)" }

  /// Questions of four types in turn, a section for every twelve.
  private static var definition: String {
    var text = "id: round-0\ntitle: {es: Cuestionario}\nlists:\n  means:\n"
    for choice in ["law", "plan", "decree", "none"] { text += "  - {id: \(choice), label: {es: \(choice)}}\n" }
    text += "sections:\n"
    for number in 0..<questions {
      if number.isMultiple(of: 12) {
        text += "- {id: part-\(number / 12), title: {es: Parte \(number / 12)}, questions: [\n"
      }
      let type = ["text", "integer", "yes-no", "one-of, list: means"][number % 4]
      text += "    {id: q\(number), type: \(type), label: {es: \"¿Cuál es la respuesta número \(number)?\"}}"
      text += number % 12 == 11 ? "]}\n" : ",\n"
    }
    return text
  }

  private static func answers(
    of state: String, _ round: Int, _ vocabulary: Vocabulary, _ generator: inout SeededGenerator
  ) -> String {
    var text = "questionnaire: \(id(ofRound: round))\nversion: 1\ncountry: \(state)\nlanguage: es\nanswers:\n"
    for number in 0..<questions {
      let answer =
        switch number % 4 {
        case 0: (0..<12).map { _ in vocabulary.word(using: &generator) }.joined(separator: " ")
        case 1: String(generator.number(in: 0..<100_000))
        case 2: generator.chance(0.5) ? "true" : "false"
        default: ["law", "plan", "decree", "none"][generator.number(in: 0..<4)]
        }
      text += "  q\(number): \(answer)\n"
    }
    return text
  }
}
