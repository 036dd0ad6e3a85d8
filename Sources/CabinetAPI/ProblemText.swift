import CabinetService
import Languages

/// What problems say, in both languages: what happened and what to do.
struct ProblemText: Sendable {
  /// The kind of problem, the last part of its `type`.
  let name: String
  let status: Int
  let title: PerLanguage<String>
  let detail: PerLanguage<String>

  init(
    _ name: String, _ status: Int, _ title: (kk: String, ru: String),
    _ detail: (kk: String, ru: String)
  ) {
    (self.name, self.status) = (name, status)
    self.title = PerLanguage(kazakh: title.kk, russian: title.ru)
    self.detail = PerLanguage(kazakh: detail.kk, russian: detail.ru)
  }
}

extension ProblemText {
  static func of(_ refusal: Refusal) -> ProblemText {
    switch refusal {
    case .invalid(let problems): problems.count == 1 ? ofField(problems[0].code) : fields
    case .malformed: malformed
    case .notSignedIn: notSignedIn
    case .signInFailed: signInFailed
    case .methodNotOffered: methodNotOffered
    case .forbidden: forbidden
    case .crossSite: crossSite
    case .notFound: notFound
    case .conflict(let conflict): of(conflict)
    case .changed: changed
    case .matchMissing: matchMissing
    case .keyMissing: keyMissing
    case .keyReused: keyReused
    case .tooMany: tooMany
    case .unavailable: unavailable
    case .failure: failure
    }
  }

  private static func ofField(_ code: FieldProblem.Code) -> ProblemText {
    if FieldProblem.Code.ofDocument.contains(code) { return invalidDocument(code) }
    if FieldProblem.Code.ofSignature.contains(code) { return invalidSignature(code) }
    let iin: Set<FieldProblem.Code> = [.iinLength, .iinDigits, .checksum, .iinDate, .organisation]
    return iin.contains(code) ? invalidIIN : fields
  }

  static let invalidIIN = ProblemText(
    "invalid-iin", 422, ("ЖСН дұрыс емес", "ИИН введён с ошибкой"),
    (
      "Жеке сәйкестендіру нөмірін (ЖСН) тексеріп, қайта жазыңыз.",
      "Проверьте индивидуальный идентификационный номер (ИИН) и введите его ещё раз."
    ))
  /// What is said of a file is the rule itself: there is no field beside which it could stand.
  private static func invalidDocument(_ code: FieldProblem.Code) -> ProblemText {
    ProblemText(
      "invalid-document", 422, ("Бұл файлды қабылдай алмаймыз", "Этот файл принять нельзя"),
      (code.sentence(.kazakh), code.sentence(.russian)))
  }

  private static func invalidSignature(_ code: FieldProblem.Code) -> ProblemText {
    ProblemText(
      "invalid-signature", 422, ("Бұл қолтаңбаны қабылдай алмаймыз", "Эту подпись принять нельзя"),
      (code.sentence(.kazakh), code.sentence(.russian)))
  }

  static let fields = ProblemText(
    "invalid-fields", 422, ("Деректерді түзетіңіз", "Исправьте данные"),
    ("Кейбір өрістерді түзету керек.", "Некоторые поля нужно исправить."))
  static let malformed = ProblemText(
    "malformed", 400, ("Сұрау түсініксіз", "Запрос не понят"),
    ("Сұраудың мазмұны JSON пішіміне сай емес.", "Тело запроса не соответствует формату JSON."))
  static let notSignedIn = ProblemText(
    "not-signed-in", 401, ("Кабинетке кіріңіз", "Войдите в кабинет"),
    (
      "Сеанс аяқталды немесе әлі басталған жоқ. Қайта кіріңіз.",
      "Сеанс закончился или ещё не начат. Войдите снова."
    ))
  static let signInFailed = ProblemText(
    "sign-in-failed", 401, ("Кіру мүмкін болмады", "Войти не удалось"),
    (
      "Жазғаныңыз сай келмейді. Нөмірді, құпиясөзді немесе кодты тексеріп, қайта көріңіз.",
      "Введённые данные не подходят. Проверьте номер, пароль или код и попробуйте ещё раз."
    ))
  static let methodNotOffered = ProblemText(
    "method-not-offered", 403, ("Бұл қалада кіру тәсілі басқа", "В этом городе вход другой"),
    (
      "Бұл қаланың порталы кірудің мұндай тәсілін қабылдамайды.",
      "Портал этого города не принимает такой способ входа."
    ))
  static let forbidden = ProblemText(
    "forbidden", 403, ("Рұқсат жоқ", "Нет доступа"),
    ("Бұл әрекетке рұқсатыңыз жоқ.", "Это действие вам не разрешено."))
  static let crossSite = ProblemText(
    "cross-site", 403, ("Сұрау басқа сайттан келді", "Запрос пришёл с другого сайта"),
    (
      "Кабинеттің беттері порталдың өзінен ғана ашылады.",
      "Кабинетом можно пользоваться только со страниц портала."
    ))
  static let notFound = ProblemText(
    "not-found", 404, ("Табылмады", "Не найдено"),
    (
      "Мұндай жазба жоқ. Мекенжайды немесе нөмірді тексеріңіз.",
      "Такой записи нет. Проверьте адрес или номер."
    ))
  static let changed = ProblemText(
    "changed", 412, ("Деректер өзгеріп кеткен", "Данные уже изменились"),
    (
      "Сіз ашқаннан бері деректер өзгерді. Бетті жаңартып, қайта өзгертіңіз.",
      "С тех пор как вы их открыли, данные изменились. Обновите страницу и внесите правку снова."
    ))
  static let matchMissing = ProblemText(
    "match-missing", 428, ("If-Match керек", "Нужен If-Match"),
    (
      "Өзгертілетін нұсқаны If-Match тақырыбында көрсетіңіз.",
      "Укажите изменяемую версию в заголовке If-Match."
    ))
  static let keyMissing = ProblemText(
    "key-missing", 400, ("Idempotency-Key керек", "Нужен Idempotency-Key"),
    (
      "Бұл сұрауға Idempotency-Key тақырыбы керек: 16–64 әріп, сан не сызықша.",
      "Этому запросу нужен заголовок Idempotency-Key: от 16 до 64 букв, цифр или дефисов."
    ))
  static let keyReused = ProblemText(
    "key-reused", 422, ("Idempotency-Key қайталанды", "Idempotency-Key уже использован"),
    (
      "Бұл кілтпен бұрын басқа сұрау жіберілген. Жаңа кілт алыңыз.",
      "С этим ключом уже приходил другой запрос. Возьмите новый ключ."
    ))
  static let tooMany = ProblemText(
    "too-many", 429, ("Сәл күте тұрыңыз", "Немного подождите"),
    (
      "Әрекет тым жиі қайталанды. Біраздан кейін қайта көріңіз.",
      "Слишком много попыток подряд. Попробуйте немного позже."
    ))
  static let unavailable = ProblemText(
    "unavailable", 503, ("Қызмет уақытша істемейді", "Услуга временно недоступна"),
    (
      "Қазір жауап бере алмаймыз. Біраздан кейін қайта көріңіз.",
      "Сейчас мы не можем ответить. Попробуйте немного позже."
    ))
  static let failure = ProblemText(
    "failure", 500, ("Порталда қате шықты", "На портале произошла ошибка"),
    ("Қате бізде. Біраздан кейін қайта көріңіз.", "Ошибка на нашей стороне. Попробуйте позже."))

