extension Translations {
  /// What publishing, going back, verifying and comparing say.
  static let releases = #"""
    the folder of releases {0} and {1} lie in each other: choose another folder
    ru: папка выпусков {0} и {1} лежат одна в другой: выберите другую папку
    kk: шығарылымдар қалтасы {0} мен {1} бірінің ішінде бірі жатыр: басқа қалтаны таңдаңыз

    {0} holds no releases: onir publish makes them
    ru: в {0} нет выпусков: их создаёт onir publish
    kk: {0} ішінде шығарылым жоқ: оларды onir publish жасайды

    the folder {0} is not empty and was not made by onir publish: choose another
    ru: папка {0} не пуста и создана не командой onir publish: выберите другую
    kk: {0} қалтасы бос емес және оны onir publish жасамаған: басқасын таңдаңыз

    somebody else is publishing into {0}: wait until that is done
    ru: в {0} сейчас публикует кто-то другой: подождите, пока он закончит
    kk: {0} ішіне қазір басқа біреу жариялап жатыр: аяқталғанша күтіңіз

    {0} is no link to a release: move it away
    ru: {0} не ведёт к выпуску: уберите его
    kk: {0} шығарылымға апармайды: оны басқа жерге көшіріңіз

    {0} has no current release
    ru: в {0} нет текущего выпуска
    kk: {0} ішінде ағымдағы шығарылым жоқ

    the manifest of {0} is missing or damaged, so nobody knows whether it is whole
    ru: опись выпуска {0} пропала или повреждена, поэтому неизвестно, цел ли он
    kk: {0} шығарылымының тізімдемесі жоқ немесе бүлінген, сондықтан оның бүтін екені белгісіз

    {0} is the oldest release that is kept
    ru: {0}: более старого выпуска не сохранилось
    kk: {0}: одан бұрынғы шығарылым сақталмаған

    {0} has no release {1}; it has {2}
    ru: в {0} нет выпуска {1}; есть {2}
    kk: {0} ішінде {1} шығарылымы жоқ; барлары: {2}

    {0} is current already
    ru: {0} и так текущий
    kk: {0} онсыз да ағымдағы шығарылым

    {0} has no current release with its manifest: publish anew
    ru: в {0} нет текущего выпуска с описью: опубликуйте заново
    kk: {0} ішінде тізімдемесі бар ағымдағы шығарылым жоқ: қайта жариялаңыз

    --to needs the program rclone, which is not installed
    ru: для --to нужна программа rclone, а она не установлена
    kk: --to үшін rclone бағдарламасы керек, ол орнатылмаған

    the manifest of {0} is missing or damaged: publish anew
    ru: опись выпуска {0} пропала или повреждена: опубликуйте заново
    kk: {0} шығарылымының тізімдемесі жоқ немесе бүлінген: қайта жариялаңыз

    {0} has no current release; a release elsewhere needs --manifest FILE
    ru: в {0} нет текущего выпуска; для выпуска в другом месте укажите --manifest FILE
    kk: {0} ішінде ағымдағы шығарылым жоқ; басқа жердегі шығарылым үшін --manifest FILE көрсетіңіз

    {0} was neither published nor built by onir
    ru: {0} не создавали ни onir publish, ни onir build
    kk: {0} қалтасын onir publish те, onir build те жасамаған

    {0} is damaged
    ru: {0} повреждён
    kk: {0} бүлінген

    {0} has no signature
    ru: у {0} нет подписи
    kk: {0} файлында қолтаңба жоқ

    the signature of {0} is not of this key and these bytes
    ru: подпись {0} сделана другим ключом или для другого содержимого
    kk: {0} қолтаңбасы басқа кілтпен немесе басқа мазмұн үшін жасалған

    {0} is no manifest of onir, or is damaged
    ru: {0} не опись onir или повреждён
    kk: {0} onir тізімдемесі емес немесе бүлінген

    {0} is no file
    ru: {0} не файл
    kk: {0} файл емес

    {0} is not of this release
    ru: {0} не из этого выпуска
    kk: {0} бұл шығарылымнан емес

    {0} has other bytes than it was published with
    ru: {0} изменён после публикации
    kk: {0} жарияланғаннан кейін өзгертілген

    signed by this key
    ru: подписано этим ключом
    kk: осы кілтпен қол қойылған

    the signature was not asked for (--public-key)
    ru: подпись не проверялась (--public-key)
    kk: қолтаңба тексерілген жоқ (--public-key)

    {0} is whole: {1} {1|file|files}; {2}
    ru: {0} цел: {1} {1|файл|файла|файлов}; {2}
    kk: {0} бүтін: {1} файл; {2}

    --public-key is 64 hexadecimal digits or a file with them: {0}
    ru: --public-key — это 64 шестнадцатеричные цифры или файл с ними: {0}
    kk: --public-key — он алтылық жүйедегі 64 цифр немесе сол цифрлар жазылған файл: {0}

