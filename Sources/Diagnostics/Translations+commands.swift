extension Translations {
  /// How commands are used, and what they say at their end.
  static let commands = #"""
    {0}.{1}{2}
    ru: {0},{1}{2}
    kk: {0},{1}{2}

    --sheet names a sheet of a workbook, and this file is none
    ru: --sheet называет лист книги Excel, а этот файл — не книга
    kk: --sheet Excel кітабының парағын атайды, ал бұл файл кітап емес

    --messages is en, ru or kk; --sender names the program that sends messages
    ru: --messages принимает en, ru или kk; программу, которая отправляет сообщения, называет --sender
    kk: --messages мәні en, ru немесе kk болады; хабар жіберетін бағдарламаны --sender атайды

    onir: {0}
    ru: onir: {0}
    kk: onir: {0}

    onir: {0}; onir {1} --help shows its use
    ru: onir: {0}; как пользоваться, покажет onir {1} --help
    kk: onir: {0}; қалай қолданылатынын onir {1} --help көрсетеді

    onir: no command is called “{0}”{1}
    ru: onir: команды «{0}» нет{1}
    kk: onir: «{0}» деген команда жоқ{1}

    ; onir --help lists the commands
    ru: ; список команд покажет onir --help
    kk: ; командалар тізімін onir --help көрсетеді

    {0} needs {1}
    ru: {0}: нужно указать {1}
    kk: {0}: {1} көрсету керек

    {0} takes no “{1}”
    ru: {0}: «{1}» здесь лишнее
    kk: {0}: «{1}» мұнда артық

    {0} has no option {1}{2}
    ru: {0}: параметра {1} нет{2}
    kk: {0}: {1} деген параметр жоқ{2}

    {0} takes no value
    ru: {0}: значение здесь не пишут
    kk: {0}: мұнда мән жазылмайды

    {0} is {1}, not “{2}”{3}
    ru: {0}: одно из {1}, а не «{2}»{3}
    kk: {0}: «{2}» емес, мыналардың бірі — {1}{3}

    {0} is a number from {1} to {2}, not “{3}”
    ru: {0}: число от {1} до {2}, а не «{3}»
    kk: {0}: «{3}» емес, {1} мен {2} арасындағы сан

    --messages stands twice
    ru: --messages указано дважды
    kk: --messages екі рет жазылған

    --messages is en, ru or kk, not “{0}”
    ru: --messages: en, ru или kk, а не «{0}»
    kk: --messages: «{0}» емес, en, ru немесе kk

    there is no folder {0}: pass {1} DIR
    ru: нет папки {0}: укажите {1} ПАПКА
    kk: {0} қалтасы жоқ: {1} ҚАЛТА деп көрсетіңіз

    --now is 2026-11-20 or 2026-11-20T09:00:00+05:00, not “{0}”
    ru: --now: 2026-11-20 или 2026-11-20T09:00:00+05:00, а не «{0}»
    kk: --now: «{0}» емес, 2026-11-20 немесе 2026-11-20T09:00:00+05:00

    SOURCE_DATE_EPOCH is a number of seconds from 1970 to the end of 2199
    ru: SOURCE_DATE_EPOCH – это число секунд, от 1970 года до конца 2199-го
    kk: SOURCE_DATE_EPOCH – 1970 жылдан 2199 жылдың соңына дейінгі секунд саны

    the content has errors; onir check shows them
    ru: в содержании есть ошибки; их покажет onir check
    kk: мазмұнда қателер бар; оларды onir check көрсетеді

    regions.csv has no city called “{0}”{1}
    ru: в regions.csv нет города «{0}»{1}
    kk: regions.csv ішінде «{0}» деген қала жоқ{1}

    regions.csv has no region called “{0}”{1}
    ru: в regions.csv нет области «{0}»{1}
    kk: regions.csv ішінде «{0}» деген облыс жоқ{1}

    nothing is wrong
    ru: ошибок нет
    kk: қате жоқ

    nothing stands at /{0}{1}
    ru: по адресу /{0} ничего нет{1}
    kk: /{0} мекенжайында ештеңе жоқ{1}

    --changed-since needs a revision, not “{0}”
    ru: --changed-since: нужна версия git, а не «{0}»
    kk: --changed-since: «{0}» емес, git нұсқасы керек

    git cannot compare {0} with “{1}”: it must be a revision of the repository that holds the folder
    ru: git не может сравнить {0} с «{1}»: нужна версия того хранилища, в котором лежит папка
    kk: git {0} қалтасын «{1}» нұсқасымен салыстыра алмайды: қалта жатқан қойманың нұсқасы керек

    {0} {0|file|files} in {1}: {2} written, {3} unchanged, {4} removed, {5} MB, {6} s
    ru: {0} {0|файл|файла|файлов} в {1}: записано {2}, без изменений {3}, удалено {4}, {5} МБ, {6} с
    kk: {1} ішінде {0} файл: жазылғаны {2}, өзгермегені {3}, жойылғаны {4}, {5} МБ, {6} с

    {0} cannot be read
    ru: {0} не удаётся прочитать
    kk: {0} оқылмайды

    {0}/.onir/state lists nothing to look at
    ru: в {0}/.onir/state нет ни одного файла для проверки
    kk: {0}/.onir/state ішінде тексеретін файл жоқ

    {0}/{1}: the page cannot be read
    ru: {0}/{1}: страницу не удаётся прочитать
    kk: {0}/{1}: бет оқылмайды

    {0}/{1}: {2} leads nowhere
    ru: {0}/{1}: {2} никуда не ведёт
    kk: {0}/{1}: {2} ешқайда апармайды

    {0}/{1}: {2} has no such anchor
    ru: {0}/{1}: {2} ведёт к заголовку, которого нет
    kk: {0}/{1}: {2} жоқ тақырыпқа апарады

    the folder {0} is not empty and was not written by onir: choose another with --output, or empty it yourself
    ru: папка {0} не пуста, и писал её не onir: укажите другую через --output или очистите её сами
    kk: {0} қалтасы бос емес және оны onir жазбаған: --output арқылы басқасын таңдаңыз немесе өзіңіз босатыңыз

    another build is writing to {0}: wait until it is done, or choose another --output
    ru: в {0} уже пишет другая сборка: дождитесь её или укажите другую папку в --output
    kk: {0} ішіне басқа жинақтау жазып жатыр: аяқталуын күтіңіз немесе --output арқылы басқасын таңдаңыз

    the tables in {0} changed while the build read them: build again
    ru: таблицы в {0} изменились, пока сборка их читала: запустите сборку ещё раз
    kk: жинақтау оқып жатқанда {0} ішіндегі кестелер өзгерді: жинақтауды қайта іске қосыңыз

    {0}/{1} is damaged, gone or of another folder, and {2} is no file of this portal: delete it if nobody needs it, or build into a new folder with --output
    ru: файл {0}/{1} повреждён, пропал или взят из другой папки, а {2} не относится к этому порталу: удалите его, если он никому не нужен, или соберите в новую папку через --output
    kk: {0}/{1} файлы бүлінген, жоғалған немесе басқа қалтадан алынған, ал {2} осы порталға жатпайды: ешкімге керек болмаса, оны жойыңыз немесе --output арқылы жаңа қалтаға жинаңыз

    what was written to {0} is not known any more: build everything once, without --city and --region
    ru: уже неизвестно, что записано в {0}: соберите один раз всё, без --city и --region
    kk: {0} ішіне не жазылғаны енді белгісіз: бір рет бәрін жинаңыз, --city мен --region көрсетпей

    the output folder has no name
    ru: у папки для страниц нет имени
    kk: беттер жазылатын қалтаның атауы жоқ

    the output {0} and {1} lie in each other: choose another --output
    ru: {0} и {1} лежат одна в другой: укажите другую папку в --output
    kk: {0} мен {1} бірінің ішінде бірі жатыр: --output арқылы басқасын таңдаңыз

    {0} is a link, and nothing is written or deleted behind one: delete the link, or put the folder itself there
    ru: {0} – это ссылка, а по ссылкам ничего не записывается и не удаляется: удалите её или положите на её место саму папку
    kk: {0} – сілтеме, ал сілтеме арқылы ештеңе жазылмайды да, өшірілмейді де: оны өшіріңіз немесе орнына қалтаның өзін қойыңыз

    {0} goes up from a folder that is not there: write it without “..”
    ru: путь {0} ведёт вверх из папки, которой нет: запишите его без «..»
    kk: {0} жолы әлі жоқ қалтадан жоғары шығады: оны «..» белгісінсіз жазыңыз

    render needs --data FILE
    ru: render: нужно указать --data ФАЙЛ
    kk: render: --data ФАЙЛ көрсету керек

    {0} is not JSON: {1}
    ru: {0} — не JSON: {1}
    kk: {0} — JSON емес: {1}

    {0} belongs to the cabinet, which serve opens with --sandbox only
    ru: {0} относится к кабинету, а serve открывает его только с --sandbox
    kk: {0} кабинетке қатысты, ал serve оны тек --sandbox арқылы ашады

    stop with Ctrl-C
    ru: остановить — Ctrl-C
    kk: тоқтату үшін Ctrl-C басыңыз

    content read again
    ru: содержание прочитано заново
    kk: мазмұн қайта оқылды
    """#
}
