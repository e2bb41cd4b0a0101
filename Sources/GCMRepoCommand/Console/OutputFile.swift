#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file that a command leaves for its user: whole, or not there.
enum OutputFile {
  /// Writes beside the file and renames, so that what stood there before stays until the new one is whole.
  static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
    do {
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw CommandFailure(.outsideProgramFailed, sentence(path, error as? CocoaError), detail: "\(error)")
    }
  }

  /// Makes a folder where there is none; its parent must be there.
  static func makeFolder(_ path: String) throws(CommandFailure) {
    var isFolder = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder { return }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    } catch {
      throw CommandFailure(.outsideProgramFailed, sentence(path, error as? CocoaError), detail: "\(error)")
    }
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  private static func sentence(_ path: String, _ error: CocoaError?) -> Wording {
    let what = Wording(en: "\(path) could not be written", es: "No se pudo escribir \(path)")
    return switch error?.code {
    case .fileWriteOutOfSpace:
      Wording(en: "\(what.en): the disk is full.", es: "\(what.es): el disco está lleno.")
    case .fileWriteNoPermission, .fileWriteVolumeReadOnly:
      Wording(
        en: "\(what.en): you may not write there. Choose another folder.",
        es: "\(what.es): no tiene permiso de escritura ahí. Elija otra carpeta.")
    case .fileNoSuchFile, .fileReadNoSuchFile:
      Wording(en: "\(what.en): there is no such folder.", es: "\(what.es): esa carpeta no existe.")
    default: Wording(en: what.en + ".", es: what.es + ".")
    }
  }
}
