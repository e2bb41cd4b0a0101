import GitStore

/// A State adopts a final draft: the tag that it names is of that draft, final, and of the commit and the manifest that it names.
struct AdoptionIsOfFinalDraft: AuditRule {
  func findings(of commit: JudgedCommit) throws(GitError) -> [Finding] {
    guard commit.facts.action == .adopt, !commit.isFirst else { return [] }
    var findings: [Finding] = []
    for change in commit.changes {
      guard case .negotiation(let file) = RecordPath(change.path), case .adoption = file,
        let after = try file.list(change.new, commit.repository)
      else { continue }
      let before = try file.list(change.old, commit.repository)
      for added in after.additions(to: before) ?? [] {
        guard let adoption = try? Adoption(added) else {
          findings.append(.statementDiffers(change.path))
          continue
        }
        if try !adoption.text.isThere(in: commit.repository) {
          findings.append(.draftNotThere(adoption.text.said))
        } else if try !adoption.text.isFinal(in: commit.repository) {
          findings.append(.adoptionNotFinal(change.path, draft: adoption.text.draft.description))
        }
      }
    }
    return findings
  }
}

extension AdoptedDraft {
  /// The draft as a finding names it.
  var said: String { "\(draft) \(tag)" }

  /// Whether the tag is there as it is named, or was left out of this clone: then nothing can be told.
  func isThere(in repository: Repository) throws(GitError) -> Bool {
    guard let tag = try object(in: repository) else { return try !repository.draftLimits().isEmpty }
    return tag.name == draft.description && tag.target == commit.object && tag.trailers["Manifest-SHA256"] == manifest
  }

  func isFinal(in repository: Repository) throws(GitError) -> Bool {
    guard let tag = try object(in: repository) else { return true }
    return tag.trailers[Draft.finalTrailer] == Draft.finalValue
  }

  private func object(in repository: Repository) throws(GitError) -> Tag? {
    guard let id = ObjectID(hex: tag) else { return nil }
    do throws(GitError) { return try repository.tag(id) } catch {
      guard error.code == .notFound else { throw error }
      return nil
    }
  }
}
