// swift-tools-version: 6.2

import PackageDescription

// A separate package that builds without gcmrepo, which is run as a program. Only repeat-word-redline links the library
// WordML, to measure the memory of a process that makes many redlines.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "benchmarks", targets: ["Benchmarks"]),
    .executable(name: "inflate-and-parse", targets: ["inflate-and-parse"]),
    .executable(name: "repeat-word-redline", targets: ["repeat-word-redline"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(name: "gcmrepo", path: ".."),
  ],
  targets: [
    // zlib under a name of its own: gcmrepo has a module of it too.
    .systemLibrary(name: "Cdeflate", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        "Cdeflate", .product(name: "Crypto", package: "swift-crypto"),
        // Built with it, since it is started as a peer.
        "inflate-and-parse", "repeat-word-redline",
      ]),
    .executableTarget(
      name: "repeat-word-redline", dependencies: [.product(name: "WordML", package: "gcmrepo")]),
    .executableTarget(
      name: "inflate-and-parse",
      linkerSettings: [.linkedLibrary("zip"), .linkedLibrary("expat")]),
  ],
  swiftLanguageModes: [.v6]
)
