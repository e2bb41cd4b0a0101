import OfficeOpenXML

/// Writes the words of text boxes as redlines, if the shapes around them are the same.
///
/// A text box is often in a file twice, as a drawing and in the older form for older programs: both are written.
struct TextBoxes {
  private let writer: PartWriter

  init(_ writer: PartWriter) { self.writer = writer }

  /// The outermost elements that contain the stories of text boxes.
  static func containers(of node: XMLTree.Node, in tree: XMLTree) -> [XMLTree.Node] {
    if tree.isWord(node, "txbxContent") { return [node] }
    return tree.children(node).flatMap { tree.isElement($0) ? containers(of: $0, in: tree) : [] }
  }

  /// The new object, with the changes of its words.
  func write(old: XMLTree.Node, new: XMLTree.Node) -> [UInt8] {
    let (oldTree, newTree) = (writer.old.tree, writer.new.tree)
    let oldBoxes = Self.containers(of: old, in: oldTree)
    let newBoxes = Self.containers(of: new, in: newTree)
    guard oldBoxes.count == newBoxes.count else { return Array(newTree.bytes[newTree.range(new)]) }
    var out: [UInt8] = []
    var at = newTree.range(new).lowerBound
    for (a, b) in zip(oldBoxes, newBoxes) {
      let content = newTree.content(b)
      guard !oldTree.bytes[oldTree.content(a)].elementsEqual(newTree.bytes[content]) else { continue }
      let oldStory = StoryReader.read(a, into: writer.old)
      let newStory = StoryReader.read(b, into: writer.new)
      out += newTree.bytes[at..<content.lowerBound]
      out += writer.story(old: oldStory, new: newStory)
      at = content.upperBound
    }
    return out + newTree.bytes[at..<newTree.range(new).upperBound]
  }
}
