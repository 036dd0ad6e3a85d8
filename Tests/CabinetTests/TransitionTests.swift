import Testing

@testable import Cabinet

@Suite("Changes of status") struct TransitionTests {
  @Test("Lets an application change as the table says, and in no other way")
  func changesApplications() {
    let table: Set = [
      "draft in_queue parent", "in_queue interested parent", "in_queue in_bulletin parent",
      "in_queue referral_issued employee", "in_queue withdrawn parent",
      "in_queue rejected employee", "interested in_bulletin parent",
      "interested referral_issued employee", "interested withdrawn parent",
      "interested rejected employee", "in_bulletin in_bulletin parent",
      "in_bulletin referral_issued employee", "in_bulletin waiting_list employee",
      "in_bulletin in_queue employee", "in_bulletin withdrawn parent",
      "in_bulletin rejected employee", "waiting_list in_bulletin parent",
      "waiting_list referral_issued employee", "waiting_list in_queue employee",
      "waiting_list withdrawn parent", "waiting_list rejected employee",
      "referral_issued stop_list parent",
      "referral_issued stop_list clock", "referral_issued inactive clock",
      "referral_issued archived clock",
      "referral_issued enrolled employee", "referral_issued in_queue employee",
      "referral_issued withdrawn parent", "referral_issued rejected employee",
      "stop_list in_queue clock", "stop_list withdrawn parent", "stop_list rejected employee",
      "inactive in_queue parent", "inactive archived clock", "inactive withdrawn parent",
      "inactive rejected employee",
    ]
    for from in ApplicationStatus.allCases {
      for to in ApplicationStatus.allCases {
        for agent in Agent.allCases {
          let row = "\(from.rawValue) \(to.rawValue) \(agent.rawValue)"
          #expect(from.allows(to, by: agent) == table.contains(row), "\(row)")
        }
      }
    }
  }

  @Test("Lets a referral change as the table says, and in no other way")
  func changesReferrals() {
    let table: Set = [
      "active confirmed parent", "active declined parent", "active used employee",
      "active cancelled employee", "active expired clock", "confirmed extended parent",
      "confirmed declined parent", "confirmed used employee", "confirmed cancelled employee",
      "confirmed expired clock", "extended declined parent", "extended used employee",
      "extended cancelled employee", "extended expired clock",
    ]
    for from in ReferralStatus.allCases {
      for to in ReferralStatus.allCases {
        for agent in Agent.allCases {
          let row = "\(from.rawValue) \(to.rawValue) \(agent.rawValue)"
          #expect(from.allows(to, by: agent) == table.contains(row), "\(row)")
        }
      }
    }
  }

  @Test("Lets an admission change as the table says, and in no other way")
  func changesAdmissions() {
    let table: Set = [
      "draft signed parent", "draft declined parent", "signed declined parent",
      "draft expired clock", "draft expired employee", "signed accepted employee",
      "signed rejected employee",
    ]
    for from in AdmissionStatus.allCases {
      let leaves = AdmissionStatus.transitions.contains { $0.from == from }
      #expect(leaves != from.isFinal, "\(from)")
      for to in AdmissionStatus.allCases {
        for agent in Agent.allCases {
          let row = "\(from.rawValue) \(to.rawValue) \(agent.rawValue)"
          #expect(from.allows(to, by: agent) == table.contains(row), "\(row)")
        }
      }
    }
  }

  @Test("Leaves final statuses never, and all others somehow")
  func leavesFinalNever() {
    for status in ApplicationStatus.allCases {
      let leaves = ApplicationStatus.transitions.contains { $0.from == status }
      #expect(leaves != status.isFinal, "\(status)")
      #expect(!(status.isFinal && status.isLive) && (!status.isInQueue || status.isLive))
    }
    for status in ReferralStatus.allCases {
      let leaves = ReferralStatus.transitions.contains { $0.from == status }
      #expect(leaves == status.isLive && status.isLive != status.isFinal, "\(status)")
    }
  }

  @Test("Sorts the statuses")
  func sorts() {
    #expect(
      ApplicationStatus.allCases.filter(\.isFinal) == [
        .withdrawn, .enrolled, .rejected, .archived,
      ])
    #expect(
      ApplicationStatus.allCases.filter(\.isInQueue) == [
        .inQueue, .interested, .inBulletin, .waitingList,
      ])
    #expect(ApplicationStatus.allCases.filter(\.hasPlace) == [.inBulletin, .waitingList])
    #expect(
      ApplicationStatus.allCases.filter { !$0.isLive && !$0.isFinal } == [.draft])
  }
}
