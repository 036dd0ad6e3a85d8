import Cabinet
import CabinetStore
import Codes
import Dates
import Files
import SQL
import Secrets
import TestSupport
import Testing

@Suite("What is kept of admissions") struct AdmissionTests {
  private struct Kept {
    let application: Application
    let referral: Referral
    let admission: Admission
  }

  private func applicant(_ samples: Samples) throws -> Applicant {
    Applicant(
      iin: samples.iin(), name: "Үлгі \"Әлихан\"", birthDay: try Samples.day("1990-01-31"),
      identityNumber: "000000101", issuedOn: try Samples.day("2019-05-10"),
      validUntil: try Samples.day("2029-05-09"), address: "Үлгі көшесі, 1 \\ 2",
      phone: Phone(checked: "+77000000101"), email: "ata@onir.example")
  }

  private func keep(
    _ samples: Samples, child: Child, serial: Int = 1, status: AdmissionStatus = .draft
  ) throws -> Kept {
    var application = Samples.sent(samples.application(for: child), sequence: serial)
    application.status = .referralIssued
    var referral = try samples.referral(for: application, number: "R-\(serial)")
    referral.status = .confirmed
    let admission = Admission(
      id: samples.name(), serial: serial,
      number: AdmissionNumber(prefix: "117", year: 2026, sequence: serial),
      referral: referral.id, application: application.id, account: child.account,
      city: application.city, kindergarten: referral.kindergarten, status: status,
      statusSince: Samples.now, createdAt: Samples.now, applicant: try applicant(samples))
    let (sent, issued) = (application, referral)
    try samples.store.write { transaction throws(StoreError) in
      try transaction.insert(sent)
      try transaction.insert(issued)
      try transaction.insert(admission)
    }
    return Kept(application: application, referral: referral, admission: admission)
  }

