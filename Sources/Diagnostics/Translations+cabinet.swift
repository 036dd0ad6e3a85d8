extension Translations {
  /// The commands of the cabinet.
  static let cabinet = #"""
    {0} is {1} and may not do this
    ru: {0}: роль {1}, она этого не позволяет
    kk: {0}: рөлі — {1}, ол бұған рұқсат бермейді

    nothing was changed; to issue these referrals add --confirm {0}
    ru: ничего не изменено; чтобы выдать эти направления, добавьте --confirm {0}
    kk: ештеңе өзгертілген жоқ; осы жолдамаларды беру үшін --confirm {0} қосыңыз

    the referrals were issued
    ru: направления выданы
    kk: жолдамалар берілді

    {0} is a day such as 2026-11-20
    ru: {0}: день вида 2026-11-20
    kk: {0}: 2026-11-20 түріндегі күн

    cabinet club needs --kk and --ru
    ru: cabinet club: нужно указать --kk и --ru
    kk: cabinet club: --kk және --ru көрсету керек

    “{0}” is no id; onir cabinet staff lists them
    ru: «{0}» — не id; их покажет onir cabinet staff
    kk: «{0}» id емес; оларды onir cabinet staff көрсетеді

    “{0}” is no id; onir cabinet messages lists them
    ru: «{0}» — не id; их покажет onir cabinet messages
    kk: «{0}» id емес; оларды onir cabinet messages көрсетеді

    {0}: {1} is not in kindergartens.csv and is left out
    ru: {0}: {1} нет в kindergartens.csv, поэтому пропущено
    kk: {0}: {1} kindergartens.csv ішінде жоқ, сондықтан қалдырылды

    another export runs: try again when it is done
    ru: идёт другая выгрузка: повторите, когда она закончится
    kk: басқа шығару жүріп жатыр: ол біткенде қайталаңыз

    cabinet hire needs --place
    ru: cabinet hire: нужно указать --place
    kk: cabinet hire: --place көрсету керек

    keep the token: it is not shown again
    ru: сохраните токен: больше он не показывается
    kk: токенді сақтап қойыңыз: ол қайта көрсетілмейді

    no place is called “{0}”{1}
    ru: места «{0}» нет{1}
    kk: «{0}» деген жер жоқ{1}

    it is sent by the server, within half a minute
    ru: сервер отправит его в течение полуминуты
    kk: оны сервер жарты минут ішінде жібереді

    no kindergarten of {0} is called “{1}”{2}
    ru: в {0} нет детского сада «{1}»{2}
    kk: {0} ішінде «{1}» деген балабақша жоқ{2}

    cabinet publish needs --age
    ru: cabinet publish: нужно указать --age
    kk: cabinet publish: --age көрсету керек

    no city is called “{0}”{1}
    ru: города «{0}» нет{1}
    kk: «{0}» деген қала жоқ{1}

    cabinet refuse needs --reason-code, one of {0}
    ru: cabinet refuse: нужно указать --reason-code, одно из {0}
    kk: cabinet refuse: --reason-code көрсету керек, мыналардың бірі — {0}

    cabinet reject needs --reason of at most 500 characters
    ru: cabinet reject: нужно указать --reason, не длиннее 500 знаков
    kk: cabinet reject: 500 таңбадан аспайтын --reason көрсету керек

    cabinet review needs either --publish or --reject
    ru: cabinet review: нужно указать --publish или --reject
    kk: cabinet review: --publish немесе --reject көрсету керек

    --employee says who decides; onir cabinet staff lists the employees
    ru: --employee: кто решает; сотрудников покажет onir cabinet staff
    kk: --employee: кім шешетіні; қызметкерлерді onir cabinet staff көрсетеді

    no employee has the id “{0}”; onir cabinet staff lists them
    ru: сотрудника с id «{0}» нет; их покажет onir cabinet staff
    kk: id белгісі «{0}» болатын қызметкер жоқ; оларды onir cabinet staff көрсетеді

    {0} was taken off
    ru: {0} больше не работает
    kk: {0} бұдан былай жұмыс істемейді

    --documents: {0}
    ru: --documents: {0}
    kk: --documents: {0}

    --documents: {0} is missing, and the database names {1} {1|paper|papers} in it
    ru: --documents: папки {0} нет, а в базе данных названо {1} {1|документ|документа|документов} из неё
    kk: --documents: {0} қалтасы жоқ, ал деректер базасында ондағы {1} құжат аталған

    --documents: {0}: others may look into it (chmod 700)
    ru: --documents: {0}: в неё могут смотреть другие (chmod 700)
    kk: --documents: {0}: оған басқалар қарай алады (chmod 700)

    a code did not leave: {0}
    ru: код не ушёл: {0}
    kk: код кетпеді: {0}

    the sandbox cannot open its door: {0}
    ru: песочница не может открыть свой вход: {0}
    kk: сынақ алаңы өз кіруін аша алмады: {0}

    {0} is not the key that {1} was made with
    ru: {0} — не тот ключ, с которым создана {1}
    kk: {0} — {1} жасалған кілт емес

    there is no {0}: onir database migrate makes it
    ru: {0} нет: её создаёт onir database migrate
    kk: {0} жоқ: оны onir database migrate жасайды

    {0} is being rotated by another process
    ru: {0} уже заменяет другая программа
    kk: {0} кілтін басқа бағдарлама ауыстырып жатыр

    {0} is missing
    ru: {0} нет
    kk: {0} жоқ

    {0} is full
    ru: в {0} больше нет места
    kk: {0} ішінде орын қалмады

    {0}: name the file that the link leads to
    ru: {0}: укажите файл, на который ведёт ссылка
    kk: {0}: сілтеме апаратын файлды көрсетіңіз

    {0} is missing, and {1} was made with a key: name that one
    ru: {0} нет, а {1} создана с ключом: укажите его
    kk: {0} жоқ, ал {1} кілтпен жасалған: сол кілтті көрсетіңіз

    {0}: others may read it too (chmod 600)
    ru: {0}: его могут читать и другие (chmod 600)
    kk: {0}: оны басқалар да оқи алады (chmod 600)

    {0} holds no key of {1} bytes
    ru: в {0} нет ключа длиной {1} байт
    kk: {0} ішінде ұзындығы {1} байт кілт жоқ

    FROM and TO are the same database
    ru: FROM и TO — одна и та же база данных
    kk: FROM мен TO — бір деректер базасы

    {0} holds something already: name an empty database; nothing was changed
    ru: {0} не пуста: укажите пустую базу данных; ничего не изменено
    kk: {0} бос емес: бос деректер базасын көрсетіңіз; ештеңе өзгертілген жоқ

    {0} to {1}: {2}
    ru: {0} в {1}: {2}
    kk: {0} → {1}: {2}

    {0} {0|table|tables} with {1} {1|row|rows} copied to {2}, read again and found the same
    ru: {0} {0|таблица|таблицы|таблиц}, в них {1} {1|строка|строки|строк}: скопировано в {2}, прочитано снова и совпало
    kk: {2} базасына {0} кесте, барлығы {1} жол көшірілді; қайта оқылып, салыстырылды, бәрі дәл келді

    copied to {0}
    ru: скопировано в {0}
    kk: {0} ішіне көшірілді

    {0} is there already
    ru: {0} уже есть
    kk: {0} бұрыннан бар

    {0} is there already: a database is restored to where none is
    ru: {0} уже есть: базу данных восстанавливают туда, где её нет
    kk: {0} бұрыннан бар: деректер базасы ол жоқ жерге қалпына келтіріледі

    {0} lies beside the copy: onir database backup makes one file
    ru: рядом с копией лежит {0}: onir database backup делает один файл
    kk: көшірменің жанында {0} жатыр: onir database backup бір ғана файл жасайды

    {0} is no database: sqlite:PATH and postgres://USER@HOST/NAME are
    ru: {0} — не адрес базы данных; он пишется так: sqlite:PATH или postgres://USER@HOST/NAME
    kk: {0} — деректер базасының мекенжайы емес; ол былай жазылады: sqlite:PATH немесе postgres://USER@HOST/NAME

    restored {0}: accounts {1}, applications {2}, referrals {3}, admissions {4}, papers {5}
    ru: восстановлена {0}: кабинетов {1}, заявлений {2}, направлений {3}, зачислений {4}, документов {5}
    kk: {0} қалпына келтірілді: кабинет — {1}, өтініш — {2}, жолдама — {3}, қабылдау — {4}, құжат — {5}

    its newest event is of {0}
    ru: последнее событие в ней: {0}
    kk: ондағы соңғы оқиға: {0}

    {0} {0|notice|notices} may have left since the copy was made: onir cabinet messages lists them
    ru: {0} {0|уведомление могло уйти|уведомления могли уйти|уведомлений могли уйти} после того, как сделана копия: их покажет onir cabinet messages
    kk: көшірме жасалғаннан бері {0} хабарлама кетіп қалған болуы мүмкін: оларды onir cabinet messages көрсетеді

    {0} {0|paper|papers} not in the folder of papers: onir database check --documents tells whose
    ru: в папке документов не хватает: {0} {0|документ|документа|документов}; чьи они, скажет onir database check --documents
    kk: құжаттар қалтасында {0} құжат жоқ: кімдікі екенін onir database check --documents айтады

    --papers: {0} is missing
    ru: --papers: папки {0} нет
    kk: --papers: {0} қалтасы жоқ

    of {0}
    ru: по {0}
    kk: {0} бойынша

    of a draft
    ru: из черновика
    kk: жоба өтініштегі

    paper {0} is missing
    ru: документа {0} нет
    kk: {0} құжаты жоқ

    paper {0} {1} is missing
    ru: документа {0} {1} нет
    kk: {1} {0} құжаты жоқ

    paper {0} {1} was changed
    ru: документ {0} {1} изменён
    kk: {1} {0} құжаты өзгертілген

    paper {0} {1} cannot be read: {2}
    ru: документ {0} {1} не читается: {2}
    kk: {1} {0} құжаты оқылмайды: {2}

    {0}: others may look into it (chmod 700)
    ru: {0}: в неё могут смотреть другие (chmod 700)
    kk: {0}: оған басқалар қарай алады (chmod 700)

    the database is whole
    ru: база данных цела
    kk: деректер базасы бүтін

    the database did not close cleanly
    ru: база данных закрылась не полностью
    kk: деректер базасы толық жабылмады

    {0} is up to date
    ru: {0} обновлена
    kk: {0} жаңартылған

    {0} is sealed with a new key; {1} keeps those before it
    ru: {0} закрыта новым ключом; прежние хранит {1}
    kk: {0} жаңа кілтпен жабылды; бұрынғыларын {1} сақтайды

    api needs --sandbox: this version has no connection to the state's registers yet
    ru: api: нужен --sandbox; эта версия ещё не связана с государственными реестрами
    kk: api: --sandbox керек; бұл нұсқа мемлекеттік тізілімдерге әлі қосылмаған

    --sandbox is for this machine only, and {0} is not: use 127.0.0.1
    ru: --sandbox только для этой машины, а {0} — не она: укажите 127.0.0.1
    kk: --sandbox тек осы машинаға арналған, ал {0} ол емес: 127.0.0.1 көрсетіңіз

    --sandbox needs content without errors at the start; onir check shows them
    ru: --sandbox: вначале в содержании не должно быть ошибок; их покажет onir check
    kk: --sandbox: басында мазмұнда қате болмауы керек; оларды onir check көрсетеді

    --sandbox is never for a published portal: base_url in site.yaml begins with https; try it with a copy of the content whose base_url begins with http
    ru: --sandbox не для опубликованного портала: base_url в site.yaml начинается с https; попробуйте на копии содержания, где base_url начинается с http
    kk: --sandbox жарияланған порталға арналмаған: site.yaml ішіндегі base_url https-тен басталады; base_url http-тен басталатын көшірмеде байқап көріңіз

    SANDBOX: the people are made up; codes and messages are at {0}
    ru: ПЕСОЧНИЦА: люди придуманы; коды и сообщения — по адресу {0}
    kk: СЫНАҚ АЛАҢЫ: адамдар ойдан алынған; кодтар мен хабарламалар мына мекенжайда: {0}
    """#

  /// Why the cabinet or its database did not do what was asked.
  static let refusals = #"""
    what was sent cannot be read
    ru: присланное нельзя прочитать
    kk: жіберілгенді оқу мүмкін емес

    nobody is signed in
    ru: вход не выполнен
    kk: ешкім кірмеген

    the city does not take this way of signing in
    ru: город не принимает такой способ входа
    kk: қала мұндай кіру тәсілін қабылдамайды

    this is not allowed
    ru: это не разрешено
    kk: бұған рұқсат жоқ

    there is nothing of this name, or not in the employee's places
    ru: такого нет, или это не относится к местам сотрудника
    kk: мұндай жоқ немесе ол қызметкердің орындарына жатпайды

    the child stands in this queue already
    ru: ребёнок уже стоит в этой очереди
    kk: бала бұл кезекте тұр

    the status does not allow it
    ru: статус этого не позволяет
    kk: мәртебесі бұған жол бермейді

    the person has a cabinet with other numbers
    ru: у этого человека есть кабинет с другими номерами
    kk: бұл адамның басқа нөмірлі кабинеті бар

    the child was enrolled with it
    ru: ребёнок по нему уже зачислен
    kk: бала сол бойынша қабылданған

    it was done before, and is done only once
    ru: это уже сделано, а делается только один раз
    kk: бұл бұрын жасалған, ал бір-ақ рет жасалады

    the plan is another one by now: look at it again
    ru: план уже другой: посмотрите его заново
    kk: жоспар өзгеріп кетті: оны қайта қараңыз

    nothing of the place is left
    ru: свободных мест не осталось
    kk: бос орын қалмады

    the place takes no applications any more
    ru: заявления на это место больше не принимаются
    kk: бұл орынға өтініш енді қабылданбайды

    there is a review of the last year
    ru: за последний год отзыв уже есть
    kk: соңғы бір жылда пікір жазылған

    the person has no cabinet
    ru: у этого человека нет кабинета
    kk: бұл адамның кабинеті жоқ

    it was changed meanwhile
    ru: тем временем это изменили
    kk: осы арада мұны өзгерткен

    the same is there already
    ru: такое уже есть
    kk: мұндай бар

    the database or a register does not answer
    ru: база данных или реестр не отвечает
    kk: деректер базасы немесе тізілім жауап бермейді

    the database is of an older program: onir database migrate
    ru: база данных от более старой программы: onir database migrate
    kk: деректер базасы ескі бағдарламаныкі: onir database migrate

    the database belongs to another program: name another one
    ru: база данных принадлежит другой программе: укажите другую
    kk: деректер базасы басқа бағдарламаға тиесілі: басқасын көрсетіңіз

    what it holds was sealed with another key than the one in use
    ru: её содержимое закрыто другим ключом, не тем, что используется
    kk: ішіндегісі қолданыстағы кілттен басқа кілтпен жабылған

    the transaction was given up
    ru: изменение отменено
    kk: өзгеріс тоқтатылды
    """#
}
