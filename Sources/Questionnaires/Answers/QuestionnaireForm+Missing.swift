import RecordValues

extension QuestionnaireForm {
  /// The numbers of the questions that have to be answered and are not, in the order of the form; none for answers that are
  /// complete. Cost: that of ``AnswerCheck``.
  ///
  /// - Parameters:
  ///   - answers: the answers to this version.
  ///   - now: the day, for `today()`, and the time, for `now()`.
  public func missingAnswers(in answers: Answers, now: MeetingTime) -> [String] {
    AnswerCheck(answers, for: self, now: now).faults.filter(\.isAbsence).reduce(into: []) { numbers, fault in
      let number = fault.number.isEmpty ? fault.question : fault.number
      if !numbers.contains(number) { numbers.append(number) }
    }
  }
}

extension AnswerFault {
  /// Whether something is not there yet, which answers that are meant as partial may lack.
  public var isAbsence: Bool {
    switch kind {
    case .missing: true
    case .entryCount(let given, let expected): given < expected
    default: false
    }
  }
}
