import OfficeOpenXML

/// What both files define outside their texts, and the numbers that the new one uses: read in parallel with the texts.
struct Definitions: Sendable {
  let oldLists: XMLTree?
  let newLists: XMLTree?
  let oldStyles: XMLTree?
  let newStyles: XMLTree?
  let used: UsedNumbers

  static func read(_ old: PackageParts, _ new: PackageParts) -> Result<Definitions, WordRedlineError> {
    func tree(_ parts: PackageParts, _ kind: String, _ side: WordRedlineError.Side) throws(WordRedlineError) -> XMLTree?
    {
      do throws(PackageError) {
        return try parts.tree(parts.part(kind))
      } catch {
        throw .package(side, error)
      }
    }
    do throws(WordRedlineError) {
      return .success(
        try Definitions(
          oldLists: tree(old, "numbering", .old), newLists: tree(new, "numbering", .new),
          oldStyles: tree(old, "styles", .old), newStyles: tree(new, "styles", .new), used: UsedNumbers(in: new)))
    } catch {
      return .failure(error)
    }
  }
}
