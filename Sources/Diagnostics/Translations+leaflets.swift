extension Translations {
  /// What is said of leaflets.
  static let leaflets = #"""
    there are no leaflets yet
    ru: памяток ещё нет
    kk: жадынамалар әлі жасалмаған

    {0}: {1} of {2} leaflets are missing or older than their guides
    ru: {0}: из {2} памяток {1} нет или они старше своих инструкций
    kk: {0}: {2} жадынаманың {1}-і жоқ немесе нұсқаулығынан ескі

    run onir leaflets, then build again; until then the guides offer none
    ru: выполните onir leaflets и соберите портал снова; до тех пор инструкции их не предлагают
    kk: onir leaflets командасын орындап, порталды қайта құрастырыңыз; оған дейін нұсқаулықтарда олар көрінбейді

    the folder {0} is not empty and holds no leaflets of onir: choose another with --leaflets, or empty it yourself
    ru: папка {0} не пуста, и памяток onir в ней нет: выберите другую через --leaflets или очистите её сами
    kk: {0} қалтасы бос емес, ал onir жадынамалары онда жоқ: --leaflets арқылы басқасын таңдаңыз немесе өзіңіз босатыңыз

    another run is making leaflets in {0}: wait until it is done
    ru: памятки в {0} уже создаёт другой запуск: дождитесь его конца
    kk: {0} ішінде жадынамаларды басқа бір команда жасап жатыр: аяқталғанын күтіңіз

    {0}/{1} is damaged, so nobody knows which files are onir's: make the leaflets in a new folder with --leaflets, and delete this one yourself
    ru: {0}/{1} повреждён, и неизвестно, какие файлы создал onir: создайте памятки в новой папке через --leaflets, а эту удалите сами
    kk: {0}/{1} бүлінген, сондықтан қай файлды onir жасағаны белгісіз: жадынамаларды --leaflets арқылы жаңа қалтаға жасап, мұны өзіңіз жойыңыз

    {0} does not answer to --version as WeasyPrint does: {1}
    ru: {0} отвечает на --version не так, как WeasyPrint: {1}
    kk: {0} --version дегенге WeasyPrint сияқты жауап бермейді: {1}

    WeasyPrint {0} is too old: leaflets need 67 or newer
    ru: WeasyPrint {0} устарел: для памяток нужна версия 67 или новее
    kk: WeasyPrint {0} ескірген: жадынамаға 67 немесе одан жаңа нұсқа керек

    the program for PDFs is busy
    ru: программа для PDF занята
    kk: PDF жасайтын бағдарлама бос емес

    WeasyPrint {0} made no PDF of {1}: {2}
    ru: WeasyPrint {0} не создал PDF для {1}: {2}
    kk: WeasyPrint {0} {1} үшін PDF жасай алмады: {2}

    nobody can tell how many pages WeasyPrint {0} made of {1}
    ru: нельзя узнать, сколько страниц WeasyPrint {0} создал для {1}
    kk: WeasyPrint {0} {1} үшін неше бет жасағаны белгісіз

    the leaflets {0} and {1} lie in each other: choose another --leaflets
    ru: папка памяток {0} и {1} лежат одна в другой: выберите другую через --leaflets
    kk: жадынамалар қалтасы {0} мен {1} бірінің ішінде бірі жатыр: --leaflets арқылы басқасын таңдаңыз

    leaflets need WeasyPrint, which is not installed: pip install weasyprint, or name the program with --weasyprint
    ru: для памяток нужен WeasyPrint, а он не установлен: pip install weasyprint, или назовите программу через --weasyprint
    kk: жадынама жасау үшін WeasyPrint керек, ал ол орнатылмаған: pip install weasyprint, немесе программаны --weasyprint арқылы көрсетіңіз

    {0} has {1} pages and does not fit on two sheets: shorten the guide
    ru: в памятке {0} страниц: {1}, и на двух листах она не помещается: сократите инструкцию
    kk: {0} жадынамасы {1} бет, екі параққа сыймайды: нұсқаулықты қысқартыңыз

    {0} {0|leaflet|leaflets} in {1}: {2} made, {3} unchanged, {4} removed, {5} MB, {6} s
    ru: {0} {0|памятка|памятки|памяток} в {1}: создано {2}, без изменений {3}, удалено {4}, {5} МБ, {6} с
    kk: {1} ішінде {0} жадынама: жасалғаны {2}, өзгермегені {3}, жойылғаны {4}, {5} МБ, {6} с
    """#
}
