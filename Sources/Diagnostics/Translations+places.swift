extension Translations {
  /// Tables of places, kindergartens and bulletins.
  static let places = #"""
    the table names no city
    ru: в таблице нет ни одного города
    kk: кестеде бірде-бір қала жоқ

    write a row for each city, with its region and its name in addresses
    ru: впишите строку для каждого города: его область и имя в адресах
    kk: әр қалаға бір жол жазыңыз: облысы және мекенжайдағы атауы

    regions.csv has no city called {0}
    ru: в regions.csv нет города {0}
    kk: regions.csv ішінде {0} деген қала жоқ

    regions.csv has no region called {0}
    ru: в regions.csv нет области {0}
    kk: regions.csv ішінде {0} деген облыс жоқ

    add a row, or rename the folder
    ru: добавьте строку или переименуйте папку
    kk: жол қосыңыз немесе қалтаның атын өзгертіңіз

    the region {0} stands twice
    ru: область {0} стоит дважды
    kk: {0} облысы екі рет тұр

    keep one row with an empty city for a region
    ru: оставьте для области одну строку с пустым столбцом city
    kk: облысқа city бағаны бос бір ғана жол қалдырыңыз

    the city {0} stands twice
    ru: город {0} стоит дважды
    kk: {0} қаласы екі рет тұр

    the address {0} stands twice
    ru: адрес {0} стоит дважды
    kk: {0} мекенжайы екі рет тұр

    the other one stands here
    ru: другой стоит здесь
    kk: екіншісі осы жерде тұр

    the address {0} lies among those of the whole portal
    ru: адрес {0} лежит среди адресов самого портала
    kk: {0} мекенжайы порталдың өз мекенжайларының арасында тұр

    leave {0} empty for {1}, or take another host
    ru: оставьте {0} пустым, тогда адресом будет {1}, или возьмите другой хост
    kk: {1} мекенжайы керек болса, {0} бос қалсын, әйтпесе басқа хост алыңыз

    the address {0} and that of {1} lie one within the other
    ru: адрес {0} и адрес города {1} лежат один внутри другого
    kk: {0} мекенжайы мен {1} қаласының мекенжайы бірінің ішінде бірі тұр

    every city has an address of its own
    ru: у каждого города свой адрес
    kk: әр қаланың өз мекенжайы болады

    every city has a name of its own in addresses
    ru: у каждого города своё имя в адресах
    kk: әр қаланың мекенжайда өз атауы болады

    the region {0} has no row of its own
    ru: у области {0} нет своей строки
    kk: {0} облысының өз жолы жоқ

    add a row with an empty city that gives its name
    ru: добавьте строку с пустым столбцом city и названием области
    kk: city бағаны бос, облыстың атауы жазылған жол қосыңыз

    the name {0} is kept for the portal itself
    ru: имя {0} занято самим порталом
    kk: {0} атауы порталдың өзіне арналған

    choose another, such as {0}-qala
    ru: выберите другое, например {0}-qala
    kk: басқасын таңдаңыз, мысалы {0}-qala

    the code of the classifier has nine digits
    ru: в коде классификатора девять цифр
    kk: жіктеуіш коды тоғыз цифрдан тұрады

    write a whole address, such as https://atyrau.portal.example/
    ru: напишите адрес целиком, например https://atyrau.portal.example/
    kk: мекенжайды толық жазыңыз, мысалы https://atyrau.portal.example/

    small Latin letters, digits and -, at most 64 of them
    ru: строчные латинские буквы, цифры и -, не больше 64 знаков
    kk: кіші латын әріптері, цифрлар және - белгісі, 64 таңбадан аспайды

    {0} is empty, though {1} is not
    ru: {0} не заполнено, хотя {1} заполнено
    kk: {1} толтырылған, ал {0} бос

    write both, or leave both empty
    ru: заполните оба столбца или оставьте оба пустыми
    kk: екеуін де толтырыңыз немесе екеуін де бос қалдырыңыз

    {0} is between {1} and {2}
    ru: {0} бывает от {1} до {2}
    kk: {0} мәні {1} мен {2} арасында болады

    {0} {1} lies outside Kazakhstan
    ru: {0} {1} — за пределами Казахстана
    kk: {0} {1} — Қазақстаннан тыс

    {0} has {1} children and room for {2}
    ru: {0}: детей {1}, а мест {2}
    kk: {0}: бала саны — {1}, орын саны — {2}

    {0} is {1}, more than {2}, which is {3}
    ru: {0} – {1}, это больше, чем {2} – {3}
    kk: {0} – {1}, бұл {2} мәнінен ({3}) көп

    the id {0} stands twice
    ru: id {0} стоит дважды
    kk: {0} деген id екі рет тұр

    every kindergarten has an id of its own
    ru: у каждого детского сада свой id
    kk: әр балабақшаның өз id белгісі болады

    no kindergarten has the id {0}
    ru: нет детского сада с id {0}
    kk: id белгісі {0} болатын балабақша жоқ

    the ids stand in kindergartens.csv beside this table
    ru: все id стоят в kindergartens.csv рядом с этой таблицей
    kk: барлық id осы кестенің қасындағы kindergartens.csv ішінде

    the city has no kindergartens.csv, so no id is known
    ru: у города нет kindergartens.csv, поэтому ни один id не известен
    kk: қаланың kindergartens.csv файлы жоқ, сондықтан бірде-бір id белгісіз

    write the kindergartens into kindergartens.csv beside this table
    ru: впишите детские сады в kindergartens.csv рядом с этой таблицей
    kk: балабақшаларды осы кестенің қасындағы kindergartens.csv ішіне жазыңыз

    this row is the same as another of the day; the places are added
    ru: такая же строка за этот день уже есть; места складываются
    kk: бұл күнге дәл осындай жол бар; орындар қосылады

    keep one row, with the sum of the places
    ru: оставьте одну строку с общим числом мест
    kk: орындардың жалпы санымен бір жол қалдырыңыз

    keep one row for a month
    ru: оставьте одну строку на месяц
    kk: бір айға бір жол қалдырыңыз

    a rating is 1, 2, 3, 4 or 5
    ru: оценка бывает 1, 2, 3, 4 или 5
    kk: баға 1, 2, 3, 4 немесе 5 болады

    {0} stands twice as a day of the kind {1}
    ru: {0} стоит дважды как день вида {1}
    kk: {0} күні {1} түрімен екі рет тұр

    keep one of the rows
    ru: оставьте одну из строк
    kk: жолдардың бірін қалдырыңыз
    """#
}
