import Clibyaml

extension Node {
  /// This value as a YAML file: block style, UTF-8, LF, a final newline; the same value always gives the same bytes.
  ///
  /// A text that any YAML reader could interpret as a number, a Boolean or a date is quoted.
  public func serialized() -> String {
    var emitter = yaml_emitter_t()
    guard yaml_emitter_initialize(&emitter) == 1 else { return "" }
    defer { yaml_emitter_delete(&emitter) }
    let output = Output()
    yaml_emitter_set_unicode(&emitter, 1)
    yaml_emitter_set_width(&emitter, -1)
    yaml_emitter_set_indent(&emitter, 2)
    yaml_emitter_set_output(
      &emitter,
      { output, bytes, count in
        guard let output, let bytes else { return 0 }
        Unmanaged<Output>.fromOpaque(output).takeUnretainedValue().bytes
          .append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
        return 1
      }, Unmanaged.passUnretained(output).toOpaque())
    var event = yaml_event_t()
    yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING)
    yaml_emitter_emit(&emitter, &event)
    yaml_document_start_event_initialize(&event, nil, nil, nil, 1)
    yaml_emitter_emit(&emitter, &event)
    // A null document must be written out, since an empty file has no value.
    let root = content == .scalar("", plain: true) ? Node(.scalar("null", plain: true)) : self
    root.emit(&emitter)
    yaml_document_end_event_initialize(&event, 1)
    yaml_emitter_emit(&emitter, &event)
    yaml_stream_end_event_initialize(&event)
    yaml_emitter_emit(&emitter, &event)
    yaml_emitter_flush(&emitter)
    return String(decoding: output.bytes, as: UTF8.self)
  }

  private final class Output {
    var bytes: [UInt8] = []
  }

  private func emit(_ emitter: inout yaml_emitter_t) {
    var event = yaml_event_t()
    switch content {
    case .scalar(let text, let plain):
      Self.emit(text, style: plain ? YAML_PLAIN_SCALAR_STYLE : Self.style(of: text), &emitter)
    case .sequence(let nodes):
      // An empty list has no block form.
      let style = nodes.isEmpty ? YAML_FLOW_SEQUENCE_STYLE : YAML_BLOCK_SEQUENCE_STYLE
      yaml_sequence_start_event_initialize(&event, nil, nil, 1, style)
      yaml_emitter_emit(&emitter, &event)
      for node in nodes { node.emit(&emitter) }
      yaml_sequence_end_event_initialize(&event)
      yaml_emitter_emit(&emitter, &event)
    case .mapping(let pairs):
      let style = pairs.isEmpty ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE
      yaml_mapping_start_event_initialize(&event, nil, nil, 1, style)
      yaml_emitter_emit(&emitter, &event)
      for pair in pairs {
        Self.emit(pair.key, style: Self.style(of: pair.key), &emitter)
        pair.value.emit(&emitter)
      }
      yaml_mapping_end_event_initialize(&event)
      yaml_emitter_emit(&emitter, &event)
    }
  }

  private static func style(of text: String) -> yaml_scalar_style_t {
    if text.contains("\n") { return YAML_DOUBLE_QUOTED_SCALAR_STYLE }
    // Plain style is a request: libyaml quotes what would not read back.
    return CoreSchema.isAmbiguous(text) ? YAML_SINGLE_QUOTED_SCALAR_STYLE : YAML_PLAIN_SCALAR_STYLE
  }

  private static func emit(_ text: String, style: yaml_scalar_style_t, _ emitter: inout yaml_emitter_t) {
    var event = yaml_event_t()
    var bytes = Array(text.utf8)
    let count = Int32(bytes.count)
    bytes.append(0)
    yaml_scalar_event_initialize(&event, nil, nil, &bytes, count, 1, 1, style)
    yaml_emitter_emit(&emitter, &event)
  }
}
