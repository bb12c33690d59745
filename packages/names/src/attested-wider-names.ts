// SPDX-License-Identifier: Apache-2.0
// More given and family names of Arab, Persian, Pashto, Urdu and Malay papers with their spellings (own compilation): matched, never used to fill.

import { type AttestedName, readNames } from './attested-names.ts';

const WIDER = `
رؤوف,رئوف,رءوف,رووف rauf raouf raoof raof rawouf rouf
ملك malik malek melik malak melek
قيوم qayyum qayum qayoum kayoum qayom
غفار ghaffar ghafar ghaffer ghafaar
ستار sattar satar settar
جبار jabbar jabar djabbar jebbar
وهاب wahab wahhab ouahab wehab vahab
باسط basit basset baset bassit
باقي baqi baki baqqi bagi
خالق khaliq khalek khalik khaleq
حق haq haqq hak haque haqe
حي hai hay hayy hayi
هادي hadi hady hedi
والي,ولي wali vali waly oualy ouali
غني ghani gani ghany rhani
ودود wadood wadud wadoud vadood
شكور shakoor shakur chakour shukur
قدوس quddus qudus qudoos koudous kodous quddoos
سلام salam slam salaam selam
ناصر nasir nasser naser nacer nassir nassar
عدي uday odai oudai udai odey adi
قصي qusay qusai kossay kusay koussay qosai
لؤي luay louai loay luai louay loai loui
خضر khidr khodr khader khedr khudr khodor kheder khidir khadir khizr khezr jader
خضير khudhair khudair khodair khadir khdair
نافع nafi nafea nafeh nafie nafaa
سهيل suhail suhayl souhail soheil sohail sohayl souheil
مهند muhannad mohanad mohannad muhanad mouhanad
مشعل mishal meshal mechaal meshaal mishaal mechal
مشعان mishan meshaan mishaan
معاذ muadh moaz muath mouad moad maaz muaz moath
مرعي marei marai merai mirai mari
وسام wissam wisam ouissam wesam ouisam
جهاد jihad djihad gehad jehad jihed
فهد fahd fahad fehd fahed
بسام bassam basam bessam
صفاء,صفا safa safaa
سعد saad sad saed
طه taha tahah
دحام daham dahham dham
ماهر maher mahir
ماجد majid majed maged madjed
مجيد majid majeed medjid madjid
مازن mazin mazen
مأمون,مامون mamun mamoun maamoun mamoon
مبارك mubarak mubarek moubarak embarek mbarek mobarak barek
محسن muhsin mohsen mohcine muhsen mohsin mouhcine
مثنى muthanna mothana muthana mouthanna
مروان marwan marouan merouane marouane
مزهر mizhir mezher muzhir mizher
مسلم muslim moslem mouslim muslem
مصعب musab mossaab mosab mosaab mousab
مقداد miqdad mokdad moqdad meqdad
مؤيد,مويد muayyad moayad muayad mouayed
مناف manaf munaf
منذر mundhir monther munthir mondher munzer monzer mounther
منير munir mounir monir moneer muneer
مهيدي muhaidi mahidi mehidi
مؤمن,مومن mumin moumen momen mumen moumin
نايف nayef naif nayif naef
نضال nidal nedal nidhal
نعمان numan nomane noman noaman nuaman nooman
نعيم naim naeem naiem naeim
نواف nawaf nawwaf naouaf
هاني hani hany heni
هيثم haytham haitham haithem haytem haithm
وائل wael wail wayel ouael
وضاح waddah wadah ouaddah
وليد walid waleed oualid welid valid
ياسر yasir yasser yassir yaser yacer iasser
يعرب yarub yaarub yaareb
إياد,اياد iyad eyad ayad iyadh ayyad
أيمن,ايمن ayman aymen aiman aimen eymen
أسامة,اسامة,أسامه usama osama oussama ousama usamah osamah
أنس,انس anas anes annas
أويس,اويس uways awais oways owais ouais uwais aweys
أدهم,ادهم adham edhem
إلياس,الياس ilyas elias ilias iliyas eliyas
أكرم,اكرم akram ekram ikram akrem
أمجد,امجد amjad amgad amjed amdjad
بشار bashar bachar bashshar
بلال bilal belal bilel
تيسير taysir taiseer tayseer teyssir
جابر jabir jaber gaber djaber jabeur
جاسم jasim jassem jassim jasem
جمعة,جمعه juma jumah jouma gomaa jumaa djemaa jomaa joma
حارث harith hareth haris harris
حاتم hatim hatem hatam
حازم hazim hazem
حذيفة,حذيفه hudhayfa huzaifa houdhayfa hudhaifa hothaifa huthaifa
حسام husam hossam houssam hussam hosam
حمود hamoud hammoud hamud hamood
حميد hamid hameed hamed
خطاب khattab khatab
خليل khalil khaleel khelil
خميس khamis khemis khamees
دلال dalal delal
راشد rashid rashed rached rachid
رافع rafi rafea rafaa rafeh
رائد,رايد raed raid rayed raad
رشيد rashid rachid rasheed rashed rechid
رعد raad raed rad
زبير zubair zubayr zoubair zubeir zobair zoubeir
زهير zuhair zouhair zoheir zuhayr zouheir zohair
زيدان zaydan zaidan zidan zidane
سعدون sadun saadoun sadoun sadoon saadun
سعود saud saoud sauod soud
سمير samir sameer semir
سيف saif sayf seif seyf
شاكر shakir chaker shaker chakir
شعبان shaaban chaabane shaban chaban shabaan
شوكت shawkat shaukat chawkat shokat shevket
صابر sabir saber
صباح sabah
صدام saddam sadam
صهيب suhaib suhayb souhaib soheib sohaib
ضاري dari dhari
طلال talal tlal
طلعت talat talaat
عاصم asim assem asem assim
عامر amir amer ameur aamer
عايد ayed ayid aid
عايض,عائض ayidh ayed aidh ayedh
عباس abbas abas
عبيد ubaid obaid obeid ubayd
عجيل ajil ojail ujail
عزت izzat ezzat izat ezat
عزام azzam azam
عطية,عطيه atiya attia atiyah atia attiya
عقيل aqil akil aqeel okail ageel
عكاشة ukasha okasha okacha oukacha
علوان alwan elwan alouane
عمرو amr amro amrou amru
عوف awf auf ouf
عياش ayyash ayache ayash
عيدان aidan eidan idan
غازي ghazi gazi ghazy
غسان ghassan ghassane gassan
غالب ghalib ghaleb galeb
فائق,فايق faiq faeq fayek faek
فلاح falah fallah
فواز fawaz fawwaz faouaz
فوزي fawzi faouzi fauzi fawzy fevzi
قتيبة,قتيبه qutaiba qutayba kouteiba qotaiba kutaiba
قحطان qahtan kahtan
قيس qais kais qays kays ghais
لقمان luqman lokman luqmaan loqman lukman
ليث layth laith leith
عيسى,عيسي issa isa isse eissa aissa iise ciise eisa ise
حبيب الرحمن habiburrahman habiburrehman
فضل الرحمن fazlurrahman fazalurrehman
ضياء الرحمن ziaurrahman ziaurrehman
كفل kifli kefli kifl kifly
حنبلي hambali hanbali
باعشير baasyir bashir baashir baasir
سوكارنو sukarno soekarno
سانتوسو,سنتوسو santoso
متوكل mutawakil mutawakkil motawakel muttawakil moutawakil mutawakel
معتصم mutasim motasem mutassim moutassim mutasem
همت himmat hemat himat hemmat
حشمت hashmat heshmat hishmat
حضرت hazrat hadrat
شفقت shafqat shafkat
نعمت,نعمة nimat nemat neamat nimet
عنايت,عناية inayat enayat anayat
كفايت,كفاية kifayat kefayat
ولايت,ولاية wilayat welayat velayat
غضنفر ghazanfar ghazanfer ghadanfar
ستانكزي stanekzai stanikzai stanakzai
الكوزي alokozai alikozai alkozai alakozai
بوپل,پوپل popal
خٹک,ختک,ختك khattak khatak
وردک,وردك wardak vardak
يولداش yuldash yoldash yuldashev
ورسمه,ورسمة warsame warsameh warsama
طاهر tahir taher tahar dahir tahr
اعوان,أعوان awan awaan
بٹ butt bat
الورغي ouerghi warghi wargui ouergui
عنزي,العنزي anzi anizi enezi anazi enazi
عبيدي,العبيدي obeidi ubaydi obaidi ubaidi abidi
دليمي,الدليمي dulaimi dulaymi dulaimy dlimi
حلبوسي,الحلبوسي halbusi halboussi halbousi
شهري,الشهري shihri shahri shehri
عولقي,العولقي awlaki aulaqi awlaqi
مهاجر,المهاجر muhajir mohajer mouhajir muhajer
وزاني,الوزاني ouazzani wazzani ouezzani
وهراني,الوهراني ouahrani wahrani
وسلاتي,الوسلاتي oueslati weslati waslati
فهيم fahim faheem
نظير nazir nazeer nadhir
ذبيح zabih zabi dhabih
سراج siraj seraj sirag seradj
معين moin mueen muin moeen
معصوم masum masoum masoom maasoum
مجاهد mujahid mojahed moudjahid mujahed
مجاهدين mujahideen
نصرت nusrat nasrat nosrat
جعفري,الجعفري jafari jaafari jafary
رضايي,رضائي rezaei rezai rezaee rizai
صفوي safavi safawi
وحيدي vahidi wahidi
پرويز,برويز parviz pervez parwez parvez pervaiz
بهروز behrouz behruz behrooz bahrouz
جمشيد jamshid jamshed jamsheed
خورشيد khurshid khorshid khurshed
شمشاد shamshad
اسفنديار isfandiar esfandiar asfandyar
ايرج iraj
داريوش dariush daryoush darioush
كوروش kourosh kurosh cyrus
هوشنگ hushang houshang
منوچهر manuchehr manouchehr
`;

export const WIDER_NAMES: readonly AttestedName[] = readNames(WIDER);
