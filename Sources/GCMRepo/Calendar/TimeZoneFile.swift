import RecordComparison

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A zone of this system's tz database, compiled (RFC 9636): how far its clocks are from UTC, and when.
struct TimeZoneFile {
  private var transitions: [Change] = []
  /// Before the first transition.
  private var first = 0
  /// After the last transition; `nil` if that is the rest of time.
  private var rule: TimeZoneRule?

  /// A change of the clocks, and what they show from then on.
  struct Change {
    /// Seconds since 1970-01-01T00:00:00Z.
    let time: Int64
    /// Seconds east of UTC.
    let offset: Int
    /// Whether it is daylight saving time.
    let isDaylight: Bool
    /// What the zone is then called, such as `CST` or `-03`.
    let name: String
  }

  /// UTC.
  private init() {}

  /// Reads a zone; `nil` if the system has none of that name, or its file cannot be read.
  init?(_ name: TimeZoneName) {
    if name.description == "UTC" {
      self.init()
      return
    }
    guard TimeZones.has(name), let bytes = Self.read(TimeZones.path(of: name)) else { return nil }
    self.init(bytes)
  }

  /// Reads the bytes of a file of version 2 or later, which every tz database since 2005 has.
  init?(_ bytes: [UInt8]) {
    var cursor = Cursor(bytes: bytes)
    guard let old = Header(&cursor), old.version >= UInt8(ascii: "2"), cursor.skip(old.bytes(perTime: 4)),
      let header = Header(&cursor), header.types > 0
    else { return nil }
    var times: [Int64] = []
    for _ in 0..<header.times {
      guard let time = cursor.integer(bytes: 8) else { return nil }
      times.append(time)
    }
    guard let indices = cursor.take(header.times) else { return nil }
    var types: [(offset: Int, isDaylight: Bool, name: Int)] = []
    for _ in 0..<header.types {
      guard let offset = cursor.integer(bytes: 4), let flags = cursor.take(2) else { return nil }
      types.append((Int(offset), flags.first != 0, Int(flags.last ?? 0)))
    }
    guard indices.allSatisfy({ Int($0) < types.count }), let names = cursor.take(header.characters) else { return nil }
    guard cursor.skip(header.leaps * 12 + header.standards + header.universals) else { return nil }
    transitions = zip(times, indices).map { time, index in
      let type = types[Int(index)]
      let name = names.dropFirst(type.name).prefix { $0 != 0 }
      return Change(
        time: time, offset: type.offset, isDaylight: type.isDaylight, name: String(decoding: name, as: UTF8.self))
    }
    first = types[0].offset
    let footer = bytes[cursor.place...].drop { $0 == UInt8(ascii: "\n") }.prefix { $0 != UInt8(ascii: "\n") }
    rule = TimeZoneRule(String(decoding: footer, as: UTF8.self))
  }

  /// Seconds east of UTC at a time.
  func offset(at time: Timestamp) -> Int {
    guard let last = transitions.last else { return rule?.offset(at: time) ?? first }
    if time.seconds >= last.time { return rule?.offset(at: time) ?? last.offset }
    return transitions.last { $0.time <= time.seconds }?.offset ?? first
  }

  /// The changes of the clocks in a span of time, after the last one before it; the last one before it comes first, if there
  /// is one.
  ///
  /// Cost: the changes of the zone, and those of each year after the last that the file lists.
  func changes(from start: Timestamp, to end: Timestamp) -> [Change] {
    var all = transitions
    if let rule {
      let last = transitions.last?.time ?? Int64.min
      for year in CivilTime(start).year - 1...max(CivilTime(start).year, CivilTime(end).year) + 1 {
        all += rule.changes(inYear: year).filter { $0.time > last }
      }
    }
    let before = all.last { $0.time <= start.seconds }
    return (before.map { [$0] } ?? []) + all.filter { $0.time > start.seconds && $0.time <= end.seconds }
  }

  /// Seconds east of UTC before the first change of the file.
  var firstOffset: Int { transitions.isEmpty ? rule?.offset(at: Timestamp(seconds: 0)) ?? first : first }

  /// The times that a clock of the zone shows as this one: one, two when it is put back, none when it is put forward.
  ///
  /// - Parameter local: the clock's time, as if it were UTC.
  func times(ofClock local: Timestamp) -> [Timestamp] {
    let day: Int64 = 86_400
    let offsets = Set([-day, 0, day].map { offset(at: Timestamp(seconds: local.seconds + $0)) })
    return offsets.map { Timestamp(seconds: local.seconds - Int64($0)) }
      .filter { $0.seconds + Int64(offset(at: $0)) == local.seconds }.sorted()
  }

  private static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    // The largest is 4 kB.
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = bytes.withUnsafeMutableBytes { Platform.read(descriptor, $0.baseAddress, $0.count) }
    return count > 0 ? Array(bytes[..<count]) : nil
  }

  private enum Platform {
    static func read(_ descriptor: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int) -> Int {
      #if canImport(Glibc)
        Glibc.read(descriptor, start, count)
      #elseif canImport(Musl)
        Musl.read(descriptor, start, count)
      #else
        Darwin.read(descriptor, start, count)
      #endif
    }
  }

  private struct Header {
    let version: UInt8
    let universals, standards, leaps, times, types, characters: Int

    init?(_ cursor: inout Cursor) {
      guard let magic = cursor.take(4), magic.elementsEqual("TZif".utf8), let version = cursor.take(1)?.first,
        cursor.skip(15)
      else { return nil }
      var counts: [Int] = []
      for _ in 0..<6 {
        guard let count = cursor.integer(bytes: 4), (0...100_000).contains(count) else { return nil }
        counts.append(Int(count))
      }
      self.version = version
      (universals, standards, leaps, times, types, characters) = (
        counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]
      )
    }

    func bytes(perTime size: Int) -> Int {
      times * (size + 1) + types * 6 + characters + leaps * (size + 4) + standards + universals
    }
  }

  private struct Cursor {
    let bytes: [UInt8]
    var place = 0

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
      guard count >= 0, place + count <= bytes.count else { return nil }
      defer { place += count }
      return bytes[place..<place + count]
    }

    mutating func skip(_ count: Int) -> Bool { take(count) != nil }

    /// A signed integer, the first byte the highest.
    mutating func integer(bytes count: Int) -> Int64? {
      guard let taken = take(count) else { return nil }
      var value: Int64 = taken.first.map { $0 & 0x80 != 0 ? -1 : 0 } ?? 0
      for byte in taken { value = value << 8 | Int64(byte) }
      return value
    }
  }
}