  @Test("Gives back what it was given", arguments: TestDatabase.allCases)
  func roundTrip(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (account, child) = try samples.family()
    let kept = try keep(samples, child: child)
    var changed = kept.admission
    (changed.status, changed.statusSince) = (.rejected, Samples.later(9))
    (changed.signedAt, changed.isContractRead) = (Samples.later(5), true)
    (changed.reasonCode, changed.reason) = (.other, "Екінші\tсөз")
    let next = changed
    try samples.store.write { transaction throws(StoreError) in
      #expect(try transaction.admission(kept.admission.id) == kept.admission)
      #expect(try transaction.admission(of: kept.referral.id) == kept.admission)
      #expect(try transaction.admissions(of: account.id) == [kept.admission])
      #expect(try transaction.admissions(city: "pavlodar", .draft) == [kept.admission])
      let updated = try transaction.update(next, from: .draft)
      #expect(updated.version == 2)
      #expect(try transaction.admission(kept.admission.id) == updated)
      #expect(
        try transaction.history(of: kept.admission.id) == [
          AdmissionEvent(at: Samples.now, status: .draft),
          AdmissionEvent(at: Samples.later(9), status: .rejected),
        ])
      #expect(try transaction.admissionCount(city: "pavlodar", .rejected) == 1)
      #expect(
        try transaction.admissionCount(city: "pavlodar", kindergarten: "x", .rejected) == 0)
    }
    let late = samples.refusal { transaction throws(StoreError) in
      try transaction.update(next, from: .draft)
    }
    #expect(late == "conflict")
    #expect(samples.store.close().isClean)
  }

  @Test("Is sealed, papers and proposals too, and sealed anew with another key")
  func sealed() throws {
    let samples = try Samples(.sqlite)
    let (_, child) = try samples.family()
    let kept = try keep(samples, child: child)
    let id = kept.admission.id
    let officer = Employee(id: samples.name(), name: "X", role: .officer, places: ["*"])
    let paper = AdmissionPaper(
      kind: .original, form: .html, bytes: Array("Келісімшарт мәтіні".utf8),
      facts: ["applicant_name": "Құпия Аты"])
    let document = AdmissionDocument(
      form: .vaccinations, admission: id, account: child.account, file: "f", digest: "0a:0b",
      kind: .pdf, size: 1, createdAt: Samples.now)
    let proposal = Proposal(
      subject: id.text, act: .reject, employee: officer.id, status: "draft", since: Samples.now,
      at: Samples.now, reason: "Жасырын себеп")
    try samples.store.write { transaction throws(StoreError) in
      try transaction.insert(officer, tokenHash: "t")
      try transaction.insert(paper, of: id)
      _ = try transaction.put(document)
      try transaction.put(proposal)
    }
    func check(_ store: Store) throws {
      try store.read { reading throws(StoreError) in
        #expect(try reading.admission(id) == kept.admission)
        #expect(try reading.paper(.original, of: id) == paper)
        #expect(try reading.papers(of: id).map(\.facts) == [paper.facts])
        #expect(try reading.documents(of: id) == [document])
        #expect(try reading.proposal(about: id.text) == proposal)
      }
    }
    try check(samples.store)
    let next = try #require(Samples.keys.rotated())
    try samples.store.reseal(next)
    try check(try Store(samples.database, next, now: Samples.now))
    _ = samples.database.close()
    let bytes = try Disk.read(samples.folder["store.sqlite"])
    for word in ["Үлгі", "000000101", "onir.example", "Келісімшарт", "Құпия", "Жасырын", "0a:0b"] {
      #expect(!bytes.indices.contains { bytes[$0...].starts(with: word.utf8) }, "\(word)")
    }
  }

  @Test(
    "Has one open admission of a referral, and one number each", arguments: TestDatabase.allCases)
  func unique(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (_, child) = try samples.family()
    let kept = try keep(samples, child: child)
    let second = Admission(
      id: samples.name(), serial: 2, number: AdmissionNumber(checked: "117.2026.2"),
      referral: kept.referral.id, application: kept.application.id, account: child.account,
      city: "pavlodar", kindergarten: "pavlodar-0001", statusSince: Samples.now,
      createdAt: Samples.now, applicant: try applicant(samples))
    func insert() -> String? {
      samples.refusal { transaction throws(StoreError) in try transaction.insert(second) }
    }
    #expect(insert() == "exists")
    var over = kept.admission
    over.status = .expired
    let ended = over
    try samples.store.write { transaction throws(StoreError) in
      try transaction.update(ended, from: .draft)
    }
    #expect(insert() == nil)
    let first = try samples.store.write { transaction throws(StoreError) in
      let counter = Counter.admissions(prefix: "117", year: 2026)
      return [
        try transaction.next(counter), try transaction.next(counter),
        try transaction.next(.admissions(prefix: "117", year: 2027)),
        try transaction.next(.admission),
      ]
    }
    #expect(first == [1, 2, 1, 1])
  }

  @Test(
    "Keeps health papers apart from those of benefits, and papers with their bytes",
    arguments: TestDatabase.allCases)
  func papers(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (account, child) = try samples.family()
    let kept = try keep(samples, child: child)
    let id = kept.admission.id
    func document(_ form: HealthForm, _ file: String) -> AdmissionDocument {
      AdmissionDocument(
        form: form, admission: id, account: account.id, file: file, digest: "d", kind: .jpeg,
        size: 9, createdAt: Samples.now)
    }
    let original = AdmissionPaper(
      kind: .original, form: .pdf, bytes: [0, 255, 10, 0], facts: ["name": "Ә\n\"'"])
    try samples.store.write { transaction throws(StoreError) in
      #expect(try transaction.put(document(.passport, "a")) == nil)
      #expect(try transaction.put(document(.vaccinations, "b")) == nil)
      #expect(try transaction.put(document(.passport, "c"))?.file == "a")
      #expect(
        try transaction.documents(of: id)
          == [document(.vaccinations, "b"), document(.passport, "c")])
      #expect(try transaction.documents(of: account.id) == [])
      #expect(try transaction.admissionDocuments(of: account.id).count == 2)
      #expect(try transaction.documentFiles() == ["b", "c"])
      try transaction.insert(original, of: id)
      // The one that was issued stays.
      try transaction.insert(
        AdmissionPaper(kind: .original, form: .html, bytes: [1], facts: [:]), of: id)
      #expect(try transaction.paper(.original, of: id) == original)
      #expect(try transaction.papers(of: id).map(\.facts) == [original.facts])
      try transaction.deletePaper(.original, of: id)
      #expect(try transaction.paper(.original, of: id) == nil)
      try transaction.deleteDocument(.passport, of: id)
      #expect(try transaction.documents(of: id).map(\.file) == ["b"])
    }
  }

  @Test(
    "Forgets papers of what ended without acceptance, in its time", arguments: TestDatabase.allCases
  )
  func prunes(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    for (serial, status) in AdmissionStatus.allCases.enumerated() {
      let (account, child) = try samples.family()
      let kept = try keep(samples, child: child, serial: serial + 1, status: status)
      try samples.store.write { transaction throws(StoreError) in
        _ = try transaction.put(
          AdmissionDocument(
            form: .vaccinations, admission: kept.admission.id, account: account.id,
            file: status.rawValue, digest: "d", kind: .pdf, size: 1, createdAt: Samples.now))
        try transaction.insert(
          AdmissionPaper(kind: .original, form: .pdf, bytes: [1], facts: [:]),
          of: kept.admission.id)
      }
    }
    try samples.store.write { transaction throws(StoreError) in
      #expect(try transaction.prune(.admissionPapers, before: Samples.now) == 0)
      #expect(try transaction.prune(.admissionPapers, before: Samples.later(1)) == 3)
      #expect(try transaction.documentFiles() == ["draft", "signed", "accepted"])
      for status in AdmissionStatus.allCases {
        for admission in try transaction.admissions(city: "pavlodar", status) {
          let isThere = try transaction.paper(.original, of: admission.id) != nil
          #expect(isThere == [.draft, .signed, .accepted].contains(status), "\(status)")
        }
      }
    }
  }

  @Test("Erases who it was, and leaves the number and the status", arguments: TestDatabase.allCases)
  func erases(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (account, child) = try samples.family()
    let kept = try keep(samples, child: child)
    let officer = Employee(id: samples.name(), name: "X", role: .officer, places: ["*"])
    try samples.store.write { transaction throws(StoreError) in
      try transaction.insert(officer, tokenHash: "t")
      try transaction.put(
        Proposal(
          subject: kept.admission.id.text, act: .accept, employee: officer.id,
          status: "draft",
          since: Samples.now, at: Samples.now))
      try transaction.insert(
        AdmissionPaper(kind: .original, form: .pdf, bytes: [1], facts: [:]),
        of: kept.admission.id)
      try transaction.erase(account.id, at: Samples.later(9))
      let ghost = try transaction.admission(kept.admission.id)
      #expect(ghost?.number == kept.admission.number && ghost?.status == .draft)
      #expect(ghost?.applicant == nil && ghost?.reason == nil)
      #expect(try transaction.papers(of: kept.admission.id) == [])
      #expect(try transaction.proposal(about: kept.admission.id.text) == nil)
      #expect(try transaction.admissions(city: "pavlodar", .draft) == [], "of nobody")
    }
    #expect(try samples.store.integrityProblems() == [])
  }

  @Test(
    "Keeps one proposal about a thing, and sessions of employees", arguments: TestDatabase.allCases)
  func staff(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let officer = Employee(id: samples.name(), name: "X", role: .officer, places: ["*"])
    func proposal(_ act: Proposal.Act) -> Proposal {
      Proposal(
        subject: "s", act: act, employee: officer.id, status: "signed", since: Samples.now,
        at: Samples.later(1))
    }
    let session = StaffSession(
      id: samples.name(), employee: officer.id, createdAt: Samples.now, seenAt: Samples.now)
    try samples.store.write { transaction throws(StoreError) in
      try transaction.insert(officer, tokenHash: "t")
      try transaction.put(proposal(.accept))
      try transaction.put(proposal(.reject))
      #expect(try transaction.proposal(about: "s") == proposal(.reject))
      #expect(try transaction.prune(.proposals, before: Samples.later(2)) == 1)
      try transaction.insert(session, secretHash: "h")
      #expect(try transaction.staffSession(secretHash: "h") == session)
      try transaction.touch(session.id, at: Samples.later(60))
      #expect(try transaction.staffSession(secretHash: "h")?.seenAt == Samples.later(60))
      #expect(try transaction.prune(.staffSessions, before: Samples.later(60)) == 0)
      try transaction.deleteStaffSession(session.id)
      #expect(try transaction.staffSession(secretHash: "h") == nil)
      try transaction.insert(session, secretHash: "h")
      try transaction.deleteStaffSessions(of: officer.id)
      #expect(try transaction.staffSession(secretHash: "h") == nil)
    }
  }

  @Test("Finds admissions that contradict what they belong to")
  func contradictions() throws {
    let samples = try Samples(.sqlite)
    let (_, child) = try samples.family()
    let kept = try keep(samples, child: child)
    func found() throws -> [String] {
      try samples.store.read { reading throws(StoreError) in try reading.inconsistencies() }
    }
    #expect(try found() == [])
    var signed = kept.admission
    signed.status = .signed
    let next = signed
    try samples.store.write { transaction throws(StoreError) in
      signed = try transaction.update(next, from: .draft)
    }
    #expect(try found() == ["1 admissions are signed that have no contract or no signature"])
    try samples.store.write { transaction throws(StoreError) in
      for kind in [AdmissionPaper.Kind.original, .signature] {
        try transaction.insert(
          AdmissionPaper(kind: kind, form: .pdf, bytes: [1], facts: [:]), of: signed.id)
      }
    }
    #expect(try found() == [])
    var referral = kept.referral
    referral.status = .used
    let used = referral
    try samples.store.write { transaction throws(StoreError) in
      try transaction.update(used, from: .confirmed)
    }
    #expect(try found() == ["1 admissions wait whose referral is over"])
    signed.status = .accepted
    let accepted = signed
    try samples.store.write { transaction throws(StoreError) in
      try transaction.update(accepted, from: .signed)
    }
    #expect(try found() == ["1 admissions are accepted of applications that are not enrolled"])
  }
}

