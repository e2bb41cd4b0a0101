/// A difference between a receipt and the record.
public struct ReceiptProblem: CodedFacts {
  /// How they differ.
  public let code: Code
  /// The names of a sentence about it; ``Code`` names those of each.
  public let facts: Facts

  /// A problem of any code, for tests and for programs that read the answers of later versions.
  public init(_ code: Code, _ facts: Facts = [:]) {
    self.code = code
    self.facts = facts
  }

  /// How a receipt and the record differ. The facts of each code are named in brackets.
  public struct Code: OpenCode {
    /// The code as in JSON: `file-missing`.
    public let rawValue: String

    /// A code, known to this version or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The record has no such commit (`commit`).
    public static let unknownCommit = Self(rawValue: "unknown-commit")
    /// The commit exists, but not in the branch's history (`commit`).
    public static let notInHistory = Self(rawValue: "not-in-history")
    /// The commit states something else than the receipt's key (`key`; `expected` by the receipt, `found` in the record).
    public static let differs = Self(rawValue: "differs")
    /// The receipt names no file, and so proves nothing.
    public static let noFiles = Self(rawValue: "no-files")
    /// The commit does not have the file (`path`).
    public static let fileMissing = Self(rawValue: "file-missing")
    /// The commit's file has other bytes (`path`).
    public static let fileDiffers = Self(rawValue: "file-differs")

    /// The host has signed nothing of it, and nothing else was given to hold it against.
    public static let hostSilent = Self(rawValue: "host-silent")
    /// It is signed by another host's key (`fingerprint` of that key; `expected`, if one was).
    public static let otherHost = Self(rawValue: "other-host")
    /// What the host signed is not this receipt, or it did not sign it as a receipt.
    public static let hostSignature = Self(rawValue: "host-signature")
    /// It is a receipt of another record, by that record's first commit (`expected`, `found` in the receipt).
    public static let otherRecord = Self(rawValue: "other-record")
    /// A proof does not lead from the draft's tag object to what it says (`path`: how far it does not).
    public static let notProven = Self(rawValue: "not-proven")
    /// A proof is of another tag object than the one that is known (`expected`, `found`).
    public static let otherDraft = Self(rawValue: "other-draft")
    /// The signature of the draft in a proof is not of it, or is another party's (`draft`).
    public static let draftSignature = Self(rawValue: "draft-signature")
    /// An approval in a proof is not of the draft (`party`).
    public static let approvalNotValid = Self(rawValue: "approval-not-valid")

    /// The codes of this version, in the order of their definition.
    public static let known: [Self] = [
      .unknownCommit, .notInHistory, .differs, .noFiles, .fileMissing, .fileDiffers, .hostSilent, .otherHost,
      .hostSignature, .otherRecord, .notProven, .otherDraft, .draftSignature, .approvalNotValid,
    ]
  }
}

extension ReceiptProblem {
  package static func unknownCommit(_ commit: String) -> ReceiptProblem {
    ReceiptProblem(.unknownCommit, [.commit: .text(commit)])
  }
  package static func notInHistory(_ commit: String) -> ReceiptProblem {
    ReceiptProblem(.notInHistory, [.commit: .text(commit)])
  }
  package static func differs(key: String, receipt: String, record: String) -> ReceiptProblem {
    ReceiptProblem(.differs, [.key: .text(key), .expected: .text(receipt), .found: .text(record)])
  }
  package static var noFiles: ReceiptProblem { ReceiptProblem(.noFiles) }
  package static func fileMissing(path: String) -> ReceiptProblem {
    ReceiptProblem(.fileMissing, [.path: .text(path)])
  }
  package static func fileDiffers(path: String) -> ReceiptProblem {
    ReceiptProblem(.fileDiffers, [.path: .text(path)])
  }
  package static var hostSilent: ReceiptProblem { ReceiptProblem(.hostSilent) }
  package static func otherHost(_ fingerprint: String, expected: [String]) -> ReceiptProblem {
    ReceiptProblem(
      .otherHost, [.fingerprint: .text(fingerprint), .expected: .text(expected.joined(separator: ", "))])
  }
  package static var hostSignature: ReceiptProblem { ReceiptProblem(.hostSignature) }
  package static func otherRecord(expected: String, found: String) -> ReceiptProblem {
    ReceiptProblem(.otherRecord, [.expected: .text(expected), .found: .text(found)])
  }
  package static func notProven(path: String) -> ReceiptProblem { ReceiptProblem(.notProven, [.path: .text(path)]) }
  package static func otherDraft(expected: String, found: String) -> ReceiptProblem {
    ReceiptProblem(.otherDraft, [.expected: .text(expected), .found: .text(found)])
  }
  package static func draftSignature(_ draft: String) -> ReceiptProblem {
    ReceiptProblem(.draftSignature, [.draft: .text(draft)])
  }
  package static func approvalNotValid(party: String) -> ReceiptProblem {
    ReceiptProblem(.approvalNotValid, [.party: .text(party)])
  }
}
