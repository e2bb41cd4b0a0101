import Synchronization

/// Ctrl-C and its kin, as a fact that is looked at between two processes.
///
/// The handler only takes note of the signal, and waiting for a child ends early; so the way out is an ordinary thrown
/// error, and what was made in the temporary folder is removed on it.
enum Interruption {
  fileprivate static let noted = Atomic<Int32>(0)

  /// The signal that came, if one did.
  static var signalNumber: Int32? {
    let number = noted.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// Begins to take note, instead of ending at once.
  static func watch() {
    for number in [SIGINT, SIGTERM, SIGHUP] { handle(number, with: note) }
    // A program that stops reading is told by its exit status, not by the end of this one.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Sets a handler without `SA_RESTART`, so that a signal ends the waiting for a child.
  private static func handle(_ number: Int32, with handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    #if canImport(Glibc)
      action.__sigaction_handler = .init(sa_handler: handler)
    #elseif canImport(Musl)
      action.__sa_handler = .init(sa_handler: handler)
    #else
      action.__sigaction_u = .init(__sa_handler: handler)
    #endif
    sigaction(number, &action, nil)
  }

  /// - Throws: ``ProcessFailure/interrupted(signal:)`` after a signal.
  static func check() throws {
    if let signalNumber { throw ProcessFailure.interrupted(signal: signalNumber) }
  }
}

/// The handler: all that a signal may safely do is to leave its number.
private func note(_ number: Int32) {
  Interruption.noted.store(number, ordering: .relaxed)
}
