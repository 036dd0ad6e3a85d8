extension Translations {
  /// What is said of copies of pictures.
  static let images = #"""
    cwebp could make no smaller copy of {0}
    ru: cwebp не смогла сделать уменьшенную копию {0}
    kk: cwebp {0} суретінің кішірейтілген көшірмесін жасай алмады

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
