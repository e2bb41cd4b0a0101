import Foundation
import Testing

extension JSONAnswers {
  /// A questionnaire of two versions and two rounds, States that answer it, and ministries that do not agree.
  func askAcross() async throws {
    let record = try await desk.questionnaireRecord()
    func ask(_ words: String..., more: [String] = [], status: Int = 0) async throws {
      let run = try await desk.gcmrepo(more: words + more + ["--format", "json", "-C", record])
      try #require(run.status == status, "\(words): \(run.said)")
      all.append(run.output)
    }
    let definition = SampleQuestionnaire.definition
    let second = try desk.write(
      "dos.yml",
      definition.replacing("Yearly budget", with: "Budget").replacing("id: labour", with: "id: work")
        .replacing("type: long-text", with: "type: text"))
    let faulty = try desk.write("mal.yml", definition.replacing("max_length", with: "max_lenght"))
    let sheet = try desk.write(
      "hoja.csv",
      """
      survey,,,
      ,type,name,label
      ,text,office,Oficina
      ,geopoint,place,Dónde
      settings,,,
      ,form_title,form_id,
      ,Hoja,hoja,

      """)
    try await ask("questionnaire", "check", second)
    try await ask("questionnaire", "check", faulty, status: 1)
    for file in [second, sheet] {
      try await ask("questionnaire", "check", file)
      for more in [["--dry-run"], []] {
        try await ask("questionnaire", "add", file, "--party", "RCM-TS", more: more)
      }
    }
    let chile = try desk.write("cl.yml", SampleQuestionnaire.answers)
    try await ask("submit", chile, "--kind", "questionnaire", "--country", "CL")
    for more in [["--dry-run"], []] {
      try await ask("questionnaire", "next-round", "ronda-uno", "--party", "RCM-TS", more: more)
    }
    let panama = SampleQuestionnaire.reply(of: "PA", "national-policy: false", "budget: 3").replacing(
      "ronda-uno", with: "ronda-uno-2")
    try await ask("submit", desk.write("pa.yml", panama), "--kind", "questionnaire", "--country", "PA")
    for id in ["gcm-inputs", "ronda-uno", "ronda-uno-2"] { try await ask("questionnaire", "table", id) }
    try await ask("questionnaire", "table", "ronda-uno", "--question", "budget", "--conference", "SACM")
    for question in ["budget", "access", "visits/y2016/men", "agreements", "since"] {
      try await ask("questionnaire", "table", "ronda-uno-2", "--rounds", "--question", question)
    }
    try await ask("questionnaire", "compare", "ronda-uno", "1", "2")
    try await ask("questionnaire", "compare", "ronda-uno-2")
    try await ask("questionnaire", "compare", "ronda-uno-2", "gcm-inputs")
    try await ask("questionnaire", "compare", "ronda-uno-2", "ronda-uno", "--country", "CL")
    try await ask("questionnaire", "settle", "ronda-uno", "--country", "MX")
    for (section, budget) in [("health", 500), ("policy", 700)] {
      let part = SampleQuestionnaire.reply(of: "MX", "budget: \(budget)", "comments: De \(section)")
      try await ask(
        "submit", desk.write("mx.yml", part), "--kind", "questionnaire", "--country", "MX", "--section", section)
    }
    try await ask("questionnaire", "settle", "ronda-uno", "--country", "MX")
    for more in [["--dry-run"], []] {
      try await ask(
        "questionnaire", "assign", "ronda-uno", "health", "--country", "MX", "--person", "Ministerio de Salud",
        more: more)
      try await ask(
        "questionnaire", "settle", "ronda-uno", "--country", "MX", "--question", "budget", "--by", "health", more: more)
    }
    try await ask("questionnaire", "list")
  }
}
