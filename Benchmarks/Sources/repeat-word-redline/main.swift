// Makes the Word redline of two files many times in one process, using only the library, and prints the resident memory
// after a tenth of the runs and at the end, in bytes.
//
//     repeat-word-redline OLD.docx NEW.docx COUNT

import WordML

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// `nil` if the system does not report it.
func residentBytes() -> Int? {
  #if canImport(Darwin)
    var info = mach_task_basic_info()
    var count = mach_msg_type_number_t(MemoryLayout<mach_task_basic_info>.size / MemoryLayout<natural_t>.size)
    let status = withUnsafeMutablePointer(to: &info) {
      $0.withMemoryRebound(to: integer_t.self, capacity: Int(count)) {
        task_info(mach_task_self_, task_flavor_t(MACH_TASK_BASIC_INFO), $0, &count)
      }
    }
    return status == KERN_SUCCESS ? Int(info.resident_size) : nil
  #else
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
  #endif
}

func fail(_ sentence: String, status: Int32) -> Never {
  _ = (sentence + "\n").withCString { write(STDERR_FILENO, $0, strlen($0)) }
  exit(status)
}

let arguments = CommandLine.arguments
guard arguments.count == 4, let count = Int(arguments[3]), count >= 10 else {
  fail("usage: repeat-word-redline OLD.docx NEW.docx COUNT", status: 64)
}
do {
  let (old, new) = (
    try [UInt8](Data(contentsOf: URL(fileURLWithPath: arguments[1]))),
    try [UInt8](Data(contentsOf: URL(fileURLWithPath: arguments[2])))
  )
  let options = WordRedline.Options(author: "benchmarks", date: "2017-11-30T12:00:00Z", existingChanges: .accept)
  for number in 1...count {
    let redline = try WordRedline.write(old: old, new: new, options: options)
    guard redline.changes > 0 else { fail("The redline holds no change.", status: 1) }
    guard number == count / 10 || number == count else { continue }
    guard let bytes = residentBytes() else { fail("The system does not say how much memory is resident.", status: 1) }
    print(bytes)
  }
} catch {
  fail("\(error)", status: 1)
}
