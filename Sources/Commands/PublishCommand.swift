import Build
import Content
import Dates
import Diagnostics
import Files
import Portal
import Release
import Secrets

/// `onir publish`.
enum PublishCommand: Command {
  static let definition = Definition(
    name: "publish", summary: "publishes the portal as a new release, in one step",
    arguments: ["[DIR]"],
    options: Inputs.options + [
      .leaflets,
      Definition.Option(
        name: "--merge", value: "SLICE", help: "take the cities of this folder; may be repeated",
        isRepeated: true),
      Definition.Option(
        name: "--public-key", value: "KEY", help: "who signed the slices; may be repeated",
        isRepeated: true),
      Definition.Option(name: "--keep", value: "N", help: "how many releases are kept (5)"),
      Definition.Option(name: "--key", value: "FILE", help: "sign the manifest with this key"),
      Definition.Option(
        name: "--new-key", value: "FILE", help: "make a key, print its public part and end"),
      Definition.Option(
        name: "--repair", value: nil, help: "read every file, and write anew what was changed"),
      Definition.Option(
        name: "--to", value: "REMOTE", help: "send what changed there by rclone (not in one step)"),
      Definition.Option(
        name: "--compress", value: nil, help: "make .br and .gz copies (usual), or none"),
      Definition.Option(name: "--no-compress", value: nil, help: "make no compressed copies"),
      Definition.Option(name: "--strict", value: nil, help: "warnings are errors"),
      Definition.Option(name: "--format", value: "json", help: "print a summary as JSON"),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    if let file = arguments.value("--new-key") { return try makeKey(file, arguments, console) }
    guard let folder = arguments.positional.first, !folder.isEmpty else {
      throw .usage("publish needs DIR, the folder of releases")
    }
    guard !(arguments.has("--compress") && arguments.has("--no-compress")) else {
      throw .usage("--compress and --no-compress say the opposite: give one of them")
    }
    let remote = try arguments.value("--to").map(target)
    let inputs = try Inputs(arguments).offeringLeaflets
    var options = Publisher.Options(
      folder: Inputs.withoutSlash(folder),
      sources: [inputs.source.content, inputs.source.templates, inputs.source.leaflets],
      now: Moment.now.seconds)
    var format = ""
    do throws(Arguments.Misuse) {
      format = try arguments.choice("--format", ["human", "json"])
      options.keep = try arguments.number("--keep", 2...1000) ?? options.keep
    } catch {
      throw CommandFailure(error)
    }
    options.jobs = inputs.source.jobs
    options.isEverything = inputs.source.selection.isEverything
    options.compresses = !arguments.has("--no-compress")
    options.repairs = arguments.has("--repair")
    options.key = try arguments.value("--key").map(key)
    try SliceOptions.add(to: &options, arguments, inputs.source.selection)
    guard let site = try SiteBuilding.load(inputs, isStrict: arguments.has("--strict"), console)
    else { return .content }
    var summary = try publish(site, options, inputs, console)
    if summary.isSignedAnew {
      console.say("the manifest of \(summary.name.text) had no signature of this key: signed anew")
    }
    if let remote { try send(options.folder, remote, &summary, console) }
    if format == "json" {
      console.print(summary.json + "\n")
    } else {
      console.say(sentence(summary, options.folder))
    }
    return .done
  }

  private static func publish(
    _ site: Site, _ options: Publisher.Options, _ inputs: Inputs, _ console: Console
  ) throws(CommandFailure) -> ReleaseSummary {
    var options = options
    let progress = console.isTerminal ? Progress(console) : nil
    options.progress = progress?.show
    do throws(ReleaseError) {
      let summary = try Publisher(site, options).publish()
      progress?.clear()
      return summary
    } catch {
      progress?.clear()
      throw CommandFailure(error, inputs.source, console)
    }
  }

  private static func target(_ address: String) throws(CommandFailure) -> RemoteTarget {
    guard let target = RemoteTarget(address) else {
      throw .usage("--to needs a target as rclone writes it, such as server:portal")
    }
    return target
  }

  /// Sends the current release elsewhere; its address may have a password in it, and is not shown.
  private static func send(
    _ folder: String, _ remote: RemoteTarget, _ summary: inout ReleaseSummary, _ console: Console
  ) throws(CommandFailure) {
    do throws(ReleaseError) {
      let sent = try remote.send(from: folder) { console.say($0) }
      (summary.sent, summary.deleted) = (sent.sent, sent.deleted)
      console.say(
        """
        \(sent.sent, "file", "files") sent and \(sent.deleted) deleted at the remote target; between \
        the first and the last of them readers there may have met pages of both releases
        """)
    } catch {
      throw CommandFailure(error)
    }
  }

  private static func sentence(_ summary: ReleaseSummary, _ folder: String) -> Message {
    let time = SiteBuilding.text(seconds: summary.seconds)
    guard summary.isNew else {
      return "nothing has changed: \(summary.name.text) stays current in \(folder), \(time) s"
    }
    return """
      \(summary.name.text) is current in \(folder): \(summary.written, "file", "files") written, \
      \(summary.linked) shared with the release before, \(summary.removed) gone, \
      \(summary.purged, "address", "addresses") changed, \(summary.bytes / 1_000_000) MB, \(time) s
      """
  }

  /// Reads the key that signs.
  private static func key(_ file: String) throws(CommandFailure) -> SigningKey {
    let bytes: [UInt8]?
    do throws(FileError) {
      bytes = try SecretFile.read(file)
    } catch {
      guard error.action == "trust" else { throw .machine(error.message) }
      throw .usage("others may read the key \(file): chmod 600 keeps them out")
    }
    guard let bytes else {
      throw .usage("there is no key \(file): onir publish --new-key makes one")
    }
    guard let key = SigningKey(file: bytes) else {
      throw .usage("\(file) is no key: onir publish --new-key makes one")
    }
    return key
  }

  private static func makeKey(_ file: String, _ arguments: Arguments, _ console: Console)
    throws(CommandFailure) -> ExitCode
  {
    guard arguments.positional.isEmpty else {
      throw .usage("--new-key makes a key and publishes nothing: leave the folder out")
    }
    guard Disk.isMissing(file) else {
      throw .usage("\(file) is there already, and a key is never written over")
    }
    guard let key = SigningKey(seed: Random.bytes(32)) else {
      throw .machine("the system gives no random numbers")
    }
    do throws(FileError) {
      try SecretFile.write(key.file, to: file)
    } catch {
      throw .machine(error.message)
    }
    console.print(key.publicKey.text + "\n")
    return .done
  }
}

extension CommandFailure {
  /// How a command ends that a folder of releases refused.
  init(_ error: ReleaseError) {
    switch error {
    case .refused(let message): self = .usage(message)
    case .failed(let message): self = .machine(message)
    case .negative(let message): self.init(code: .negative, message: message)
    case .rendering(let diagnostic): self.init(code: .content, message: diagnostic.summary)
    }
  }

  /// The same, where a page may have failed, which is printed.
  init(_ error: ReleaseError, _ source: SiteSource, _ console: Console) {
    if case .rendering(let diagnostic) = error {
      self = SiteBuilding.failure(diagnostic, source, console)
    } else {
      self.init(error)
    }
  }
}
