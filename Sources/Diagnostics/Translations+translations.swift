extension Translations {
  /// What is said of translations and their originals.
  static let translations = #"""
    strings of the templates, {0}: {1}
    ru: тексты шаблонов, {0}: {1}
    kk: үлгілердің мәтіндері, {0}: {1}

    guides for every city, {0}: {1}
    ru: руководства для всех городов, {0}: {1}
    kk: барлық қалаға ортақ нұсқаулықтар, {0}: {1}

    guides of the region {0}, {1}: {2}
    ru: руководства региона {0}, {1}: {2}
    kk: {0} өңірінің нұсқаулықтары, {1}: {2}

    guides of the city {0}, {1}: {2}
    ru: руководства города {0}, {1}: {2}
    kk: {0} қаласының нұсқаулықтары, {1}: {2}

    {0} current
    ru: актуальных {0}
    kk: өзекті {0}

    {0} outdated
    ru: устаревших {0}
    kk: ескірген {0}

    {0} missing
    ru: недостающих {0}
    kk: жетіспейтін {0}

    {0} orphan
    ru: без оригинала {0}
    kk: түпнұсқасыз {0}

    {0}: current
    ru: {0}: перевод актуален
    kk: {0}: аударма өзекті

    {0}: outdated, never accepted: {1}
    ru: {0}: перевод ни разу не принят: {1}
    kk: {0}: аударма әлі бірде-бір рет қабылданбаған: {1}

    {0}: outdated: {1}
    ru: {0}: перевод устарел: {1}
    kk: {0}: аударма ескірген: {1}

    {0}: missing: {1}
    ru: {0}: перевода нет: {1}
    kk: {0}: аудармасы жоқ: {1}

    {0}: orphan, its original {1} is gone
    ru: {0}: перевод без оригинала, файла {1} больше нет
    kk: {0}: түпнұсқасыз аударма, {1} файлы енді жоқ

    changed: title or summary, {0}
    ru: изменился заголовок или краткое описание: {0}
    kk: тақырыбы не қысқаша мазмұны өзгерген: {0}

    changed: the beginning, {0}
    ru: изменилось начало: {0}
    kk: басы өзгерген: {0}

    changed: #{0}, {1}
    ru: изменился раздел #{0}: {1}
    kk: #{0} бөлімі өзгерген: {1}

    {0} {0|section|sections} less in the original
    ru: в оригинале стало меньше на {0} {0|раздел|раздела|разделов}
    kk: түпнұсқада {0} бөлім азайған

    built otherwise: {0}, {1}
    ru: построено иначе: {0}, {1}
    kk: құрылымы өзгеше: {0}, {1}

    {0} stands where line {1} of the original has {2}
    ru: здесь {0}, а в строке {1} оригинала {2}
    kk: мұнда {0}, ал түпнұсқаның {1}-жолында {2}

    {0} of line {1} of the original is missing
    ru: нет того, что стоит в строке {1} оригинала: {0}
    kk: түпнұсқаның {1}-жолындағы нәрсе жоқ: {0}

    {0} is more than the original has
    ru: в оригинале этого нет: {0}
    kk: түпнұсқада мұндай жоқ: {0}

    a heading of the level {0}
    ru: заголовок уровня {0}
    kk: {0}-деңгейлі тақырып

    a list of {0} {0|item|items}
    ru: список из {0} {0|пункта|пунктов|пунктов}
    kk: {0} тармақты тізім

    a table of {0} {0|row|rows}
    ru: таблица из {0} {0|строки|строк|строк}
    kk: {0} жолдық кесте

    a callout {0}
    ru: врезка {0}
    kk: {0} ескертпесі

    a quote
    ru: цитата
    kk: дәйексөз

    a piece of code
    ru: фрагмент кода
    kk: код үзіндісі

    an image
    ru: изображение
    kk: сурет

    the hole {0} stands here more often than in the original
    ru: подстановка {0} встречается здесь чаще, чем в оригинале
    kk: {0} орны мұнда түпнұсқадағыдан жиі кездеседі

    the hole {0} stands in the original more often
    ru: в оригинале подстановка {0} встречается чаще
    kk: {0} орны түпнұсқада жиірек кездеседі

    the original has no such link to {0}
    ru: в оригинале нет этой ссылки на {0}
    kk: түпнұсқада {0} сілтемесі жоқ

    the original has a link to {0} besides
    ru: в оригинале есть ещё ссылка на {0}
    kk: түпнұсқада {0} сілтемесі де бар

    --fail-on knows {0}, not “{1}”{2}
    ru: --fail-on принимает {0}, а не «{1}»{2}
    kk: --fail-on «{1}» емес, мыналарды қабылдайды: {0}{2}

    accepted {0}
    ru: принято: {0}
    kk: қабылданды: {0}

    the guide {0} has no translation to accept
    ru: у руководства {0} нет перевода, который можно принять
    kk: {0} нұсқаулығының қабылдайтын аудармасы жоқ

    there is no guide {0} here{1}; --city and --region choose what a place has of its own
    ru: руководства {0} здесь нет{1}; своё у места выбирают --city и --region
    kk: мұнда {0} нұсқаулығы жоқ{1}; жердің өзінікін --city және --region таңдайды

    onir translations --accept GUIDE writes it; where the facts come from is told by references
    ru: её пишет onir translations --accept GUIDE; откуда взяты сведения, говорит references
    kk: оны onir translations --accept GUIDE жазады; деректердің қайдан алынғанын references айтады
    """#
}
