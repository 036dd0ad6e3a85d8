extension Translations {
  /// What the commands that write new files say and ask.
  static let people = #"""
    {0} is missing: nobody can be asked, as this is no terminal
    ru: не указано {0}: спросить некого, программа запущена не в терминале
    kk: {0} көрсетілмеген: бағдарлама терминалда емес, сондықтан сұрай алмайды

    the questions were not answered to the end; nothing was written
    ru: вы ответили не на все вопросы; ничего не записано
    kk: сұрақтардың бәріне жауап берілмеді; ештеңе жазылған жоқ

    this needs an answer
    ru: здесь нужен ответ
    kk: бұл жерге жауап керек

    only letters, digits and signs of one line can stand here
    ru: здесь могут стоять только буквы, цифры и знаки одной строки
    kk: бұл жерде бір жолға сыятын әріптер, цифрлар мен белгілер ғана тұра алады

    200 letters are enough here
    ru: здесь достаточно 200 букв
    kk: бұл жерге 200 әріп жеткілікті

    {0} is there already, and nothing is ever overwritten
    ru: {0} уже есть, а поверх готового ничего не пишется
    kk: {0} бұрыннан бар, ал дайын нәрсенің үстінен ештеңе жазылмайды

    nothing was written, as it would not have been well
    ru: ничего не записано: в новых файлах были бы ошибки
    kk: ештеңе жазылған жоқ: жаңа файлдарда қате болар еді

    this day lies beyond the calendar
    ru: такого дня в календаре нет
    kk: күнтізбеде мұндай күн жоқ

    there is no city called “{0}”{1}
    ru: города с именем «{0}» нет{1}
    kk: «{0}» деген қала жоқ{1}

    there is no region called “{0}”{1}
    ru: региона с именем «{0}» нет{1}
    kk: «{0}» деген өңір жоқ{1}

    there is no guide called “{0}”{1}
    ru: инструкции с именем «{0}» нет{1}
    kk: «{0}» деген нұсқаулық жоқ{1}

    there is no city or region called “{0}”{1}
    ru: города или региона с именем «{0}» нет{1}
    kk: «{0}» деген қала да, өңір де жоқ{1}

    --city and --region do not go together: a text has one place
    ru: --city и --region не указывают вместе: у текста одно место
    kk: --city мен --region бірге көрсетілмейді: мәтіннің орны біреу

    City or region it is for (empty: every city)
    ru: Для какого города или региона (пусто — для всех)
    kk: Қай қалаға не өңірге арналған (бос болса — бәріне)

    a city and a region are called {0}: begin again with --city {1} or --region {2}
    ru: {0} — это и город, и регион: начните снова с --city {1} или --region {2}
    kk: {0} — әрі қала, әрі өңір: --city {1} немесе --region {2} деп қайта бастаңыз

    next: write the text, take the line draft: true away, and look at it with onir serve
    ru: дальше: напишите текст, уберите строку draft: true и посмотрите его через onir serve
    kk: енді: мәтінді жазып, draft: true деген жолды алып тастаңыз да, onir serve арқылы қараңыз

    Title in Kazakh
    ru: Заголовок на казахском
    kk: Қазақша тақырыбы

    Title in Russian
    ru: Заголовок на русском
    kk: Орысша тақырыбы

    One sentence about it in Kazakh (may be empty)
    ru: О чём это, одно предложение на казахском (можно пропустить)
    kk: Не туралы екені, қазақша бір сөйлем (бос қалса да болады)

    One sentence about it in Russian (may be empty)
    ru: О чём это, одно предложение на русском (можно пропустить)
    kk: Не туралы екені, орысша бір сөйлем (бос қалса да болады)

    Name in addresses
    ru: Имя в адресах
    kk: Мекенжайдағы аты

    small Latin letters, digits and -, at most 64 of them{0}
    ru: только строчные латинские буквы, цифры и -, не больше 64{0}
    kk: тек кіші латын әріптері, цифрлар және -, 64-тен артық емес{0}

    there is a guide called {0} already: {1}
    ru: инструкция {0} уже есть: {1}
    kk: {0} деген нұсқаулық бұрыннан бар: {1}

    Guide
    ru: Инструкция
    kk: Нұсқаулық

    the guide {0} has no text to copy in this language
    ru: у инструкции {0} нет текста на этом языке, копировать нечего
    kk: {0} нұсқаулығында бұл тілде мәтін жоқ, көшіретін ештеңе жоқ

    next: change the text; what is written for every city stays as it is, and later changes there do not come here
    ru: дальше: измените текст; общий текст для всех городов остаётся прежним, и его новые правки сюда не попадут
    kk: енді: мәтінді өзгертіңіз; барлық қалаға ортақ мәтін сол күйінде қалады, оның кейінгі өзгерістері мұнда келмейді

    --city or --region is missing: nobody can be asked, as this is no terminal
    ru: не указано --city или --region: спросить некого, программа запущена не в терминале
    kk: --city не --region көрсетілмеген: бағдарлама терминалда емес, сондықтан сұрай алмайды

    City or region that says it otherwise
    ru: Город или регион, где текст будет другим
    kk: Мәтіні басқаша болатын қала не өңір

    {0} is a workbook: add the rows in the program it is kept with
    ru: {0} — книга Excel: добавьте строки в той программе, в которой её ведёте
    kk: {0} — Excel кітабы: жолдарды өзіңіз жүргізетін бағдарламада қосыңыз

    {0} is a link, and nothing is written through links
    ru: {0} — ссылка на другой файл, а через ссылки ничего не пишется
    kk: {0} — басқа файлға сілтеме, ал сілтеме арқылы ештеңе жазылмайды

    {0} has errors; onir check shows them
    ru: в {0} есть ошибки; их покажет onir check
    kk: {0} ішінде қате бар; оларды onir check көрсетеді

    {0} has no column called {1}, so nobody knows where to write
    ru: в {0} нет столбца {1}, поэтому непонятно, куда писать
    kk: {0} ішінде {1} деген баған жоқ, сондықтан қайда жазу керегі белгісіз

    {0} is not kept as UTF-8: save it as CSV UTF-8, or add the rows yourself
    ru: {0} сохранён не в UTF-8: сохраните его как CSV UTF-8 или добавьте строки сами
    kk: {0} UTF-8 түрінде сақталмаған: оны CSV UTF-8 етіп сақтаңыз не жолдарды өзіңіз қосыңыз

    City
    ru: Город
    kk: Қала

    {0}/{1}vacancies.csv is not there, so there are no rows to copy: its columns are date,kindergarten_id,age_group,group_type,language,places
    ru: {0}/{1}vacancies.csv нет, поэтому копировать нечего; его столбцы: date,kindergarten_id,age_group,group_type,language,places
    kk: {0}/{1}vacancies.csv жоқ, сондықтан көшіретін жол да жоқ; бағандары: date,kindergarten_id,age_group,group_type,language,places

    Day of the bulletin
    ru: День бюллетеня
    kk: Бюллетень күні

    a day is written 2026-11-20 or 20.11.2026
    ru: день пишут так: 2026-11-20 или 20.11.2026
    kk: күн былай жазылады: 2026-11-20 не 20.11.2026

    {0} has rows of {1} already, and nothing is ever overwritten
    ru: в {0} уже есть строки за {1}, а поверх готового ничего не пишется
    kk: {0} ішінде {1} күнгі жолдар бұрыннан бар, ал дайын нәрсенің үстінен ештеңе жазылмайды

    {0} has no rows to copy: write the first bulletin yourself
    ru: в {0} нет строк, копировать нечего: первый бюллетень напишите сами
    kk: {0} ішінде көшіретін жол жоқ: алғашқы бюллетеньді өзіңіз жазыңыз

    rows copied from {0}: {1}; next: correct the places, delete the rows without any, then onir check --city {2}
    ru: скопировано строк за {0}: {1}; дальше: исправьте число мест, удалите строки без мест, затем onir check --city {2}
    kk: {0} күнінен көшірілген жол саны: {1}; енді: орын санын түзетіп, орын жоқ жолдарды өшіріңіз, содан кейін onir check --city {2}

    {0}/regions.csv is not there
    ru: файла {0}/regions.csv нет
    kk: {0}/regions.csv файлы жоқ

    Region
    ru: Регион
    kk: Өңір

    Name in Kazakh
    ru: Название на казахском
    kk: Қазақша атауы

    Name in Russian
    ru: Название на русском
    kk: Орысша атауы

    Phone for questions (empty: the region's)
    ru: Телефон для вопросов (пусто — телефон региона)
    kk: Сұрақ қоятын телефон (бос болса — өңірдікі)

    next: put kindergartens.csv and vacancies.csv into {0}/cities/{1}/, then onir check --city {2}
    ru: дальше: положите kindergartens.csv и vacancies.csv в {0}/cities/{1}/, затем onir check --city {2}
    kk: енді: kindergartens.csv мен vacancies.csv файлдарын {0}/cities/{1}/ ішіне салыңыз, содан кейін onir check --city {2}

    there is a city called {0} already
    ru: город {0} уже есть
    kk: {0} деген қала бұрыннан бар

    Code in the classifier KATO
    ru: Код по классификатору КАТО
    kk: ӘАОЖ жіктеуішіндегі коды

    there is no completion for “{0}”{1}
    ru: для «{0}» подсказок нет{1}
    kk: «{0}» үшін толықтыру жоқ{1}
    """#
}
