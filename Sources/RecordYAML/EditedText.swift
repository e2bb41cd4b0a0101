/// A YAML text whose values are changed in place.
///
/// All else stays byte for byte: comments, the order of keys, quotes, blank lines. After each change the text is parsed
/// again and must mean what it meant before, with that change.
///
/// ```swift
/// var text = try EditedText(bytes)
/// try text.append(.mapping([("name", .string("Ana Rojas"))]), to: "focal_points", of: [])
/// try text.set("due", of: [.key("agreements"), .item(0)], to: .plain("2018-02-01"))
/// ```
public struct EditedText: Sendable {
  /// The text as it is now, in UTF-8.
  public private(set) var bytes: [UInt8]
  /// Its value.
  public private(set) var root: Node

  /// One step from a value to a value in it.
  public enum Step: Sendable, Hashable {
    case key(String)
    case item(Int)
  }

  /// Why a text was not changed.
  public enum Refusal: Error, Sendable, Hashable {
    /// There is no such mapping or list.
    case noSuchPlace
    /// It is written in a way that does not allow the change in place, such as with `?` before a key.
    case notInPlace
  }

  /// Takes a text.
  public init(_ bytes: [UInt8]) throws(YAMLError) {
    self.bytes = bytes
    root = try Node(parsing: bytes)
  }

  /// Sets a key of the mapping at a path.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - path: where the mapping is.
  ///   - value: its new value.
  ///   - order: keys in their usual order; a new key is put after the last of those before it, else at the end.
  public mutating func set(
    _ key: String, of path: [Step], to value: Node, order: [String] = []
  ) throws(Refusal) {
    let place = try self.place(path)
    guard case .mapping(let pairs, let isFlow) = place.content else { throw .noSuchPlace }
    let wanted = try root.changing(path[...]) { node in
      node.mapping.map { .mapping($0.setting(key, to: value, order: order)) }
    }
    var splice = Splice(bytes)
    if let old = pairs.first(where: { $0.name == key }) {
      if isFlow {
        splice.replace(old.value.range, with: (old.value.range.isEmpty ? " " : "") + value.inline(inFlow: true))
      } else {
        try splice.setValue(of: old, to: value, indent: place.column)
      }
    } else if let last = pairs.last(before: key, order) {
      let text = Node.lines(of: key, value)
      if isFlow {
        splice.insert(
          ", " + Node.mapping([(key, value)]).inline().dropFirst().dropLast(), at: last.value.range.upperBound)
      } else {
        splice.insert(lines: text, indent: place.column, afterLineOf: last.value.range.upperBound)
      }
    } else {
      // An empty mapping, `{}`.
      splice.insert(Node.mapping([(key, value)]).inline().dropFirst().dropLast(), at: place.range.lowerBound + 1)
    }
    try take(splice, wanted)
  }

  /// Appends an item to the list of a key of the mapping at a path, which is made if it is absent.
  ///
  /// - Parameters:
  ///   - item: the item's value.
  ///   - key: the key of the list.
  ///   - path: where the mapping is.
  ///   - lines: the item as it is written, with its comments, instead of a text made from its value.
  ///   - order: keys in their usual order, for a list that is made.
  public mutating func append(
    _ item: Node, to key: String, of path: [Step], lines: [String]? = nil, order: [String] = []
  ) throws(Refusal) {
    let place = try self.place(path)
    guard case .mapping(let pairs, _) = place.content else { throw .noSuchPlace }
    guard let pair = pairs.first(where: { $0.name == key }), case .sequence(let items, let isFlow) = pair.value.content,
      let last = items.last
    else {
      guard root.value(at: path)?[key].map({ $0.isNull || $0.sequence?.isEmpty == true }) ?? true else {
        throw .noSuchPlace
      }
      return try set(key, of: path, to: .sequence([item]), order: order)
    }
    let wanted = try root.changing(path[...]) { node in
      guard let list = node[key]?.sequence else { return nil }
      return .mapping((node.mapping ?? []).setting(key, to: .sequence(list + [item]), order: []))
    }
    var splice = Splice(bytes)
    if isFlow {
      splice.insert(", " + item.inline(inFlow: true), at: last.range.upperBound)
    } else {
      splice.insert(
        lines: lines ?? item.itemLines, indent: pair.value.column, afterLineOf: last.range.upperBound)
    }
    try take(splice, wanted)
  }

