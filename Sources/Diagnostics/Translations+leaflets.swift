extension Translations {
  /// What is said of leaflets.
  static let leaflets = #"""
    there are no leaflets in {0}
    ru: в {0} нет памяток
    kk: {0} ішінде жадынама жоқ
    """#
}