    {0} holds no public key, which is 64 hexadecimal digits
    ru: в {0} нет открытого ключа: это 64 шестнадцатеричные цифры
    kk: {0} ішінде ашық кілт жоқ: ол — он алтылық жүйедегі 64 цифр

    publish needs DIR, the folder of releases
    ru: команде publish нужна DIR — папка выпусков
    kk: publish командасына DIR, яғни шығарылымдар қалтасы керек

    --compress and --no-compress say the opposite: give one of them
    ru: --compress и --no-compress противоречат друг другу: оставьте что-то одно
    kk: --compress пен --no-compress бір-біріне қайшы: біреуін ғана қалдырыңыз

    --to needs a target as rclone writes it, such as server:portal
    ru: --to ждёт адрес в записи rclone, например server:portal
    kk: --to үшін адрес rclone жазатын түрде керек, мысалы server:portal

    {0} {0|file|files} sent and {1} deleted at the remote target; between the first and the last of them readers there may have met pages of both releases
    ru: на другой сервер отправлено файлов: {0}, удалено там: {1}; пока это шло, читатели могли видеть страницы обоих выпусков
    kk: басқа серверге {0} файл жіберілді, ол жерде {1} файл жойылды; осы кезде оқырмандар екі шығарылымның да беттерін көруі мүмкін еді

    nothing has changed: {0} stays current in {1}, {2} s
    ru: ничего не изменилось: в {1} текущим остаётся {0}, {2} с
    kk: ештеңе өзгерген жоқ: {1} ішінде {0} ағымдағы болып қалады, {2} с

    {0} is current in {1}: {2} {2|file|files} written, {3} shared with the release before, {4} gone, {5} {5|address|addresses} changed, {6} MB, {7} s
    ru: в {1} текущий выпуск — {0}: записано файлов: {2}, общих с прежним выпуском: {3}, исчезло: {4}, изменилось адресов: {5}, {6} МБ, {7} с
    kk: {1} ішінде ағымдағы шығарылым — {0}: {2} файл жазылды, {3} файл алдыңғы шығарылыммен ортақ, {4} файл жоғалды, {5} мекенжай өзгерді, {6} МБ, {7} с

    {0} is current in {1} instead of {2}: {3} {3|address|addresses} changed
    ru: в {1} текущий выпуск теперь {0} вместо {2}: изменилось адресов: {3}
    kk: {1} ішінде {2} орнына енді {0} ағымдағы: {3} мекенжай өзгерді

    others may read the key {0}: chmod 600 keeps them out
    ru: ключ {0} могут прочитать другие: закройте его командой chmod 600
    kk: {0} кілтін басқалар да оқи алады: оны chmod 600 командасымен жабыңыз

    there is no key {0}: onir publish --new-key makes one
    ru: ключа {0} нет: его создаёт onir publish --new-key
    kk: {0} кілті жоқ: оны onir publish --new-key жасайды

    {0} is no key: onir publish --new-key makes one
    ru: {0} не ключ: ключ создаёт onir publish --new-key
    kk: {0} кілт емес: кілтті onir publish --new-key жасайды

    --new-key makes a key and publishes nothing: leave the folder out
    ru: --new-key создаёт ключ и ничего не публикует: уберите папку из команды
    kk: --new-key кілт жасайды, ештеңе жарияламайды: қалтаны жазбаңыз

    {0} is there already, and a key is never written over
    ru: {0} уже есть, а поверх ключа ничего не пишется
    kk: {0} бұрыннан бар, ал кілттің үстінен ештеңе жазылмайды

    the system gives no random numbers
    ru: система не даёт случайных чисел
    kk: жүйе кездейсоқ сандарды бермейді

    nothing would change
    ru: ничего не изменится
    kk: ештеңе өзгермейді

    {0}: {1} added, {2} changed, {3} gone
    ru: {0}: добавится {1}, изменится {2}, исчезнет {3}
    kk: {0}: {1} қосылады, {2} өзгереді, {3} жоғалады

    shared pages
    ru: общие страницы
    kk: ортақ беттер

    the current release in {0} or its manifest is missing or damaged: publish everything once, without --city and --region
    ru: текущий выпуск в {0} или его опись пропали или повреждены: опубликуйте один раз всё, без --city и --region
    kk: {0} ішіндегі ағымдағы шығарылым не оның тізімдемесі жоқ немесе бүлінген: --city мен --region қоспай, бәрін бір рет жариялаңыз

    {0} is missing or was changed since it was published: onir publish --repair without --city and --region mends it
    ru: {0} пропал или изменён после публикации: это исправит onir publish --repair без --city и --region
    kk: {0} жоқ немесе жарияланғаннан кейін өзгертілген: мұны --city мен --region қосылмаған onir publish --repair түзетеді