extension Samples {
  /// An admission that was declined, with a health paper; a proposal; an employee's session.
  func insertEnded(
    for application: Application, in transaction: Transaction
  ) throws(StoreError) {
    let (officer, now) = (
      Employee(id: name(), name: "X", role: .officer, places: ["*"]), Self.now
    )
    let day = now.day(in: .kazakhstan)
    guard let day else { throw .conflict }
    let referral = Referral(
      id: name(), number: "R-9", application: application.id, account: application.account,
      city: application.city, kindergarten: "pavlodar-0001", ageGroup: .junior,
      groupType: .general, language: .kazakh, status: .declined, statusSince: now, issuedAt: now,
      deadline: day, bulletin: day)
    let admission = Admission(
      id: name(), serial: 9, number: AdmissionNumber(checked: "000.2026.9"),
      referral: referral.id, application: application.id, account: application.account,
      city: application.city, kindergarten: referral.kindergarten, status: .declined,
      statusSince: now, createdAt: now, applicant: nil)
    try transaction.insert(referral)
    try transaction.insert(admission)
    _ = try transaction.put(
      AdmissionDocument(
        form: .statement, admission: admission.id, account: application.account, file: "h",
        digest: "d", kind: .pdf, size: 1, createdAt: now))
    try transaction.insert(officer, tokenHash: "ended")
    try transaction.put(
      Proposal(
        subject: admission.id.text, act: .accept, employee: officer.id, status: "signed",
        since: now, at: now))
    try transaction.insert(
      StaffSession(id: name(), employee: officer.id, createdAt: now, seenAt: now),
      secretHash: "ended")
  }
}
