extension Translations {
  /// What is said of the configurations of web servers.
  static let servers = #"""
    server-config knows nginx and caddy, not “{0}”
    ru: server-config знает nginx и caddy, а «{0}» – нет
    kk: server-config nginx пен caddy-ді ғана біледі, «{0}» дегенді білмейді

    server-config needs --root DIR, the folder that is served
    ru: server-config нужен --root DIR – папка, которую отдаёт сервер
    kk: server-config үшін --root DIR керек: сервер беретін қалта

    base_url “{0}” cannot stand in a server's configuration: its path may have Latin letters, digits, -, _, ~ and /
    ru: base_url «{0}» нельзя записать в настройки сервера: в пути могут быть латинские буквы, цифры, -, _, ~ и /
    kk: base_url «{0}» мәнін сервердің баптауларына жазуға болмайды: жолында латын әріптері, цифрлар, -, _, ~ және / ғана болады

    the portal “{0}” of {1} cannot stand in a server's configuration: its path may have Latin letters, digits, -, _, ~ and /
    ru: portal «{0}» города {1} нельзя записать в настройки сервера: в пути могут быть латинские буквы, цифры, -, _, ~ и /
    kk: {1} қаласының «{0}» portal мәнін сервердің баптауларына жазуға болмайды: жолында латын әріптері, цифрлар, -, _, ~ және / ғана болады

    {0} has the address of the whole portal, {1}{2}: give it its own
    ru: у {0} адрес всего портала, {1}{2}: задайте свой
    kk: {0} мекенжайы бүкіл порталдың мекенжайымен бірдей, {1}{2}: өзінікін беріңіз

    {0} and {1} have the same address {2}{3}: give each its own
    ru: у {0} и {1} один адрес {2}{3}: задайте каждому свой
    kk: {0} мен {1} мекенжайы бірдей, {2}{3}: әрқайсысына өзінікін беріңіз

    {0} is a whole path such as /srv/onir/current, without quotes, braces, $ and \
    ru: {0} – полный путь, например /srv/onir/current, без кавычек, фигурных скобок, $ и \
    kk: {0} – толық жол, мысалы /srv/onir/current; онда тырнақша, фигуралы жақша, $ және \ болмайды

    {0} is a port, or an address and a port such as 127.0.0.1:8080
    ru: {0} – порт или адрес с портом, например 127.0.0.1:8080
    kk: {0} – порт немесе порты бар мекенжай, мысалы 127.0.0.1:8080

    --api is an address and a port such as 127.0.0.1:8081
    ru: --api – адрес с портом, например 127.0.0.1:8081
    kk: --api – порты бар мекенжай, мысалы 127.0.0.1:8081

    --api names {0} twice: each process has an address of its own
    ru: --api называет {0} дважды: у каждого процесса свой адрес
    kk: --api {0} мекенжайын екі рет атайды: әр процестің өз мекенжайы болады

    --certificate and --certificate-key belong together
    ru: --certificate и --certificate-key нужны вместе
    kk: --certificate пен --certificate-key бірге керек
    """#
}
