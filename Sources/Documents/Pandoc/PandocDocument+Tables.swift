import MarkdownText

extension PandocDocument {
  /// A table with its caption and alignments; heading rows of its bodies are rows.
  mutating func readTable(_ cursor: inout JSONCursor) throws -> Table {
    var table = Table()
    try cursor.open()
    try readPlace(&cursor)
    try cursor.comma()
    table.caption = try readCaption(&cursor)
    try cursor.comma()
    try cursor.array { cursor in
      try cursor.open()
      table.alignments.append(try readAlignment(&cursor))
      try cursor.comma()
      try cursor.skipValue()
      try cursor.close()
    }
    try cursor.comma()
    table.head = try readAttributed(&cursor) { try readRows(&$0) }
    // Markdown has no table without a heading row: one of empty cells stands for none.
    if table.head.allSatisfy({ $0.allSatisfy(\.blocks.isEmpty) }) { table.head = [] }
    try cursor.comma()
    try cursor.array { cursor in
      // A body: attributes, columns of row headings, its own heading rows, its rows.
      try cursor.open()
      for _ in 0..<2 {
        try cursor.skipValue()
        try cursor.comma()
      }
      table.rows += try readRows(&cursor)
      try cursor.comma()
      table.rows += try readRows(&cursor)
      try cursor.close()
    }
    try cursor.comma()
    table.rows += try readAttributed(&cursor) { try readRows(&$0) }
    try cursor.close()
    return table
  }

  private mutating func readRows(_ cursor: inout JSONCursor) throws -> [[Table.Cell]] {
    var rows: [[Table.Cell]] = []
    try cursor.array { cursor in
      var cells: [Table.Cell] = []
      try readAttributed(&cursor) { cursor in
        try cursor.array { cursor in
          try cursor.open()
          try cursor.skipValue()
          try cursor.comma()
          try cursor.skipValue()
          try cursor.comma()
          let rows = try cursor.integer()
          try cursor.comma()
          let columns = try cursor.integer()
          try cursor.comma()
          cells.append(Table.Cell(blocks: try readBlocks(&cursor), columns: columns, rows: rows))
          try cursor.close()
        }
      }
      rows.append(cells)
    }
    return rows
  }

  private func readAlignment(_ cursor: inout JSONCursor) throws -> Table.Alignment {
    var alignment = Table.Alignment.none
    try cursor.tagged { _, tag in
      switch tag {
      case "AlignLeft": alignment = .left
      case "AlignRight": alignment = .right
      case "AlignCenter": alignment = .center
      default: break
      }
    }
    return alignment
  }

  mutating func readCaption(_ cursor: inout JSONCursor) throws -> [Block] {
    try cursor.open()
    try cursor.skipValue()
    try cursor.comma()
    let blocks = try readBlocks(&cursor)
    try cursor.close()
    return blocks
  }
}
