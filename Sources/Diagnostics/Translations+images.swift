extension Translations {
  /// What is said of copies of pictures.
  static let images = #"""
    it did not end within {0} s
    ru: программа не завершилась за {0} с
    kk: бағдарлама {0} с ішінде аяқталмады

    it was ended by signal {0}
    ru: программу остановил сигнал {0}
    kk: бағдарламаны {0} сигналы тоқтатты

    it ended with {0}
    ru: программа завершилась с кодом {0}
    kk: бағдарлама {0} кодымен аяқталды

    it ended with {0}: {1}
    ru: программа завершилась с кодом {0}: {1}
    kk: бағдарлама {0} кодымен аяқталды: {1}

    it wrote something else
    ru: программа выдала что-то другое
    kk: бағдарлама басқа нәрсе шығарды

    cwebp cannot read {0}: {1}
    ru: cwebp не может прочитать {0}: {1}
    kk: cwebp {0} суретін оқи алмайды: {1}

    the picture is damaged: save it again, or take it out
    ru: картинка повреждена: сохраните её заново или уберите
    kk: сурет бүлінген: қайта сақтаңыз немесе алып тастаңыз

    cwebp could make no smaller copy of {0}: {1}
    ru: cwebp не смогла сделать уменьшенную копию {0}: {1}
    kk: cwebp {0} суретінің кішірейтілген көшірмесін жасай алмады: {1}

    run it again; if it stays so, save the picture anew, or name another program by --cwebp
    ru: запустите снова; если не поможет, сохраните картинку заново или назовите другую программу через --cwebp
    kk: қайта іске қосыңыз; көмектеспесе, суретті қайта сақтаңыз немесе --cwebp арқылы басқа бағдарламаны көрсетіңіз

    {0} has more than 16383 pixels a side, more than WebP knows
    ru: у {0} больше 16383 пикселей по стороне, а WebP столько не знает
    kk: {0} суретінің қабырғасы 16383 пиксельден асады, WebP мұндайды білмейді

    {0} does not answer to -version as cwebp does: {1}
    ru: {0} отвечает на -version не так, как cwebp: {1}
    kk: {0} -version дегенге cwebp сияқты жауап бермейді: {1}

    name another program by --cwebp, or take webp out
    ru: назовите другую программу через --cwebp или уберите webp
    kk: --cwebp арқылы басқа бағдарламаны көрсетіңіз немесе webp сөзін алып тастаңыз

    save the picture again with at most 10000 pixels a side, or take it out
    ru: сохраните картинку заново, не больше 10000 пикселей по стороне, или уберите её
    kk: суретті қайта сақтаңыз (әр қабырғасы 10000 пиксельден аспасын) немесе алып тастаңыз

    the program cwebp is not there, and the setting images asks for it
    ru: программы cwebp нет, а настройка images её требует
    kk: images баптауына cwebp бағдарламасы керек, ал ол жоқ

    install the Debian package webp, name the program by --cwebp, or take webp out
    ru: установите пакет Debian webp, назовите программу через --cwebp или уберите webp
    kk: Debian-ның webp пакетін орнатыңыз, бағдарламаны --cwebp арқылы көрсетіңіз немесе webp сөзін алып тастаңыз

    way with pictures
    ru: способ хранить картинки
    kk: суреттерді сақтау тәсілі

    --cwebp: {0} is no program that can be run
    ru: --cwebp: {0} – не программа, которую можно запустить
    kk: --cwebp: {0} – іске қосылатын бағдарлама емес
    """#
}
