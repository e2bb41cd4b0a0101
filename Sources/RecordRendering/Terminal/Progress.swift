import RecordLocalization

/// A line of progress on standard error: "Reading revisions 1,204 / 20,000". Silent unless it is a terminal.
public struct Progress {
  private let label: String
  private let total: Int?
  private let style: TerminalStyle
  private let isShown: Bool
  private let interval: Duration
  private let write: (String) -> Void
  private let now: () -> ContinuousClock.Instant
  private var last: ContinuousClock.Instant
  private var columns = 0

  /// - Parameters:
  ///   - label: The activity, in the user's language.
  ///   - total: The expected count, if known.
  ///   - isTerminal: Whether standard error is a terminal; otherwise nothing is written.
  ///   - style: The terminal's width and colours.
  ///   - interval: The shortest time between two lines. Nothing is written before the first has passed, so that quick
  ///     work stays quiet.
  ///   - now: The clock, which tests replace.
  ///   - write: Writes to standard error, unbuffered.
  public init(
    _ label: String, total: Int? = nil, isTerminal: Bool, style: TerminalStyle,
    interval: Duration = .milliseconds(120), now: @escaping () -> ContinuousClock.Instant = { .now },
    write: @escaping (String) -> Void
  ) {
    self.label = TerminalText.neutralised(label)
    self.total = total
    self.style = style
    self.isShown = isTerminal
    self.interval = interval
    self.write = write
    self.now = now
    self.last = now()
  }

  /// Reports how many are done. Almost free between two lines.
  public mutating func update(_ count: Int) {
    guard isShown else { return }
    let instant = now()
    guard last.duration(to: instant) >= interval else { return }
    last = instant
    var text = "\(label) \(style.language.grouped(count))"
    if let total { text += " / \(style.language.grouped(total))" }
    // The last column stays free: some terminals wrap once it is filled.
    let room = style.width == 0 ? 79 : max(2, style.width - 1)
    text = TerminalText.shortened(text, to: room)
    let width = TerminalText.columns(text)
    write("\r" + text + String(repeating: " ", count: max(0, columns - width)))
    columns = width
  }

  /// Clears the line. Must be called before anything else is written to the terminal.
  public mutating func finish() {
    guard columns > 0 else { return }
    write("\r" + String(repeating: " ", count: columns) + "\r")
    columns = 0
  }
}
