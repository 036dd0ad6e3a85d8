import CabinetService
import Languages

extension FieldProblem.Code {
  /// What the rule asks, as a finished sentence that stands beside the field.
  func sentence(_ language: Language) -> String {
    let (kk, ru) = sentences
    return language == .kazakh ? kk : ru
  }

  private var sentences: (kk: String, ru: String) {
    switch self {
    case .required: ("Осы өрісті толтырыңыз.", "Заполните это поле.")
    case .unknown: ("Мұндай өріс жоқ.", "Такого поля нет.")
    case .type: ("Мәннің түрі басқа болуы керек.", "Здесь нужно значение другого вида.")
    case .form: ("Жазылу үлгісін тексеріңіз.", "Проверьте, как это написано.")
    case .range: ("Сан рұқсат етілген шектен тыс.", "Число выходит за допустимые пределы.")
    case .choice: ("Ұсынылғандардың бірін таңдаңыз.", "Выберите одно из предложенного.")
    case .tooShort: ("Тым қысқа.", "Слишком коротко.")
    case .tooLong: ("Тым ұзын.", "Слишком длинно.")
    case .tooMany: ("Тым көп.", "Слишком много.")
    case .repeated: ("Бір мән екі рет жазылған.", "Одно значение указано дважды.")
    case .phone, .foreignPhone, .landline, .phoneNotTied, .noPhone, .noPrimaryPhone, .email:
      contactSentences
    case .iinLength, .iinDigits, .checksum, .iinDate, .organisation, .sameAsParent: iinSentences
    case .passwordTooShort, .passwordTooLong, .passwordCommon, .passwordPersonal, .wrongPassword,
      .wrongCode:
      secretSentences
    case .unknownCity, .queueNotOffered, .childNotTied, .childAge, .unknownKindergarten,
      .groupOfOtherQueue,
      .consent,
      .termsChanged, .applicationNumber:
      applicationSentences
    }
  }

  private var iinSentences: (kk: String, ru: String) {
    switch self {
    case .iinLength: ("ЖСН 12 саннан тұрады.", "ИИН состоит из 12 цифр.")
    case .iinDigits: ("ЖСН-де тек сандар болады.", "В ИИН бывают только цифры.")
    case .organisation:
      (
        "Бұл ұйымның нөмірі (БСН). Адамның ЖСН-ін жазыңыз.",
        "Это номер организации (БИН). Введите ИИН человека."
      )
    case .sameAsParent:
      (
        "Бұл өзіңіздің ЖСН-іңіз. Баланың ЖСН-ін жазыңыз.",
        "Это ваш собственный ИИН. Введите ИИН ребёнка."
      )
    default:
      (
        "ЖСН-де қате бар. Сандарын құжаттан тексеріңіз.",
        "В ИИН есть ошибка. Сверьте цифры с документом."
      )
    }
  }

  private var contactSentences: (kk: String, ru: String) {
    switch self {
    case .foreignPhone:
      (
        "Қазақстан нөмірін жазыңыз, мысалы: +7 700 000-01-01.",
        "Введите номер Казахстана, например: +7 700 000-01-01."
      )
    case .landline:
      (
        "Бұл тұрақты телефон нөмірі. Ұялы телефон нөмірін жазыңыз.",
        "Это городской номер. Введите номер мобильного телефона."
      )
    case .phoneNotTied:
      (
        "Бұл нөмір азаматтар телефондарының тізілімінде осы ЖСН-ге тіркелмеген. Нөмірді тіркетіңіз немесе тіркелген нөмірді жазыңыз.",
        "В реестре телефонов граждан этот номер не привязан к вашему ИИН. Привяжите его или введите привязанный номер."
      )
    case .noPhone: ("Кемінде бір нөмір қалуы керек.", "Должен остаться хотя бы один номер.")
    case .noPrimaryPhone: ("Бір нөмірді негізгі етіңіз.", "Сделайте один номер основным.")
    case .email:
      (
        "Электрондық пошта мекенжайын тексеріңіз, мысалы: ata-ana@onir.example.",
        "Проверьте адрес электронной почты, например: roditel@onir.example."
      )
    default:
      (
        "Телефон нөмірін толық жазыңыз, мысалы: +7 700 000-01-01.",
        "Введите номер телефона полностью, например: +7 700 000-01-01."
      )
    }
  }

  private var secretSentences: (kk: String, ru: String) {
    switch self {
    case .passwordTooShort:
      ("Құпиясөз кемінде 10 таңбадан тұруы керек.", "В пароле должно быть не меньше 10 знаков.")
    case .passwordTooLong:
      ("Құпиясөз 128 таңбадан аспауы керек.", "В пароле должно быть не больше 128 знаков.")
    case .passwordCommon:
      (
        "Бұл құпиясөзді жұрт жиі қолданады, оны табу оңай. Басқасын ойлап табыңыз.",
        "Этот пароль слишком распространён, его легко подобрать. Придумайте другой."
      )
    case .passwordPersonal:
      (
        "Құпиясөзде ЖСН-іңіз де, телефон нөміріңіз де болмауы керек.",
        "В пароле не должно быть вашего ИИН и номера телефона."
      )
    case .wrongPassword:
      ("Қазіргі құпиясөз дұрыс емес.", "Текущий пароль введён неверно.")
    default:
      (
        "Код дұрыс емес немесе ескірген. Қайта жазыңыз не жаңа код алыңыз.",
        "Код неверный или устарел. Введите его ещё раз или получите новый."
      )
    }
  }

  private var applicationSentences: (kk: String, ru: String) {
    switch self {
    case .unknownCity: ("Мұндай елді мекен жоқ.", "Такого населённого пункта нет.")
    case .queueNotOffered: ("Бұл қалада мұндай кезек жоқ.", "В этом городе такой очереди нет.")
    case .childNotTied:
      (
        "Тізілімде бұл ЖСН-мен Сізге тіркелген бала табылмады. ЖСН-ді және бала үшін кім екеніңізді тексеріңіз.",
        "В реестре не нашёлся ребёнок с таким ИИН, записанный за вами. Проверьте ИИН и то, кем вы приходитесь ребёнку."
      )
    case .childAge:
      (
        "Кезекке 6 жасқа толмаған бала қойылады.",
        "В очередь ставят детей, которым ещё не исполнилось 6 лет."
      )
    case .unknownKindergarten:
      ("Бұл қалада мұндай балабақша жоқ.", "В этом городе такого детского сада нет.")
    case .groupOfOtherQueue:
      ("Бұл топ түрі басқа кезекке жатады.", "Группа этого типа относится к другой очереди.")
    case .consent:
      ("Екі келісімге де құсбелгі қойыңыз.", "Поставьте галочки у обоих соглашений.")
    case .termsChanged:
      (
        "Келісім мәтіні өзгерді. Бетті жаңартып, қайта танысыңыз.",
        "Текст соглашения изменился. Обновите страницу и прочитайте его заново."
      )
    default:
      (
        "Өтініш нөмірі қате жазылған. Үлгісі: 26-0001234-5.",
        "Номер заявления набран с ошибкой. Образец: 26-0001234-5."
      )
    }
  }
}
