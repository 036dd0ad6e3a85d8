extension Translations {
  /// Tables: their form and their cells.
  static let tables = #"""
    save it as CSV UTF-8 (in Excel: File, Save as, CSV UTF-8)
    ru: сохраните её как CSV UTF-8 (в Excel: «Файл», «Сохранить как», «CSV UTF-8»)
    kk: оны CSV UTF-8 түрінде сақтаңыз (Excel-де: «Файл», «Басқаша сақтау», «CSV UTF-8»)

    the table has more than {0} MiB
    ru: таблица больше {0} МиБ
    kk: кесте {0} МиБ-тан үлкен

    this is a workbook, not CSV
    ru: это книга Excel, а не CSV
    kk: бұл — CSV емес, Excel кітабы

    a zero byte stands here
    ru: здесь стоит пустой знак, которого в тексте не бывает
    kk: мұнда мәтінде болмайтын бос таңба тұр

    “?” stands in the place of Kazakh letters in {0} {0|cell|cells}
    ru: вместо казахских букв стоит «?» в {0} {0|ячейке|ячейках|ячейках}
    kk: {0} ұяшықта қазақ әріптерінің орнында «?» тұр

    save the table anew from where it was made, as CSV UTF-8 or as a workbook (.xlsx)
    ru: сохраните таблицу заново там, где её составили: как CSV UTF-8 или книгу Excel (.xlsx)
    kk: кестені жасалған жерінен қайта сақтаңыз: CSV UTF-8 немесе Excel кітабы (.xlsx) етіп

    the table has a header and no rows
    ru: в таблице есть названия столбцов, но нет ни одной строки
    kk: кестеде баған атаулары бар, бірақ бірде-бір жол жоқ

    write the rows below the header, or delete the file
    ru: впишите строки под названиями столбцов или удалите файл
    kk: баған атауларының астына жолдарды жазыңыз немесе файлды жойыңыз

    this row does not look like the table: most of its cells cannot be read
    ru: это не похоже на строку таблицы: большую часть ячеек нельзя прочитать
    kk: бұл кестенің жолына ұқсамайды: ұяшықтардың көбін оқу мүмкін емес

    delete it if it is a total, a note or a second header; else correct {0}
    ru: удалите её, если это итог, примечание или повтор названий столбцов; иначе исправьте: {0}
    kk: қорытынды, ескертпе немесе қайталанған баған атаулары болса, жолды жойыңыз; әйтпесе мыналарды түзетіңіз: {0}

    in the first {0} rows there is no header of this table
    ru: в первых {0} строках нет названий столбцов этой таблицы
    kk: алғашқы {0} жолда бұл кестенің баған атаулары жоқ

    write a telephone number such as +7 701 234-56-78, or leave the cell empty
    ru: напишите номер телефона в виде +7 701 234-56-78 или оставьте ячейку пустой
    kk: телефон нөмірін +7 701 234-56-78 түрінде жазыңыз немесе ұяшықты бос қалдырыңыз

    the table is empty
    ru: таблица пуста
    kk: кесте бос

    write a header
    ru: впишите строку с названиями столбцов
    kk: баған атаулары тұрған жол жазыңыз

    this record has {0} {0|cell|cells}, the header has {1}
    ru: в этой записи {0} {0|ячейка|ячейки|ячеек}, а столбцов {1}
    kk: бұл жазбада {0} ұяшық, ал баған саны — {1}

    this row has {0} {0|cell|cells}, the header has {1}
    ru: в этой строке {0} {0|ячейка|ячейки|ячеек}, а столбцов {1}
    kk: бұл жолда {0} ұяшық, ал баған саны — {1}

    put a cell that holds a {0} in double quotes
    ru: возьмите в двойные кавычки ячейку, в которой есть {0}
    kk: ішінде {0} бар ұяшықты қос тырнақшаға алыңыз

    an empty cell still needs its {0}
    ru: даже пустой ячейке нужна {0}
    kk: бос ұяшыққа да {0} керек

    comma
    ru: запятая
    kk: үтір

    semicolon
    ru: точка с запятой
    kk: нүктелі үтір

    tab
    ru: табуляция
    kk: табуляция

    this record has more than {0} cells
    ru: в этой записи больше {0} ячеек
    kk: бұл жазбада {0} ұяшықтан көп

    delete the columns that hold no data
    ru: удалите столбцы, в которых нет данных
    kk: дерегі жоқ бағандарды жойыңыз

    close them with ", and write a quote inside a cell as ""
    ru: закройте их знаком ", а кавычку внутри ячейки пишите дважды: ""
    kk: оны " белгісімен жабыңыз, ал ұяшық ішіндегі тырнақшаны екі рет жазыңыз: ""

    text follows the closing quotes of this cell
    ru: после закрывающих кавычек этой ячейки стоит текст
    kk: бұл ұяшықтың жабатын тырнақшасынан кейін мәтін тұр

    write a quote inside a quoted cell as ""
    ru: кавычку внутри ячейки в кавычках пишите дважды: ""
    kk: тырнақшадағы ұяшықтың ішіндегі тырнақшаны екі рет жазыңыз: ""

    this column has no name
    ru: у этого столбца нет названия
    kk: бұл бағанның атауы жоқ

    no column is called {0}
    ru: столбца {0} нет
    kk: {0} деген баған жоқ

    the columns are {0}
    ru: столбцы: {0}
    kk: бағандар: {0}

    the column {0} stands twice
    ru: столбец {0} стоит дважды
    kk: {0} бағаны екі рет тұр

    the column {0} is missing
    ru: нет столбца {0}
    kk: {0} бағаны жоқ

    {0} cannot be “{1}”
    ru: {0}: значение «{1}» не подходит
    kk: {0}: «{1}» мәні жарамайды

    day
    ru: день
    kk: күн

    month
    ru: месяц
    kk: ай

    no {0} is called “{1}”
    ru: значения «{1}» нет ({0})
    kk: «{1}» деген мән жоқ ({0})

    {0} is one of {1}
    ru: {0}: одно из значений {1}
    kk: {0}: мына мәндердің бірі — {1}

    ownership
    ru: форма собственности
    kk: меншік түрі

    age group
    ru: возрастная группа
    kk: жас тобы

    group type
    ru: вид группы
    kk: топ түрі

    language
    ru: язык
    kk: тіл

    language of instruction
    ru: язык обучения
    kk: оқыту тілі

    layout of hosts
    ru: устройство адресов
    kk: мекенжайлар құрылымы

    level
    ru: уровень
    kk: деңгей

    kind of day
    ru: вид дня
    kk: күн түрі

    way to sign in
    ru: способ входа
    kk: кіру тәсілі

    way of codes
    ru: способ получения кодов
    kk: код алу тәсілі

    queue type
    ru: вид очереди
    kk: кезек түрі

    nationality
    ru: гражданство
    kk: азаматтық

    menu entry
    ru: пункт меню
    kk: мәзір тармағы

    status
    ru: статус
    kk: мәртебе

    benefit
    ru: льгота
    kk: жеңілдік
    """#
}
