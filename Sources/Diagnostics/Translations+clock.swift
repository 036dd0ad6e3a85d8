extension Translations {
  /// What the clock will change, where an address comes from, and who may touch what.
  static let clock = #"""
    nothing is due: no text is to appear or to go, no row is dated later, no place is open
    ru: ничего не ожидается: тексты не появятся и не исчезнут, строк на будущие дни нет, открытых мест нет
    kk: күтіліп тұрған ештеңе жоқ: мәтін шықпайды да, кетпейді де, алдағы күндердің жолы да, өтінішке ашық орын да жоқ

    besides, pages with bulletins change every midnight: they say how many days old each is
    ru: кроме того, страницы с бюллетенями меняются каждую полночь: на них написано, сколько дней бюллетеню
    kk: сонымен қатар бюллетень беттері әр түн ортасында өзгереді: онда бюллетеньге неше күн болғаны жазылады

    and {0} {0|change|changes} more; --format json lists all
    ru: и ещё {0} {0|изменение|изменения|изменений}; --format json покажет все
    kk: тағы {0} өзгеріс бар; бәрін --format json көрсетеді

    the text appears: {0}
    ru: появится текст: {0}
    kk: мәтін шығады: {0}

    the text appears: {0} and in {1} {1|city|cities} more
    ru: появится текст: {0} и ещё в {1} {1|городе|городах|городах}
    kk: мәтін шығады: {0} және тағы {1} қалада

    the text goes: {0}
    ru: исчезнет текст: {0}
    kk: мәтін кетеді: {0}

    the text goes: {0} and in {1} {1|city|cities} more
    ru: исчезнет текст: {0} и ещё в {1} {1|городе|городах|городах}
    kk: мәтін кетеді: {0} және тағы {1} қалада

    the bulletin appears: {0}
    ru: появится бюллетень: {0}
    kk: бюллетень шығады: {0}

    the last day to apply has passed: {0}
    ru: срок подачи заявлений пройдёт: {0}
    kk: өтініш қабылдау мерзімі аяқталады: {0}

    the review appears: {0}
    ru: появится отзыв: {0}
    kk: пікір шығады: {0}

    a month of the statistics begins or ends: {0}
    ru: начнётся или закончится месяц статистики: {0}
    kk: статистика айы басталады немесе аяқталады: {0}

    a page cannot be rendered; onir build tells which
    ru: одну из страниц собрать не удаётся; какую именно, скажет onir build
    kk: беттердің бірін жасау мүмкін емес; қайсысы екенін onir build айтады

    in less than a minute
    ru: меньше чем через минуту
    kk: бір минутқа жетпей

    in {0} {0|minute|minutes}
    ru: через {0} {0|минуту|минуты|минут}
    kk: {0} минуттан кейін

    in {0} {0|hour|hours}
    ru: через {0} {0|час|часа|часов}
    kk: {0} сағаттан кейін

    in {0} {0|day|days}
    ru: через {0} {0|день|дня|дней}
    kk: {0} күннен кейін

    a day beyond the calendar
    ru: день за пределами календаря
    kk: күнтізбеден тыс күн

    {0} January {1}, {2}
    ru: {0} января {1} г., {2}
    kk: {1} ж. {0} қаңтар, {2}

    {0} February {1}, {2}
    ru: {0} февраля {1} г., {2}
    kk: {1} ж. {0} ақпан, {2}

    {0} March {1}, {2}
    ru: {0} марта {1} г., {2}
    kk: {1} ж. {0} наурыз, {2}

    {0} April {1}, {2}
    ru: {0} апреля {1} г., {2}
    kk: {1} ж. {0} сәуір, {2}

    {0} May {1}, {2}
    ru: {0} мая {1} г., {2}
    kk: {1} ж. {0} мамыр, {2}

    {0} June {1}, {2}
    ru: {0} июня {1} г., {2}
    kk: {1} ж. {0} маусым, {2}

    {0} July {1}, {2}
    ru: {0} июля {1} г., {2}
    kk: {1} ж. {0} шілде, {2}

    {0} August {1}, {2}
    ru: {0} августа {1} г., {2}
    kk: {1} ж. {0} тамыз, {2}

    {0} September {1}, {2}
    ru: {0} сентября {1} г., {2}
    kk: {1} ж. {0} қыркүйек, {2}

    {0} October {1}, {2}
    ru: {0} октября {1} г., {2}
    kk: {1} ж. {0} қазан, {2}

    {0} November {1}, {2}
    ru: {0} ноября {1} г., {2}
    kk: {1} ж. {0} қараша, {2}

    {0} December {1}, {2}
    ru: {0} декабря {1} г., {2}
    kk: {1} ж. {0} желтоқсан, {2}

    address
    ru: адрес
    kk: мекенжай

    template
    ru: шаблон
    kk: үлгі

    source
    ru: источник
    kk: дереккөз

    fallback
    ru: замена
    kk: алмастыру

    settings
    ru: настройки
    kk: баптау

    strings
    ru: слова
    kk: сөздер

    place
    ru: место
    kk: орны

    canonical
    ru: основной
    kk: негізгі

    output
    ru: собрано
    kk: жиналған

    newer
    ru: новее
    kk: жаңарақ

    there is no text in {0} to show, so the one in {1} stands
    ru: на языке {0} показать нечего, поэтому стоит текст на языке {1}
    kk: {0} тілінде көрсететін мәтін жоқ, сондықтан {1} тіліндегісі тұр

    content/regions.csv, the row of the city {0}
    ru: content/regions.csv, строка города {0}
    kk: content/regions.csv, {0} қаласының жолы

    the city's own
    ru: своё у города
    kk: қаланың өзінікі

    the region's
    ru: региона
    kk: өңірдікі

    for every city
    ru: для всех городов
    kk: барлық қалаға

    is hidden by the one above
    ru: не виден за верхним
    kk: үстіңгісінің тасасында қалады

    is a draft
    ru: черновик
    kk: әлі дайын емес

    appears on {0}
    ru: появится: {0}
    kk: шығатын уақыты: {0}

    went on {0}
    ru: срок вышел: {0}
    kk: мерзімі өткен: {0}

    nothing stands at /{0}: {1} {2}
    ru: по адресу /{0} ничего нет: {1} — {2}
    kk: /{0} мекенжайында ештеңе жоқ: {1} — {2}

    nothing stands at /{0}
    ru: по адресу /{0} ничего нет
    kk: /{0} мекенжайында ештеңе жоқ

    there is no folder {0}: build it with onir build --output DIR
    ru: папки {0} нет: соберите её командой onir build --output DIR
    kk: {0} қалтасы жоқ: оны onir build --output DIR командасымен жасаңыз

    it is not there yet: a build writes it
    ru: его ещё нет: сборка запишет
    kk: әлі жоқ: жинақтау жазады

    its bytes are other ones now: a build replaces it
    ru: теперь он должен быть другим: сборка заменит
    kk: енді ол басқаша болуы керек: жинақтау алмастырады

    it is as a build would write it, and stays
    ru: он такой же, каким его запишет сборка, и останется
    kk: жинақтау жазатынмен бірдей, сол күйі қалады

    somebody else has changed or deleted it: a build writes it again
    ru: его изменила или удалила не программа: сборка запишет заново
    kk: оны бағдарлама емес, басқа біреу өзгерткен не өшірген: жинақтау қайта жазады

    {0} lies outside {1}
    ru: {0} не относится к вашей части портала: {1}
    kk: {0} порталдың Сізге тиесілі бөлігіне кірмейді: {1}

    {0} is a link, and leads out of {1}
    ru: {0} — ссылка, она ведёт за пределы вашей части портала: {1}
    kk: {0} — сілтеме, ол порталдың Сізге тиесілі бөлігінен шығарады: {1}

    the region {0}
    ru: регион {0}
    kk: {0} өңірі

    the region {0} and {1}
    ru: регион {0} и {1}
    kk: {0} өңірі және {1}

    take the change back, or ask those who keep this file to make it
    ru: отмените это изменение или попросите внести его тех, кто отвечает за этот файл
    kk: бұл өзгерісті кері қайтарыңыз немесе оны енгізуді осы файлға жауапты адамдардан сұраңыз

    regions.csv lies outside {0}
    ru: regions.csv не относится к вашей части портала: {0}
    kk: regions.csv порталдың Сізге тиесілі бөлігіне кірмейді: {0}

    of this table only the rows of the region may change
    ru: в этой таблице можно менять только строки своего региона
    kk: бұл кестеде тек өз өңіріңіздің жолдарын өзгертуге болады

    the header of regions.csv was changed
    ru: изменена первая строка regions.csv
    kk: regions.csv файлының бірінші жолы өзгертілген

    the city {0} stands in the row of another region
    ru: город {0} стоит в строке другого региона
    kk: {0} қаласы басқа өңірдің жолында тұр

    the address {0} meets that of a city of another region
    ru: адрес {0} пересекается с адресом города другого региона
    kk: {0} мекенжайы басқа өңір қаласының мекенжайымен қиылысады

    the row of {0} was changed, and it lies outside {1}
    ru: изменена строка {0}, а она не относится к вашей части портала: {1}
    kk: {0} жолы өзгертілген, ал ол порталдың Сізге тиесілі бөлігіне кірмейді: {1}

    of this table only the rows of the region may change, and the others keep their order
    ru: в этой таблице можно менять только строки своего региона, а порядок остальных сохраняется
    kk: бұл кестеде тек өз өңіріңіздің жолдарын өзгертуге болады, қалғандарының реті сақталады
    """#
}
