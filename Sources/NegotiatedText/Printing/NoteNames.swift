import TextDiff

/// The names of the notes of several proposals in one text: a note of the draft keeps its name, even where a party renumbers
/// it, and the new notes of two parties never share one.
struct NoteNames {
  /// For each proposal, its names that are others in the compiled text.
  private var names: [Int: [[UInt8]: [UInt8]]] = [:]
  /// What a proposal has in place of a note of the draft whose name it takes for another one.
  private(set) var replacements: [Key: [UInt8]] = [:]

  /// A proposal's note, by its name there.
  struct Key: Hashable {
    let proposal: Int
    let name: [UInt8]
  }

  init(_ text: CompiledText) {
    var ofDraft: Set<[UInt8]> = []
    var gone: Set<Key> = []
    for paragraph in text.paragraphs {
      guard let place = paragraph.place, text.base[place]?.kind == .footnote,
        let name = Self.name(Array(text.text(of: paragraph)))
      else { continue }
      ofDraft.insert(name)
      for alternative in paragraph.alternatives {
        let other = Self.name(alternative.text)
        for part in alternative.parts {
          if let other, other != name { names[part.proposal, default: [:]][other] = name }
          if alternative.text.isEmpty { gone.insert(Key(proposal: part.proposal, name: name)) }
        }
      }
    }
    nameNew(in: text, ofDraft, gone)
  }

  private mutating func nameNew(in text: CompiledText, _ ofDraft: Set<[UInt8]>, _ gone: Set<Key>) {
    var added: [(key: Key, content: [UInt8], holders: [String])] = []
    for paragraph in text.paragraphs where paragraph.place == nil {
      for alternative in paragraph.alternatives {
        guard let block = LooseBlock.note(alternative.text), let name = block.note else { continue }
        for part in alternative.parts {
          let key = Key(proposal: part.proposal, name: name)
          if gone.contains(key) {
            replacements[key] = block.content
          } else {
            added.append((key, block.content, alternative.holders))
          }
        }
      }
    }
    var contents: [[UInt8]: Set<[UInt8]>] = [:]
    for note in added { contents[note.key.name, default: []].insert(note.content) }
    var taken = ofDraft.union(contents.keys)
    var given: [[[UInt8]]: [UInt8]] = [:]
    for note in added where ofDraft.contains(note.key.name) || (contents[note.key.name]?.count ?? 0) > 1 {
      let own = [note.key.name, note.content]
      let name = given[own] ?? Self.free(note.key.name + Array("-\(note.holders[0])".utf8), taken)
      given[own] = name
      taken.insert(name)
      names[note.key.proposal, default: [:]][note.key.name] = name
    }
  }

  private static func free(_ name: [UInt8], _ taken: Set<[UInt8]>) -> [UInt8] {
    var (free, number) = (name, 2)
    while taken.contains(free) {
      free = name + Array("-\(number)".utf8)
      number += 1
    }
    return free
  }

  /// The name that a proposal's note has in the compiled text.
  func name(_ name: [UInt8], in proposal: Int) -> [UInt8] { names[proposal]?[name] ?? name }

  /// Some text of a proposal with the compiled text's names. Cost: linear.
  func renamed(_ text: ArraySlice<UInt8>, in proposal: Int) -> ArraySlice<UInt8> {
    guard let names = names[proposal] else { return text }
    var result: [UInt8] = []
    var at = text.startIndex
    while let open = text[at...].firstIndex(of: UInt8(ascii: "[")) {
      result += text[at...open]
      at = open + 1
      guard at < text.endIndex, text[at] == UInt8(ascii: "^"),
        let close = text[at...].prefix(102).firstIndex(of: UInt8(ascii: "]")),
        let new = names[Array(text[at + 1..<close])]
      else { continue }
      result += [UInt8(ascii: "^")] + new + [UInt8(ascii: "]")]
      at = close + 1
    }
    return result + text[at...]
  }

  private static func name(_ text: [UInt8]) -> [UInt8]? { LooseBlock.note(text)?.note }
}

extension LooseBlock {
  /// The note that some text defines.
  fileprivate static func note(_ text: [UInt8]) -> LooseBlock? {
    guard text[...].drop(while: \.isBlank).starts(with: "[^".utf8) else { return nil }
    return blocks(of: text).first { $0.kind == .footnote }
  }
}
