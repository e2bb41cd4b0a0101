import GCMRepo
import GitStore
import RecordRendering
import RecordLocalization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program's environment: the terminal, environment variables, the user's languages.
struct Console: Sendable {
  let options: Choices

  /// The part of ``GlobalOptions`` that the console uses.
  struct Choices: Sendable {
    var directory: String?
    var format: OutputFormat
    var quiet: Bool
    var verbose: Bool
    var color: ColorChoice
    var language: InterfaceLanguage
  }

  init(_ global: GlobalOptions) {
    options = Choices(
      directory: global.directory, format: global.format, quiet: global.quiet, verbose: global.verbose,
      color: global.color, language: global.locale ?? Console.environmentLanguage)
  }

  /// For a failure before the command's own options were parsed.
  static var fallback: Console {
    Console(
      options: Choices(
        directory: nil, format: .table, quiet: false, verbose: false, color: .auto,
        language: typedLanguage ?? environmentLanguage))
  }

  /// The language of `--locale`, before the rest of the command line is parsed, or if it cannot be.
  static var typedLanguage: InterfaceLanguage? {
    let words = CommandLine.arguments
    guard let place = words.lastIndex(where: { $0 == "--locale" || $0.hasPrefix("--locale=") }) else { return nil }
    if words[place].utf8.count > 8 { return InterfaceLanguage(rawValue: String(words[place].dropFirst(9))) }
    return place + 1 < words.count ? InterfaceLanguage(rawValue: words[place + 1]) : nil
  }

  private init(options: Choices) { self.options = options }

  var language: InterfaceLanguage { options.language }

  /// The language of the output's content: JSON is for programs, and the same in every locale.
  var answerLanguage: InterfaceLanguage { options.format == .json ? .en : language }

  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// `es_UY.UTF-8` is Spanish; `C` and unsupported languages give English.
  static var environmentLanguage: InterfaceLanguage {
    let locale = environment("LC_ALL") ?? environment("LC_MESSAGES") ?? environment("LANG") ?? ""
    return InterfaceLanguage(rawValue: String(locale.prefix(2))) ?? .en
  }

  /// Ends the program.
  static func leave(_ status: ExitStatus) -> Never { exit(status.rawValue) }

  // MARK: Terminal

  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  static var columns: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return environment("COLUMNS").flatMap { Int($0) } ?? 80
  }

  static var rows: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 { return Int(size.ws_row) }
    return 24
  }

  /// The style of standard output: colours and a width only for a terminal, unless set by options.
  var style: TerminalStyle {
    let terminal = Self.outputIsTerminal
    let color =
      switch options.color {
      case .always: true
      case .never: false
      case .auto: terminal && Self.environment("NO_COLOR") == nil && Self.environment("TERM") != "dumb"
      }
    return TerminalStyle(color: color, width: terminal ? max(40, Self.columns) : 0, language: language)
  }

  /// A progress line on standard error, for long work.
  func progress(_ label: Message, total: Int? = nil) -> Progress {
    Progress(
      label(language), total: total, isTerminal: Self.errorIsTerminal && !options.quiet,
      style: TerminalStyle(color: false, width: Self.columns, language: language)
    ) { Console.write($0, to: STDERR_FILENO) }
  }

  // MARK: Messages

  /// A remark on standard error, in one line; suppressed by `--quiet`.
  func remark(_ message: Message) {
    guard !options.quiet else { return }
    Self.write(TerminalText.neutralised(message(language)) + "\n", to: STDERR_FILENO)
  }

  /// A warning on standard error: something that the user should look at.
  func warn(_ message: Message) {
    remark(message.asWarning)
  }

  /// The message of a failure on standard error.
  func report(_ failure: CommandFailure) {
    let sentence = failure.sentence(language)
    if !sentence.isEmpty { Self.write(TerminalText.neutralised(sentence) + "\n", to: STDERR_FILENO) }
    if options.verbose, let detail = failure.detail {
      for line in detail.split(whereSeparator: \.isNewline) {
        Self.write("  " + TerminalText.neutralised(String(line)) + "\n", to: STDERR_FILENO)
      }
    }
  }

  static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in _ = writeAll(descriptor, UnsafeRawBufferPointer(bytes)) }
  }
}
