public import Cabinet
import CabinetStore
import Documents
import Files

/// A health paper with its bytes.
public struct OpenedAdmissionDocument: Sendable {
  /// What is known of it.
  public let document: AdmissionDocument
  /// The bytes.
  public let bytes: [UInt8]
}

extension Desk {
  /// Takes a health paper in the place of the one with the same form (S4-41 to S4-47).
  ///
  /// - Throws: `Refusal.invalid` with the one reason the file is not taken; `.conflict(.status)`
  ///   for an admission that is no draft any more.
  public func put(
    _ bytes: [UInt8], _ form: HealthForm, of id: Identifier<Admission>, _ visitor: Visitor
  ) throws(Refusal) -> AdmissionDocument {
    guard let folder = documents else { throw .unavailable }
    // Whether there is room is asked before the work, and again where it counts.
    try write { transaction throws(StoreError) in
      _ = try self.room(for: bytes.count, form, id, visitor, in: transaction)
    }
    let file = try inspect(bytes)
    let kept = try keep(file.bytes, in: folder)
    let (document, before) = try using(kept) { () throws(Refusal) in
      try write { transaction throws(StoreError) in
        let draft = try self.room(
          for: file.bytes.count, form, id, visitor, in: transaction)
        let document = AdmissionDocument(
          form: form, admission: id, account: draft.account, file: kept.name.rawValue,
          digest: kept.digest, kind: file.kind == .pdf ? .pdf : .jpeg, size: file.bytes.count,
          createdAt: self.now())
        let before = try transaction.put(document)
        // The contract names the forms that go with it.
        if before == nil { try self.forgetContract(of: draft, in: transaction) }
        try self.note("attach_\(form.rawValue)", by: visitor.session, id.text, in: transaction)
        return (document, before)
      }
    }
    // Only now is it sure that nothing names the one before.
    remove([before?.file].compactMap(\.self))
    return document
  }

  /// The draft, if it takes this paper.
  private func room(
    for size: Int, _ form: HealthForm, _ id: Identifier<Admission>, _ visitor: Visitor,
    in transaction: Transaction
  ) throws(StoreError) -> Admission {
    let draft = try ownDraft(id, visitor, in: transaction)
    let others = try transaction.documents(of: id).filter { $0.form != form }
    guard others.reduce(size, { $0 + $1.size }) <= DocumentRule.mostBytes else {
      throw .refused(.invalid([FieldProblem("", .tooLarge)]))
    }
    return draft
  }

  /// The contract is made anew, and has to be read again.
  private func forgetContract(
    of draft: Admission, in transaction: Transaction
  ) throws(StoreError) {
    try transaction.deletePaper(.original, of: draft.id)
    guard draft.isContractRead else { return }
    var unread = draft
    unread.isContractRead = false
    try transaction.update(unread, from: draft.status)
  }

  /// A health paper of an admission of who is signed in.
  public func document(
    _ form: HealthForm, of id: Identifier<Admission>, _ visitor: Visitor
  ) throws(Refusal) -> OpenedAdmissionDocument {
    let document = try read { reading throws(StoreError) in
      _ = try self.own(id, visitor, in: reading)
      return try self.document(form, of: id, in: reading)
    }
    return OpenedAdmissionDocument(
      document: document, bytes: try self.bytes(of: document.file, document.digest))
  }

  func document(
    _ form: HealthForm, of id: Identifier<Admission>, in reading: Reading
  ) throws(StoreError) -> AdmissionDocument {
    guard let found = try reading.documents(of: id).first(where: { $0.form == form }) else {
      throw .refused(.notFound)
    }
    return found
  }

  /// Takes a health paper away from a draft.
  public func remove(
    _ form: HealthForm, of id: Identifier<Admission>, _ visitor: Visitor
  ) throws(Refusal) {
    let document = try write { transaction throws(StoreError) in
      let draft = try self.ownDraft(id, visitor, in: transaction)
      let document = try self.document(form, of: id, in: transaction)
      try transaction.deleteDocument(form, of: id)
      try self.forgetContract(of: draft, in: transaction)
      try self.note("detach_\(form.rawValue)", by: visitor.session, id.text, in: transaction)
      return document
    }
    remove([document.file])
  }
}
