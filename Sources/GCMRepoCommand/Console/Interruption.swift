import Rendering

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

  private static func install(_ handler: @escaping @convention(c) (Int32) -> Void) {
    signal(SIGINT, handler)
    signal(SIGTERM, handler)
  }

  /// Only what POSIX allows in a signal handler: no allocation, no lock.
  private static func end(_ sentence: StaticString) {
    _ = write(STDERR_FILENO, sentence.utf8Start, sentence.utf8CodeUnitCount)
    _exit(130)
  }
}
