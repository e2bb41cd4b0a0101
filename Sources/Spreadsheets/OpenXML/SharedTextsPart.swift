import OfficeOpenXML

/// The texts that cells share (ECMA-376 part 1, section 18.4), the runs of rich text joined.
final class SharedTextsPart: XMLVisitor {
  private(set) var texts: [String] = []
  /// Whether there are more texts than the limit.
  private(set) var isFull = false
  private let limit: Int
  private var run = RichText()

  init(limit: Int) { self.limit = limit }

  func begin(_ name: XMLName, _ attributes: XMLAttributes) { run.begin(name.local) }

  func end(_ name: XMLName, _ bytes: Range<Int>) {
    run.end(name.local)
    guard name.local == "si" else { return }
    let text = run.take()
    if texts.count < limit { texts.append(text) } else { isFull = true }
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) { run.text(text) }
}

/// Collects the text of a `CT_Rst`: that of its runs, without the phonetic runs, which only help to pronounce it.
struct RichText {
  private var bytes: [UInt8] = []
  private var isInText = false
  private var phonetic = 0

  mutating func begin(_ local: String) {
    switch local {
    case "t": isInText = phonetic == 0
    case "rPh": phonetic += 1
    default: break
    }
  }

  mutating func end(_ local: String) {
    switch local {
    case "t": isInText = false
    case "rPh": phonetic = max(0, phonetic - 1)
    default: break
    }
  }

  mutating func text(_ text: UnsafeBufferPointer<UInt8>) { if isInText { bytes += text } }

  /// The text collected so far, and begins another.
  mutating func take() -> String {
    defer { bytes.removeAll(keepingCapacity: true) }
    return EscapedText.decoded(bytes)
  }
}
