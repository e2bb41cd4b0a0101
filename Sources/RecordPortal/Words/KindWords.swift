import GCMRepo
import RecordLocalization

extension ContributionKind {
  /// One contribution of the kind.
  var word: Message {
    switch self {
    case .input: Message("Input")
    case .questionnaire: Message("Answers to a questionnaire")
    case .bestPractice: Message("Best practice")
    case .reference: Message("Reference document")
    case .proposal: Message("Proposal")
    }
  }

  /// All of the kind.
  var plural: Message {
    switch self {
    case .input: Message("Inputs")
    case .questionnaire: Message("Answers to questionnaires")
    case .bestPractice: Message("Best practices")
    case .reference: Message("Reference documents")
    case .proposal: Message("Proposals")
    }
  }
}
