extension Translations {
  /// What stops the reading of a settings file.
  static let settingsSyntax = #"""
    nothing can begin with this sign; indent with blanks, never with a tab
    ru: с этого знака ничего начинать нельзя; отступ делают пробелами, не табуляцией
    kk: бұл белгіден ештеңе басталмайды; шегініс табуляциямен емес, бос орынмен жасалады

    a second colon stands here, and the text has no quotes
    ru: здесь второе двоеточие, а текст не взят в кавычки
    kk: мұнда екінші қос нүкте тұр, ал мәтін тырнақшаға алынбаған

    a list begins with [ and does not end with ]
    ru: список начат знаком [ и не закончен знаком ]
    kk: тізім [ белгісімен басталып, ] белгісімен аяқталмаған

    something begins with { and does not end with }
    ru: открыта скобка {, а закрывающей скобки нет
    kk: { жақшасы ашылған, ал жабылмаған

    a name stands here without its colon
    ru: здесь имя без двоеточия
    kk: мұнда атаудан кейін қос нүкте жоқ

    this line is indented otherwise than those above, or quotes end too early
    ru: у этой строки не тот отступ, что у строк выше, или кавычки закрыты слишком рано
    kk: бұл жолдың шегінісі жоғарыдағы жолдардай емес немесе тырнақша ерте жабылған

    this line of the list does not begin with -
    ru: эта строка списка не начинается с -
    kk: тізімнің бұл жолы - белгісінен басталмайды

    a value is missing here
    ru: здесь нет значения
    kk: мұнда мән жоқ

    the quotes opened here are never closed
    ru: открытые здесь кавычки нигде не закрыты
    kk: осы жерде ашылған тырнақша еш жерде жабылмаған

    the line --- stands within quotes
    ru: строка --- стоит внутри кавычек
    kk: --- жолы тырнақшаның ішінде тұр

    after \ stands a sign that means nothing there
    ru: после \ стоит знак, который там ничего не значит
    kk: \ белгісінен кейін мағынасыз таңба тұр

    a tab stands where blanks must
    ru: здесь табуляция, а нужны пробелы
    kk: мұнда табуляция тұр, ал бос орын керек

    an invisible sign stands here
    ru: здесь стоит невидимый знак
    kk: мұнда көрінбейтін таңба тұр

    the memory of the machine is used up
    ru: у машины кончилась память
    kk: машинаның жады таусылды

    it cannot be understood from here on
    ru: отсюда запись непонятна
    kk: осы жерден бастап жазба түсініксіз

    a second document begins here
    ru: здесь начинается второй документ
    kk: мұнда екінші құжат басталады

    keep one document in a file
    ru: оставьте в файле один документ
    kk: файлда бір ғана құжат қалдырыңыз

    the settings are nested or repeated beyond the limit
    ru: настроек слишком много или они вложены слишком глубоко
    kk: баптаулар тым көп немесе тым терең салынған

    {0} cannot be used here
    ru: {0} — так здесь писать нельзя
    kk: {0} — мұнда бұлай жазуға болмайды

    an anchor (`&`)
    ru: метка со знаком &
    kk: & белгісі бар таңба

    a tag (`!`)
    ru: метка со знаком !
    kk: ! белгісі бар таңба

    an anchor or a tag
    ru: метка со знаком & или !
    kk: & немесе ! белгісі бар таңба

    an alias (`*`)
    ru: отсылка со знаком *
    kk: * белгісі бар сілтеме

    write the value out
    ru: напишите само значение
    kk: мәннің өзін жазыңыз

    a value is missing
    ru: нет значения
    kk: мән жоқ

    a key must be text
    ru: имя настройки должно быть текстом
    kk: баптаудың атауы мәтін болуы керек

    the key `{0}` stands twice
    ru: настройка `{0}` указана дважды
    kk: `{0}` баптауы екі рет жазылған
    """#
}
