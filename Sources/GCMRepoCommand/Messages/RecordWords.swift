import GCMRepo
import RecordRendering

extension Contribution.Status {
  /// The status as a person reads it; scripts get the raw value.
  var wording: Wording {
    switch self {
    case .submitted: Wording(en: "submitted", es: "presentado")
    case .incomplete: Wording(en: "incomplete", es: "incompleto")
    }
  }
}

extension CommitFacts.Action {
  /// The action as a person reads it; scripts get the raw value.
  var wording: Wording {
    switch self {
    case .submit: Wording(en: "submit", es: "presenta")
    case .withdraw: Wording(en: "withdraw", es: "retira")
    case .declare: Wording(en: "declare", es: "declara")
    case .record: Wording(en: "record", es: "registra")
    case .admit: Wording(en: "admit", es: "admite")
    }
  }
}

extension Revision {
  /// What was done, in the reader's language where the subject is one that this program writes.
  func subjectWording(_ language: InterfaceLanguage) -> String {
    let words = subject.split(separator: " ")
    let spanish: String? =
      switch (facts.action, facts.contribution) {
      case (.submit, let id?):
        isSubject("Submit \(id), revision \(facts.revision ?? 0)")
          ? "Presenta \(id), revisión \(facts.revision ?? 0)" : nil
      case (.withdraw, let id?): isSubject("Withdraw \(id)") ? "Retira \(id)" : nil
      case (.declare, _):
        words.count == 5 && subject.hasPrefix("Set the declaration in ") ? "Fija la declaración en «\(words[4])»" : nil
      default: nil
      }
    return Wording(en: subject, es: spanish ?? subject)(language)
  }

  /// Whether the subject is this one, perhaps cut short as subjects of a long id are.
  private func isSubject(_ written: String) -> Bool {
    subject == written || (subject.hasSuffix("…") && written.hasPrefix(subject.dropLast()))
  }
}