  private static func ofPlaces(_ conflict: Refusal.Conflict) -> ProblemText {
    switch conflict {
    case .placeTaken:
      ProblemText(
        "place-taken", 409, ("Бұл орын берілген", "Это место уже отдано"),
        (
          "Осы жарияланған орындардың бәрі берілді. Тізімнен басқа орын таңдаңыз.",
          "Все такие места уже отданы. Выберите другое место из списка."
        ))
    case .placeClosed:
      ProblemText(
        "place-closed", 409, ("Бұл орынға өтініш қабылданбайды", "Приём на это место закончен"),
        (
          "Мерзімі өтті немесе орын қайтарып алынды. Тізімнен басқа орын таңдаңыз.",
          "Срок прошёл или место сняли. Выберите другое место из списка."
        ))
    default:
      ProblemText(
        "already-reviewed", 409, ("Сіз пікір қалдырғансыз", "Вы уже оставили отзыв"),
        (
          "Бір балабақша туралы жылына бір пікір жазуға болады.",
          "Об одном детском саде можно написать один отзыв в год."
        ))
    }
  }

  private static func of(_ conflict: Refusal.Conflict) -> ProblemText {
    switch conflict {
    case .alreadyInQueue:
      ProblemText(
        "already-in-queue", 409, ("Бала кезекте тұр", "Ребёнок уже в очереди"),
        (
          "Бұл балаға осы кезекке өтініш берілген. Оны өзіңіз берсеңіз, «Менің өтініштерім» бөлімінен көресіз.",
          "На этого ребёнка уже подано заявление в эту очередь. Если его подали вы, оно видно в разделе «Мои заявления»."
        ))
    case .status:
      ProblemText(
        "status-conflict", 409, ("Қазір мұны істеуге болмайды", "Сейчас этого сделать нельзя"),
        (
          "Мәртебесі өзгерген. Бетті жаңартып, не істеуге болатынын қараңыз.",
          "Статус изменился. Обновите страницу и посмотрите, что можно сделать."
        ))
    case .alreadyRegistered:
      ProblemText(
        "already-registered", 409, ("Сіздің кабинетіңіз бар", "У вас уже есть кабинет"),
        (
          "Ол басқа телефон нөмірімен ашылған. Сол нөмірмен кіріңіз; құпиясөзді ұмытсаңыз, қалпына келтіріңіз.",
          "Он открыт с другим номером телефона. Войдите с тем номером; если забыли пароль, восстановите его."
        ))
    case .signed:
      ProblemText(
        "application-signed", 409,
        ("Бұл өтінішті өшіруге болмайды", "Это заявление удалить нельзя"),
        (
          "Өтінішке қол қойылған, бала балабақшаға қабылданған. Балабақшадан шығару үшін балабақшаның өзіне айтыңыз.",
          "Заявление подписано, ребёнок зачислен в детский сад. Чтобы забрать ребёнка, обратитесь в сам детский сад."
        ))
    case .onlyOnce:
      ProblemText(
        "only-once", 409, ("Мұны бір рет қана істеуге болады", "Это делается только один раз"),
        ("Бұл мүмкіндік бұрын пайдаланылған.", "Эта возможность уже использована."))
    case .planChanged:
      ProblemText(
        "plan-changed", 409, ("Жоспар ескірген", "План устарел"),
        (
          "Жоспар жасалғаннан бері деректер өзгерді. Жоспарды қайта қараңыз.",
          "С момента составления плана данные изменились. Посмотрите план заново."
        ))
    case .noCabinet:
      ProblemText(
        "no-cabinet", 409, ("Сізде әлі кабинет жоқ", "У вас ещё нет кабинета"),
        (
          "Кабинет балаңызды кезекке қойғанда ашылады. Алдымен кезекке өтініш беріңіз.",
          "Кабинет появляется, когда вы ставите ребёнка в очередь. Сначала подайте заявление."
        ))
    case .placeTaken, .placeClosed, .alreadyReviewed: ofPlaces(conflict)
    }
  }
}
