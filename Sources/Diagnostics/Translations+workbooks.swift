extension Translations {
  /// Tables in other encodings, of Excel and in workbooks.
  static let workbooks = #"""
    {0} cannot be “{1}”: the spreadsheet has made a day of it
    ru: «{0}» не может быть «{1}»: таблица превратила это в дату
    kk: «{0}» бағанында «{1}» тұра алмайды: кесте оны күнге айналдырып жіберген

    {0} cannot be “{1}”: the spreadsheet has shortened the number
    ru: «{0}» не может быть «{1}»: таблица сократила номер
    kk: «{0}» бағанында «{1}» тұра алмайды: кесте нөмірді қысқартып жіберген

    {0} cannot be “{1}”: there is no such day
    ru: «{0}» не может быть «{1}»: такого дня нет
    kk: «{0}» бағанында «{1}» тұра алмайды: мұндай күн жоқ

    {0} cannot be “{1}”: there is no such month
    ru: «{0}» не может быть «{1}»: такого месяца нет
    kk: «{0}» бағанында «{1}» тұра алмайды: мұндай ай жоқ

    give the column the format Text, and write {0} anew
    ru: задайте столбцу формат «Текстовый» и напишите {0} заново
    kk: бағанның пішімін «Мәтін» етіп қойып, {0} деп қайта жазыңыз

    give the column the format Text, write the number anew as +7 701 234-56-78, and save
    ru: задайте столбцу формат «Текстовый», напишите номер заново в виде +7 701 234-56-78 и сохраните
    kk: бағанның пішімін «Мәтін» етіп қойып, нөмірді +7 701 234-56-78 түрінде қайта жазып, сақтаңыз

    give the file the ending .xlsx, or save it as CSV UTF-8
    ru: дайте файлу окончание .xlsx или сохраните его как CSV UTF-8
    kk: файлға .xlsx жалғауын беріңіз немесе оны CSV UTF-8 етіп сақтаңыз

    save it as an Excel workbook (.xlsx) or as CSV UTF-8
    ru: сохраните его как книгу Excel (.xlsx) или как CSV UTF-8
    kk: оны Excel кітабы (.xlsx) немесе CSV UTF-8 етіп сақтаңыз

    save it once more, as CSV UTF-8 (in Excel: File, Save as, CSV UTF-8)
    ru: сохраните таблицу ещё раз, как CSV UTF-8 (в Excel: Файл, Сохранить как, CSV UTF-8)
    kk: кестені CSV UTF-8 етіп қайта сақтаңыз (Excel-де: Файл, Басқаша сақтау, CSV UTF-8)

    write the line anew, and save the table as CSV UTF-8
    ru: напишите строку заново и сохраните таблицу как CSV UTF-8
    kk: жолды қайта жазып, кестені CSV UTF-8 етіп сақтаңыз

    this is a workbook of an old format, not CSV
    ru: это книга старого формата, а не CSV
    kk: бұл — CSV емес, ескі пішімдегі кітап

    this table is damaged: it is no UTF-16 from here on
    ru: эта таблица повреждена: отсюда это не UTF-16
    kk: бұл кесте бүлінген: осы жерден бастап UTF-16 емес

    this table is in none of the encodings that are known here
    ru: кодировка этой таблицы здесь неизвестна
    kk: бұл кестенің кодтауы мұнда белгісіз

    this table is UTF-8, but damaged on this line
    ru: эта таблица в UTF-8, но в этой строке повреждена
    kk: бұл кесте UTF-8 кодтауында, бірақ осы жолда бүлінген

    the table has more than {0} records
    ru: в таблице больше {0} строк
    kk: кестеде {0} жолдан артық

    the sheet has more than {0} rows
    ru: на листе больше {0} строк
    kk: парақта {0} жолдан артық

    delete the rows below the table, or copy the table alone into a new workbook
    ru: удалите строки под таблицей или скопируйте одну таблицу в новую книгу
    kk: кестенің астындағы жолдарды жойыңыз немесе кестенің өзін ғана жаңа кітапқа көшіріңіз

    the texts of the sheet have more than {0} MiB
    ru: тексты листа занимают больше {0} МиБ
    kk: парақтағы мәтіндердің көлемі {0} МиБ-тан асады

    this workbook grows beyond {0} MiB when it is unpacked
    ru: эта книга при распаковке занимает больше {0} МиБ
    kk: бұл кітап ашылғанда {0} МиБ-тан асып кетеді

    this workbook unpacks to far more than a table holds
    ru: при распаковке эта книга становится намного больше любой таблицы
    kk: бұл кітап ашылғанда кез келген кестеден әлдеқайда үлкейіп кетеді

    the cells {0} to {1} are merged, and their number would count in every row
    ru: ячейки от {0} до {1} объединены, и их число посчиталось бы в каждой строке
    kk: {0} мен {1} аралығындағы ұяшықтар біріктірілген: ондағы сан әр жолда қайта есептеліп кетеді

    split them (in Excel: Home, Merge & Center): every row needs its own number
    ru: разъедините их (в Excel: Главная, Объединить): в каждой строке нужно своё число
    kk: оларды бөліңіз (Excel-де: Басты, Біріктіру): әр жолға өз саны керек

    the sheet “{0}” is hidden
    ru: лист «{0}» скрыт
    kk: «{0}» парағы жасырын

    show it (in Excel: Home, Format, Hide & Unhide), or give the table's name to another
    ru: покажите его (в Excel: Главная, Формат, Скрыть или отобразить) или назовите так другой лист
    kk: оны көрсетіңіз (Excel-де: Басты, Пішім, Жасыру және көрсету) немесе кестенің атауын басқа параққа беріңіз

    give the name of the table to one of them only, or hide the others
    ru: оставьте название таблицы только одному из них или скройте остальные
    kk: кестенің атауын тек біреуіне қалдырыңыз немесе қалғандарын жасырыңыз

    copy the table alone into a new workbook
    ru: скопируйте одну таблицу в новую книгу
    kk: кестенің өзін ғана жаңа кітапқа көшіріңіз

    this is not a workbook, though its name ends in .xlsx
    ru: это не книга Excel, хотя имя кончается на .xlsx
    kk: атауы .xlsx деп аяқталса да, бұл Excel кітабы емес

    save it as an Excel workbook (.xlsx); if it is CSV, give it the ending .csv
    ru: сохраните его как книгу Excel (.xlsx); если это CSV, дайте ему окончание .csv
    kk: оны Excel кітабы (.xlsx) етіп сақтаңыз; егер бұл CSV болса, .csv жалғауын беріңіз

    this is a workbook of an old format
    ru: это книга старого формата
    kk: бұл — ескі пішімдегі кітап

    open it and save it as an Excel workbook (.xlsx)
    ru: откройте её и сохраните как книгу Excel (.xlsx)
    kk: оны ашып, Excel кітабы (.xlsx) етіп сақтаңыз

    this workbook is protected by a password
    ru: эта книга защищена паролем
    kk: бұл кітап құпиясөзбен қорғалған

    take the password off (in Excel: File, Info, Protect Workbook) and save it
    ru: снимите пароль (в Excel: Файл, Сведения, Защита книги) и сохраните
    kk: құпиясөзді алып тастап (Excel-де: Файл, Мәліметтер, Кітапты қорғау), сақтаңыз

    this is a sheet of OpenDocument, not an Excel workbook
    ru: это таблица OpenDocument, а не книга Excel
    kk: бұл — Excel кітабы емес, OpenDocument кестесі

    this workbook is damaged and cannot be read
    ru: эта книга повреждена, прочитать её нельзя
    kk: бұл кітап бүлінген, оны оқу мүмкін емес

    open it and save it once more, or copy the whole file anew
    ru: откройте её и сохраните ещё раз или скопируйте файл заново целиком
    kk: оны ашып қайта сақтаңыз немесе файлды толық қайта көшіріңіз

    this workbook defines its own abbreviations, which none needs
    ru: в этой книге заданы свои сокращения; обычной книге они не нужны
    kk: бұл кітапта өз қысқартулары анықталған; әдеттегі кітапқа олар керек емес

    a table with the ending {0} cannot be read
    ru: таблицу с окончанием {0} прочитать нельзя
    kk: жалғауы {0} болатын кестені оқу мүмкін емес

    open it, and save it as an Excel workbook under the name {0}.xlsx
    ru: откройте её и сохраните как книгу Excel с именем {0}.xlsx
    kk: оны ашып, {0}.xlsx атауымен Excel кітабы етіп сақтаңыз

    this table stands beside {0}.csv, and only one can count
    ru: эта таблица лежит рядом с {0}.csv, а учитываться может только одна
    kk: бұл кесте {0}.csv файлымен қатар тұр, ал есепке біреуі ғана алынады

    keep the newer of the two, and delete the other
    ru: оставьте более новую из двух, другую удалите
    kk: екеуінің жаңасын қалдырып, екіншісін жойыңыз

    the workbook has no sheet called {0}
    ru: в книге нет листа «{0}»
    kk: кітапта «{0}» деген парақ жоқ

    its sheets are {0}
    ru: её листы: {0}
    kk: оның парақтары: {0}

    the workbook has several sheets: {0}
    ru: в книге несколько листов: {0}
    kk: кітапта бірнеше парақ бар: {0}

    say which with --sheet NAME
    ru: укажите нужный: --sheet ИМЯ
    kk: керегін көрсетіңіз: --sheet АТАУЫ

    no sheet has the columns of this table
    ru: ни на одном листе нет столбцов этой таблицы
    kk: ешбір парақта бұл кестенің бағандары жоқ

    the sheets are {0}; call the one to be read “{1}”
    ru: листы: {0}; назовите нужный «{1}»
    kk: парақтар: {0}; оқылатынын «{1}» деп атаңыз

    several sheets could be this table: {0}
    ru: этой таблицей могут быть несколько листов: {0}
    kk: бірнеше парақ осы кесте болуы мүмкін: {0}

    call the one to be read “{0}”, or hide the others
    ru: назовите нужный «{0}» или скройте остальные
    kk: оқылатынын «{0}» деп атаңыз немесе қалғандарын жасырыңыз

    no sheet that can be seen has anything on it
    ru: на видимых листах ничего нет
    kk: көрінетін парақтарда ештеңе жоқ

    rows that are hidden count too: {0}
    ru: скрытые строки тоже учитываются: {0}
    kk: жасырын жолдар да есепке алынады: {0}

    show them and look whether they belong to the table; delete those that do not
    ru: покажите их и посмотрите, относятся ли они к таблице; лишние удалите
    kk: оларды көрсетіп, кестеге қатысы бар-жоғын қараңыз; артығын жойыңыз

    this formula was saved without its result
    ru: эта формула сохранена без результата
    kk: бұл формула нәтижесіз сақталған

    open the workbook in Excel or LibreOffice and save it, or write the value itself
    ru: откройте книгу в Excel или LibreOffice и сохраните или впишите само значение
    kk: кітапты Excel немесе LibreOffice бағдарламасында ашып сақтаңыз немесе мәннің өзін жазыңыз

    this cell shows the error {0}
    ru: в этой ячейке ошибка {0}
    kk: бұл ұяшықта {0} қатесі тұр

    correct the formula, or write the value itself
    ru: исправьте формулу или впишите само значение
    kk: формуланы түзетіңіз немесе мәннің өзін жазыңыз

    cells of several columns are merged, up to {0}
    ru: объединены ячейки нескольких столбцов, до {0}
    kk: бірнеше бағанның ұяшықтары біріктірілген, {0} ұяшығына дейін

    split them (in Excel: Home, Merge & Center): every column needs its own cell
    ru: разъедините их (в Excel: Главная, Объединить): каждому столбцу нужна своя ячейка
    kk: оларды бөліңіз (Excel-де: Басты, Біріктіру): әр бағанға өз ұяшығы керек

    write a whole number from 0, without signs
    ru: напишите целое число от 0, без знаков
    kk: 0-ден басталатын бүтін санды белгісіз жазыңыз

    write a whole number from 0 to 999999999
    ru: напишите целое число от 0 до 999999999
    kk: 0 мен 999999999 арасындағы бүтін сан жазыңыз

    write the number itself: <5 stands only where people are counted
    ru: напишите само число: <5 пишут только там, где считают людей
    kk: санның өзін жазыңыз: <5 тек адам саналатын жерде жазылады

    write <5 for 1 to 4 people, or the whole number
    ru: напишите <5, если людей от 1 до 4, или целое число
    kk: адам саны 1 мен 4 арасында болса, <5 деп жазыңыз, әйтпесе бүтін санды жазыңыз

    the year is one from 1900 to 2199
    ru: год бывает от 1900 до 2199
    kk: жыл 1900 мен 2199 арасында болады

    write the day as 2026-11-20 or 20.11.2026
    ru: напишите день в виде 2026-11-20 или 20.11.2026
    kk: күнді 2026-11-20 немесе 20.11.2026 түрінде жазыңыз

    write the month as 2026-11 or 11.2026
    ru: напишите месяц в виде 2026-11 или 11.2026
    kk: айды 2026-11 немесе 11.2026 түрінде жазыңыз

    write degrees such as 47.10694, or leave {0} and {1} both empty
    ru: напишите градусы, например 47.10694, или оставьте «{0}» и «{1}» пустыми
    kk: градусты 47.10694 сияқты жазыңыз немесе «{0}» мен «{1}» бағандарын бос қалдырыңыз

    {0} and {1} seem to stand in one another's place
    ru: похоже, «{0}» и «{1}» переставлены местами
    kk: «{0}» мен «{1}» орын ауысып кеткен сияқты

    a workbook cannot be shown here: pass --output FILE
    ru: книгу нельзя показать здесь: укажите --output ФАЙЛ
    kk: кітапты мұнда көрсету мүмкін емес: --output ФАЙЛ деп көрсетіңіз

    there is no memory left
    ru: не хватило памяти
    kk: жад жетпей қалды

    {0} is a workbook: save it as CSV with onir table, then delete it
    ru: {0} — книга Excel: сохраните её как CSV командой onir table, затем удалите
    kk: {0} — Excel кітабы: оны onir table командасымен CSV етіп сақтап, содан кейін жойыңыз
    """#
}
