import RecordLocalization

/// The end of a message with suggestions, or nothing.
func didYouMean(_ nearest: [String]) -> Message {
  nearest.isEmpty ? .empty : Message(" Did you mean \(or: nearest, "names")?")
}

extension String {
  /// The text quoted as one word for a shell.
  var asShellWord: String {
    let isPlain = !isEmpty && allSatisfy { $0.isLetter || $0.isNumber || "/._-+:@%,".contains($0) } && first != "-"
    return isPlain ? self : "'" + replacing("'", with: "'\\''") + "'"
  }
}
