import Clibyaml

/// Where each value of a YAML text stands in its bytes, and how it is written.
struct Outline {
  /// The bytes of the value. A block collection ends with its last value, a block of lines before its last line break.
  var range: Range<Int>
  /// The column of its first character, from 0.
  let column: Int
  var content: Content

  indirect enum Content {
    case scalar
    case sequence([Outline], isFlow: Bool)
    case mapping([Pair], isFlow: Bool)
  }

  struct Pair {
    let name: String
    let key: Outline
    let value: Outline
  }

  /// Reads the outline of a text that ``Node`` has parsed, and so is valid and of bounded depth. Cost: linear.
  init(of bytes: [UInt8]) throws(YAMLError) {
    let offsets = Self.offsets(of: bytes)
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else {
      throw YAMLError(problem: .syntax("out of memory"), mark: Mark(line: 1, column: 1))
    }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    // A typed throw cannot leave a `withUnsafe…` closure of the standard library, so it is returned as a value.
    let result: Result<Outline, YAMLError> = bytes.withUnsafeBufferPointer { buffer in
      yaml_parser_set_input_string(&parser, buffer.baseAddress ?? UnsafePointer(bitPattern: 1), buffer.count)
      do throws(YAMLError) {
        while true {
          let event = try Event(next: &parser)
          switch event.type {
          case YAML_STREAM_START_EVENT, YAML_DOCUMENT_START_EVENT: continue
          case YAML_STREAM_END_EVENT: throw YAMLError(problem: .empty, mark: event.mark)
          default: return .success(try Outline(event, &parser, Source(bytes: buffer, offsets: offsets)))
          }
        }
      } catch {
        return .failure(error)
      }
    }
    self = try result.get()
  }

  private struct Source {
    let bytes: UnsafeBufferPointer<UInt8>
    let offsets: [Int]

    func range(_ scalars: Range<Int>) -> Range<Int> {
      let last = offsets.count - 1
      return offsets[min(scalars.lowerBound, last)]..<offsets[min(scalars.upperBound, last)]
    }
  }

  private init(_ event: Event, _ parser: inout yaml_parser_t, _ source: Source) throws(YAMLError) {
    range = source.range(event.range)
    column = event.mark.column - 1
    content = .scalar
    switch event.type {
    case YAML_SEQUENCE_START_EVENT:
      var items: [Outline] = []
      while true {
        let next = try Event(next: &parser)
        if next.type == YAML_SEQUENCE_END_EVENT {
          range = range.lowerBound..<(event.isFlow ? source.range(next.range) : items.last?.range ?? range).upperBound
          break
        }
        items.append(try Outline(next, &parser, source))
      }
      content = .sequence(items, isFlow: event.isFlow)
    case YAML_MAPPING_START_EVENT:
      var pairs: [Pair] = []
      while true {
        let next = try Event(next: &parser)
        if next.type == YAML_MAPPING_END_EVENT {
          let end = event.isFlow ? source.range(next.range) : pairs.last?.value.range ?? range
          range = range.lowerBound..<end.upperBound
          break
        }
        let key = try Outline(next, &parser, source)
        let value = try Outline(try Event(next: &parser), &parser, source)
        pairs.append(Pair(name: next.text, key: key, value: value))
      }
      content = .mapping(pairs, isFlow: event.isFlow)
    default:
      guard event.isBlockScalar else { return }
      // libyaml counts the blank lines and comments after a block of lines to it.
      var end = range.upperBound
      while end > range.lowerBound, [0x0A, 0x0D, 0x20].contains(source.bytes[end - 1]) { end -= 1 }
      range = range.lowerBound..<end
    }
  }

  /// The offset of each Unicode scalar, and of the end.
  private static func offsets(of bytes: [UInt8]) -> [Int] {
    var offsets: [Int] = []
    offsets.reserveCapacity(bytes.count + 1)
    for (place, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 { offsets.append(place) }
    offsets.append(bytes.count)
    return offsets
  }
}
