import OfficeOpenXML

/// A `w:fldSimple` as the runs of a complex field: the former cannot be within a tracked change, the latter can.
struct SimpleField {
  let node: XMLTree.Node
  let tree: XMLTree
  let prefix: String

  func runs(isDeleted: Bool, copy: (XMLTree.Node, _ isDeleted: Bool) -> [UInt8]) -> [UInt8] {
    let instruction = XMLTags.escaped(tree.attribute(node, "instr") ?? "")
    let name = isDeleted ? "delInstrText" : "instrText"
    func mark(_ kind: String) -> [UInt8] {
      Array("<\(prefix)r><\(prefix)fldChar \(prefix)fldCharType=\"\(kind)\"/></\(prefix)r>".utf8)
    }
    var result = mark("begin") + Array("<\(prefix)r><\(prefix)\(name) xml:space=\"preserve\">".utf8)
    result += instruction + Array("</\(prefix)\(name)></\(prefix)r>".utf8) + mark("separate")
    for child in tree.children(node) where tree.isWord(child, "r") { result += copy(child, isDeleted) }
    return result + mark("end")
  }
}
