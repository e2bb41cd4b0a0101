import RecordLocalization

/// Where a Word file goes that was made: to the file that was named, or to standard output where nobody reads there.
struct WordAnswer {
  /// A file, `-` or nothing for standard output.
  let output: String?
  let console: Console

  /// Refuses a terminal.
  func check() throws(CommandFailure) {
    guard output == nil || output == "-", Console.outputIsTerminal else { return }
    throw CommandFailure(
      .usage,
      Message("A Word file cannot be shown on a terminal. Name one with -o FILE.docx."))
  }

  /// What there is to say is said once the file is there: a refusal stands alone.
  func give(_ bytes: [UInt8], _ remarks: [Message]) throws {
    var remarks = remarks
    if let output, output != "-" {
      try OutputFile(path: output, defaultName: "redline.docx").write(bytes)
      remarks.append(.redlineIsIn(output))
    } else {
      try console.print(bytes: bytes)
    }
    remarks.forEach(console.remark)
  }

  func sayThatNothingDiffers() {
    console.remark(
      Message("There is no difference; no file was written."))
  }
}

extension Message {
  var asWarning: Message { Message("Warning: \(self, "warning")") }
}
