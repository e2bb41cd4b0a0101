import GCMRepo

extension Revision {
  /// The message in one line.
  var messageLine: String? {
    message.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }
}
