import TextDiff

/// A block with its inline Markdown formatted, unless that would hide a change.
///
/// A pair of delimiters is hidden unless unchanged words gained or lost their style by it, or an unchanged link got
/// another target: then the delimiters are shown, inserted or deleted. Together the runs of a span hold all its bytes.
/// Cost: linear in the block.
struct InlineView {
  private var old: InlineRoles?
  private var new: InlineRoles?

  init(_ text: TextRedline, _ block: TextRedline.Block) {
    new = InlineRoles(text.new, block.to)
    guard block.change != .equal, block.change != .moved else { return }
    old = InlineRoles(text.old, block.from)
    guard !block.from.isEmpty, !block.to.isEmpty, old != nil || new != nil else { return }
    var ofNew = Twins(new)
    var ofOld = Twins(old)
    for span in text.spans[block.spans] where span.operation == .equal {
      for (was, now) in zip(span.old, span.new) {
        ofNew.set(old?.style(at: was) ?? [], at: now)
        ofOld.set(new?.style(at: now) ?? [], at: was)
      }
    }
    Self.showChanged(in: &new, ofNew)
    Self.showChanged(in: &old, ofOld)
  }

  private static func showChanged(in roles: inout InlineRoles?, _ twins: Twins) {
    guard let found = roles else { return }
    for pair in found.pairs {
      let isWord = { (place: Int) in found.role(at: place) == .text }
      let isRestyled = pair.inner.contains { place in
        isWord(place) && twins.style(at: place).map { !$0.isSuperset(of: pair.style) } ?? false
      }
      let isRetargeted =
        pair.target.contains { twins.style(at: $0) == nil }
        && (pair.inner.contains { isWord($0) && twins.style(at: $0) != nil }
          || pair.target.contains { twins.style(at: $0) != nil })
      if isRestyled || isRetargeted { roles?.show(pair) }
    }
  }

  /// The runs of a span, each with one role and one style.
  func runs(of span: VisibleSpan, in text: TextRedline) -> [InlineRun] {
    let bytes = span.bytes
    let side = span.operation == .delete ? old : new
    // Equal text is syntax if it is syntax in both texts.
    let isBoth = span.operation == .equal && old != nil
    guard side != nil || isBoth, !bytes.isEmpty else { return [InlineRun(bytes: bytes, style: [], role: .text)] }
    let offset = isBoth ? text.spans[span.index].old.lowerBound - text.spans[span.index].new.lowerBound : 0
    var runs: [InlineRun] = []
    var start = bytes.startIndex
    var current: (InlineStyle, InlineRun.Role)?
    for place in bytes.indices {
      let style = side?.style(at: place) ?? []
      var role = side?.role(at: place) ?? .text
      if isBoth, let old, old.role(at: place + offset) != role { role = .text }
      if let met = current, met.0 != style || met.1 != role {
        runs.append(InlineRun(bytes: bytes[start..<place], style: met.0, role: met.1))
        start = place
      }
      current = (style, role)
    }
    if let current { runs.append(InlineRun(bytes: bytes[start...], style: current.0, role: current.1)) }
    return runs
  }
}

/// The appearance of each equal byte of one side on the other.
private struct Twins {
  private static let none: UInt8 = 0xFF
  private let first: Int
  private var styles: [UInt8]

  init(_ side: InlineRoles?) {
    first = side?.range.lowerBound ?? 0
    styles = .init(repeating: Self.none, count: side?.range.count ?? 0)
  }

  mutating func set(_ style: InlineStyle, at place: Int) {
    if styles.indices.contains(place - first) { styles[place - first] = style.rawValue }
  }

  /// `nil` if the byte is not equal.
  func style(at place: Int) -> InlineStyle? {
    let style = styles[place - first]
    return style == Self.none ? nil : InlineStyle(rawValue: style)
  }
}
