import Diagnostics
import Files
import Glibc
import Release

/// `onir verify`.
enum VerifyCommand: Command {
  static let definition = Definition(
    name: "verify", summary: "holds every file of the current release against its signed manifest",
    arguments: ["DIR"],
    options: [
      Definition.Option(
        name: "--public-key", value: "KEY", help: "who must have signed: 64 digits or their file"),
      Definition.Option(
        name: "--manifest", value: "FILE", help: "DIR is one release, copied with this manifest"),
      .jobs,
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let folder = Inputs.withoutSlash(arguments.positional[0])
    let key = try arguments.value("--public-key").map(VerifyingKey.option)
    var jobs = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    do throws(Arguments.Misuse) {
      jobs = try arguments.number("--jobs", 1...256) ?? jobs
    } catch {
      throw CommandFailure(error)
    }
    do throws(ReleaseError) {
      let verification: Verification
      if let manifest = arguments.value("--manifest") {
        verification = Verification(release: folder, manifest: manifest)
      } else {
        verification = try Verification(current: folder)
      }
      let finding = try verification.run(key: key, jobs: jobs)
      for problem in finding.problems { console.print(problem.text(in: console.language) + "\n") }
      guard finding.problems.isEmpty else { return .negative }
      let signature: Message =
        finding.isSigned ? "signed by this key" : "the signature was not asked for (--public-key)"
      let name = finding.name?.text ?? folder
      console.say("\(name) is whole: \(finding.files, "file", "files"); \(signature)")
      return .done
    } catch {
      throw CommandFailure(error)
    }
  }
}
