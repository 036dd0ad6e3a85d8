public import Cabinet
import CabinetStore
import Documents
import Files

/// A paper with its bytes.
public struct OpenedDocument: Sendable {
  /// What is known of it.
  public let document: Document
  /// The bytes.
  public let bytes: [UInt8]
}

extension Desk {
  /// Takes a paper for an application of who is signed in (S3-56).
  ///
  /// - Throws: `Refusal.invalid` with the one reason the file is not taken; `.conflict(.status)`
  ///   where no benefit waits for its proof.
  public func attach(
    _ bytes: [UInt8], to id: Identifier<Application>, _ visitor: Visitor, _ name: CallName?,
    render: (Document) -> [UInt8]
  ) throws(Refusal) -> Receipt {
    guard let folder = documents else { throw .unavailable }
    // Whether there is room is asked before the work, and again where it counts.
    try write { transaction throws(StoreError) in
      _ = try self.room(for: bytes.count, id, visitor, in: transaction)
    }
    let file = try inspect(bytes)
    let kept = try keep(file.bytes, in: folder)
    let receipt = try using(kept) { () throws(Refusal) in
      try once(name, visitor.session.account) { transaction throws(StoreError) in
        let application = try self.room(for: file.bytes.count, id, visitor, in: transaction)
        let document = Document(
          id: fresh(), application: id, account: application.account, file: kept.name.rawValue,
          digest: kept.digest, kind: file.kind == .pdf ? .pdf : .jpeg, size: file.bytes.count,
          createdAt: self.now())
        try transaction.insert(document)
        try self.note("attach", by: visitor.session, document.id.text, in: transaction)
        return Receipt(status: 201, body: render(document), owner: application.account)
      }
    }
    // A repeated call has no use for another file.
    if receipt.isRepeated { remove([kept.name.rawValue]) }
    return receipt
  }

  func inspect(_ bytes: [UInt8]) throws(Refusal) -> DocumentInspector.Result {
    do throws(DocumentProblem) {
      return try DocumentInspector(maximumBytes: DocumentRule.mostBytes).inspect(bytes)
    } catch {
      throw .invalid([FieldProblem("", FieldProblem.Code(error))])
    }
  }

  /// The application, if it takes one more paper.
  private func room(
    for size: Int, _ id: Identifier<Application>, _ visitor: Visitor, in transaction: Transaction
  ) throws(StoreError) -> Application {
    let application = try own(id, visitor, in: transaction).application
    guard application.takesDocuments else { throw .refused(.conflict(.status)) }
    let others = try transaction.documents(of: id)
    do throws(DocumentRule.Problem) {
      try DocumentRule.check(size: size, besides: others)
    } catch {
      throw .refused(.invalid([FieldProblem("", error == .tooMany ? .tooManyFiles : .tooLarge)]))
    }
    return application
  }

  /// A paper of an application of who is signed in.
  ///
  /// - Throws: `Refusal.notFound`; `.unavailable` when its file is missing or was changed.
  public func document(
    _ id: Identifier<Document>, of application: Identifier<Application>, _ visitor: Visitor
  ) throws(Refusal) -> OpenedDocument {
    let document = try write { transaction throws(StoreError) in
      _ = try self.own(application, visitor, in: transaction)
      return try self.document(id, of: application, in: transaction)
    }
    return try open(document)
  }

  /// A paper of an application, for the employee in charge; that it was looked at is in the audit.
  public func document(
    _ id: Identifier<Document>, of number: String, to employee: Employee
  ) throws(Refusal) -> OpenedDocument {
    let document = try write { transaction throws(StoreError) in
      let application = try self.application(number, of: employee, in: transaction).application
      let document = try self.document(id, of: application.id, in: transaction)
      try self.note("open_document", by: employee, application, in: transaction)
      return document
    }
    return try open(document)
  }

  private func document(
    _ id: Identifier<Document>, of application: Identifier<Application>, in reading: Reading
  ) throws(StoreError) -> Document {
    guard let found = try reading.documents(of: application).first(where: { $0.id == id }) else {
      throw .refused(.notFound)
    }
    return found
  }

  private func open(_ document: Document) throws(Refusal) -> OpenedDocument {
    OpenedDocument(document: document, bytes: try bytes(of: document.file, document.digest))
  }

  /// Takes a paper away, while its benefit waits for the proof.
  public func detach(
    _ id: Identifier<Document>, from application: Identifier<Application>, _ visitor: Visitor
  ) throws(Refusal) {
    let document = try write { transaction throws(StoreError) in
      guard try self.own(application, visitor, in: transaction).application.takesDocuments else {
        throw .refused(.conflict(.status))
      }
      let document = try self.document(id, of: application, in: transaction)
      try transaction.delete(id)
      try self.note("detach", by: visitor.session, id.text, in: transaction)
      return document
    }
    remove([document.file])
  }

  /// Removes files whose papers are forgotten; what fails now is swept later.
  func remove(_ forgotten: [String]) {
    for file in forgotten {
      guard let name = DocumentName(rawValue: file) else { continue }
      try? documents?.remove(name)
    }
  }

  /// Removes files that no paper names any more; one just being kept is left alone.
  func sweepDocuments() throws(Refusal) {
    guard let folder = documents else { return }
    let named = try read { reading throws(StoreError) in try reading.documentFiles() }
    do throws(FileError) {
      try folder.sweep(keeping: { named.contains($0.rawValue) }, olderThan: 3600)
    } catch {
      throw .failure("documents cannot be swept: \(error.action)")
    }
  }
}

extension FieldProblem.Code {
  init(_ problem: DocumentProblem) {
    switch problem {
    case .empty: self = .empty
    case .tooLarge: self = .tooLarge
    case .unknownType: self = .unknownType
    case .truncated: self = .truncated
    case .damaged: self = .damaged
    case .tooManyPixels: self = .tooManyPixels
    case .scripts: self = .scripts
    case .encrypted: self = .encrypted
    case .attachments: self = .attachments
    case .tooComplex: self = .tooComplex
    case .polyglot: self = .polyglot
    }
  }

  /// What can be wrong with a file.
  public static let ofDocument: Set<Self> = [
    .empty, .tooLarge, .unknownType, .truncated, .damaged, .tooManyPixels, .scripts, .encrypted,
    .attachments, .tooComplex, .polyglot, .tooManyFiles, .fileName,
  ]
}
