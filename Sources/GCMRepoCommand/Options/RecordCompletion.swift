import ArgumentParser
import GCMRepo

/// Shell completion with words from the command's record.
enum RecordCompletion {
  static let kinds = CompletionKind.list(ContributionKind.allCases.map(\.rawValue))
  static let languages = offered { try $0.current().configuration.languages.map(\.description) }
  static let parties = offered { try $0.current().partyCodes().map(\.description) }
  static let themes = offered { try $0.current().themes().map(\.id.description) }
  static let drafts = offered { try $0.drafts().map(\.name.description) }
  static let conferences = offered { try $0.current().configuration.conferences.map(\.code) }
  static let meetings = offered { try $0.current().meetingIDs() }
  static let agreements = offered { try $0.current().readableAgreements().values.map(\.id) }
  static let duties = offered { try $0.current().duties().map(\.id) }
  static let terms = offered { try $0.current().termIDs() }
  static let questionnaires = offered { try $0.current().questionnaireIDs() }
  static let people = offered { try $0.current().readableDirectory().entries.values.map(\.id) }
  static let practices = offered {
    try $0.current().contributionIDs(ContributionFilter(kind: .bestPractice)).map(\.description)
  }
  static let documents = offered { record in
    [Declaration.name] + (try record.current().contributionIDs().map(\.description))
  }
  static let draftsAndDocuments = offered { record in
    try record.drafts().map(\.name.description) + [Declaration.name]
      + record.current().contributionIDs().map(\.description)
  }

  /// Nothing without a record: completion must not print errors.
  private static func offered(_ words: @escaping @Sendable (Record) throws -> [String]) -> CompletionKind {
    .custom { typed, _, _ in
      guard let record = record(typed) else { return [] }
      return (try? words(record)) ?? []
    }
  }

  private static func record(_ typed: [String]) -> Record? {
    if let option = typed.lastIndex(of: "-C"), option + 1 < typed.count { return try? Record.open(typed[option + 1]) }
    return try? Console.recordInReach()
  }
}
