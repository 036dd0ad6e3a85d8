extension Translations {
  /// What the writers of reports say themselves.
  static let reports = """
    help: {0}
    ru: что делать: {0}
    kk: не істеу керек: {0}

    did you mean {0}?
    ru: возможно, вы имели в виду {0}?
    kk: мүмкін, {0} деп жазғыңыз келген шығар?
    """
}
