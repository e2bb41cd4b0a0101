import TextDiff

/// A text of the record to be read.
struct SourceText: Sendable {
  /// Its source, for errors.
  let name: String
  let bytes: [UInt8]
}

extension PandocReader {
  /// The most texts in one run of pandoc, and their size in bytes; a larger text is read alone.
  static let batch = (texts: 64, bytes: 400_000)
  static let largest = 100_000

  /// Each text, read by itself: a text that is not well formed does not change the next one.
  ///
  /// Small texts are read together. One that pandoc cannot read there, or that is likely to take long, is read alone, so
  /// that its own failure is found.
  ///
  /// Cost: one run of pandoc a batch, as many at a time as there are processors.
  ///
  /// - Parameter progress: is told how many were read.
  func read(
    each texts: [SourceText], progress: (Int) -> Void = { _ in }
  ) async -> [Result<PandocDocument, PublicationError>] {
    let batches = Self.batches(of: texts)
    return await withTaskGroup(of: (Range<Int>, [Result<PandocDocument, PublicationError>]).self) { group in
      var read: [Result<PandocDocument, PublicationError>] = Array(repeating: .failure(.cancelled), count: texts.count)
      var (next, done) = (0, 0)
      func addNext() {
        guard next < batches.count else { return }
        let places = batches[next]
        next += 1
        group.addTask { (places, await self.read(batch: Array(texts[places]))) }
      }
      for _ in 0..<Processors.count { addNext() }
      while let (places, documents) = await group.next() {
        read.replaceSubrange(places, with: documents)
        done += places.count
        progress(done)
        addNext()
      }
      return read
    }
  }

  /// Consecutive texts that are read in one run; as many runs as there are processors, if there are enough texts.
  static func batches(of texts: [SourceText]) -> [Range<Int>] {
    var batches: [Range<Int>] = []
    let most = min(batch.texts, max(4, (texts.count + Processors.count - 1) / Processors.count))
    var (start, bytes) = (0, 0)
    for (place, text) in texts.enumerated() {
      if place > start, place - start == most || bytes + text.bytes.count > batch.bytes {
        batches.append(start..<place)
        (start, bytes) = (place, 0)
      }
      bytes += text.bytes.count
    }
    if start < texts.count { batches.append(start..<texts.count) }
    return batches
  }

  /// Texts in one run; those that cannot be read there each in a run of its own.
  func read(batch texts: [SourceText]) async -> [Result<PandocDocument, PublicationError>] {
    var read = [PandocDocument?](repeating: nil, count: texts.count)
    let small = texts.indices.filter { place in
      let text = texts[place]
      return Self.isForBatch(text.bytes) && (try? Self.requireUTF8(text.bytes, name: text.name)) != nil
    }
    if small.count > 1 {
      var placed: [Int] = []
      for (place, tree) in zip(small, await trees(of: small.map { texts[$0].bytes }, in: \.name)) {
        guard let tree, let document = try? document(tree, name: texts[place].name) else { continue }
        if ItemNumbers.countOn(document.blocks, in: texts[place].bytes) {
          read[place] = document
        } else {
          placed.append(place)
        }
      }
      for (place, tree) in zip(placed, await trees(of: placed.map { texts[$0].bytes }, in: \.nameWithPositions)) {
        guard let tree else { continue }
        read[place] = try? document(tree, name: texts[place].name, numbersIn: texts[place].bytes)
      }
    }
    var results: [Result<PandocDocument, PublicationError>] = []
    for (place, text) in texts.enumerated() {
      if let document = read[place] {
        results.append(.success(document))
      } else {
        do throws(PublicationError) {
          results.append(.success(try await self.read(text.bytes, name: text.name)))
        } catch {
          results.append(.failure(error))
        }
      }
    }
    return results
  }

  /// Pandoc's trees; `nil` for a text that must be read alone.
  func trees(of texts: [[UInt8]], in format: (TextFormat) -> String) async -> [[UInt8]?] {
    guard !texts.isEmpty else { return [] }
    // The reader of CommonMark neither opens nor fetches anything; pandoc 3 confines it in addition.
    let job = """
      function job(text, format)
        return pandoc.write(pandoc.read(text, format, nil, {}), 'json')
      end
      """
    let answers = try? await PandocBatch.answers(
      job, options: ["--sandbox", "-t", "json"], to: texts.map { (format(TextFormat(of: $0)), Self.asRead($0)) },
      by: PandocRun(limits: limits, searchPath: searchPath))
    return answers ?? texts.map { _ in nil }
  }

  /// Whether a text may share a run: it is small, nothing in it takes long, and it is as the record's readers write it.
  /// Pandoc's command line removes a byte order mark and carriage returns, in its own way in each version.
  static func isForBatch(_ text: [UInt8]) -> Bool {
    text.count <= largest && !text.contains(0x0D) && !text.starts(with: [0xEF, 0xBB, 0xBF])
      && PublicationObstacle(in: text) == nil
  }

  /// A text as pandoc's command line gives it to its readers, which a filter does not: with spaces in place of tabs, and
  /// one more line feed at its end, which an open fence contains (`Text.Pandoc.App`, `convertTabs` and `toSources`).
  static func asRead(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + 2)
    var column = 0
    for byte in text {
      switch byte {
      case 0x09:
        let width = 4 - column % 4
        result += [UInt8](repeating: 0x20, count: width)
        column += width
      case 0x0A:
        result.append(0x0A)
        column = 0
      default:
        result.append(byte)
        // Columns are characters.
        if byte & 0xC0 != 0x80 { column += 1 }
      }
    }
    if result.last != 0x0A { result.append(0x0A) }
    result.append(0x0A)
    return result
  }
}
