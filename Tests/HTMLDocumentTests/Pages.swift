import DocumentModel
import MarkdownText

@testable import HTMLDocument

/// The text of a page with the given body, as Markdown.
func text(_ body: String, head: String = "", _ reading: Reading = .accepted) throws(HTMLError) -> String {
  try page(
    "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">\(head)</head><body>\(body)</body></html>", reading)
}

/// The text of a whole page.
func page(_ page: String, _ reading: Reading = .accepted) throws(HTMLError) -> String {
  let blocks = try HTMLFile(Array(page.utf8)).text(reading).blocks
  return String(decoding: MarkdownWriter.write(blocks).text, as: UTF8.self)
}

func losses(_ body: String) throws(HTMLError) -> Losses {
  try HTMLFile(Array("<html><body>\(body)</body></html>".utf8)).text().losses
}
