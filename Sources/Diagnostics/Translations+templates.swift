extension Translations {
  /// Templates.
  static let templates = #"""
    {0} has {1} bytes, a template has at most {2}
    ru: {0}: {1} байт, а шаблон бывает не больше {2}
    kk: {0}: {1} байт, ал үлгі {2} байттан аспайды

    {0} is not UTF-8 here
    ru: {0}: здесь запись не в UTF-8
    kk: {0}: мұнда жазба UTF-8 түрінде емес

    {0} is nested deeper than {1} sections
    ru: {0}: вложено глубже {1} разделов
    kk: {0}: {1} бөлімнен терең салынған

    {0} has no name
    ru: {0}: нет имени
    kk: {0}: атауы жоқ

    {0} is not one name
    ru: {0} — это не одно имя
    kk: {0} — бір атау емес

    a name has no white space in it
    ru: в имени не бывает пробелов
    kk: атауда бос орын болмайды

    {0} has an empty part
    ru: {0}: одна из частей имени пуста
    kk: {0}: атаудың бір бөлігі бос

    write one full stop between two names
    ru: между двумя именами ставьте одну точку
    kk: екі атаудың арасына бір нүкте қойыңыз

    {0} begins a tag that is not closed
    ru: {0} открывает метку, а она не закрыта
    kk: {0} белгіні ашады, ал ол жабылмаған

    end it with }}
    ru: закончите её знаками }}
    kk: оны }} белгісімен аяқтаңыз

    {0} does not name two delimiters
    ru: {0}: здесь нужны два разделителя
    kk: {0}: мұнда екі бөлгіш керек

    write two marks such as {{=<% %>=}}, each at most {0} bytes
    ru: напишите два знака, например {{=<% %>=}}, каждый не длиннее {0} байт
    kk: екі белгі жазыңыз, мысалы {{=<% %>=}}, әрқайсысы {0} байттан аспасын

    {0} is not closed before {1}
    ru: раздел {0} не закрыт, а уже стоит: {1}
    kk: {0} бөлімі жабылмаған, ал мынау тұр: {1}

    the end
    ru: конец шаблона
    kk: үлгінің соңы

    write {{/{0}}}
    ru: напишите {{/{0}}}
    kk: {{/{0}}} деп жазыңыз

    {{/{0}}} closes nothing: nothing is open
    ru: {{/{0}}} ничего не закрывает: ни один раздел не открыт
    kk: {{/{0}}} ештеңені жаппайды: ашық бөлім жоқ

    {{/{0}}} closes nothing: {1} is open
    ru: {{/{0}}} ничего не закрывает: открыт раздел {1}
    kk: {{/{0}}} ештеңені жаппайды: {1} бөлімі ашық

    {0} is opened here
    ru: раздел {0} открыт здесь
    kk: {0} бөлімі осы жерде ашылған

    {0} is no name of {1}
    ru: имени {0} здесь нет ({1})
    kk: мұнда {0} деген атау жоқ ({1})

    a value without names
    ru: значение без имён
    kk: атаулары жоқ мән

    {0} includes itself more than {1} times over
    ru: {0} включает сам себя больше {1} раз
    kk: {0} өзін {1} реттен артық қосады

    no template is called {0}
    ru: шаблона {0} нет
    kk: {0} деген үлгі жоқ

    the template takes more than {0} steps
    ru: на шаблон уходит больше {0} шагов
    kk: үлгіге {0} қадамнан көп кетеді

    the page is larger than {0} bytes
    ru: страница больше {0} байт
    kk: бет {0} байттан үлкен

    {0} includes itself without end
    ru: {0} включает сам себя без конца
    kk: {0} өзін шексіз қосады

    put the tag into a section that ends
    ru: поставьте метку в раздел, который кончается
    kk: белгіні аяқталатын бөлімнің ішіне қойыңыз

    {0} is inside more than {1} templates
    ru: {0} вложен больше чем в {1} шаблонов
    kk: {0} {1} үлгіден көп үлгінің ішінде

    {0} makes a template too large by its partials and blocks
    ru: из-за частей и блоков {0} шаблон становится слишком большим
    kk: {0} бөліктері мен блоктарына байланысты үлгі тым үлкен болады

    the template {0}.mustache is missing
    ru: нет шаблона {0}.mustache
    kk: {0}.mustache үлгісі жоқ

    take the one that comes with the program
    ru: возьмите тот, что поставляется с программой
    kk: бағдарламамен бірге келетінін алыңыз

    the template {0}.mustache cannot be used
    ru: шаблон {0}.mustache нельзя использовать
    kk: {0}.mustache үлгісін пайдалану мүмкін емес

    there are no templates in {0}
    ru: в папке {0} нет шаблонов
    kk: {0} қалтасында үлгілер жоқ

    pass --templates DIR, or take the ones that come with the program
    ru: укажите --templates ПАПКА или возьмите те, что поставляются с программой
    kk: --templates ҚАЛТА деп көрсетіңіз немесе бағдарламамен бірге келетіндерін алыңыз

    the import cannot be read
    ru: строку import нельзя прочитать
    kk: import жолын оқу мүмкін емес

    write it as import { name } from "./module.js"; with a line to itself
    ru: запишите её как import { name } from "./module.js"; отдельной строкой
    kk: оны import { name } from "./module.js"; түрінде бөлек жолға жазыңыз

    an asset cannot be called {0}
    ru: файл в assets нельзя назвать {0}
    kk: assets ішіндегі файлды {0} деп атауға болмайды

    rename it: Latin letters, digits, `.`, `_` and `-`, at most 100 of them
    ru: переименуйте его: латинские буквы, цифры, `.`, `_` и `-`, не больше 100 знаков
    kk: атауын өзгертіңіз: латын әріптері, цифрлар, `.`, `_` және `-`, ең көбі 100 таңба

    {0} imports itself: {1}
    ru: {0} подключает сам себя: {1}
    kk: {0} өзін өзі қосады: {1}

    move what both need into a module of its own
    ru: вынесите общее в отдельный файл
    kk: ортақ бөлігін бөлек файлға шығарыңыз

    no asset is called {0}
    ru: файла {0} среди assets нет
    kk: assets ішінде {0} деген файл жоқ
    """#

  /// The two files of strings.
  static let strings = #"""
    every text of the templates needs both languages
    ru: каждый текст шаблонов нужен на обоих языках
    kk: үлгілердің әр мәтіні екі тілде де керек

    nothing uses the string {0}
    ru: текст {0} нигде не используется
    kk: {0} мәтіні еш жерде қолданылмайды

    take it out of both files
    ru: уберите его из обоих файлов
    kk: оны екі файлдан да алып тастаңыз

    the string {0} is missing
    ru: нет текста {0}
    kk: {0} мәтіні жоқ

    the string {0} is missing, and only here stands {1}
    ru: нет текста {0}, и только здесь стоит {1}
    kk: {0} мәтіні жоқ, ал {1} тек осы жерде тұр

    the string {0} is missing, and here stands {1}
    ru: нет текста {0}, а здесь стоит {1}
    kk: {0} мәтіні жоқ, ал мұнда {1} тұр

    every text needs both languages
    ru: каждый текст нужен на обоих языках
    kk: әр мәтін екі тілде де керек

    the program asks for it; write it in both languages
    ru: он нужен программе; напишите его на обоих языках
    kk: ол бағдарламаға керек; екі тілде де жазыңыз

    {0} is a text in one language and a counted phrase in the other
    ru: {0}: на одном языке текст, а на другом — фраза с числом
    kk: {0}: бір тілде мәтін, ал екіншісінде саны бар тіркес

    give it the same form in both
    ru: дайте ему одинаковый вид на обоих языках
    kk: екі тілде бірдей түрде жазыңыз

    {0} must be a counted phrase, not a text
    ru: {0}: нужна фраза с числом, а не текст
    kk: {0}: мәтін емес, саны бар тіркес керек

    {0} must be a text, not a counted phrase
    ru: {0}: нужен текст, а не фраза с числом
    kk: {0}: саны бар тіркес емес, мәтін керек

    write a text for each form, with {n} for the number
    ru: напишите текст для каждой формы, с {n} на месте числа
    kk: әр тұлғаға мәтін жазыңыз, санның орнына {n} қойыңыз

    write one text
    ru: напишите один текст
    kk: бір мәтін жазыңыз

    the string {0} lacks {{1}}, which stands in the other language
    ru: в тексте {0} нет {{1}}, а на другом языке есть
    kk: {0} мәтінінде {{1}} жоқ, ал екінші тілде бар

    write {{0}} where the value belongs
    ru: поставьте {{0}} там, где должно быть значение
    kk: мән тұратын жерге {{0}} қойыңыз

    the form {0} of {1} lacks {n}
    ru: в форме {0} текста {1} нет {n}
    kk: {1} мәтінінің {0} тұлғасында {n} жоқ

    write {n} where the number belongs
    ru: поставьте {n} там, где должно быть число
    kk: сан тұратын жерге {n} қойыңыз

    nothing fills {{0}} in the string {1}
    ru: место {{0}} в тексте {1} ничем не заполняется
    kk: {1} мәтініндегі {{0}} орны ештеңемен толтырылмайды

    this text is shown as it is written
    ru: этот текст показывается так, как написан
    kk: бұл мәтін жазылған күйінде көрсетіледі

    it may hold {0}
    ru: в нём могут стоять: {0}
    kk: онда мыналар тұра алады: {0}

    the file must hold keys, not {0}
    ru: в файле должны стоять настройки с именами, а сейчас — {0}
    kk: файлда атаулары бар баптаулар болуы керек, қазір — {0}

    write lines such as key: text
    ru: напишите строки вида имя: текст
    kk: жолдарды «атау: мәтін» түрінде жазыңыз

    write a text, or a text for each form of a counted phrase
    ru: напишите текст или по тексту для каждой формы фразы с числом
    kk: мәтін немесе саны бар тіркестің әр тұлғасына мәтін жазыңыз

    a counted phrase in {0} has the forms {1}
    ru: у фразы с числом на языке {0} формы: {1}
    kk: {0} тіліндегі саны бар тіркестің тұлғалары: {1}

    no form is called {0}
    ru: формы {0} нет
    kk: {0} деген тұлға жоқ

    the phrase {0} has no form {1}
    ru: у фразы {0} нет формы {1}
    kk: {0} тіркесінің {1} тұлғасы жоқ
    """#
}
