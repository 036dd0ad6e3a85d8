// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: the strict ones from the first day.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// A module of Sources/, with the modules below it.
func module(_ name: String, _ below: String...) -> Target {
  .target(
    name: name, dependencies: below.map { .byName(name: $0) }, swiftSettings: strict)
}

/// The tests of one module, in Tests/<name>Tests.
func tests(_ name: String, _ also: String...) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: ([name, "TestSupport"] + also).map { .byName(name: $0) },
    swiftSettings: strict)
}

/// One C library.
///
/// The archive is linked by the module map where Debian has one, so no pkgConfig.
func library(_ name: String, _ package: String) -> Target {
  .systemLibrary(name: name, path: "Sources/C/\(name)", providers: [.apt([package])])
}

let package = Package(
  name: "onir",
  products: [
    .executable(name: "onir", targets: ["onir"]),
    .`library`(name: "Mustache", targets: ["Mustache"]),
  ],
  targets: [
    .executableTarget(
      name: "onir", dependencies: ["CAllocator", "Commands"], swiftSettings: strict),
    module(
      "Commands", "Build", "Cabinet", "CabinetAPI", "CabinetService", "CabinetStore", "Codes",
      "Content",
      "Dates", "Documents", "SQL", "Sandbox", "Secrets", "Diagnostics", "Files", "HTTPServer",
      "JSON", "Signatures",
      "Languages",
      "Markdown", "Messages", "Metrics",
      "Mustache", "Parallel", "Portal", "Preview", "Printing", "Release", "Tables",
      "TemplateData", "Leaflets", "WeasyPrint"),
    module(
      "Leaflets", "CDeflate", "Content", "Dates", "Diagnostics", "Files", "Mustache", "Parallel",
      "Portal",
      "WeasyPrint"),
    module("WeasyPrint", "Dates", "Diagnostics", "Files"),
    module(
      "Release", "Build", "CBrotli", "CDeflate", "CSodium", "CProcess", "Content", "Dates",
      "Diagnostics", "Files", "JSON", "Languages", "Parallel", "Portal"),
    module(
      "Preview", "Diagnostics", "Files", "HTTPServer", "JSON", "Languages", "Markdown", "Mustache",
      "Portal", "TemplateData"),
    module("HTTPServer", "CMicrohttpd", "Diagnostics", "Parallel"),
    module("Metrics"),
    module("Build", "Bytes", "Content", "Diagnostics", "Files", "Mustache", "Parallel", "Portal"),
    module(
      "Portal", "Bytes", "Charts", "Codes", "Content", "Dates", "Diagnostics", "Files", "JSON",
      "Languages", "Markdown", "Mustache", "Parallel", "QRCodes", "Search", "YAML"),
    module("Search", "Markdown"),
    module(
      "Content", "Bytes", "Codes", "Dates", "Diagnostics", "Files", "Languages", "Markdown",
      "Parallel", "Tables", "YAML"),
    module(
      "CabinetAPI", "Cabinet", "CabinetService", "CabinetStore", "Codes", "Dates", "Files",
      "HTTPServer", "JSON", "Languages", "Metrics", "QRCodes",
      "Secrets"),
    module(
      "CabinetService", "Cabinet", "CabinetStore", "Codes", "Dates", "Documents", "Files",
      "Languages", "Metrics",
      "Parallel", "Secrets", "SQL"),
    module(
      "CabinetStore", "Cabinet", "Codes", "Dates", "Files", "JSON", "Languages", "SQL", "Secrets"),
    module(
      "Sandbox", "Cabinet", "CabinetService", "Dates", "HTTPServer", "JSON", "Languages"),
    module(
      "Printing", "Cabinet", "CabinetService", "Dates", "Files", "Languages", "Mustache", "Portal",
      "WeasyPrint"),
    module("Signatures", "COpenSSL", "Cabinet", "CabinetService", "Dates", "Diagnostics", "Files"),
    module("Messages", "Cabinet", "CabinetService", "Files", "JSON", "Languages"),
    module("Cabinet", "Codes", "Dates", "Languages"),
    module("SQL", "CPostgreSQL", "CSQLite"),
    module("Charts", "Bytes"),
    module("Codes"),
    module("Tables", "Bytes", "CExpat", "CZip", "Dates", "Diagnostics"),
    module("YAML", "CYAML", "Diagnostics"),
    module("Markdown", "Bytes", "CMark", "Diagnostics", "Languages", "Tables"),
    module("JSON", "Bytes"),
    module("Bytes"),
    module("TemplateData", "JSON", "Mustache"),
    module("Secrets", "CSodium"),
    module("QRCodes", "CQRencode"),
    module("Mustache", "Bytes", "Diagnostics"),
    module("Languages", "Bytes", "CICU", "Dates"),
    module("Dates", "Bytes"),
    module("Parallel"),
    module("Documents", "CZlib", "Files"),
    module("Files", "Diagnostics", "COpenSSL", "CProcess", "CSodium", "CXXHash"),
    module("Diagnostics"),

    library("CBrotli", "libbrotli-dev"),
    library("CDeflate", "libdeflate-dev"),
    library("CExpat", "libexpat1-dev"),
    library("CMark", "libcmark-dev"),
    library("CYAML", "libyaml-dev"),
    library("CMicrohttpd", "libmicrohttpd-dev"),
    library("COpenSSL", "libssl-dev"),
    library("CQRencode", "libqrencode-dev"),
    library("CSodium", "libsodium-dev"),
    library("CSQLite", "libsqlite3-dev"),
    library("CXXHash", "libxxhash-dev"),
    library("CZip", "libzip-dev"),
    library("CZlib", "zlib1g-dev"),
    // Not a system library: jemalloc (libjemalloc-dev) has settings of ours.
    .target(
      name: "CAllocator", path: "Sources/C/CAllocator", cSettings: [.treatAllWarnings(as: .error)],
      linkerSettings: [.linkedLibrary("jemalloc")]),

    // Not a system library: ICU's headers (libicu-dev) must not meet those of Foundation.
    .target(
      name: "CICU", path: "Sources/C/CICU", cSettings: [.treatAllWarnings(as: .error)],
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),

    // Not a system library: libpq (libpq-dev, libpq5) is opened when it is first needed.
    .target(
      name: "CPostgreSQL", path: "Sources/C/CPostgreSQL",
      cSettings: [.treatAllWarnings(as: .error)]),

    // Not a system library either: what of glibc Swift's own module of it leaves out.
    .target(
      name: "CProcess", path: "Sources/C/CProcess", cSettings: [.treatAllWarnings(as: .error)]),

    .target(
      name: "TestSupport", dependencies: ["SQL", "Tables"], path: "Tests/TestSupport",
      exclude: ["postgresql-server"], swiftSettings: strict),
    tests("Sandbox", "Cabinet", "Dates", "Languages"),
    tests(
      "Messages", "Cabinet", "CabinetService", "CabinetStore", "Dates", "Files", "JSON",
      "Languages", "SQL", "Secrets"),
    tests("Signatures", "Cabinet", "CabinetService", "Dates", "Diagnostics", "Files", "Parallel"),
    tests("Release", "Build", "Content", "Dates", "Diagnostics", "Files", "JSON", "Portal"),
    tests("Secrets"),
    tests(
      "Printing", "Cabinet", "CabinetService", "Dates", "Diagnostics", "Files", "Languages",
      "Portal", "WeasyPrint"),
    tests("Leaflets", "Dates", "Diagnostics", "Files", "Mustache", "Portal", "WeasyPrint"),
    tests("Charts"),
    tests("QRCodes"),
    tests("JSON", "Parallel"),
    tests("Bytes"),
    tests(
      "CabinetService", "Cabinet", "CabinetStore", "Codes", "Dates", "Languages", "Parallel", "SQL",
      "Sandbox", "Secrets"),
    tests(
      "CabinetAPI", "Cabinet", "CabinetService", "CabinetStore", "Codes", "Dates", "Documents",
      "Files",
      "HTTPServer",
      "JSON", "Languages", "Metrics", "Parallel", "SQL", "Sandbox", "Secrets"),
    tests("Cabinet", "Codes", "Dates", "Languages"),
    tests("SQL"),
    tests("CabinetStore", "Cabinet", "Codes", "Dates", "Files", "Languages", "SQL", "Secrets"),
    tests("Dates"),
    tests("Languages", "Dates"),
    tests("Tables", "Diagnostics"),
    tests("YAML", "Diagnostics"),
    tests("Markdown", "Diagnostics", "Languages"),
    tests("Documents", "CZlib", "Files"),
    tests("Files"),
    tests("Parallel"),
    tests("Diagnostics"),
    tests("HTTPServer"),
    tests("Metrics"),
    .testTarget(name: "HygieneTests", swiftSettings: strict),
    tests("Mustache", "Diagnostics"),
    .testTarget(
      name: "SitesTests",
      dependencies: [
        "Build", "Codes", "Commands", "Content", "Dates", "Diagnostics", "Files", "Languages",
        "Portal", "Tables", "TestSupport", "onir",
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

/// What the fuzz cases read with, and what replays their corpora.
let fuzzed: [Target.Dependency] = [
  "Content", "Dates", "Diagnostics", "HTTPServer", "Languages", "Markdown", "Mustache", "Tables",
]
if Context.environment["ONIR_FUZZ"] == nil {
  package.targets.append(
    .testTarget(
      name: "FuzzTests", dependencies: fuzzed, path: "Tests/Fuzz",
      exclude: ["FuzzEntry.swift", "corpora", "fuzz"], swiftSettings: strict))
} else {
  // Tests/Fuzz/fuzz builds it with libFuzzer, which brings the entry of the program.
  package.targets.append(
    .executableTarget(
      name: "Fuzz", dependencies: fuzzed, path: "Tests/Fuzz",
      exclude: ["CorpusTests.swift", "corpora", "fuzz"],
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
}
