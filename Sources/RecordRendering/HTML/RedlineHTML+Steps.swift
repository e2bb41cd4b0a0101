import RecordComparison
import RecordLocalization
import TextDiff

extension RedlineHTML {
  /// Writes the legend of the marks: each step, its author, and its statistics.
  func steps(_ redline: StateRedline, to out: inout ByteWriter) {
    guard !redline.steps.isEmpty else { return }
    let marks = StepMarks(redline)
    out.append("<section class=\"sum steps\" aria-labelledby=\"_steps\">\n")
    out.append("<h2 id=\"_steps\">\(language(.whoMadeEachChange))</h2>\n<ul>\n")
    for number in redline.steps.indices {
      out.append("<li>\(marks[number]) <bdi>")
      out.append(html: redline.account(ofStep: number, language))
      out.append("</bdi></li>\n")
    }
    out.append("</ul>\n</section>\n")
  }

  /// Writes the table of what each party changed, if there is more than one.
  func parties(_ redline: StateRedline, to out: inout ByteWriter) {
    let parties = redline.statisticsOfParties
    guard parties.count > 1 else { return }
    out.append("<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-labelledby=\"_parties\">\n<table>\n")
    out.append("<caption id=\"_parties\">\(language(.changesByParty))</caption>\n<thead><tr>")
    out.append("<th scope=\"col\">\(language(.party))</th>")
    for title in [Phrase.documentsTitle, .wordsInsertedTitle, .wordsDeletedTitle, .movedTitle] {
      out.append("<th scope=\"col\" class=\"num\">\(language(title))</th>")
    }
    out.append("</tr></thead>\n<tbody>\n")
    for party in parties {
      out.append("<tr><th scope=\"row\"><bdi>")
      out.append(html: party.party?.description ?? language(.nobodysOwn))
      out.append("</bdi></th>")
      let sums = party.statistics
      for number in [party.documents, sums.wordsInserted, sums.wordsDeleted, sums.blocksMoved] {
        out.append("<td class=\"num\">\(language.grouped(number))</td>")
      }
      out.append("</tr>\n")
    }
    out.append("</tbody>\n</table>\n</div>\n")
  }
}

extension BlockText {
  /// Writes who made the change of a span, within its mark.
  func mark(_ span: VisibleSpan, to out: inout ByteWriter) {
    guard let step = attribution?.attribution.step(ofSpan: span.index) else { return }
    out.append(marks?[step] ?? "")
  }

  /// Writes the passing texts before a span; they are in neither text.
  func passing(after start: Int, upTo span: Int, to out: inout ByteWriter) {
    guard let marks, let attribution else { return }
    for text in attribution.passing(after: start, upTo: span) {
      out.append(literal: "<span class=\"passing\"><ins><s>")
      text.text[...].trimmedLineEnds.withUnsafeBytes { out.append(html: $0) }
      out.append(literal: "</s></ins>")
      out.append(marks[text.insertedBy] + marks[text.deletedBy])
      out.append(literal: "</span> ")
    }
  }
}