    the manifest of {0} had no signature of this key: signed anew
    ru: под описью выпуска {0} не было подписи этим ключом: подписано заново
    kk: {0} шығарылымының тізімдемесіне осы кілтпен қол қойылмаған екен: қайта қол қойылды

    {0} is the manifest of {1}, not of {2}
    ru: {0} — опись выпуска {1}, а не {2}
    kk: {0} — {2} емес, {1} шығарылымының тізімдемесі

    {0} has no current release, but these: {1}; onir rollback --to ID takes one
    ru: в {0} нет текущего выпуска, но есть {1}; выберите один: onir rollback --to ID
    kk: {0} ішінде ағымдағы шығарылым жоқ, бірақ мыналар бар: {1}; біреуін таңдаңыз: onir rollback --to ID

    {0} is current in {1}, which had no current release: {2} {2|address|addresses} changed
    ru: в {1} не было текущего выпуска, теперь это {0}: изменилось адресов: {2}
    kk: {1} ішінде ағымдағы шығарылым жоқ еді, енді ол — {0}: {2} мекенжай өзгерді

    addresses by city: {0}, and {1} more cities
    ru: адресов по городам: {0}; есть и в других городах, их {1}
    kk: мекенжайлар қала бойынша: {0}; тағы {1} қалада бар

    addresses by city: {0}
    ru: адресов по городам: {0}
    kk: мекенжайлар қала бойынша: {0}

    link
    ru: создать ссылку
    kk: сілтеме жасау

    move
    ru: переместить
    kk: көшіру
    """# + remote

  /// What sending to another machine says when it stops.
  private static let remote = #"""
    rclone could not read the manifest of the remote target: nothing was sent; run the same again
    ru: rclone не удалось прочитать опись на другом сервере: ничего не отправлено; повторите команду
    kk: rclone басқа сервердегі тізімдемені оқи алмады: ештеңе жіберілген жоқ; команданы қайталаңыз

    rclone could not write to the remote target: nothing was sent; run the same again
    ru: rclone не удалось записать на другой сервер: ничего не отправлено; повторите команду
    kk: rclone басқа серверге жаза алмады: ештеңе жіберілген жоқ; команданы қайталаңыз

    rclone stopped while assets were sent: the pages at the remote target are those of before; run the same again
    ru: rclone остановился на стилях и картинках: страницы на другом сервере прежние; повторите команду
    kk: rclone стильдер мен суреттерді жібергенде тоқтап қалды: басқа сервердегі беттер бұрынғыдай; команданы қайталаңыз

    rclone stopped while pages were sent: at the remote target some are new and some are those of before; run the same again
    ru: rclone остановился на страницах: на другом сервере часть их новая, часть прежняя; повторите команду
    kk: rclone беттерді жібергенде тоқтап қалды: басқа сервердегі беттердің бірі жаңа, бірі бұрынғы; команданы қайталаңыз

    rclone stopped while old files were deleted: all pages at the remote target are new; run the same again
    ru: rclone остановился на удалении старых файлов: все страницы на другом сервере новые; повторите команду
    kk: rclone ескі файлдарды жойғанда тоқтап қалды: басқа сервердегі беттердің бәрі жаңа; команданы қайталаңыз

    rclone stopped while the manifest was sent: all pages at the remote target are new; run the same again
    ru: rclone остановился на описи: все страницы на другом сервере новые; повторите команду
    kk: rclone тізімдемені жібергенде тоқтап қалды: басқа сервердегі беттердің бәрі жаңа; команданы қайталаңыз

    somebody else is sending from {0}: wait until that is done
    ru: из {0} сейчас отправляет кто-то другой: подождите, пока он закончит
    kk: {0} ішінен қазір басқа біреу жіберіп жатыр: аяқталғанша күтіңіз

    the remote target is not empty, and nothing there says that onir publish filled it: choose another
    ru: папка на другом сервере не пуста, и не видно, что её заполнила команда onir publish: выберите другую
    kk: басқа сервердегі қалта бос емес және оны onir publish толтырғаны көрінбейді: басқасын таңдаңыз

    reading what stands at the remote target
    ru: читаем, что есть на другом сервере
    kk: басқа серверде не бары оқылып жатыр

    sending assets: {0} {0|file|files}
    ru: отправляем стили и картинки: {0} {0|файл|файла|файлов}
    kk: стильдер мен суреттер жіберіліп жатыр: {0} файл

    sending pages: {0} {0|file|files}
    ru: отправляем страницы: {0} {0|файл|файла|файлов}
    kk: беттер жіберіліп жатыр: {0} файл

    deleting {0} {0|file|files} at the remote target
    ru: удаляем на другом сервере: {0} {0|файл|файла|файлов}
    kk: басқа серверде {0} файл жойылып жатыр
    """#
}
