/// Why a file is not read as iCalendar.
public struct ICalendarError: Error, Sendable, Hashable {
  /// What is wrong. The raw values are those in JSON.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// It is larger than ``ICalendarLimits`` allow: the file, a line, its depth, the number of its lines or events.
    case tooLarge = "too-large"
    /// It is not UTF-8.
    case notUTF8 = "not-utf-8"
    /// A line has a control character, which no text may have (RFC 5545, section 3.1).
    case controlCharacter = "control-character"
    /// A line is not a name, parameters, a colon and a value.
    case notAContentLine = "not-a-content-line"
    /// `END` does not close what was begun last, something is not closed, or a line is outside a component.
    case unbalanced
    /// There is no `VCALENDAR` in it.
    case notACalendar = "not-a-calendar"
  }

  /// What is wrong.
  public let reason: Reason
  /// The line of the file, from 1.
  public let line: Int

  init(_ reason: Reason, line: Int) { (self.reason, self.line) = (reason, line) }
}
