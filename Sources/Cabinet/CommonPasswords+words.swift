extension CommonPasswords {
  /// Words of lists that were published after leaks, in small letters.
  static let international = """
    password passwort passw0rd passwd pass parol letmein welcome login admin administrator root
    user guest test testing tester default changeme secret private access master superman batman
    spiderman ironman dragon monkey shadow sunshine princess football baseball basketball soccer
    hockey iloveyou iloveu loveyou lovely love forever hello freedom whatever trustno superstar
    michael jordan jennifer jessica ashley daniel andrew joshua matthew thomas robert george charlie
    nicole michelle hannah amanda anthony samantha victoria alexander alexandra maria anna
    summer winter spring autumn monday friday january february march april june july august
    september october november december computer internet google facebook instagram whatsapp
    telegram youtube tiktok samsung iphone android windows microsoft apple nokia xiaomi huawei
    minecraft roblox pokemon starwars matrix killer hunter ranger thunder tigger pepper ginger
    cookie banana orange cheese chocolate coffee flower butterfly angel angels diamond golden silver
    purple yellow black white green chelsea arsenal liverpool barcelona realmadrid juventus
    manchester ronaldo messi mercedes ferrari porsche toyota bmw audi lexus corvette mustang harley
    yamaha qwerty qwertyui qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm azerty qazwsx wasd
    abcd abcde abc xxx zaq hellokitty babygirl baby family mother father mommy daddy
    kindergarten school student teacher doctor number phone mobile email mail temp temporary
    cabinet account please open sesame opensesame nothing something anything
    """

  /// Words in Kazakh and Russian.
  static let cyrillic = """
    пароль пароли парольпароль мойпароль мой моя логин админ админка администратор привет любовь
    люблю тебя ялюблютебя люблютебя солнышко солнце котенок котёнок киска зайка зайчик малыш
    малышка милый милая мама папа мамапапа мамочка папочка бабушка дедушка сестра брат семья
    ребенок ребёнок дети доченька сынок садик детсад детскийсад школа учитель
    россия москва казахстан астана алматы алмата шымкент караганда актобе тараз павлодар
    семей костанай кызылорда уральск актау атырау петропавловск кокшетау талдыкорган туркестан
    экибастуз темиртау жезказган рудный
    наташа настя анастасия катя екатерина лена елена ольга марина мария маша светлана ирина
    татьяна юлия оксана анна алена алёна виктория дарья диана карина кристина полина
    сергей александр андрей алексей дмитрий дима максим евгений владимир денис антон артем артём
    иван игорь николай михаил никита роман руслан тимур рустам
    қазақстан қазақ қазақша құпиясөз құпия сөз сәлем сәлеметсізбе рахмет рақмет жаным жүрегім
    айналайын махаббат сүйемін менсені сенісүйемін анашым ана әке апа ата әже аға іні қарындас
    бала балам балалар балабақша бақша мектеп отбасы үйім үй дос достар бақыт бақытты
    қарағанды ақтөбе ақтау қостанай қызылорда түркістан көкшетау талдықорған жезқазған өскемен
    нұрсұлтан нұрлан нұржан ержан ерлан ербол дәурен даурен азамат асхат арман аян әлихан
    алихан айдар айдос бауыржан серік болат қайрат қанат мұрат марат санжар темірлан
    айгерім айгуль айгүл әсем әсел асель динара гүлнар гульнара жанар жанна мадина мөлдір
    сауле сәуле аружан аяулым томирис томирис інжу назерке нұргүл шолпан алия әлия камила
    барыс қайсар кайрат тобол достық наурыз наурыз тұлпар сұңқар бүркіт жұлдыз айым күнім
    домбыра бауырсақ бешбармақ қымыз абай шоқан сырым
    пятница понедельник январь февраль апрель август сентябрь октябрь ноябрь декабрь
    лето зима весна осень компьютер телефон интернет спартак динамо зенит футбол хоккей
    тигр медведь волк дракон ангел демон король королева принцесса
    """

  /// The same words typed with the keyboard set to Latin letters.
  static let otherLayout = """
    gfhjkm gfhjkb vjqgfhjkm kjuby flvby ghbdtn k.,jdm k.,k. nt,z cjkysirj cjkywt pfqrf vfksi
    vbksq vbkfz vfvf gfgf vfvfgfgf vfvjxrf ctvmz ltnb cflbr irjkf hjccbz vjcrdf rfpf[cnfy fcnfyf
    fkvfns ibvrtyn gfdkjlfh ctvtq yfnfif yfcnz rfnz ktyf tktyf jkmuf vfhbyf vfhbz vfif cdtnkfyf
    bhbyf nfnmzyf .kbz jrcfyf fyyf fktyf ctrgtq cthutq fktrcfylh fylhtq fktrctq lvbnhbq lbvf
    vfrcbv tdutybq dkflbvbh ltybc fynjy fhntv bdfy buhm buhjr hjvfy heckfy nbveh ktnj pbvf dtcyf
    jctym cgfhnfr ptybn lbyfvj aen,jk nbuh djkr lhfrjy fyutk rjhjkm ghbywtccf rjvgm.nth ntktajy
    """

  /// Kazakh and Russian words in Latin letters.
  static let transcribed = """
    parol paroli moiparol moyparol privet lubov lyubov lublu lyublu tebya solnce solnyshko kotenok
    zaika malysh malyshka mama papa mamapapa mamochka papochka babushka semya deti sadik detsad
    shkola rossiya russia moscow moskva
    kazakhstan kazahstan qazaqstan qazaq kazakh kazah kazak kz astana almaty alma ata almata
    shymkent karaganda karagandy qaragandy aktobe aqtobe taraz pavlodar semey semei kostanay
    qostanai kyzylorda qyzylorda uralsk oral aktau aqtau atyrau petropavl kokshetau taldykorgan
    turkistan turkestan ekibastuz oskemen zhezkazgan nursultan baikonur baikonyr
    kupiasoz qupiasoz kupiyasoz qupiyasoz salem rahmet rakhmet zhanym zhanim janym jan zhan
    zhuregim jureqim ainalaiyn aynalayin mahabbat makhabbat suiemin anashym ana ake apa azhe
    bala balam balalar balabaqsha balabaksha baqsha mektep otbasy bakyt baqyt dos dostar
    natasha nastya anastasia katya ekaterina lena elena olga marina masha svetlana sveta irina
    tatyana yulia julia oksana alena viktoria darya dasha diana karina kristina polina
    sergey sergei alexandr aleksandr sasha andrey andrei alexey aleksey dmitry dmitriy dima maxim
    maksim evgeny evgeniy vladimir denis anton artem ivan igor nikolay mikhail nikita roman ruslan
    timur rustam nurlan nurzhan erzhan yerzhan erlan yerlan erbol dauren azamat askhat ashat arman
    ayan alikhan alihan aidar aidos baurzhan serik bolat kairat kanat murat marat sanzhar
    temirlan aigerim aigul asem assel asel dinara gulnar gulnara zhanar zhanna madina moldir
    saule aruzhan ayaulym tomiris inzhu nazerke nurgul sholpan aliya kamila
    barys kaisar tobol nauryz tulpar sunkar burkit zhuldyz juldyz dombra baursak beshbarmak abai
    spartak dinamo zenit
    """
}
