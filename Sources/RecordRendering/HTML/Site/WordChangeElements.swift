import TextDiff

extension ByteWriter {
  /// Appends a short text with its changes against an older one: inserted and deleted words as `ins` and `del`.
  package mutating func append(changesFrom old: [UInt8], to new: [UInt8]) {
    let redline = TextRedline(from: old, to: new)
    for span in redline.spans {
      let bytes = redline.bytes(of: span)
      guard !bytes.isEmpty else { continue }
      switch span.operation {
      case .equal: bytes.withUnsafeBytes { append(html: $0) }
      case .insert: element("ins", bytes)
      case .delete: element("del", bytes)
      }
    }
  }

  private mutating func element(_ name: String, _ bytes: ArraySlice<UInt8>) {
    append("<\(name)>")
    bytes.withUnsafeBytes { append(html: $0) }
    append("</\(name)>")
  }
}
