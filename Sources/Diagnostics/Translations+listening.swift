extension Translations {
  /// What listens, and what is trusted.
  static let listening = #"""
    the system has no thread left for the server
    ru: у системы не осталось потоков для сервера
    kk: жүйеде серверге арналған ағын қалмады

    numbers for Prometheus are at {0}
    ru: показатели для Prometheus — по адресу {0}
    kk: Prometheus көрсеткіштері мына мекенжайда: {0}

    --metrics-port: {0}
    ru: --metrics-port: {0}
    kk: --metrics-port: {0}

    ready again
    ru: снова готово к работе
    kk: жұмысқа қайта дайын

    not ready: the database: {0}
    ru: не готово к работе: база данных: {0}
    kk: жұмысқа дайын емес: деректер базасы: {0}

    not ready: the folder of papers: {0}
    ru: не готово к работе: папка документов: {0}
    kk: жұмысқа дайын емес: құжаттар қалтасы: {0}

    the server could not start its threads
    ru: сервер не смог запустить свои потоки
    kk: сервер өз ағындарын іске қоса алмады

    an empty host
    ru: пустой адрес
    kk: бос мекенжай

    {0} is no address: pass 127.0.0.1, ::1 or localhost
    ru: {0} — не адрес: укажите 127.0.0.1, ::1 или localhost
    kk: {0} мекенжай емес: 127.0.0.1, ::1 немесе localhost көрсетіңіз

    every port
    ru: все порты заняты
    kk: барлық порт бос емес

    port {0}
    ru: порт {0} занят
    kk: {0} порты бос емес

    {0} on {1} is taken: stop the other program or pass --port
    ru: {1}: {0}; остановите другую программу или укажите --port
    kk: {1}: {0}; басқа бағдарламаны тоқтатыңыз немесе --port көрсетіңіз

    {0} is no address of this machine: pass 127.0.0.1
    ru: {0} — адрес не этой машины: укажите 127.0.0.1
    kk: {0} — бұл машинаның мекенжайы емес: 127.0.0.1 көрсетіңіз

    this user may not listen on port {0} of {1}: pass a --port of 1024 or more
    ru: этому пользователю нельзя занять порт {0} на {1}: укажите --port от 1024
    kk: бұл пайдаланушыға {1} мекенжайының {0} портын алуға болмайды: 1024-тен басталатын --port көрсетіңіз

    cannot listen on port {0} of {1}: {2}
    ru: порт {0} на {1} занять не удалось: {2}
    kk: {1} мекенжайының {0} портын алу мүмкін болмады: {2}

    more than {0} files
    ru: больше {0} файлов
    kk: {0} файлдан көп

    no memory
    ru: не хватает памяти
    kk: жад жетпейді

    is not the certificate of an authority
    ru: это не сертификат удостоверяющего центра
    kk: бұл — куәландырушы орталықтың сертификаты емес

    cannot be kept
    ru: это не удаётся сохранить
    kk: мұны сақтау мүмкін емес

    does not tell when the next list comes
    ru: не сказано, когда выйдет следующий список
    kk: келесі тізімнің қашан шығатыны айтылмаған

    holds changes only: take the whole list
    ru: здесь только изменения: возьмите полный список
    kk: мұнда тек өзгерістер бар: толық тізімді алыңыз

    has more than {0} MiB
    ru: больше {0} МиБ
    kk: {0} МиБ-тан үлкен

    is damaged, or something else
    ru: повреждён или это нечто другое
    kk: бүлінген немесе басқа нәрсе

    --trust: {0}
    ru: --trust: {0}
    kk: --trust: {0}

    --trust: {0}; the files before hold
    ru: --trust: {0}; действуют прежние файлы
    kk: --trust: {0}; бұрынғы файлдар күшінде

    --weasyprint: {0} is no program that can be run
    ru: --weasyprint: {0} нельзя запустить
    kk: --weasyprint: {0} бағдарламасын іске қосу мүмкін емес

    --sender: there is no program {0}
    ru: --sender: программы {0} нет
    kk: --sender: {0} бағдарламасы жоқ

    --sender: {0} is no program that can be run (chmod +x)
    ru: --sender: {0} нельзя запустить (chmod +x)
    kk: --sender: {0} бағдарламасын іске қосу мүмкін емес (chmod +x)
    """#
}
