// SPDX-License-Identifier: Apache-2.0
// Common Arabic, Maghrebi and Persian names with the Latin spellings that passports and press give them (own compilation).

/** One line a name: Arabic spellings (comma), then Latin spellings from the most usual on. Given names first. */
const GIVEN = `
محمد mohamed mohammed muhammad mohammad mohamad muhammed mouhamed mohamet mouhammad mehmed muhamed mahammad mohamud mochammad mohd
أحمد,احمد ahmed ahmad ahmet ahamed ahmat akhmed akhmad achmad achmed hmed
محمود mahmoud mahmud mahmood mehmood mahamoud mehmud
حميد hamid hameed hamide
حامد hamed hamid
حمد hamad hamed hemed
محمدي mohammadi mohamadi muhammadi mohammedi mohamedi
علي,على ali aly alee aliy
حسن hassan hasan hassen hacen hacene hasen lahcen
الحسن,لحسن lahcen lahsen elhassan alhassan lahssan
حسين,الحسين hussein hussain husayn hossein houssein hussien husain husein hosein houcine houssine hoseyn hocine elhoucine lhoucine husseyn
حسان hassan hassane hassaan
عمر omar umar omer umer oumar amar
عمار ammar amar aammar
عمرو amr amro amrou
عثمان othman uthman osman othmane usman ousmane outhman othoman atmane
ابراهيم,إبراهيم ibrahim brahim ebrahim ibraheem brahime ibrahima abraham
إسماعيل,اسماعيل ismail ismael esmail smail ismaeel ismaiel esmaeil ismayil
إسحاق,اسحاق ishaq isaac ishak eshaq isaq
يعقوب yaqoub yaqub yacoub yakoub jacob yaqoob yacub jakub
يوسف youssef yusuf yousef yousif youssouf yusef yossef josef joseph yussuf youcef youssif yusif yousaf yusup yousuf
موسى,موسي moussa musa mousa moosa mussa
عيسى,عيسي issa isa eissa aissa aisa
يحيى,يحيي yahya yahia yehia yehya yahiya
زكرياء,زكريا zakaria zakariya zakariyya zakariae zakaria zekeriya
يونس younes younis yunus yunis younous younus yones
هارون haroun harun haron aaron haroon
سليمان sulaiman suleiman sulayman soleiman slimane soliman suleman souleymane soulaimane sliman solaiman
سلمان salman selman salmane
داود,داوود dawood daoud dawud daud david dawoud daoued
آدم adam adem aadam
نوح nouh nuh noah
إدريس,ادريس idris driss idriss idrees edris
إلياس,الياس ilyas elias ilias iliass elyas ilyess
بلال bilal bilel billal
خالد khaled khalid khaleed jalid halid chalid khalled
جمال jamal gamal djamal djamel jamel yamal jamaal cemal
كمال kamal kamel kemal kamaal
جلال jalal galal djalal djelal celal jelal
كريم karim kareem kerim krim
رحيم rahim raheem rehim rrahim
سعيد said saeed saied
سعد saad
مسعود masoud massoud masood messaoud mesud masud messoud
مصطفى,مصطفي mustafa mostafa moustapha mustapha mostapha moustafa moustafa mustafa
مرتضى,مرتضي murtaza morteza murtada mortada mourtada
رضا reda rida reza ridha raza redha
مرزوق marzouk marzuq marzouq marzuk
طارق tarek tariq tarik tareq tarig
طاهر,الطاهر taher tahir tahar taheer tahr
صالح,الصالح saleh salih salah salihe saalih
صلاح salah salaah saleh
سالم salem salim selim saleem
سليم salim saleem selim slim
سلام salam salaam sallam
ناصر nasser naser nasir nassir nacer nacir
نصر nasr nasser naser
منصور mansour mansur mansoor mansor
منير mounir munir mouneer moneer munir
نبيل nabil nabeel nebil
نذير nadhir nazir nadir nadeer
عادل adel adil aadil
عدنان adnan adnane
عماد imad emad imed imaad
عصام issam essam isam esam aissam
هشام hisham hicham hesham hichem hishem
هيثم haitham haytham haithem haitam
وليد walid waleed oualid ouwalid
رشيد rachid rashid rasheed rachide
راشد rashed rashid rached
مراد murad mourad morad mrad
نور nour noor nur nora
أنور,انور anwar anouar anwer anour enver
أيمن,ايمن ayman aymen aiman aymane
أمين,امين amin amine ameen emin
الأمين,الامين lamine alamin elamine
أنس,انس anas anass anes
أسامة,اسامة osama usama oussama ussama usamah osamah oussema
أشرف,اشرف ashraf achraf ashref
أكرم,اكرم akram ekrem
أسعد,اسعد asaad assad asad
أسد,الأسد,الاسد assad asad
بشير,البشير bashir bachir basheer bechir beshir
بشار bashar bachar
بدر badr bader bedr
بكر bakr baker bekr
باقر baqer baqir bakr bagher bakir baker
جابر jaber jabir djaber gaber
جعفر jaafar jafar jaffar jafer djaafar gaafar
جواد jawad javad djawad jaouad jouad
حبيب habib habeeb
حكيم hakim hakeem
حمزة hamza hamzah hemza
حيدر haidar haider haydar heydar hayder
خليل khalil khaleel halil jalil
خليفة khalifa khalifah khelifa jalifa
رمزي ramzi ramzy remzi
رمضان ramadan ramazan ramadhan ramdane
زيد,زايد zaid zayd zayed zeid
زياد ziad ziyad zied
زهير zuhair zouhair zoheir zohair zouheir
سفيان sofiane soufiane sufyan sofian sufian
سيف saif seif sayf
شريف,الشريف sharif cherif charif shareef sherif xarif
شكيب chakib shakib
شفيق chafik shafiq chafiq shafik
صادق sadiq sadeq sadek sadegh sadik
صبري sabri sabry
ضياء dhia zia diya dia diaa ziaa
عباس abbas abbes abass
عبيد obaid ubaid ubayd oubaid
عزيز aziz azeez
عزت ezzat izzat izzet
علاء alaa ala aalaa
عياد ayad ayyad iyad ayed
إياد,اياد iyad ayad eyad
غازي ghazi gazi rhazi
فارس fares faris fariss
فاروق farouk faruq farouq faruk farooq
فتحي fathi fethi fathy fatthi
فريد farid fareed ferid
فؤاد fouad fuad foued fuad
فيصل faisal faysal fayçal faical faycal feisal faissal
قاسم qasim kassem qassem kasim kacem qassim kassim ghasem qasem belkacem
قيس qais kais qays kays
لؤي louay luay loay
ماجد majed majid maged
مجيد majid majeed mejid
مالك malek malik
مبارك mubarak mbarek mobarak moubarak embarek
مختار mukhtar mokhtar moukhtar mojtar muhtar
مهدي mahdi mehdi mahdy
نعيم naim naeem
نجيب najib nageeb najeeb nejib naguib
هاني hani hany
هاشم hashim hashem hachem hachim
ياسين yassine yasin yassin yaseen yacine yasine
ياسر yasser yasir yaser yassir
زين zain zein zine zayn zin
زين الدين zainuddin zineddine zeineddine
صلاح الدين salaheddine salahuddin saladin salaheddin
نور الدين noureddine nuruddin nooruddin nordin noredine nourredine
عز الدين ezzedine azzedine izzeddine izzuddin azeddine
شمس الدين chamseddine shamsuddin chamsdine
جلال الدين jalaluddin jalaleddine celaleddin
سراج الدين sirajuddin sirajeddine
عبد الله,عبدالله abdullah abdallah abdellah abdulla abdalla abdoullah abdollah
عبد الرحمن,عبدالرحمن abdurrahman abdulrahman abderrahmane abdelrahman abdurahman abderrahman
عبد الرحيم abdurrahim abdelrahim abderrahim abdulrahim
عبد الكريم abdelkrim abdulkarim abdelkarim abdulkareem
عبد العزيز abdulaziz abdelaziz abdelazize abdolaziz
عبد القادر abdulkadir abdelkader abdulqadir abdelqader abdikadir abdulkader
عبد الحق abdelhak abdulhaq abdelhaq
عبد السلام abdessalam abdulsalam abdelsalam abdeslam
عبد اللطيف abdellatif abdullatif abdelatif
عبد الوهاب abdelwahab abdulwahab abdelouahab abdelouaheb
عبد الواحد abdelouahed abdulwahid abdelwahed
عبد الغني abdelghani abdulghani
عبد المجيد abdelmajid abdulmajid abdelmadjid
عبد المالك abdelmalek abdulmalik
فاطمة fatima fatma fatimah fatema fatiha
فاطمة الزهراء fatimazahra fatmazohra
خديجة khadija khadijah jadiya hadija jadicha khadidja khadeeja
عائشة,عايشة aisha aicha ayesha aischa
مريم maryam mariam meryem meriem myriam miriam
زينب zainab zineb zeinab zaynab zeynep
أمينة,امينة amina aminah
سعاد souad suad soad
سميرة samira sameera
ليلى,ليلي layla leila laila leyla
نجاة najat nejat
نادية nadia nadiya
رشيدة rachida rashida
حليمة halima halimah
هدى,هدي houda huda hoda
سلمى,سلمي salma selma
سناء sanaa sana
كوثر kaoutar kawtar kawthar
إيمان,ايمان imane iman eman
حنان hanan hanane
لطيفة latifa lateefa
ياسمين yasmine yasmin jasmine yasmeen
ابو بكر,أبو بكر abubakar aboubakr abubakr aboubacar
بلقاسم belkacem belgacem belkassem belqasim
مولود mouloud mawloud mouloud
`;

