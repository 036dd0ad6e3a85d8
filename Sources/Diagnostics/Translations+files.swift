extension Translations {
  /// Files and folders, and what the system says of them.
  static let files = #"""
    folder
    ru: папка
    kk: қалта

    file
    ru: файл
    kk: файл

    a folder
    ru: папка
    kk: қалта

    a file
    ru: файл
    kk: файл

    something else
    ru: нечто другое
    kk: басқа нәрсе

    {0} is a link, not a {1}
    ru: {0} — это ссылка, а нужно другое: {1}
    kk: {0} — сілтеме, ал керегі: {1}

    put the folder itself there
    ru: положите туда саму папку
    kk: ол жерге қалтаның өзін қойыңыз

    put the file itself there
    ru: положите туда сам файл
    kk: ол жерге файлдың өзін қойыңыз

    {0} is {1}, not a {2}
    ru: {0} — это {1}, а нужно другое: {2}
    kk: {0} — {1}, ал керегі: {2}

    rename it, and put the folder there
    ru: переименуйте и положите на это место папку
    kk: атын өзгертіп, орнына қалта қойыңыз

    rename it, and put the file there
    ru: переименуйте и положите на это место файл
    kk: атын өзгертіп, орнына файл қойыңыз

    the text is not UTF-8
    ru: текст записан не в UTF-8
    kk: мәтін UTF-8 түрінде жазылмаған

    save the file with the encoding UTF-8
    ru: сохраните файл в кодировке UTF-8
    kk: файлды UTF-8 кодтауымен сақтаңыз

    {0} has more than {1} KiB
    ru: {0} больше {1} КиБ
    kk: {0} файлы {1} КиБ-тан үлкен

    the file has more than {0} KiB
    ru: файл больше {0} КиБ
    kk: файл {0} КиБ-тан үлкен

    nothing here is called {0}
    ru: здесь не должно быть ничего с именем {0}
    kk: мұнда {0} деген ештеңе болмауы керек

    it is left out; known are {0}
    ru: это не публикуется; здесь ожидаются: {0}
    kk: бұл жарияланбайды; мұнда мыналар болады: {0}

    a folder for each city
    ru: папка каждого города
    kk: әр қаланың қалтасы

    a folder for each region
    ru: папка каждой области
    kk: әр облыстың қалтасы

    the file {0} is missing
    ru: нет файла {0}
    kk: {0} файлы жоқ

    the file regions.csv is missing
    ru: нет файла regions.csv
    kk: regions.csv файлы жоқ

    every portal needs it; docs/content.md shows the smallest one
    ru: без него портал не собрать; самый короткий пример есть в docs/content.md
    kk: онсыз портал болмайды; ең қысқа үлгісі docs/content.md ішінде

    {0} is not a file
    ru: {0} — не файл
    kk: {0} файл емес

    {0} is not UTF-8
    ru: {0} записан не в UTF-8
    kk: {0} UTF-8 түрінде жазылмаған

    cannot {0} {1}: {2}
    ru: не удалось {0} {1}: {2}
    kk: {1}: {0} мүмкін болмады: {2}

    delete
    ru: удалить
    kk: жою

    list
    ru: просмотреть папку
    kk: қалтаны қарау

    lock
    ru: занять
    kk: иелену

    make
    ru: создать
    kk: жасау

    name
    ru: назвать
    kk: атау

    read
    ru: прочитать
    kk: оқу

    replace
    ru: заменить
    kk: ауыстыру

    run
    ru: запустить
    kk: іске қосу

    trust
    ru: использовать
    kk: пайдалану

    use
    ru: использовать
    kk: пайдалану

    verify
    ru: проверить
    kk: тексеру

    write
    ru: записать
    kk: жазу

    error {0}
    ru: ошибка {0}
    kk: {0} қатесі

    No such file or directory
    ru: нет такого файла или папки
    kk: мұндай файл немесе қалта жоқ

    Permission denied
    ru: нет прав доступа
    kk: рұқсат жоқ

    Operation not permitted
    ru: это не разрешено
    kk: бұған рұқсат етілмеген

    No space left on device
    ru: на диске нет места
    kk: дискіде орын жоқ

    Disk quota exceeded
    ru: отведённое на диске место исчерпано
    kk: дискіде бөлінген орын таусылды

    Read-only file system
    ru: диск доступен только для чтения
    kk: дискіні тек оқуға болады

    Input/output error
    ru: диск не отвечает
    kk: диск жауап бермейді

    File too large
    ru: файл слишком большой
    kk: файл тым үлкен

    File exists
    ru: такой файл уже есть
    kk: мұндай файл бар

    Is a directory
    ru: это папка
    kk: бұл — қалта

    Not a directory
    ru: это не папка
    kk: бұл — қалта емес

    Directory not empty
    ru: папка не пуста
    kk: қалта бос емес

    Too many levels of symbolic links
    ru: это ссылка, по ссылкам чтение не идёт
    kk: бұл — сілтеме, сілтеме арқылы оқылмайды

    Too many open files
    ru: открыто слишком много файлов
    kk: тым көп файл ашық

    Cannot allocate memory
    ru: не хватает памяти
    kk: жад жетпейді

    File name too long
    ru: слишком длинное имя файла
    kk: файл аты тым ұзын

    Device or resource busy
    ru: занято другой программой
    kk: басқа бағдарлама пайдаланып тұр

    Invalid argument
    ru: так сделать нельзя
    kk: бұлай істеуге болмайды
    """#
}
