extension Translations {
  /// What merging slices of the portal says.
  static let slices = #"""
    the slice {0} holds no current release: onir publish --region makes one
    ru: в части портала {0} нет текущего выпуска: его создаёт onir publish --region
    kk: порталдың {0} бөлігінде ағымдағы шығарылым жоқ: оны onir publish --region жасайды

    {0} is missing or damaged, or names a file outside the release: copy or publish the slice again
    ru: {0} пропал, повреждён или называет файл вне выпуска: скопируйте или опубликуйте эту часть заново
    kk: {0} жоқ, бүлінген не шығарылымнан тыс файлды атайды: бұл бөлікті қайта көшіріңіз не қайта жариялаңыз

    {0} is no slice but a whole portal: onir publish --region into a folder of its own makes a slice
    ru: {0} — не часть, а целый портал: часть создаёт onir publish --region в отдельной папке
    kk: {0} — бөлік емес, тұтас портал: бөлікті бөлек қалтада onir publish --region жасайды

    the slice {0} is not signed by a key that is trusted here: publish it with --key, and give its public part by --public-key
    ru: часть {0} не подписана ключом, которому здесь доверяют: опубликуйте её с --key и укажите его открытую часть в --public-key
    kk: {0} бөлігіне мұнда сенім білдірілген кілтпен қол қойылмаған: оны --key қосып жариялап, кілттің ашық бөлігін --public-key арқылы көрсетіңіз

    {0} is no file of its release: copy or publish the slice again
    ru: {0} — не файл своего выпуска: скопируйте или опубликуйте эту часть заново
    kk: {0} — өз шығарылымының файлы емес: бұл бөлікті қайта көшіріңіз не қайта жариялаңыз

    {0} is missing: copy or publish the slice again
    ru: {0} отсутствует: скопируйте или опубликуйте эту часть заново
    kk: {0} жоқ: бұл бөлікті қайта көшіріңіз не қайта жариялаңыз

    {0} is not as its manifest says: copy or publish the slice again
    ru: {0} не такой, как в описи: скопируйте или опубликуйте эту часть заново
    kk: {0} тізімдемеде жазылғандай емес: бұл бөлікті қайта көшіріңіз не қайта жариялаңыз

    the slice {0} was made by another program, {1}, and this one is {2}: publish it again with the same file
    ru: часть {0} создана другой программой, {1}, а здесь {2}: опубликуйте её заново этой же программой
    kk: {0} бөлігін басқа бағдарлама жасаған: ол — {1}, мұндағысы — {2}: бөлікті осы бағдарламамен қайта жариялаңыз

    the slice {0} was made of another site.yaml or calendar: publish it again from these
    ru: часть {0} создана с другими site.yaml или календарём: опубликуйте её заново с этими
    kk: {0} бөлігі басқа site.yaml не күнтізбе бойынша жасалған: оны осылар бойынша қайта жариялаңыз

    the slice {0} was made of other templates or strings: publish it again from these
    ru: часть {0} создана по другим шаблонам или текстам шаблонов: опубликуйте её заново по этим
    kk: {0} бөлігі басқа үлгілер не үлгі мәтіндері бойынша жасалған: оны осылар бойынша қайта жариялаңыз

    the slice {0} was made for {1}, and this run is for {2}: publish it again, or give both the same --now
    ru: часть {0} создана на день {1}, а этот запуск — на {2}: опубликуйте её заново или укажите обоим одинаковый --now
    kk: {0} бөлігі {1} күніне жасалған, ал бұл жолы күн — {2}: оны қайта жариялаңыз не екеуіне бірдей --now көрсетіңіз

    the slice {0} was made of other guides of the country: publish it again from these
    ru: часть {0} создана с другими общими инструкциями: опубликуйте её заново с этими
    kk: {0} бөлігі басқа ортақ нұсқаулықтармен жасалған: оны осылармен қайта жариялаңыз

    the slice {0} has the city {1}, which regions.csv has not: publish it again
    ru: в части {0} есть город {1}, которого нет в regions.csv: опубликуйте её заново
    kk: {0} бөлігінде regions.csv ішінде жоқ {1} қаласы бар: бөлікті қайта жариялаңыз

    the slice {0} was made of other content of the city {1}: publish it again
    ru: часть {0} создана по другим данным города {1}: опубликуйте её заново
    kk: {0} бөлігі {1} қаласының басқа деректерімен жасалған: оны қайта жариялаңыз

    the slices {0} and {1} both bring the region {2}: leave one of them out
    ru: регион {2} есть и в части {0}, и в части {1}: уберите одну из них
    kk: {2} өңірі {0} бөлігінде де, {1} бөлігінде де бар: біреуін алып тастаңыз

    no slice brings the region {0}: publish it with --region, and give its folder
    ru: региона {0} нет ни в одной части: опубликуйте его с --region и укажите его папку
    kk: {0} өңірі бірде-бір бөлікте жоқ: оны --region арқылы жариялап, қалтасын көрсетіңіз

    the slice {0} brings the region {1} without the city {2}: publish it with --region {3}
    ru: в части {0} регион {1} без города {2}: опубликуйте её с --region {3}
    kk: {0} бөлігінде {1} өңірі {2} қаласынсыз тұр: оны --region {3} арқылы жариялаңыз

    the slice {0} has {1}, which the portal has not: publish it again
    ru: в части {0} есть {1}, чего нет на портале: опубликуйте её заново
    kk: {0} бөлігінде порталда жоқ {1} бар: бөлікті қайта жариялаңыз

    the slice {0} lacks {1}: publish it again
    ru: в части {0} нет {1}: опубликуйте её заново
    kk: {0} бөлігінде {1} жоқ: бөлікті қайта жариялаңыз

    {0} has other bytes in {1} than in {2}: publish the slices again from one content
    ru: содержимое {0} в {1} не такое, как в {2}: опубликуйте части заново из одного и того же содержания
    kk: {0} мазмұны {1} ішінде {2} ішіндегіден өзгеше: бөліктерді бір мазмұннан қайта жариялаңыз

    --merge takes every region, so it goes with neither --city nor --region
    ru: --merge берёт все регионы, поэтому не сочетается ни с --city, ни с --region
    kk: --merge барлық өңірді алады, сондықтан оған --city де, --region де қосылмайды

    --public-key says who signed the slices: it goes with --merge
    ru: --public-key говорит, кто подписал части портала: он нужен вместе с --merge
    kk: --public-key портал бөліктеріне кім қол қойғанын айтады: ол --merge параметрімен бірге керек
    """#
}
