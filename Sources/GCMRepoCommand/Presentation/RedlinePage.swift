import RecordComparison
import DocumentModel
import GCMRepo
import TextDiff
import RecordRendering
import RecordLocalization

/// A redline as text: on standard output, in a pager on a terminal, or in a file.
struct RedlinePage {
  let redline: StateRedline
  /// The subject of the redline.
  let title: String
  let options: RedlineOptions
  let console: Console

  func show() async throws {
    let form = options.shownForm(console)
    guard form != .pdf else {
      return try await RedlinePDF(
        redline: redline, title: title, whole: options.whole, context: options.context ?? 1, console: console
      ).write(to: options.output)
    }
    guard let output = options.output, output != "-" else {
      if form == .terminal, Console.outputIsTerminal {
        var page = ByteBuffer()
        write(form, to: &page)
        try await console.page(page.text)
      } else {
        try console.print { sink in write(form, to: &sink) }
      }
      return
    }
    var page = ByteBuffer()
    write(form, to: &page)
    try OutputFile(path: output, defaultName: "redline.\(form.fileExtension)").write(page.bytes)
    console.remark(.redlineIsIn(output))
  }

  /// The label by which the page is recognised when it is submitted.
  private var label: DocumentLabel {
    let text = redline.documents.count == 1 ? redline.documents.first : nil
    let name = text.flatMap { DocumentID(path: $0.path)?.description }
    return DocumentLabel(
      kind: .redline, document: name, language: text?.language?.description ?? console.language.rawValue,
      // Files compared without a record have no commit.
      commit: redline.to.commit?.description ?? DocumentLabel.noCommit, from: redline.from.commit?.description)
  }

  private func write(_ form: RedlineForm, to sink: inout some ByteSink) {
    switch form {
    case .json: RedlineJSON.write(redline, to: &sink)
    case .html:
      var page = RedlineHTML(
        language: console.language, title: title, layout: options.sideBySide ? .sideBySide : .inline,
        extent: options.whole ? .whole : .affected, context: options.context ?? 1)
      page.label = label.line
      page.write(redline, to: &sink)
    case .markdown: RedlineMarkdown(language: console.language, context: options.shownContext).write(redline, to: &sink)
    // A Word file and a PDF are not written as text; see WordRedlineOutput, ComparedFiles and RedlinePDF.
    case .terminal, .docx, .pdf:
      let style =
        options.output == nil ? console.style : TerminalStyle(color: false, width: 0, language: console.language)
      RedlineTerminal(style: style, context: options.shownContext, layout: options.sideBySide ? .sideBySide : .inline)
        .write(redline, to: &sink)
    }
  }
}

extension Message {
  static func redlineIsIn(_ output: String) -> Message {
    Message("The redline is in \(output, "output").")
  }
}
