import GCMRepo
import RecordLocalization
import RecordRendering

/// The facts of a finding for a script: the applicable keys, all texts.
extension Finding {
  var facts: [JSONValue.Member] {
    switch self {
    case .missingTrailer(let key), .repeatedTrailer(let key): Self.facts(trailer: key)
    case .unknownAction(let action): Self.facts(trailer: "Action", found: action)
    case .unknownParty(let party): Self.facts(trailer: "Party", party: party)
    case .foreignFolder(let party, let path): Self.facts(path: path, party: party)
    case .outsideContribution(let path), .originalMissing(let path), .originalUndeclared(let path),
      .unsafePath(let path), .contributionUntouched(let path), .contributionRemoved(let path), .notWithdrawn(let path),
      .textUndeclared(let path):
      Self.facts(path: path)
    case .originalHash(let path, let said, let found):
      Self.facts(path: path, trailer: "Original-SHA256", expected: said, found: found)
    case .messageTooLong(let bytes, let limit): Self.facts(expected: String(limit), found: String(bytes))
    case .merge(let parents): Self.facts(expected: "1", found: String(parents))
    case .trailerDiffers(let key, let said), .trailerNotUsable(let key, let said):
      Self.facts(trailer: key, found: said)
    case .revisionOutOfSequence(let said, let expected):
      Self.facts(trailer: "Revision", expected: String(expected), found: String(said))
    case .revisionDiffers(let said, let file):
      Self.facts(trailer: "Revision", expected: String(file), found: String(said))
    case .outsideAction(let action, let path): Self.facts(path: path, trailer: "Action", found: action)
    case .notPermitted(let party, let action): Self.facts(trailer: "Action", found: action, party: party)
    default: stateFacts
    }
  }

  /// The facts about drafts, the branch and the current state.
  private var stateFacts: [JSONValue.Member] {
    switch self {
    case .lightweightDraft(let draft), .draftNotInHistory(let draft), .draftDeleted(let draft): Self.facts(draft: draft)
    case .draftMessageTooLong(let draft, let bytes, let limit):
      Self.facts(draft: draft, expected: String(limit), found: String(bytes))
    case .draftTrailerMissing(let draft, let key), .draftTrailerRepeated(let draft, let key):
      Self.facts(draft: draft, trailer: key)
    case .draftName(let draft, let said): Self.facts(draft: draft, trailer: "Draft", expected: draft, found: said)
    case .draftManifest(let draft, let said, let found):
      Self.facts(draft: draft, trailer: "Manifest-SHA256", expected: said, found: found)
    case .draftMoved(let draft, let from): Self.facts(draft: draft, expected: from)
    case .draftUnknownParty(let draft, let party), .draftNotPermitted(let draft, let party):
      Self.facts(draft: draft, trailer: "Party", party: party)
    case .historyRewritten(let from, let to): Self.facts(expected: from, found: to)
    case .replacement(let name): Self.facts(path: name)
    case .unreadable(.malformedFile(let path, let line, _)):
      Self.facts(path: path) + (line.map { [.init("line", .int($0))] } ?? [])
    case .unreadable(.damaged(let path, let object, _)), .unreadable(.tooLarge(let path, let object, _)):
      Self.facts(path: path, expected: object)
    case .storedOriginal(let path), .storedText(let path), .notAContribution(let path), .unlistedOriginal(let path),
      .missingText(let path), .invalidName(let path):
      Self.facts(path: path)
    default: []
    }
  }

  private static func facts(
    path: String? = nil, draft: String? = nil, trailer: String? = nil, expected: String? = nil, found: String? = nil,
    party: String? = nil
  ) -> [JSONValue.Member] {
    [
      ("path", path), ("draft", draft), ("trailer", trailer), ("expected", expected), ("found", found),
      ("party", party),
    ].compactMap { key, value in value.map { JSONValue.Member(key, .string($0)) } }
  }
}

extension ReceiptProblem {
  /// A short code for a script.
  private var code: String {
    switch self {
    case .unknownCommit: "unknown-commit"
    case .notInHistory: "not-in-history"
    case .differs: "differs"
    case .noFiles: "no-files"
    case .fileMissing: "file-missing"
    case .fileDiffers: "file-differs"
    }
  }

  var json: JSONValue {
    let facts: [(String, String)] =
      switch self {
      case .unknownCommit(let commit), .notInHistory(let commit): [("commit", commit)]
      case .differs(let key, let receipt, let record): [("key", key), ("expected", receipt), ("found", record)]
      case .noFiles: []
      case .fileMissing(let path), .fileDiffers(let path): [("path", path)]
      }
    return .object(
      [.init("code", .string(code))] + facts.map { .init($0.0, .string($0.1)) }
        + [.init("sentence", .string(sentence(.en)))])
  }
}