const FAMILY = `
بن جلون benjelloun bendjelloun benyellun
بن علي benali binali
بن عيسى benaissa benissa
بن سعيد bensaid
بنكيران benkirane
بنعلي benali
العلوي alaoui alawi elalaoui alaui
الإدريسي,الادريسي idrissi drissi idrisi
الفاسي fassi elfassi alfasi
التازي tazi
الغزالي ghazali rhazali ghazzali gazali
الغزواني rhazouani ghazouani
المنصوري mansouri almansouri mansuri
العمراني amrani elamrani
البقالي bakkali bekkali baqqali
الخطيب khatib khateeb jatib
الحداد haddad hadad
النجار najjar nadjar
الخياط khayat khayyat
الصباغ sabbagh sebbagh
البنا,البناء banna benna
الطرابلسي trabelsi tarabulsi
التونسي tounsi tunisi
المصري masri almasri
الشامي shami chami
البغدادي baghdadi
التكريتي tikriti
المراكشي marrakchi marrakshi
الريفي rifi riffi
السوسي soussi susi
الزرقاوي zarqawi zarkaoui zarkawi
الظواهري zawahiri dhawahiri
الهاشمي hashimi hachemi hashemi
القحطاني qahtani kahtani
الشهري shehri chehri shihri
الحربي harbi
العتيبي otaibi utaybi
الغامدي ghamdi
الدوسري dosari dawsari
الزهراني zahrani
المالكي maliki malki
التميمي tamimi temimi
الجبوري jabouri juburi jubouri
الحسني hassani hasani
الحسيني husseini hosseini husayni houssaini
الموسوي mousavi mussawi musawi moussaoui
القادري qadri kadri kadiri
الشقروني chekrouni chakrouni
الودغيري ouadghiri wadghiri
الوزاني ouazzani wazzani uazzani
الورياغلي ouriaghli uriaghli
الوافي ouafi wafi uafi
لفتيت laftit
بوعزة bouazza buazza
بوشتى bouchta
بوزيد bouzid abuzaid
بومدين boumediene boumedienne
العسري asri laasri
العياشي ayachi ayashi
الحموشي hammouchi
الكتاني kettani kattani
الناصري nasiri naciri nassiri
الصديقي seddiki siddiqi sediqi saddiki
الجزولي jazouli
الشرقاوي cherkaoui sharqawi charkaoui
القباج kabbaj
برادة berrada barrada
بناني bennani
السقاط sekkat
الصقلي skalli sqalli
اليعقوبي yacoubi yaqoubi
اليوسفي youssoufi yousfi
الداودي daoudi dawoodi
الحاجي hajji
حقاني haqqani hakkani haqani
أخوند,آخوند akhund akhond akhoond
رحماني rahmani
كريمي karimi kerimi
أحمدي,احمدي ahmadi ahmedi
نوري nouri noori nuri
زاده zadeh zada zade
خان khan
شاه shah chah
جان jan djan
غلام ghulam gholam
رسول rasoul rasul rassoul
ولي wali vali
گل,غل gul goul
نظر nazar
وزير wazir vazir ouazir
`;

export type AttestedName = { readonly arabic: readonly string[]; readonly latin: readonly string[] };

/** One line a name: Arabic spellings parted by commas, then Latin ones from the most usual on. */
export function readNames(lines: string): AttestedName[] {
  const names: AttestedName[] = [];
  for (const line of lines.trim().split('\n')) {
    const at = line.search(/[a-z]/);
    names.push({ arabic: line.slice(0, at).trim().split(','), latin: line.slice(at).trim().split(' ') });
  }
  return names;
}

export const GIVEN_NAMES: readonly AttestedName[] = readNames(GIVEN);
export const FAMILY_NAMES: readonly AttestedName[] = readNames(FAMILY);
