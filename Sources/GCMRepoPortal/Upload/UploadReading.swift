import Hummingbird
import NIOCore
import NIOPosix

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The body of a submission's form: its fields, and the file, which goes to disk as it comes.
struct UploadReading {
  private(set) var fields = FormFields()
  /// Where the file is.
  let file: String

  enum Failure: Error { case malformed, tooLarge, noFile, emptyFile, disk }

  /// What a form has besides its file, in bytes.
  static let besides = 300_000

  init(_ request: Request, to upload: UploadFolder, limit: Int) async throws(Failure) {
    guard let type = request.headers[.contentType], let boundary = MultipartReader.boundary(of: type),
      var reader = MultipartReader(boundary: boundary)
    else { throw .malformed }
    var target: (path: String, descriptor: Int32)?
    var (all, written) = (0, 0)
    defer { if let target { close(target.descriptor) } }
    var pieces = request.body.makeAsyncIterator()
    while true {
      let piece: ByteBuffer?
      do { piece = try await pieces.next() } catch { throw .malformed }
      guard let piece else { break }
      all += piece.readableBytes
      guard all <= limit + Self.besides else { throw .tooLarge }
      let parts: [MultipartReader.Part]
      do throws(MultipartReader.Malformed) { parts = try reader.read(piece.readableBytesView) } catch {
        throw .malformed
      }
      for part in parts {
        switch part {
        case .field(let name, let value): guard fields.add(name, value) else { throw .malformed }
        case .file(let name, let sent):
          guard name == "file", let name = UploadedFileName(sent) else { throw .noFile }
          let path = upload.path + "/file/" + name.name
          let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
          guard descriptor >= 0 else { throw .disk }
          target = (path, descriptor)
        case .bytes(let bytes):
          guard let target else { throw .malformed }
          written += bytes.count
          guard written <= limit else { throw .tooLarge }
          guard Self.write(bytes, to: target.descriptor) else { throw .disk }
        }
      }
    }
    guard reader.isComplete else { throw .malformed }
    guard let target else { throw .noFile }
    guard written > 0 else { throw .emptyFile }
    file = target.path
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = systemWrite(descriptor, bytes.baseAddress! + done, bytes.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        done += count
      }
      return true
    }
  }
}

/// The system's call, which the method of that name hides.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
