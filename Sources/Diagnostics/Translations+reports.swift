extension Translations {
  /// What the writers of reports say themselves, and what they share with the rest.
  static let reports = #"""
    help: {0}
    ru: что делать: {0}
    kk: не істеу керек: {0}

    did you mean {0}?
    ru: возможно, вы имели в виду {0}?
    kk: мүмкін, {0} деп жазғыңыз келген шығар?

    : did you mean {0}?
    ru: ; возможно, вы имели в виду {0}?
    kk: ; мүмкін, {0} деп жазғыңыз келген шығар?

    error
    ru: ошибка
    kk: қате

    warning
    ru: предупреждение
    kk: ескерту

    {0} {0|error|errors}, {1} {1|warning|warnings}
    ru: {0} {0|ошибка|ошибки|ошибок}, {1} {1|предупреждение|предупреждения|предупреждений}
    kk: {0} қате, {1} ескерту

    first written here
    ru: впервые записано здесь
    kk: алғаш рет осы жерде жазылған

    first defined here
    ru: впервые определено здесь
    kk: алғаш рет осы жерде берілген

    the other one
    ru: вторая запись
    kk: екінші жазба

    it stands here
    ru: стоит здесь
    kk: осы жерде тұр

    keep one of them
    ru: оставьте одно из двух
    kk: екеуінің бірін қалдырыңыз

    {0} or {1}
    ru: {0} или {1}
    kk: {0} немесе {1}

    {0} stands twice
    ru: {0} указано дважды
    kk: {0} екі рет жазылған
    """#
}
