extension Translations {
  /// Letters that were read otherwise than they are written.
  static let letters = #"""
    letters typed in two pieces are read as one: {0}
    ru: буквы набраны из двух частей и прочитаны как целые: {0}
    kk: екі бөліктен терілген әріптер бүтін әріп деп оқылды: {0}

    Latin letters in Cyrillic words are read as Cyrillic ones: {0}
    ru: латинские буквы в словах на кириллице прочитаны как русские или казахские: {0}
    kk: кирилл сөздеріндегі латын әріптері кирилл әріптері деп оқылды: {0}

    Latin and Cyrillic letters stand in one word, which is left as it is: {0}
    ru: в одном слове стоят и латинские, и русские или казахские буквы; оно оставлено как есть: {0}
    kk: бір сөзде латын және кирилл әріптері аралас тұр, ол сол күйі қалды: {0}

    the same further down in {0} {0|line|lines} of this file
    ru: то же ещё в {0} {0|строке|строках|строках} этого файла
    kk: бұл файлдың тағы {0} жолында да солай

    mend the file: type these words anew, or save the text in the form NFC
    ru: исправьте файл: наберите эти слова заново или сохраните текст в форме NFC
    kk: файлды түзетіңіз: бұл сөздерді қайта теріңіз немесе мәтінді NFC түрінде сақтаңыз

    mend the file: type these words anew in the Kazakh or Russian layout
    ru: исправьте файл: наберите эти слова заново в казахской или русской раскладке
    kk: файлды түзетіңіз: бұл сөздерді қазақ немесе орыс пернетақтасымен қайта теріңіз

    type the word in one alphabet; put a hyphen between a Latin name and its ending
    ru: наберите слово одним алфавитом; окончание отделите от латинского названия дефисом
    kk: сөзді бір әліпбимен теріңіз; латынша атау мен қосымшаның арасына дефис қойыңыз
    """#
}
