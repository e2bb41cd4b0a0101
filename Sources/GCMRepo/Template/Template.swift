#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import GitStore

/// The files of a new record.
public struct Template: Sendable {
  let files: [TreePath: [UInt8]]

  /// The codes of its parties, sorted by bytes.
  var partyCodes: [PartyCode] {
    files.keys.compactMap { path in
      if case .party(let code) = RecordPath(path.string) { return PartyCode(code) }
      return nil
    }.sorted()
  }

  /// The party of that code.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownParty``.
  package func party(named text: String) throws(RecordError) -> PartyCode {
    let codes = partyCodes
    if let code = PartyCode(text), codes.contains(code) { return code }
    throw .unknownParty(given: text, nearest: nearestNames(to: text, among: codes.map(\.description)))
  }

  /// The built-in template: both conferences, their States and bodies, themes, calendar and a first declaration.
  public static func builtIn() throws(RecordError) -> Template {
    var files: [TreePath: [UInt8]] = [:]
    for (path, base64) in EmbeddedTemplate.files {
      files[try treePath(path)] = [UInt8](Data(base64Encoded: base64) ?? Data())
    }
    return Template(files: files)
  }

  /// The files of a folder. Links, special files, names that a record cannot contain, and data files that `verify` would
  /// report are refused.
  public static func folder(_ path: String) throws(RecordError) -> Template {
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: path) else {
      throw .templateNotUsable(path: path, problem: .notAFolder)
    }
    var files: [TreePath: [UInt8]] = [:]
    for name in names {
      let file = path + "/" + name
      let kind = (try? FileManager.default.attributesOfItem(atPath: file))?[.type] as? FileAttributeType
      if kind == .typeDirectory { continue }
      guard kind == .typeRegular, let content = FileManager.default.contents(atPath: file) else {
        throw .templateNotUsable(path: file, problem: .notAPlainFile)
      }
      files[try treePath(name)] = [UInt8](content)
    }
    guard let path = try? TreePath(RecordConfiguration.path), let head = files[path] else {
      throw .templateNotUsable(path: path, problem: .noConfiguration)
    }
    _ = try RecordConfiguration(RecordFile(path: RecordConfiguration.path, bytes: head))
    try DataFileSchemas.check(files)
    return Template(files: files)
  }

  private static func treePath(_ path: String) throws(RecordError) -> TreePath {
    do throws(InvalidTreePath) {
      return try TreePath(path)
    } catch {
      throw .templateNotUsable(path: path, problem: .invalidName)
    }
  }
}
