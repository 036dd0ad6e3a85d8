extension Translations {
  /// Guides and the text in them.
  static let guides = #"""
    a guide's folder cannot be called {0}
    ru: папку инструкции нельзя назвать {0}
    kk: нұсқаулықтың қалтасын {0} деп атауға болмайды

    kk.md, ru.md, pictures (png, jpg, svg, webp)
    ru: kk.md, ru.md, картинки (png, jpg, svg, webp)
    kk: kk.md, ru.md, суреттер (png, jpg, svg, webp)

    the guide {0} has no text
    ru: у инструкции {0} нет текста
    kk: {0} нұсқаулығының мәтіні жоқ

    write kk.md or ru.md in its folder
    ru: положите в её папку kk.md или ru.md
    kk: қалтасына kk.md немесе ru.md жазыңыз

    the earlier name {0} is the guide's own name
    ru: прежнее имя {0} – это нынешнее имя инструкции
    kk: бұрынғы атау {0} – нұсқаулықтың қазіргі атауы

    the earlier name {0} stands twice
    ru: прежнее имя {0} стоит дважды
    kk: бұрынғы атау {0} екі рет тұр

    take it out of aliases
    ru: уберите его из aliases
    kk: оны aliases тізімінен алып тастаңыз

    the text expires before it is published, so nobody would ever see it
    ru: срок текста кончается раньше, чем он появится: его никто не увидит
    kk: мәтіннің мерзімі жарияланғанға дейін бітеді: оны ешкім көрмейді

    write an expire that comes after publish, or take one of them out
    ru: напишите expire позже, чем publish, или уберите одно из двух
    kk: expire мәнін publish-тен кейінгі күнге қойыңыз немесе біреуін алып тастаңыз

    a heading of the first level (#{0}) stands in the text
    ru: в тексте стоит заголовок первого уровня (#{0})
    kk: мәтінде бірінші деңгейлі тақырып тұр (#{0})

    the title above is that heading; begin with ##
    ru: этот заголовок — название сверху; начинайте с ##
    kk: бірінші деңгейлі тақырып – беттің өз атауы; ## белгісінен бастаңыз

    the earlier name {0} of the guide {1} is the name of another guide
    ru: прежнее имя {0} инструкции {1} — это имя другой инструкции
    kk: {1} нұсқаулығының бұрынғы {0} атауы — басқа нұсқаулықтың атауы

    the guide {0} stands where the earlier name of the guide {1} leads from
    ru: инструкция {0} занимает адрес, с которого ведёт прежнее имя инструкции {1}
    kk: {0} нұсқаулығы {1} нұсқаулығының бұрынғы атауы бастайтын мекенжайда тұр

    the guide itself
    ru: сама инструкция
    kk: нұсқаулықтың өзі

    the earlier name is written here
    ru: прежнее имя записано здесь
    kk: бұрынғы атау осында жазылған

    the earlier name {0} of the guide {1} stands in another guide too
    ru: прежнее имя {0} инструкции {1} стоит и в другой инструкции
    kk: {1} нұсқаулығының бұрынғы {0} атауы басқа нұсқаулықта да тұр

    an earlier name leads to one guide: take it out of the others
    ru: прежнее имя ведёт к одной инструкции: уберите его из остальных
    kk: бұрынғы атау бір нұсқаулыққа апарады: қалғандарынан алып тастаңыз

    the image {0} has {1} KiB, more than {2}
    ru: картинка {0} занимает {1} КиБ, это больше {2}
    kk: {0} суреті — {1} КиБ, бұл {2} КиБ-тан көп

    parents read on slow lines: make it smaller, or raise images.max_kilobytes
    ru: у родителей бывает медленный интернет: уменьшите её или поднимите images.max_kilobytes
    kk: ата-аналардың интернеті баяу болуы мүмкін: суретті кішірейтіңіз немесе images.max_kilobytes мәнін көтеріңіз

    save it again as plain SVG with a viewBox, without scripts and outer files
    ru: сохраните её заново как простой SVG с viewBox, без программ и внешних файлов
    kk: оны viewBox бар қарапайым SVG түрінде қайта сақтаңыз, ішінде бағдарлама мен сыртқы файл болмасын

    save it again, or give it the ending of its format
    ru: сохраните её заново или дайте файлу окончание его формата
    kk: оны қайта сақтаңыз немесе файл атының соңын пішіміне сай жазыңыз

    holds {0}
    ru: содержит лишнее: {0}
    kk: ішінде артық нәрсе бар: {0}

    has no viewBox that tells its size
    ru: не сообщает свой размер: нет viewBox
    kk: өз өлшемін айтпайды: viewBox жоқ

    is not an SVG image of at most 20000 by 20000 pixels
    ru: не является картинкой SVG размером до 20000 на 20000 точек
    kk: өлшемі 20000 × 20000 нүктеден аспайтын SVG суреті емес

    is not a {0} image of at most 20000 by 20000 pixels
    ru: не является картинкой {0} размером до 20000 на 20000 точек
    kk: өлшемі 20000 × 20000 нүктеден аспайтын {0} суреті емес

    the element {0}
    ru: элемент {0}
    kk: {0} элементі

    an event handler
    ru: программа, которая запускается от действий читателя
    kk: оқырманның әрекетінен іске қосылатын бағдарлама

    an animation of a link
    ru: ссылка, которая меняется сама
    kk: өздігінен өзгеретін сілтеме

    a reference to something outside it
    ru: ссылка на внешний файл
    kk: сыртқы файлға сілтеме

    the image {0} has no text
    ru: у картинки {0} нет подписи
    kk: {0} суретінің түсініктемесі жоқ

    say in the square brackets what it shows, for those who cannot see it
    ru: напишите в квадратных скобках, что на ней, для тех, кто её не видит
    kk: оны көре алмайтындар үшін суретте не бейнеленгенін тік жақшаға жазыңыз

    there is no image {0} beside the text
    ru: рядом с текстом нет картинки {0}
    kk: мәтіннің қасында {0} суреті жоқ

    put the file into the guide's folder; its name may have no path
    ru: положите файл в папку инструкции; в имени не должно быть пути
    kk: файлды нұсқаулықтың қалтасына салыңыз; атауында жол болмауы керек

    the table has no rows
    ru: в таблице нет строк
    kk: кестеде жол жоқ

    write the header row on the line after the opening fence
    ru: впишите названия столбцов в строку сразу после открывающих знаков ```
    kk: баған атауларын ашатын ``` белгісінен кейінгі жолға жазыңыз

    an empty cell still needs its place; \| is the sign itself, and a cell in double quotes may hold a comma
    ru: даже пустой ячейке нужно место; сам знак пишут \|, а в ячейке в двойных кавычках может быть запятая
    kk: бос ұяшыққа да орын керек; белгінің өзі \| деп жазылады, ал қос тырнақшадағы ұяшықта үтір болуы мүмкін

    the hole opened here is not closed
    ru: открытая здесь вставка не закрыта
    kk: осы жерде ашылған ендірме жабылмаған

    write {{name}}, or \{{ for the two braces themselves
    ru: напишите {{имя}}, а сами две скобки — \{{
    kk: {{атау}} деп жазыңыз, ал екі жақшаның өзін \{{ деп жазыңыз

    {0} is not a hole
    ru: {0} — не вставка
    kk: {0} ендірме емес

    write {{city.name}} or {{values.NAME}}; \{{ is for the two braces themselves
    ru: напишите {{city.name}} или {{values.ИМЯ}}; сами две скобки — \{{
    kk: {{city.name}} немесе {{values.АТАУ}} деп жазыңыз; екі жақшаның өзі — \{{

    no hole is called {0}
    ru: вставки {0} нет
    kk: {0} деген ендірме жоқ

    the holes are {0} and values.NAME
    ru: вставки: {0} и values.ИМЯ
    kk: ендірмелер: {0} және values.АТАУ

    {{{0}}} is no allowed address for {1}: {2}
    ru: {{{0}}} — недопустимый адрес ({1}): {2}
    kk: {{{0}}} — рұқсат етілмеген мекенжай ({1}): {2}

    links are https, http, tel, mailto or relative
    ru: ссылки бывают https, http, tel, mailto или относительные
    kk: сілтеме https, http, tel, mailto немесе салыстырмалы болады

    the guide {0} needs {{{1}}}, which is empty for {2}
    ru: инструкции {0} нужно значение {{{1}}}, а оно пусто ({2})
    kk: {0} нұсқаулығына {{{1}}} мәні керек, ал ол бос ({2})

    the city {0}
    ru: город {0}
    kk: {0} қаласы

    the cities {0} and {1}
    ru: города {0} и {1}
    kk: {0} және {1} қалалары

    {0} more
    ru: ещё {0}
    kk: тағы {0}

    write it under values in site.yaml, region.yaml or {0}
    ru: впишите его в values в site.yaml, region.yaml или {0}
    kk: оны site.yaml, region.yaml немесе {0} ішіндегі values астына жазыңыз

    write contacts.phone in site.yaml
    ru: впишите contacts.phone в site.yaml
    kk: site.yaml ішіне contacts.phone жазыңыз

    write phone in regions.csv, or contacts.phone in site.yaml, region.yaml or {0}
    ru: впишите phone в regions.csv или contacts.phone в site.yaml, region.yaml или {0}
    kk: regions.csv ішіне phone немесе site.yaml, region.yaml не {0} ішіне contacts.phone жазыңыз

    fill the column in regions.csv, or override the guide for such a city
    ru: заполните столбец в regions.csv или напишите для такого города свою инструкцию
    kk: regions.csv бағанын толтырыңыз немесе мұндай қалаға бөлек нұсқаулық жазыңыз

    the comment opened here is not closed
    ru: открытая здесь заметка не закрыта
    kk: осы жерде ашылған ескертпе жабылмаған

    close it with -->
    ru: закройте её знаками -->
    kk: оны --> белгісімен жабыңыз

    HTML in a text is dropped: {0}
    ru: HTML в тексте не публикуется: {0}
    kk: мәтіндегі HTML жарияланбайды: {0}

    write it as Markdown, or allow it with markdown: {raw_html: true} in site.yaml
    ru: напишите это разметкой Markdown или разрешите в site.yaml: markdown: {raw_html: true}
    kk: мұны Markdown белгілерімен жазыңыз немесе site.yaml ішінде рұқсат етіңіз: markdown: {raw_html: true}

    no callout is called {0}
    ru: выноски {0} нет
    kk: {0} деген ерекше блок жоқ

    the callouts are {0}
    ru: выноски: {0}
    kk: ерекше блоктар: {0}
    """#

  /// Where links lead.
  static let links = #"""
    a link may not lead to {0}
    ru: ссылка не может вести на {0}
    kk: сілтеме {0} мекенжайына апара алмайды

    links are https, http, tel, mailto, or relative such as ../documents/
    ru: ссылки бывают https, http, tel, mailto или относительные, например ../documents/
    kk: сілтеме https, http, tel, mailto немесе салыстырмалы болады, мысалы ../documents/

    what the address {0} leads to cannot be told
    ru: неизвестно, куда ведёт адрес {0}
    kk: {0} мекенжайының қайда апаратыны белгісіз

    begin it with one hole, or with text that has a slash before the first hole
    ru: начните его с одной вставки или с текста, где перед первой вставкой есть косая черта
    kk: оны бір ендірмеден немесе бірінші ендірмеге дейін қиғаш сызығы бар мәтіннен бастаңыз

    the link {0} leads out of the city's pages
    ru: ссылка {0} ведёт за пределы страниц города
    kk: {0} сілтемесі қаланың беттерінен шығып кетеді

    a link to another guide is ../<slug>/, one to the whole portal begins with /
    ru: ссылка на другую инструкцию — ../<имя>/, на весь портал — начинается с /
    kk: басқа нұсқаулыққа сілтеме — ../<атау>/, бүкіл порталға сілтеме / белгісінен басталады

    no heading of this text has the anchor #{0}
    ru: ни у одного заголовка этого текста нет адреса #{0}
    kk: бұл мәтінде #{0} белгісі бар тақырып жоқ

    the anchors are {0}
    ru: адреса заголовков: {0}
    kk: тақырып белгілері: {0}

    this text has no headings
    ru: в этом тексте нет заголовков
    kk: бұл мәтінде тақырып жоқ

    the portal has no page /{0}
    ru: на портале нет страницы /{0}
    kk: порталда /{0} беті жоқ

    {0} leads to no page of the city {1}
    ru: {0} не ведёт ни к одной странице города {1}
    kk: {0} {1} қаласының ешбір бетіне апармайды

    a link to another guide is ../<slug>/; a city without a table has no page for it
    ru: ссылка на другую инструкцию — ../<имя>/; если у города нет таблицы, нет и её страницы
    kk: басқа нұсқаулыққа сілтеме — ../<атау>/; қаланың кестесі болмаса, оның беті де болмайды

    a link that begins with / starts at the whole portal
    ru: ссылка, которая начинается с /, идёт от начала портала
    kk: / белгісінен басталатын сілтеме порталдың басынан жүреді

    {0} has no heading with the anchor #{1}
    ru: в {0} нет заголовка с адресом #{1}
    kk: {0} ішінде #{1} белгісі бар тақырып жоқ

    it has no headings
    ru: заголовков там нет
    kk: онда тақырып жоқ

    its anchors are {0}
    ru: там есть адреса: {0}
    kk: ондағы белгілер: {0}

    while {0} was rendered
    ru: при создании страницы {0}
    kk: {0} беті жасалғанда
    """#
}
