import SQLiteStore
import Synchronization
import TextSearch

/// A search index in memory, for several searches by a process that cannot write one into the git directory.
///
/// It is made at the first search, and brought up to date for each state; searches through it come one after the other.
public final class SearchMemory: Sendable {
  private let kept: Mutex<SearchIndex?> = Mutex(nil)

  /// An index that is made when it is needed.
  public init() {}

  func search(_ asked: AskedSearch, in state: RecordState) throws(SearchIndexFailure) -> SearchAnswer {
    let outcome: Result<SearchAnswer, SearchIndexFailure> = kept.withLock { kept in
      do throws(SearchIndexFailure) {
        let index: SearchIndex
        if let kept {
          index = kept
        } else {
          do throws(SQLiteError) { index = try .inMemory() } catch { throw .database(error) }
        }
        let answer = try state.search(asked, through: index)
        kept = index
        return .success(answer)
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }
}

/// What is searched for, and how.
struct AskedSearch: Sendable {
  let query: SearchQuery
  let filter: SearchFilter
  let limit: Int
  let reader: SearchedFileReader?
  let longest: Duration?
}
