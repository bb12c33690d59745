// SPDX-License-Identifier: Apache-2.0
// Names as Persian, Pashto, Urdu, Turkish, Malay, Somali and West African papers spell them (own compilation): matched, never used to fill.

import { type AttestedName, readNames } from './attested-names.ts';

const EASTERN = `
فضل fazl fazal fadl fazel fadhl fadel
فاضل fazel fazil fadil fadel fadhel
فيض faiz faez fayd fayz faidh
فائز,فايز faiz fayez faez fayiz faeiz
فياض fayaz fayyaz fayad fayyad
رضوان rizwan redouane ridwan rezvan radwan rizvan radouane ridhwan
رمضان ramzan ramazan ramdhan ramadhan
ضياء,ضيا zia ziya zeya dhiya dheya
ضيف zaif daif dayf
ضرار zarar zirar dirar
قاضي,القاضي qazi kazi ghazi qadi kadi cadi elkadi qadhi
مرتضى,مرتضي murtuza mortaza murtoza mourtaza
رضا,رضائي riza razza rezza rza reza
رضي razi radi radhi
رياض riyaz riaz riyad riad ryad
عوض awaz evaz awad ewaz awadh
عارض ariz
اعظم,أعظم azam azzam aazam adham
ناظم nazim nazem nadhim nadhem
نظام nizam nezam nidham
كاظم kazem kazim kadhim kadhem qazim cadhim
مظفر muzaffar muzafar mozaffar modhaffar mudhaffar muzafer
مظهر mazhar mudhhir madhar
ظاهر zaher zahir dhahir dhaher
ظفر zafar zaffar dhafar dhafer
ظهير zahir zaheer dhahir zohir
ظاهري,الظواهري zawahiri zawahri
حافظ hafiz hafez hafidh hafeez hafed
حفيظ hafiz hafeez hafid hafidh
محفوظ mahfouz mahfuz mahfooz mahfoud mahfoudh
عظيم azim azeem adhim
غوث ghaus ghous ghowth ghauth gaus
وثيق wasiq waseq wasseq wathiq wasik
ثابت sabit sabet thabit thabet tabet
ثاقب saqib saqeb thaqib
حارث haris hares harith hareth
حديث hadis hadith
مثنى muthanna musanna mosanna
كوثر kausar kosar kowsar kawsar
ثناء,ثنا sana thana sanaa
ذاكر zakir zaker dhakir thakir
ذبيح zabih zabeh dhabih
ذبيح الله zabihullah zabiullah zabihollah
ذكر zikr dhikr
معاذ moaz muaz maaz muadh mouad moad
نذير nazir nazeer nadeer
نذر nazar nadhr
ذوالفقار,ذو الفقار zulfiqar zulfikar zolfaqar zolfeqar zulfeqar dhulfiqar zoulfikar
استاذ,استاد,أستاذ ustad ustaz ostad
وحيد wahid waheed vahid ouahid
واحد wahid wahed vahed ouahed
وكيل wakil vakil wakeel
وفا wafa vafa
جواد javad jawwad cevat jawed
جاويد javed jawed javid jaweed cavit
نواب nawab navab
سرور sarwar sarvar server sorur
انور,أنور anvar anwer anvari
منور munawar monavar munawwar
غلام gholam ghulam golam qulam gulam
قربان qurban ghorban kurban gorban
قادر,القادر qadir ghader qader kadir kader
قدير qadeer qadir ghadir kadir
قاسم ghasem qasem kasim gasim
قيوم qayyum qayum qayoum ghayoum kayum
قدوس quddus qudus qudoos ghodous kuddus
قاهر qahir qahar
قهار qahar qahhar kahar
قندهاري kandahari qandahari
قندوزي kunduzi qunduzi
برهان burhan borhan bourhan burhaan
جليل jalil jaleel celil djalil
جبار jabbar jabar djabbar cabbar
جمعه,جمعة juma jumma jomeh jumah gomaa goma jomaa cuma jouma
جنت jannat janat
حكمت hekmat hikmat hikmet
حاجي haji hajji hadji haci
حنيف hanif haneef hanef
حبيب الله habibullah habibollah habiballah
حمدالله,حمد الله hamdullah hamdallah hamdollah
حيات hayat heyat hayatt
دوست dost doost dust
دولت dawlat daulat dowlat devlet
داد dad daad
دلاور dilawar delawar delavar dilaver
رئيس,رييس rais raees reis rayis
رحيم rahim raheem rehim
رحمان,رحمن rahman rehman rahmaan rehmaan rahmane
رحمت rahmat rehmat rahmet
رحمت الله,رحمة الله rahmatullah rahmatollah rehmatullah rahmetullah
رفيق rafiq rafik rafigh rafeeq refik
ربيع rabi rabie rabee rabih rabea
عامر amer amir aamir ameur ameer
عمير umair omair oumair umayr
عمران imran omran emran
رستم rustam rostam roustam rustem
روح الله ruhollah rohullah ruhullah rouhollah roohullah
روحاني rohani rouhani ruhani rowhani
زمان zaman zamaan
زكي zaki zeki zakki
زرين zarin zareen zerrin
زلمي zalmai zalmay
سميع sami samee samiee
سميع الله samiullah samiollah
سعيد saeid seyed sayed saiid
سيد,السيد sayed sayyed syed seyed sayyid sayd said seyyed sayid
سيف الله saifullah seyfollah sayfullah seifollah
سنگين sangin sangeen
ستار sattar satar
سبحان subhan sobhan
سليمان sulaimon suleyman solayman soleyman
سلطان sultan soltan sulton soultan sultaan
شاه shah shaah cha chah
شهاب shahab shihab chihab shehab
شهباز shahbaz shabaz
شهيد shahid shaheed chahid
شير sher shir
شيرين shirin sherin shireen
شريف shareef sharif serif
شفيع shafi shafie chafi
شكور shakur shakoor shokour chakour
شمس shams chams
صادق sadeq sadegh sodiq sadiq sadik saddiq
صديق siddiq sadiq sediq seddik siddique saddiq sidiq siddik
صفدر safdar safder
صفي safi safee
صمد samad samed
صبور sabur saboor sabour
طالب taleb talib
طاهر taher tahir tohir
طيب tayyeb tayeb tayyib taieb tayib taib
طلحة,طلحه talha talhah
طه taha tahaa taaha
عارف aref arif areef aarif
عالم alam alim aalam alem
عاصم asem asim assem
عاشق asheq ashiq asik
عبيد الله obaidullah ubaidullah obeidullah ubaydullah oubaidoullah obaydullah
عثمان usmon usmaan osmaan uthmaan
عطا,عطاء ata atta atae
عطاء الله,عطا الله ataullah attaullah atallah attallah ataollah
عزيز الله azizullah azizollah
عصمت esmat ismat asmat ismet
عصمت الله ismatullah esmatullah esmatollah
عناية الله,عنايت الله inayatullah enayatullah enayatollah
عنايت,عناية inayat enayat
غازي ghazi qazi gazi
غفار ghaffar ghafar gaffar gafar
غفور ghafoor ghafour ghafur gafur gafour
غني ghani gani ghanee
غيور ghayur ghayour
فتح fateh fath fatah fatih
فتح الله fathullah fatehullah fathollah
فاروق farouk faruque farooque faruk
فرهاد farhad farhod ferhat farhaad
فريدون fereydoun faridun fereidoon
فرید,فريد fareed farid fareid
فضل الله fazlullah fazlollah fadlallah fadlullah fazalullah
فيض الله faizullah feyzollah faydallah fayzullah
قدرت الله,قدرة الله qudratullah ghodratollah kudratullah
كبير kabir kabeer kebir
كرامت keramat karamat
كريم karem kareem
كلیم,كليم kalim kaleem
گلاب gulab golab
گل gul gol goul
گلبدين gulbuddin golbodin
لعل lal laal
لطيف latif lateef latiff letif
لطف lotf lutf
لطف الله lutfullah lotfollah
لياقت liaqat liaquat
مجتبى,مجتبي mojtaba mujtaba
محب muhib moheb
محب الله mohibullah muhibullah mohebullah
محسن mohsen mohsin muhsin mouhcine
محي الدين,محيي الدين mohiuddin muhiddin muhyiddin mohyeddin muhyideen mohideen
مطيع mati muti motii motee
مطيع الله matiullah mutiullah motiullah
معصوم masum masoum masoom
معروف maruf maroof marouf
معين moin moeen mouin muin
منصور mansoor mansur mansoer
مولوي maulvi mawlawi molavi mawlavi
مولا,مولى mawla maula mola moula
مير mir meer
ميرزا mirza meerza mirzo
ميا,ميان mian miyan mia
ناصر naser nasser nosir
نادر nader nadir nodir
نبي nabi nebi
نجم najm najam nejm
نجم الدين najmuddin najmeddine nejmeddin najmudin
نسيم nasim naseem nessim
نصرت nusrat nosrat nusret
نصرالله,نصر الله nasrullah nasrallah nasrollah
نصيب nasib naseeb
نصير naseer nasir nassir
نظر nazar nazer
نعمان noman nauman numan nooman nouman
نعمت nemat nimat niamat
نعمت الله,نعمة الله nematullah nimatullah nematollah neamatullah niamatullah
نعيم naeem naim naiem
نقيب naqib naqeeb nakib
نقيب الله naqibullah naqeebullah
نور nur noor nour nuur
نوروز nowruz nawroz nauroz nowrouz nowroz
نياز niaz niyaz niyoz
هداية الله,هدايت الله hidayatullah hedayatullah hedayatollah
هدايت hedayat hidayat hidayet
همايون homayoun humayun homayun humayoon
هاشم hashem hashim hasyim hashemi
ولي wali vali waly velli veli
ولي الله waliullah valiollah
يعقوب yaqob yaqub yaghoub yoqub yakup
يونس yunos yunas yunus younas
يار yar yaar
ياسر yaser yasar
يزيد yazid yazeed yezid
اختر,أختر akhtar akhter ahtar
ارسلان,أرسلان arsalan arslan aslan
اسد الله,أسد الله asadullah assadullah asadollah
اسلم,أسلم aslam eslam
اسلام islam eslam
اقبال,إقبال iqbal eqbal ikbal
اكبر,أكبر akbar akber ekber
امان الله,أمان الله amanullah amanollah
امان,أمان aman amaan
امام,إمام imam emam
امير,أمير amir ameer emir amer
امين الله,أمين الله aminullah aminollah
انعام inam enam
انصاري,الأنصاري ansari ansary
ايوب,أيوب ayub ayoub ayyub ayoob eyup ayyoub
آغا,اغا,آقا agha aga aqa agah
آصف,اصف asif asef aasif
آخوندزاده,اخوندزاده,آخند زاده akhundzada akhundzadeh akhondzadeh
احسان,إحسان ehsan ihsan ehsaan
احسان الله,إحسان الله ehsanullah ihsanullah
اسحاق eshaq ishaque isaaq iskhak
اسماعيل esmaeil ismoil ismaiil
اعجاز ejaz ijaz
افضل,أفضل afzal afdal efdal
اكرم,أكرم akram ikram ekram
الطاف altaf
الياس elyas iliyas ilias
اورنگزيب aurangzeb awrangzeb
بابر babar baber babur
بادشاه badshah padshah
باقي baqi baghi baki
بختيار bakhtiar bakhtiyar bahtiyar
بسم الله bismillah besmellah
بشير basheer bashir beshir
بشارت basharat
بصير basir baseer bashir
بلوچ,بلوش baloch baluch balouch
بهادر bahadur bahador bahadir
بهرام bahram behram
پرويز parviz pervez parwiz pervaiz perviz
پاچا pacha bacha
تاج taj tadj
تاج الدين tajuddin tajeddine tadjeddine
تيمور timur taimur teymour timour tamer
ثروت sarwat tharwat servet
جان jan jaan
جهانگير jahangir jehangir cihangir
جنيد junaid juned jonaid junayd
چودهري,چوهدري,شودري choudhry chaudhry chaudhary choudary chowdhury
خان khan xan khaan chan
خالق khaliq khaleq
خداداد khudadad khodadad
خدايار khudayar khodayar
خسرو khosrow khusraw khosro husrev
خليل الرحمن khalilurrahman
خواجه khwaja khoja khawaja khajeh hoca
خير khair kheir khayr
خيرالله,خير الله khairullah kheirollah khayrullah khairulla
درويش darwish darvish darwesh derwish dervis
نورزي,نورزاي noorzai nurzai nourzai norzai
احمدزي,احمدزاي ahmadzai ahmedzai
يوسفزي,يوسفزاي yousafzai yusufzai
بارکزی,باركزي barakzai barekzai
الكوزي,الكوزاي alokozai alakozai
زدران zadran jadran dzadran
منگل mangal
وزيري waziri vaziri
هزاره,هزارة hazara hazareh
شينواري shinwari shinvari
افغان,أفغان afghan avghan
افغاني,الأفغاني afghani
كشميري kashmiri
بلوشي,البلوشي baluchi balochi balushi
پشاوري peshawari
لاهوري lahori lahouri
كابلي kabuli kaboli
هراتي herati harati
تركستاني,التركستاني turkistani turkestani
شيشاني,الشيشاني shishani chechani shishany chichani
داغستاني,الداغستاني daghestani dagestani
صومالي,الصومالي somali soomaali sumali
حبشي,الحبشي habashi habeshi
تونسي,التونسي tunisi tounsi tounissi
جزائري,الجزائري jazairi djazairi jazaeri
ليبي,الليبي libi liby
مصري,المصري masri misri masry elmasry
يماني,اليماني yamani yemani
عراقي,العراقي iraqi araghi eraqi
سوري,السوري suri souri soury
شامي,الشامي shami chami shamy
كردي,الكردي kurdi kordi kourdi
مغربي,المغربي maghrebi maghribi moghrabi mughrabi
فلسطيني,الفلسطيني filastini falastini filistini
حجازي,الحجازي hijazi hejazi higazi
نجدي,النجدي najdi nejdi
تكريتي,التكريتي tikriti takriti
موصلي,الموصلي mosuli mawsili mousli
بغدادي,البغدادي baghdadi bagdadi
دوري,الدوري duri douri douri
راوي,الراوي rawi raoui
عاني,العاني ani aani
جبوري,الجبوري jubouri jaburi juburi jabouri djebouri
دليمي,الدليمي dulaimi dulaymi dolaimi
شمري,الشمري shammari shammary shamari
عنزي,العنزي anzi anazi enezi
عتيبي,العتيبي otaibi utaybi otaiby
قحطاني,القحطاني qahtani kahtani
غامدي,الغامدي ghamdi ghamidi
زهراني,الزهراني zahrani zahrany
حربي,الحربي harbi
مطيري,المطيري mutairi mutayri
دوسري,الدوسري dosari dossari dawsari
عسيري,العسيري asiri assiri
شهري,الشهري shehri shahri
عمري,العمري omari umari amri
يافعي,اليافعي yafei yafii yafai
حوثي,الحوثي houthi huthi hothi
زبيدي,الزبيدي zubaidi zubaydi zobeidi
ربيعي,الربيعي rubaie rubai rabii rubaiee
بيومي bayoumi bayumi
ظواهري zawahri zawahiri
عبود abboud abud aboud
حمود hammoud hamoud hamud humud
حميدي,الحميدي humaidi hamidi hameedi
حمداوي hamdawi hamdaoui
حسون hassoun hassun
حسيني,الحسيني husseini hosseini husayni husaini houssaini
حسني,الحسني hassani hosni hasani hasni
علوان alwan olwan
عليان alyan olayan elyan
عمراني,العمراني omrani amrani umrani
عويس aweys awes owais uways
ورسمة,ورسمه warsame warsama
فارح farah faarax
جامع jama jaama
غوري guri gouri
شيخ,الشيخ sheikh shaikh cheikh sheik shaykh shiekh
ديني deni diini
عيدي aidid aydid
عيديد aidid aydiid
حرسي hersi hirsi xirsi
آدم,ادم aden adan aadan adam adem aadam
معلم moallim mualim macalin
نعيمي,النعيمي nuaimi naimi noaimi
عباسي,العباسي abbasi abassi abbassi
صالحي,الصالحي salehi salhi
رضائي,رضايي rezaei rezai rezaie rizai
كاظمي kazemi kazimi kadhimi
هاشمي,الهاشمي hashemi hashimi hachemi hachimi
موسوي mousavi musavi moosavi musawi
حيدري,الحيدري heydari haidari haydari
جعفري jafari jaafari jaffari
نجفي najafi nejefi
طباطبائي tabatabaei tabatabai
احمدي نژاد ahmadinejad
شريعت shariat
منصوري mansouri mansuri mansoori
قرباني ghorbani qurbani
سليماني soleimani sulaimani solaymani suleimani sulaymani
ابراهيمي ebrahimi ibrahimi brahimi
اسماعيلي esmaeili ismaili smaili
رستمي rostami rustami
كاشاني kashani kachani
تهراني tehrani tahrani
اصفهاني esfahani isfahani
شيرازي shirazi chirazi
تبريزي tabrizi
يزدي yazdi
خراساني khorasani khurasani
سيستاني sistani seistani
`;

export const EASTERN_NAMES: readonly AttestedName[] = readNames(EASTERN);
