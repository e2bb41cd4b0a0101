import Questionnaires

extension FormDocument {
  /// Where a question is, for a fault.
  func place(of question: FormQuestion, in places: [AnswerFault.Place] = []) -> FormPlace {
    FormPlace(
      number: question.number, label: line(question.question.label, else: question.question.id),
      question: question.question.id, places: places)
  }

  /// Where a cell of a table is.
  func place(
    ofColumn column: Question, at index: Int, of table: FormQuestion, in places: [AnswerFault.Place]
  ) -> FormPlace {
    FormPlace(
      number: "\(table.number).\(index + 1)", label: line(column.label, else: column.id), question: column.id,
      places: places)
  }

  /// Where a repeated group is.
  func place(of repetition: FormRepetition, in places: [AnswerFault.Place]) -> FormPlace {
    FormPlace(
      number: repetition.number, label: line(repetition.group.label, else: repetition.group.id),
      question: repetition.group.id, places: places)
  }
}
