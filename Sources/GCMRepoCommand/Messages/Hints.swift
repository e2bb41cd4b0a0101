import RecordLocalization

/// A sentence's tail that names what may have been meant, or nothing.
func didYouMean(_ nearest: [String]) -> Message {
  nearest.isEmpty ? .empty : Message(" Did you mean \(or: nearest, "names")?")
}

extension String {
  /// The text as one word of a command that a reader may paste into a shell.
  var asShellWord: String {
    let isPlain = !isEmpty && allSatisfy { $0.isLetter || $0.isNumber || "/._-+:@%,".contains($0) } && first != "-"
    return isPlain ? self : "'" + replacing("'", with: "'\\''") + "'"
  }
}
