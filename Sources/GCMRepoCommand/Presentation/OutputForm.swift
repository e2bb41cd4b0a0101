import RecordLocalization

/// A form of an output that a command is asked for with `--as`, or by the name of the file.
protocol OutputForm: RawRepresentable<String>, CaseIterable, Equatable {
  /// The form that a file's name says; `nil` for another name.
  init?(file: String)
}

extension OutputForm {
  /// The form of an output: the one that is asked for, or that of the file's name.
  ///
  /// - Parameters:
  ///   - form: what `--as` asks for.
  ///   - output: the file; `-` is standard output, which has no name.
  ///   - choices: the forms that can be written.
  static func chosen(
    _ form: Self?, for output: String?, among choices: [Self] = Array(allCases)
  ) throws(CommandFailure) -> Self {
    let named = output.flatMap { $0 == "-" ? nil : Self(file: $0) }
    guard let form = form ?? named, choices.contains(form) else {
      throw CommandFailure(.usage, Message("Choose the format with --as \(or: choices.map(\.rawValue), "choices")."))
    }
    if let named, named != form, let output {
      throw CommandFailure(
        .usage,
        Message(
          """
          \(output, "output") is the name of a \(named.rawValue, "named") file, and --as asks for \
          \(form.rawValue, "form"). Change one of them.
          """))
    }
    return form
  }
}
