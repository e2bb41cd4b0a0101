import ArgumentParser

/// Which state of the record a reading command is about.
struct MomentOptions: ParsableArguments {
  @Option(
    help: .worded(
      en: "A draft or commit; else the current state.", es: "Un borrador o commit; si no se indica, el estado actual.",
      value: ("rev", "estado")),
    completion: RecordCompletion.drafts)
  var at: String?
}
