import Cabinet

extension SyntheticFamilies {
  /// Who has which child.
  static let ties: [(adult: String, child: String, relation: Relation)] = [
    ("850214390005", "230715690495", .parent), ("850214390005", "210901590634", .parent),
    ("901130490109", "230715690495", .parent), ("901130490109", "210901590634", .parent),
    ("790806490214", "190503690702", .parent), ("790806490214", "200229590421", .parent),
    ("790806490214", "210415591185", .parent),
    ("990101391804", "240310590904", .parent),
    ("880708491103", "221204690973", .parent),
    ("001231590285", "230101591042", .parent), ("001231590285", "241117591391", .parent),
    ("001231590285", "260105591535", .parent),
    ("601127490764", "220808691259", .representative),
    ("780115390626", "230903691465", .parent), ("960202490693", "230903691465", .parent),
    ("950930490550", "250214691601", .parent),
  ]

  /// Children of families of whom the register knows something that gives a right to a place.
  static let statuses: [(child: String, status: Benefit)] = [
    // 5: three small children and a fourth on the way.
    ("230101591042", .largeFamily), ("241117591391", .largeFamily),
    // 6: the grandmother is the representative.
    ("220808691259", .orphan),
  ]

  /// Phones and the person in whose name each is; the father of family 7 uses the last one.
  static let registered: [(phone: String, iin: String)] = [
    ("+77000000101", "850214390005"), ("+77000000102", "901130490109"),
    ("+77000000112", "901130490109"), ("+77000000103", "790806490214"),
    ("+77000000104", "990101391804"), ("+77000000105", "880708491103"),
    ("+77000000106", "001231590285"), ("+77000000107", "601127490764"),
    ("+77000000108", "840312490200"), ("+77000000109", "960202490693"),
  ]
}