  /// Removes a key of the block mapping at a path, with the lines of its value; nothing if it is absent.
  public mutating func remove(_ key: String, of path: [Step]) throws(Refusal) {
    let place = try self.place(path)
    guard case .mapping(let pairs, let isFlow) = place.content else { throw .noSuchPlace }
    guard let index = pairs.firstIndex(where: { $0.name == key }) else { return }
    // The first key may share its line with the dash of an item.
    guard !isFlow, index > 0 else { return try set(key, of: path, to: Node(.scalar("null", plain: true))) }
    let wanted = try root.changing(path[...]) { node in
      node.mapping.map { pairs in Node(.mapping(pairs.filter { $0.key != key })) }
    }
    var splice = Splice(bytes)
    splice.removeLines(from: pairs[index].key.range.lowerBound, through: pairs[index].value.range.upperBound)
    try take(splice, wanted)
  }

  /// The outline of the value at a path.
  private func place(_ path: [Step]) throws(Refusal) -> Outline {
    guard var place = try? Outline(of: bytes) else { throw .notInPlace }
    for step in path {
      switch (step, place.content) {
      case (.key(let key), .mapping(let pairs, _)):
        guard let pair = pairs.first(where: { $0.name == key }) else { throw .noSuchPlace }
        place = pair.value
      case (.item(let index), .sequence(let items, _)):
        guard items.indices.contains(index) else { throw .noSuchPlace }
        place = items[index]
      default: throw .noSuchPlace
      }
    }
    return place
  }

  private mutating func take(_ splice: Splice, _ wanted: Node) throws(Refusal) {
    guard let made = try? EditedText(splice.bytes), made.root.means(wanted) else { throw .notInPlace }
    self = made
  }
}

extension Node {
  /// A scalar that is written without quotes, such as a date.
  public static func plain(_ text: String) -> Node { Node(.scalar(text, plain: true)) }

  /// The value at a path; `nil` if there is none.
  public func value(at path: [EditedText.Step]) -> Node? {
    path.reduce(self as Node?) { node, step in
      switch step {
      case .key(let key): node?[key]
      case .item(let index): node?.sequence.flatMap { $0.indices.contains(index) ? $0[index] : nil }
      }
    }
  }

  /// Whether it is the same value, however it is quoted.
  public func means(_ other: Node) -> Bool {
    switch (content, other.content) {
    case (.scalar(let a, _), .scalar(let b, _)):
      isNull == other.isNull && (int == nil) == (other.int == nil) && (isNull || a.utf8.elementsEqual(b.utf8))
    case (.sequence(let a), .sequence(let b)): a.count == b.count && zip(a, b).allSatisfy { $0.means($1) }
    case (.mapping(let a), .mapping(let b)):
      a.count == b.count
        && zip(a, b).allSatisfy { $0.key.utf8.elementsEqual($1.key.utf8) && $0.value.means($1.value) }
    default: false
    }
  }

  /// This value with another at a path.
  fileprivate func changing(
    _ path: ArraySlice<EditedText.Step>, _ change: (Node) -> Node?
  ) throws(EditedText.Refusal) -> Node {
    guard let step = path.first else {
      guard let changed = change(self) else { throw .noSuchPlace }
      return changed
    }
    switch (step, content) {
    case (.key(let key), .mapping(var pairs)):
      guard let place = pairs.firstIndex(where: { $0.key == key }) else { throw .noSuchPlace }
      let value = try pairs[place].value.changing(path.dropFirst(), change)
      pairs[place] = Pair(key: key, keyMark: pairs[place].keyMark, value: value)
      return Node(.mapping(pairs), at: mark)
    case (.item(let index), .sequence(var items)):
      guard items.indices.contains(index) else { throw .noSuchPlace }
      items[index] = try items[index].changing(path.dropFirst(), change)
      return Node(.sequence(items), at: mark)
    default: throw .noSuchPlace
    }
  }
}

extension [Node.Pair] {
  /// These pairs with a key set, in place or after those that usually stand before it.
  fileprivate func setting(_ key: String, to value: Node, order: [String]) -> [(String, Node)] {
    var pairs = map { ($0.key, $0.value) }
    if let place = firstIndex(where: { $0.key == key }) {
      pairs[place].1 = value
    } else {
      pairs.insert((key, value), at: place(for: key, order, in: map(\.key)))
    }
    return pairs
  }
}

extension [Outline.Pair] {
  /// The pair after which a new key is put.
  fileprivate func last(before key: String, _ order: [String]) -> Outline.Pair? {
    isEmpty ? nil : self[place(for: key, order, in: map(\.name)) - 1]
  }
}

/// The place of a new key among others: after the last of those that usually stand before it, never the first.
private func place(for key: String, _ order: [String], in keys: [String]) -> Int {
  guard let rank = order.firstIndex(of: key),
    let last = keys.lastIndex(where: { name in order.firstIndex(of: name).map { $0 < rank } ?? false })
  else { return keys.count }
  return last + 1
}
