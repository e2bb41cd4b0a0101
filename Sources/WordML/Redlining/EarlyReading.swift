import OfficeOpenXML
import TextDiff

/// Reads the story of the main part again while the rest of it is being written.
///
/// Whenever enough was written, the part up to a border (see ``WrittenPart/borders``) is read on its own thread, with
/// the markup around the story. The result is used only when everything is written: ``Verification`` compares the
/// texts, and reads the whole part if they differ from the expected ones.
final class EarlyReading {
  /// The least number of uncopied bytes for a thread, and the most threads.
  private static let (leastBytes, mostParts) = (1 << 17, 5)

  private let part: String
  private let codes: ObjectCodes
  private let package: () -> PackageParts
  private var head: [UInt8] = []
  private var tail: [UInt8] = []
  private var step = Int.max
  /// The start of what was not yet given to a thread, and the number of copied paragraphs before it.
  private var start = 0
  private var copied = 0
  /// The copied paragraphs examined so far, and the bytes of those after the start.
  private var counted = 0
  private var copiedBytes = 0
  private var running: [Parallel.Running<StoryTexts?>] = []

  /// - Parameter package: the parts at the time of the call.
  init(part: String, codes: ObjectCodes, package: @escaping () -> PackageParts) {
    self.part = part
    self.codes = codes
    self.package = package
  }

  /// - Parameters:
  ///   - head: what is before the story, and is already written; `tail` will be after it.
  ///   - expected: the approximate number of bytes to be written.
  func begin(head: [UInt8], tail: [UInt8], expected: Int) {
    self.head = head
    self.tail = tail
    start = head.count
    step = max(Self.leastBytes, expected / Self.mostParts)
  }

  /// Called at each border in order: with what was written up to it, and the copied paragraphs in it.
  func reached(_ border: Int, in written: [UInt8], verbatim: [Verbatim]) {
    while counted < verbatim.count {
      copiedBytes += verbatim[counted].written.count
      counted += 1
    }
    guard running.count < Self.mostParts, border - start - copiedBytes >= step else { return }
    let changed = WrittenPart.bytes(written[start..<border], without: verbatim[copied...].map(\.written))
    let (bytes, part, package, codes) = (head + changed + tail, part, package(), codes.table)
    running.append(Parallel.begin { StoryTexts(bytes, part: part, in: package, codes) })
    (start, copied, copiedBytes) = (border, verbatim.count, 0)
  }

  /// The texts of the whole part; `nil` if none of it was read early, or it cannot be read.
  func texts(of written: WrittenPart) -> StoryTexts? {
    guard !running.isEmpty else { return nil }
    let rest = WrittenPart.bytes(
      written.bytes[start..<written.story.upperBound], without: written.verbatim[copied...].map(\.written))
    let last = StoryTexts(head + rest + tail, part: part, in: package(), codes.table)
    var texts: [StoryTexts] = []
    for part in running {
      guard let found = part.value() else { return nil }
      texts.append(found)
    }
    guard let last else { return nil }
    return StoryTexts(joining: texts + [last])
  }
}
