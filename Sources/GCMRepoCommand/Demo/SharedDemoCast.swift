import GCMRepo

/// Who acts in the shared demo, with the files of the first demo. The persons are invented.
struct SharedDemoCast {
  /// Somebody with a key and, after the first steps, a copy of the record.
  struct Person {
    let party: String
    let name: String
    let email: String

    var author: String { "\(name) <\(email)>" }
    var folder: String { party.lowercased() }
    var key: String { "keys/" + folder }
  }

  let rcm = Person(party: "RCM-TS", name: "Rosa Molina", email: "rosa.molina@rcm.example.org")
  let sacm = Person(party: "SACM-TS", name: "Saúl Rey", email: "saul.rey@sacm.example.org")
  let chile: Person
  let canada: Person
  /// The files that are sent in: Chile's, Canada's, and the declaration.
  let files: [DemoStep.File]
  let (chilean, canadian, declaration): ([String], [String], [String])

  /// Of the first demo, whose files are reused.
  init(_ steps: [DemoStep]) throws(RecordError) {
    func first(_ isMeant: (DemoStep) -> Bool) throws(RecordError) -> DemoStep {
      guard let step = steps.first(where: isMeant) else {
        throw .malformedFile(path: "demo.yml", line: nil, problem: .missing)
      }
      return step
    }
    let (chile, canada) = (try first { $0.party.description == "CL" }, try first { $0.party.description == "CA" })
    let declaration = try first { if case .declare = $0.action { true } else { false } }
    func person(_ step: DemoStep) -> Person {
      Person(party: step.party.description, name: step.identity.author.name, email: step.identity.author.email)
    }
    func paths(_ step: DemoStep) -> [String] { step.files.map { "documents/" + $0.name } }
    (self.chile, self.canada) = (person(chile), person(canada))
    files = chile.files + canada.files + declaration.files
    (chilean, canadian, self.declaration) = (paths(chile), paths(canada), paths(declaration))
  }
}
