import Synchronization

/// The pages of one state that were asked for, ready to be sent, up to a number of bytes. What was not asked for longest leaves
/// first.
final class PageCache: Sendable {
  /// Memory that pages take at most.
  let limit: Int
  private let kept: Mutex<Kept>

  private struct Kept {
    var pages: [String: Entry] = [:]
    var size = 0
    var clock: UInt64 = 0
  }

  private struct Entry {
    let page: CachedPage
    var used: UInt64
  }

  init(limit: Int) {
    self.limit = limit
    kept = Mutex(Kept())
  }

  subscript(_ path: String) -> CachedPage? {
    kept.withLock { kept in
      guard let place = kept.pages.index(forKey: path) else { return nil }
      kept.clock &+= 1
      kept.pages.values[place].used = kept.clock
      return kept.pages.values[place].page
    }
  }

  /// Keeps a page; one that is as large as the half of all is not kept.
  func keep(_ page: CachedPage, at path: String) {
    guard page.size * 2 <= limit else { return }
    kept.withLock { kept in
      kept.clock &+= 1
      if let old = kept.pages.updateValue(Entry(page: page, used: kept.clock), forKey: path) {
        kept.size -= old.page.size
      }
      kept.size += page.size
      guard kept.size > limit else { return }
      // A quarter at once, so that a full cache does not sort itself for each page.
      for (path, entry) in kept.pages.sorted(by: { $0.value.used < $1.value.used }) {
        guard kept.size > limit / 4 * 3 else { break }
        kept.pages[path] = nil
        kept.size -= entry.page.size
      }
    }
  }

  /// What the pages take now, in bytes.
  var size: Int { kept.withLock { $0.size } }
}
