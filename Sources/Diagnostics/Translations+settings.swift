extension Translations {
  /// Settings files and what stands above a guide.
  static let settings = #"""
    the file
    ru: файл
    kk: файл

    the part between the lines ---
    ru: часть между строками ---
    kk: --- жолдарының арасындағы бөлік

    nothing
    ru: пусто
    kk: бос

    text
    ru: текст
    kk: мәтін

    a list
    ru: список
    kk: тізім

    keys
    ru: настройки с именами
    kk: атаулары бар баптаулар

    {0} has no value
    ru: у настройки {0} нет значения
    kk: {0} баптауының мәні жоқ

    write one, or take the key out
    ru: впишите значение или уберите настройку
    kk: мәнін жазыңыз немесе баптауды алып тастаңыз

    {0} must be a list
    ru: {0}: должен стоять список
    kk: {0}: тізім болуы керек

    write [a, b] or lines with -
    ru: напишите [a, b] или строки, начинающиеся с -
    kk: [a, b] деп немесе - белгісінен басталатын жолдар жазыңыз

    {0} must hold keys, not {1}
    ru: {0}: должны стоять настройки с именами, а сейчас — {1}
    kk: {0}: атаулары бар баптаулар болуы керек, қазір — {1}

    write lines such as key: value
    ru: напишите строки вида имя: значение
    kk: жолдарды «атау: мән» түрінде жазыңыз

    no key is called {0}
    ru: настройки {0} нет
    kk: {0} деген баптау жоқ

    the key {0} is missing
    ru: нет настройки {0}
    kk: {0} баптауы жоқ

    {0} needs it
    ru: без неё нельзя ({0})
    kk: онсыз болмайды ({0})

    every entry of {0} needs it
    ru: она нужна в каждой записи настройки {0}
    kk: ол {0} баптауының әр жазбасында керек

    {0} is a setting of site.yaml; the keys here are {1}
    ru: {0} — настройка файла site.yaml; здесь бывают: {1}
    kk: {0} — site.yaml файлының баптауы; мұнда мыналар болады: {1}

    the keys here are {0}
    ru: здесь бывают настройки: {0}
    kk: мұнда мына баптаулар болады: {0}

    {0} must hold names with a text each
    ru: {0}: должны стоять имена, и у каждого свой текст
    kk: {0}: атаулар және әрқайсысының мәтіні болуы керек

    write lines such as NAME: text
    ru: напишите строки вида ИМЯ: текст
    kk: жолдарды «АТАУ: мәтін» түрінде жазыңыз

    {0} cannot be the name of a value
    ru: значение нельзя назвать {0}
    kk: мәнді {0} деп атауға болмайды

    a name has Latin letters, digits and _
    ru: в имени бывают латинские буквы, цифры и _
    kk: атауда латын әріптері, цифрлар және _ болады

    {0} must be a text, or a text for each language
    ru: {0}: должен стоять текст или текст на каждом языке
    kk: {0}: мәтін немесе әр тілдегі мәтін болуы керек

    write a text, or {kk: …, ru: …}
    ru: напишите текст или {kk: …, ru: …}
    kk: мәтін немесе {kk: …, ru: …} деп жазыңыз

    no language is called {0}
    ru: языка {0} нет
    kk: {0} деген тіл жоқ

    the languages are kk and ru
    ru: языки: kk и ru
    kk: тілдер: kk және ru

    {0}.{1} must be a text, not {2}
    ru: {0}.{1}: должен стоять текст, а сейчас — {2}
    kk: {0}.{1}: мәтін болуы керек, қазір — {2}

    {0} must be a text, not {1}
    ru: {0}: должен стоять текст, а сейчас — {1}
    kk: {0}: мәтін болуы керек, қазір — {1}

    {0} has no text in {1}
    ru: у настройки {0} нет текста на языке {1}
    kk: {0} баптауының {1} тіліндегі мәтіні жоқ

    write both: {kk: …, ru: …}
    ru: напишите на обоих языках: {kk: …, ru: …}
    kk: екі тілде де жазыңыз: {kk: …, ru: …}

    {0} must be one value, not {1}
    ru: {0}: должно стоять одно значение, а сейчас — {1}
    kk: {0}: бір ғана мән болуы керек, қазір — {1}

    write it without brackets and lines below
    ru: напишите его без скобок и без строк ниже
    kk: оны жақшасыз және астына жол қоспай жазыңыз

    {0} cannot be {1}
    ru: {0}: значение {1} не подходит
    kk: {0}: {1} мәні жарамайды

    “{0}”
    ru: «{0}»
    kk: «{0}»

    write true or false
    ru: напишите true (да) или false (нет)
    kk: true (иә) немесе false (жоқ) деп жазыңыз

    write a whole number from 0 to 1000000
    ru: напишите целое число от 0 до 1000000
    kk: 0 мен 1000000 арасындағы бүтін сан жазыңыз

    a limit of time is a whole number of days from 0 to 366
    ru: срок – целое число дней от 0 до 366
    kk: мерзім – 0 мен 366 арасындағы бүтін күн саны

    write the name of the host in Latin letters (Punycode), such as https://xn--80a.example/
    ru: напишите имя узла латиницей (Punycode), например https://xn--80a.example/
    kk: түйін атауын латын әріптерімен жазыңыз (Punycode), мысалы https://xn--80a.example/

    write a day as 2026-11-20
    ru: запишите день так: 2026-11-20
    kk: күнді былай жазыңыз: 2026-11-20

    write 2026-11-20 or 2026-11-20T09:00:00+05:00
    ru: напишите 2026-11-20 или 2026-11-20T09:00:00+05:00
    kk: 2026-11-20 немесе 2026-11-20T09:00:00+05:00 деп жазыңыз

    a {0} is one of {1}
    ru: {0}: одно из значений {1}
    kk: {0}: мына мәндердің бірі — {1}

    write a whole address, such as https://portal.example/
    ru: напишите адрес целиком, например https://portal.example/
    kk: мекенжайды толық жазыңыз, мысалы https://portal.example/

    write one of {0}, or +05:00
    ru: напишите одно из {0} или +05:00
    kk: мыналардың бірін жазыңыз: {0}, немесе +05:00

    write small Latin letters, digits and -, at most 64 of them
    ru: напишите строчные латинские буквы, цифры и -, не больше 64 знаков
    kk: кіші латын әріптерін, цифрларды және - белгісін жазыңыз, 64 таңбадан аспасын

    default_language is {0}, which does not stand in languages
    ru: default_language — {0}, а среди languages его нет
    kk: default_language — {0}, бірақ languages ішінде ол жоқ

    write one of {0}, or add {1} to languages
    ru: напишите одно из {0} или добавьте {1} в languages
    kk: мыналардың бірін жазыңыз: {0}, немесе languages ішіне {1} қосыңыз

    {0} is empty
    ru: {0}: пусто
    kk: {0}: бос

    write it out
    ru: впишите значение
    kk: мәнін жазыңыз

    {0} is an empty list
    ru: {0}: список пуст
    kk: {0}: тізім бос

    name one
    ru: впишите хотя бы одно
    kk: кемінде біреуін жазыңыз

    the guide does not begin with its title
    ru: инструкция не начинается со своего названия
    kk: нұсқаулық өз тақырыбынан басталмайды

    begin with a line ---, then title: …, then a line ---
    ru: начните со строки ---, затем title: …, затем строка ---
    kk: --- жолынан бастаңыз, содан кейін title: …, содан кейін тағы --- жолы

    the line --- below the title is missing
    ru: под названием нет строки ---
    kk: тақырыптың астында --- жолы жоқ

    write a line --- where the title and the other settings end and the text begins
    ru: поставьте строку --- там, где кончаются название и другие настройки и начинается текст
    kk: тақырып пен басқа баптаулар бітіп, мәтін басталатын жерге --- жолын қойыңыз

    the setting cannot be read: {0}
    ru: настройку нельзя прочитать: {0}
    kk: баптауды оқу мүмкін емес: {0}

    write `key: value`, indent with spaces, and put quotes around a text with a colon in it
    ru: пишите `имя: значение`, отступайте пробелами, а текст с двоеточием берите в кавычки
    kk: `атау: мән` деп жазыңыз, шегіністі бос орынмен жасаңыз, қос нүктесі бар мәтінді тырнақшаға алыңыз
    """#
}
