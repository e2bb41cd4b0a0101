import Testing

/// Every public declaration of the three products, and of the modules that they re-export, has a documentation comment.
@Suite struct PublicDeclarationsAreDocumentedTests {
  @Test(arguments: [
    ("GCMRepo", 400), ("RecordComparison", 50), ("TextDiff", 80), ("WordML", 80), ("DocumentModel", 100),
    ("OfficeOpenXML", 90), ("Terminology", 60),
  ]) func allOf(module: String, atLeast least: Int) throws {
    let files = Repository.sources(of: module)
    var (declarations, undocumented): (Int, [String]) = (0, [])
    for file in files {
      let scan = DeclarationScan(try Repository.text(file))
      declarations += scan.declarations
      undocumented += scan.undocumented.map { "\(file):\($0)" }
    }
    #expect(undocumented == [])
    #expect(declarations > least, "the scan sees what there is")
  }

  @Test func whatHasNoCommentIsFound() {
    let scan = DeclarationScan(
      """
      /// A type.
      public struct A: Sendable {
        public let a: Int
        /// Documented.
        public internal(set) var b = 1
        var c = 2
        @inlinable
        public static func make() -> A { A(a: 1) }
        public enum Kind {
          case x
          func hidden() {}
          /// Documented.
          case y
        }
        public static func == (a: A, b: A) -> Bool { true }
      }

      /// A protocol.
      public protocol P {
        func p()
      }

      public extension A {
        func q() {}
      }

      enum Own {
        case z
      }

      extension A {
        public init() {
          let local = 1
        }
      }
      """)
    #expect(scan.undocumented.map { $0.prefix { $0 != ":" } } == ["3", "8", "9", "10", "20", "24", "32"])
    #expect(scan.declarations == 11)
  }
}
