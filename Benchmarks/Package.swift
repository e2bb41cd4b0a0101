// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that it builds in seconds: it starts gcmrepo as a program and shares no code with it.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "benchmarks", targets: ["Benchmarks"]),
    .executable(name: "inflate-and-parse", targets: ["inflate-and-parse"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        // Built with it, since it is started as a peer.
        "inflate-and-parse",
      ]),
    .executableTarget(
      name: "inflate-and-parse",
      linkerSettings: [.linkedLibrary("zip"), .linkedLibrary("expat")]),
  ],
  swiftLanguageModes: [.v6]
)
