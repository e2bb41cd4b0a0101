/// How git is run for an exchange with another copy.
public struct NetworkOptions: Sendable {
  /// The seconds without any sign of progress after which git is ended.
  public var silence: Double = 120
  /// Whether somebody at a terminal can answer git's and ssh's questions. Otherwise neither asks.
  public var isInteractive = false
  /// Receives git's own progress lines, such as `Receiving objects:  45% (9/20)`, without control characters.
  public var progress: (@Sendable (String) -> Void)?

  /// Receives what git wrote in a run that succeeded, line by line as it is left on a terminal, without control characters.
  public var transcript: (@Sendable ([String]) -> Void)?

  /// The file of a key that ssh offers too; else the one with which the repository signs.
  public var identity: String?

  public init(
    silence: Double = 120, isInteractive: Bool = false, progress: (@Sendable (String) -> Void)? = nil,
    transcript: (@Sendable ([String]) -> Void)? = nil
  ) {
    self.silence = silence
    self.isInteractive = isInteractive
    self.progress = progress
    self.transcript = transcript
  }

  /// The seconds in which a connection must be made.
  var connectSeconds: Int { max(1, min(30, Int(silence))) }
}
