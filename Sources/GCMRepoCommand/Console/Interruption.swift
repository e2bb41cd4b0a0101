import Rendering
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ctrl-C: a sentence, and the end. A write that has begun is finished first: its lock holds signals back.
enum Interruption {
  static func announce(in language: InterfaceLanguage) {
    switch language {
    case .en, .fr: install { _ in Interruption.end("\nStopped. Nothing was left half done.\n") }
    case .es, .pt: install { _ in Interruption.end("\nInterrumpido. Nada quedó a medias.\n") }
    }
  }

  /// Whether a command holds the end back until what it has begun is gone again.
  private static let isHeld = Atomic(false)
  private static let wasAsked = Atomic(false)

  /// Holds Ctrl-C back: a command of many writes asks ``wasMet`` between them, takes back what it has made, and ends by
  /// ``failure``.
  static func hold() { isHeld.store(true, ordering: .sequentiallyConsistent) }

  /// Whether Ctrl-C came while it was held back.
  static var wasMet: Bool { wasAsked.load(ordering: .sequentiallyConsistent) }

  static let failure = CommandFailure(
    .interrupted,
    Wording(en: "Stopped. Nothing was left half done.", es: "Interrumpido. Nada quedó a medias."))

  private static func install(_ handler: @escaping @convention(c) (Int32) -> Void) {
    signal(SIGINT, handler)
    signal(SIGTERM, handler)
  }

  /// Only what POSIX allows in a signal handler: no allocation, no lock.
  private static func end(_ sentence: StaticString) {
    if isHeld.load(ordering: .sequentiallyConsistent) {
      wasAsked.store(true, ordering: .sequentiallyConsistent)
      return
    }
    _ = write(STDERR_FILENO, sentence.utf8Start, sentence.utf8CodeUnitCount)
    _exit(130)
  }
}
