import OfficeOpenXML
import TextDiff

/// Reads the story of the main part again while the rest of it is being written.
///
/// Wherever enough was written, what stands up to a border (see ``WrittenPart/borders``) is read on a thread of its own, with what
/// stands around the story. Nothing is concluded from it before all is written: ``Verification`` compares the texts, and reads
/// the part as one where they are not the wanted ones.
final class EarlyReading {
  /// A thread's worth of bytes that are not copied, at least; and how many threads there are at most.
  private static let (leastBytes, mostParts) = (1 << 17, 5)

  private let part: String
  private let codes: ObjectCodes
  private let package: () -> PackageParts
  private var head: [UInt8] = []
  private var tail: [UInt8] = []
  private var step = Int.max
  /// Where what was not yet given to a thread begins, and how many copied paragraphs stand before it.
  private var start = 0
  private var copied = 0
  /// Copied paragraphs that were looked at, and the bytes of those behind the start.
  private var counted = 0
  private var copiedBytes = 0
  private var running: [Parallel.Running<StoryTexts?>] = []

  /// - Parameter package: the parts as they are when it is called.
  init(part: String, codes: ObjectCodes, package: @escaping () -> PackageParts) {
    self.part = part
    self.codes = codes
    self.package = package
  }

  /// - Parameters:
  ///   - head: what stands before the story, and is already written; `tail` will stand behind it.
  ///   - expected: about how many bytes will be written.
  func begin(head: [UInt8], tail: [UInt8], expected: Int) {
    self.head = head
    self.tail = tail
    start = head.count
    step = max(Self.leastBytes, expected / Self.mostParts)
  }

  /// Told of each border in order: what was written up to it, and what of it was copied.
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

  /// What the whole part says; nil where none of it was read early, or it can't be read.
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
