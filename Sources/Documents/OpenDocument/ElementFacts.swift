import Markdown
import OfficePackage

/// Counts elements of one name.
final class ElementCount: XMLVisitor {
  let local: String
  private(set) var count = 0

  init(_ local: String) { self.local = local }

  func begin(_ name: XMLName, _ attributes: XMLAttributes) { if name.local == local { count += 1 } }
  func end(_ name: XMLName, _ bytes: Range<Int>) {}
  func text(_ text: UnsafeBufferPointer<UInt8>) {}
}

/// Keeps the words of the first element of one name.
final class ElementText: XMLVisitor {
  let local: String
  private var depth = 0
  private var done = false
  private var bytes: [UInt8] = []

  init(_ local: String) { self.local = local }

  /// Nil where there are no words.
  var words: String? {
    let words = MarkdownWriter.squeezed(nfc(String(decoding: bytes, as: UTF8.self)))
    return words.isEmpty ? nil : words
  }

  func begin(_ name: XMLName, _ attributes: XMLAttributes) { if name.local == local, !done { depth += 1 } }

  func end(_ name: XMLName, _ bytes: Range<Int>) {
    guard name.local == local, depth > 0 else { return }
    depth -= 1
    done = depth == 0
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) {
    // A title beyond this is none.
    if depth > 0, bytes.count < 2_000 { bytes.append(contentsOf: text) }
  }
}
