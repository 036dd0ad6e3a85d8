import CabinetService
import Diagnostics
import Signatures

/// The authorities whose signatures are taken.
enum TrustOption {
  static let trust = Definition.Option(
    name: "--trust", value: "DIR",
    help: "authorities of signatures and their lists of revoked ones (var/trust)")

  /// Who verifies signatures by the folder that the options name; nobody is trusted without one.
  static func verifier(_ arguments: Arguments) throws(CommandFailure) -> any SignatureVerifier {
    do throws(TrustError) {
      let folder = try TrustFolder(arguments.value("--trust") ?? "var/trust") { trouble in
        Console.standard.say("--trust: \(trouble.message); the files before hold")
      }
      return CMSVerifier(folder)
    } catch {
      throw .machine("--trust: \(error.message)")
    }
  }
}
