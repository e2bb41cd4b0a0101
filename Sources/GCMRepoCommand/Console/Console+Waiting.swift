import GCMRepo
import Rendering

extension Console {
  /// Writes to the record, and tells a person who sits at a terminal if others are writing and it takes its time.
  ///
  /// The write itself blocks this thread, so the notice comes from another.
  func writing<Result>(_ write: () throws -> Result) rethrows -> Result {
    guard Self.errorIsTerminal, !options.quiet else { return try write() }
    let notice = Task.detached { [self] in
      try await Task.sleep(for: .seconds(1.5))
      remark(
        Wording(
          en: "Somebody else is writing to the record; waiting for them, for a minute at most…",
          es: "Otra persona está escribiendo en el registro; se espera, un minuto como máximo…"))
    }
    defer { notice.cancel() }
    return try write()
  }
}
