// SPDX-License-Identifier: Apache-2.0
// Costs of Arabic letter groups against Latin ones. Written by `node packages/names/train/run.ts`; see NOTICE.

export const ARABIC_LATIN = `$ $:-87 e$:31 t$:193 a$:656 la$:316 y$:457 h$:358 s$:302 ne$:226 i$:510 r$:499 es$:112 d$:412 x$:129 ux$:-249 o$:546 us$:101 gh$:45
- e:540 i:575 h:543 u:540 o:630 c:714 l:729 a:627 t:667 y:538 s:659 g:639 w:542 n:720 d:641 r:693 k:684 b:733 j:621 m:830 z:561 v:693
ي :558 e:97 i:4 hi:273 ee:393 y:33 u:353 il:432 en:431 a:328 ea:207 h:474 w:519 ie:234 ll:184 ill:-42 in:433 ai:290 ya:428 he:325 ay:61 chi:25 ja:376 j:205 iy:113 ey:70 ig:311 er:483 ye:173 ch:353 ei:293 aye:54 es:424 o:564 ze:387 ell:176 eh:319 ij:48 yi:176 s:706 eg:287 hy:289 ec:370 ji:276 ej:241 igh:28 ič:216 je:141 yy:200 ayy:-124 ou:420
ي$ e$:-29 i$:-335 y$:-340 ee$:-114 ay$:9 hi$:82 ey$:-381 ye$:-24 ry$:15 ie$:-247 yi$:-122
غي ge:-129 gue:-515 gi:47 ghi:-453
غ ge:216 g:-21 go:80 ga:230 gue:-207 gu:-164 h:412 gh:-243 agh:-206 :724 gha:-268 ghe:-193 gg:-221 ğ:-214 eg:18 ug:116 gho:-254 ugh:-194
يغ ig:-331 eg:-321 gg:-122
شي shi:-572 she:-339 chi:-555 che:-426 ci:-127 ši:-403
ش shi:-96 sh:-179 s:312 ush:-83 che:-393 ch:-228 c:367 :706 ich:-149 esh:-126 cha:-166 š:-86 č:132 ech:-201 she:-63 uch:-203 sha:-161 sch:-533 sc:109 z:401 ach:-147 sz:16 ash:-159 ish:-159 uš:-73 še:-66 x:18 ši:-28 t:527 sho:-76 cz:93 ç:-72
و :677 u:5 o:42 ugh:-106 au:166 a:459 ou:-195 oua:155 un:364 wi:243 w:40 aou:131 oo:105 h:650 uh:288 ot:336 eau:-15 hu:205 us:279 wo:129 yo:286 y:509 wa:92 e:407 oe:227 oc:299 ho:315 ow:-54 we:115 uc:213 aw:-64 i:532 eu:316 oh:148 va:177 v:271 av:120 ve:261 low:-87 on:423 ux:-72 ju:201 awa:182 ew:154 oğ:-154 ut:401 uk:238 d:650 wu:210 uw:75 aud:-27 woo:-67 or:449 ch:369 ł:-4 ev:227 al:309
وش ush:-467 us:-64 uch:-455 osh:-482 os:11
كو ku:-289 k:338 co:-379 ko:-420 cou:-175 kou:-305 cu:-279 qu:-487
ك k:-15 uk:118 c:116 cc:-86 ak:80 :827 ka:231 ki:201 ke:218 co:312 ic:239 ek:168 ca:335 g:186 ik:170 que:-342 qu:-196 q:170 cq:-33 ok:200 ch:-67 cke:-150 ck:-117 ga:220 eg:165 kk:-79 č:169 gu:35 ç:68
وك uk:-372 ok:-312 uc:-193 ock:-544 oc:-169 ouk:-334 ook:-391 yuk:-381
فو fu:-200 vo:-290 fo:-211 fou:-477
ف f:-71 ve:-2 v:74 va:222 ov:135 fa:318 ev:29 vi:116 av:190 fe:15 af:13 uf:51 fo:206 ef:-58 w:162 if:221 of:170 ff:-289 wi:188 ph:-175 p:479 eph:-171 ffe:-240 eff:-218 ew:69 ouf:-221 aph:-189
^ف ^fu:-239 ^f:-490 ^ve:-243 ^v:-430 ^fa:-481 ^va:-172 ^vi:-180 ^fo:-122 ^w:-281 ^fe:-420 ^ph:-422 ^p:41 ^vo:-98 ^fi:-127 ^we:-259
^ ^:20 ^l:228 ^w:210 ^k:273 ^s:416 ^g:465 ^ba:309 ^c:316 ^al:271 ^la:162 ^d:431 ^ab:224 ^be:206 ^bu:234 ^p:375
م$ m$:-256 em$:-401 me$:-29 om$:4 am$:-254 im$:-315 um$:-183
م m:-15 em:22 ma:84 um:50 mi:196 am:54 me:116 mo:185 om:186 im:142 oum:-96 mu:338 hm:226 mm:-103 amm:-58 ama:177 mou:-86 n:555 mme:-137
ا :542 e:271 ch:374 a:60 at:434 an:505 ac:269 u:271 o:395 al:408 ou:365 ha:367 ah:339 i:428 ag:302 c:651 en:432 y:497 as:456 in:464 r:677 ut:257 is:264 it:382 um:379 ix:57
ه hi:282 h:28 :691 ha:96 ho:256 ah:4 a:630 e:563 he:82 eh:-27 hu:199 ih:244 oh:143 s:395 j:395
^ه ^hi:-243 ^h:-455 ^:437 ^ha:-327 ^ho:-257 ^he:-349 ^hu:-297
و$ o$:-309 u$:-114 ou$:-265 au$:-94 io$:136 ow$:-300 zo$:-60 ew$:-182 ho$:45
لو lo:-276 lau:-235 lu:-216 ou:-45 lou:-453 llo:-325 low:-403
ل l:-39 ol:319 la:244 :379 li:245 il:155 ll:81 ill:-15 el:-25 le:33 ul:58 al:92 hl:97 lo:241 ell:-244 lle:-133 i:570 lu:252 all:-87 oul:-71 ala:95 llo:143 ł:-50 en:345
ول l:421 ol:-395 ul:-327 aul:-234 ll:22 oll:-450 hol:-172 uli:-115 oul:-547 ull:-458
يك ic:-274 k:325 ek:-244 ik:-285 ick:-566 ke:-6 yk:-95 ec:-113 eck:-484 ich:-376 jk:-185
ني ni:-256 n:400 nie:-75 ne:-134 nne:-94 eni:-94 uni:-165 ny:-52 ney:-234 ini:-28 in:278 nni:-204 gn:-122 ñ:-260 nny:-124
ن ni:315 n:3 in:103 na:271 en:-13 nn:210 ann:24 an:215 on:223 no:283 ne:127 nne:4 un:166 ane:185 :753 hn:296 ng:255 yn:305 m:553 ny:260 enn:-70 gn:129 oun:67 nc:293 ñ:-5 r:664 nç:-26
^ن ^ni:-104 ^n:-268 ^na:-260 ^nu:-180 ^ne:-230 ^no:-19
ر$ r$:-165 er$:-527 re$:-210 ar$:-264 ir$:-235 ur$:-224 or$:0
ر r:-24 er:-6 re:122 ur:80 ar:33 ro:281 ir:209 :769 ra:143 or:201 ri:212 rr:128 arr:-46 ru:309 our:24 her:72 err:-56 hr:192 hor:196 ř:-75 n:686
بر per:-363 bre:-194 br:-309 bra:-100 bri:-142 ber:-578 pr:-166 pre:-186 bar:-283
ب pe:4 p:60 ep:76 ba:103 b:-28 ppe:-234 pp:-301 be:92 ab:120 pa:244 bu:88 bo:317 bou:-100 bb:-142 eb:52 po:145 ip:242 ob:150 ib:93 ub:51 bi:229 :745 oub:-56 up:97 abb:-88 uba:-11 v:273
يب ep:-228 ip:-255 ib:-220 eb:-188 ipp:-585 aib:-186
اك ak:-347 cc:-226 c:15 ac:-194 ake:-127 ck:-198 ack:-468 aki:-74
ما ma:-385 m:426 uma:-86 man:-364 ama:-53 ema:-123 mma:-320 hma:-32
وم um:-345 om:-345 oum:-468 ome:-222
أو u:276 o:4 ou:-15
أ :718 a:453
^أ ^u:-91 ^:-161 ^a:-423 ^ak:-217 ^o:-75 ^au:-169 ^e:-45 ^ou:-132
لا la:-310 l:423 lla:-331 ala:-72 ila:78 las:0 le:-35
بل pl:-166 blo:-288 bl:19 bel:-452 bal:-248 ble:-280 bla:-194
سب sp:-407 spe:-316
س s:28 es:96 sc:170 is:116 si:353 as:318 :794 ci:269 c:247 se:154 os:203 so:365 sse:-183 ss:2 ass:-55 sa:373 us:124 z:253 ous:28 su:286 u:629 ssa:-117 iss:6 uss:-150 ess:-114 ys:230 ce:15 š:9 sou:13 sz:-9 č:214 t:621 ç:55
يس es:-249 is:-256 ess:-395 ys:-71 iss:-421 ce:112 eis:-43
دي de:-293 dy:-133 di:-384 adi:-288 idi:-157 id:179 des:-75 ed:115 die:-231 edi:-253 ddi:-422
د de:94 d:-76 ad:87 a:700 ud:179 oud:-99 :720 do:246 id:138 di:309 dd:-89 da:159 ed:60 t:463 add:-129 mad:-179 edd:-97 med:-70 et:344
^د ^de:-265 ^d:-402 ^di:-204 ^do:-160 ^da:-194 ^du:-232
ن$ n$:-371 in$:-277 $:502 en$:-387 an$:-99 ne$:-447 nn$:-213 on$:-213 un$:25
ين n:503 in:-385 en:-316 ain:-81 yn:-126 inn:-280 lin:5 ene:-40 een:-86 ne:234 ine:-127 enn:-348 yne:-177 ayn:-236 ein:-91
مي mi:-328 mic:-188 ami:-231 emi:-317 me:-141 ame:-83 omi:-124 my:-108 mee:-204 ome:-108 may:-305
يو u:140 yu:-220 yo:-203 io:248 ju:-98 jo:-104 eu:167 ew:-231 you:-358
س$ $:366 s$:-345 us$:-284 as$:-94 is$:-203 es$:-349 ss$:-230 se$:-220 os$:-107 x$:-155 ce$:-359 z$:55
وس us:-389 ose:-114 os:-342 ous:-344 oss:-403 uss:-462 ius:-149 aus:-46
سك sc:-304 sk:-485 ski:-338 sky:-371 esc:-317 wsk:-544
لي li:-356 ili:-68 le:-279 ale:-24 ali:-279 ly:-260 eli:-195 y:132 ley:-508 lle:-267 ll:150 lyn:-191 lee:-184 hli:-69 gli:-333 lj:-164 lli:-377 ily:-157 il:198 lie:-101 les:-20 lei:-281 lly:-199 lai:-203 la:79
يل ili:-65 il:-299 ill:-490 el:-338 iel:-223 yl:-144 le:63 eil:-120 ell:-537 eli:17 ail:-93 eel:-152 yle:-216 ayl:-269
سي si:-156 ci:-272 se:-118 ssi:-399 sse:-319 ce:-215 sey:-333 sei:-122 cy:-234
اس asi:40 as:-287 ac:159 ss:210 ass:-455 ace:-257
با ba:-336 pa:-259 aba:-49 uba:-152 bba:-452 eba:-17 va:-70
^ب ^ba:-366 ^b:-494 ^pa:-190 ^p:-495 ^bu:-320 ^bo:-309 ^bi:-175 ^pe:-340 ^be:-427 ^pi:-133 ^:560
تر ter:-450 tru:-125 tr:-156 tre:-127 tri:-144 tra:-53 etr:-265
ت te:54 t:-10 ght:-253 ta:223 it:193 :662 at:267 tt:-26 ett:-143 tu:260 ut:161 ti:233 tte:-127 et:133 z:510 th:2 att:-23 d:413 ţ:-133 c:487
سل sl:-25 sal:-216 sle:-215 sel:-198
^س ^s:-400 ^so:-250 ^sa:-285 ^si:-157 ^su:-307 ^se:-261 ^c:-116 ^ce:-78
صر ser:-378 sr:-165 asr:-473
ص se:160 s:74 as:121 sa:40 es:73 ce:-84 c:207 ss:-106 is:227 si:9 ass:-175 os:36 us:5 su:48 z:201 ssa:-63 ça:-303
اص as:-63 si:-115 ss:-110 ass:-471 ac:-78
نا na:-220 nna:-266 ena:90 ana:8
بي pi:-258 be:-294 b:285 pe:-257 bi:-309 abi:-160 bee:-89 by:-211 pie:-213 bie:-35 bai:-237 bec:-134
ري res:-33 re:-249 ree:-187 ri:-355 eri:-294 rri:-166 riy:-175 er:193 rie:-169 ari:-178 ry:-218 rei:-235 iri:59 rey:-245 hri:-98 ary:-9 reg:-66 ra:103 rre:-165 ery:-165 ray:-209
كر cr:-71 kr:-140 kar:-334 ker:-349 kra:-127 chr:-158
^ك ^c:-433 ^ka:-307 ^k:-440 ^ko:-63 ^ke:-320 ^co:-196 ^ca:-112 ^ki:-159 ^g:-38 ^ku:-236 ^ch:-373 ^cu:-75 ^qu:-301 ^q:-28
تا ta:-291 tta:-107 te:165
ست sta:-102 st:-529 ste:-429 sti:-247 ust:-317 ast:-149 est:-387 ist:-194
رس rs:7 ers:-377
ير r:341 er:-340 re:246 ir:-211 air:-196 her:-64 ert:-41 err:-371 eir:-255 ier:-139 yr:107 ayr:-165 jer:-98
في ve:-331 v:211 fie:-327 fi:-371 vi:-470 ovi:-175 vy:-113 vil:-294 evi:-412 fe:-9 wi:-187 phi:-359 ffi:-529 afi:-413 we:-92
د$ d$:-390 ad$:-244 ud$:-28 ed$:-414 t$:-28 id$:-242 de$:-302
يت it:-293 hit:-96 t:369 ett:-515 et:-278 i:348 ait:-41 te:40 itt:-411 ich:-109 ite:-62 iet:-247
ا$ a$:-263 ja$:-47 ya$:54 ah$:-90
غ$ g$:-361 gh$:-417
رغ rg:-310 erg:-418 rge:-288 urg:-508 rga:-344
نب enb:-419
ور r:420 ure:-19 ur:-362 our:-531 or:-413 ori:-7 hor:-68 ro:133 oro:-55 ore:-166 oor:-263 war:-280 wor:-474 orr:-335
نو nu:153 nou:-314 no:-182
كا ka:-310 ca:-269 ika:-105 cca:-433
نك nk:-266 enk:-400 ink:-255
ان n:437 an:-421 ann:-361 ane:-46 and:-146 han:-95 en:-39 in:-53 anc:-99 jan:-136
فا va:-365 fa:-218 eva:-184 afa:-196 wa:-89
يف v:239 iv:-322 ev:-443 evi:-144 eve:-344 yev:-535 ef:-214 if:-292 ve:-107 ive:-230 iff:-393 yf:-147
إي i:68
إ i:423 :717 e:437
^إ ^i:-328 ^:-180 ^e:-393 ^ed:-124 ^a:-49
كي ki:-318 ke:-209 que:-629 chi:-359 cke:-283 ky:-25 aki:-173 kiy:-336 uke:-243 kei:-96 che:-199
بن ben:-310
اب be:69 abe:-201 ab:-323 aba:6 abi:-176 ap:-297 bi:-30
^ت ^ta:-233 ^t:-371 ^te:-209 ^to:-5 ^ti:-81 ^:497 ^tu:-135 ^th:-279
ز z:-113 s:219 :773 za:50 iz:-103 ze:-92 az:31 ž:-159 zou:-249 es:205 se:22 zz:-336 azz:-354 uz:39 ez:-4 zu:148 is:306 zza:-216 x:69
يز z:151 iz:-403 ze:-31 s:387 es:-160 ez:-380 is:-199
ون on:-423 un:-315 oun:-425 one:-26 uni:-63 ond:-194 onn:-373 hon:-154
ات at:-325 a:344 ate:-148 att:-429 hat:-62 ti:114
^ر ^re:-242 ^r:-260 ^ro:-66 ^ri:-196 ^ra:-248 ^ru:-162
يا ia:182 ya:-239 y:257 aya:5 ja:-101 iya:-327
جي ji:-432 ge:-281 gi:-307 je:-217 aji:-256 ci:-118
ج ji:156 j:-58 ga:79 g:-2 ge:22 eg:95 ce:159 c:200 je:-109 oj:-20 h:535 ch:-12 gi:134 gu:-73 dj:-279 ja:26 aj:49 dja:-211 d:478 ej:-10 ij:179 jj:-302 ajj:-346 ž:-195 gg:-197 že:-126 uj:-62 y:390 z:324 k:509 zh:-79 ç:-149 s:518
^ج ^ji:-288 ^j:-514 ^c:-48 ^ga:-271 ^g:-426 ^je:-426 ^gi:-346 ^jo:-367 ^ge:-381 ^ju:-429 ^ja:-506 ^gu:-357 ^go:-289
ود ud:-371 oud:-567 od:-340 ood:-484 aud:-277 ude:-253
رن rn:72 rne:-186 ern:-308 ren:-114
أر ar:169
اد di:-30 d:286 adi:-80 ad:-347 de:35 ade:-312 ed:-118 add:-348
ك$ c$:-110 k$:-236 uk$:-143 ak$:-172 ek$:-325 ck$:-519 ik$:-89 ke$:-314
رو rou:-433 ro:-337 ros:-74 r:215 ru:-265 rro:-140 row:-360 roo:-281
ح a:424 ha:97 h:34 eh:14 ih:168 ah:-56 he:126 uha:-163 ch:-64 ho:73 ham:-22 hou:-216
حم ham:-648 h:131 ahm:-561 ma:71 hma:-464 hme:-583 mma:-292
^ح ^ha:-567 ^h:-232 ^hi:-334 ^he:-357 ^hu:-469 ^ho:-365
هي hi:-246 ahi:-65 he:-69 hy:-66 hea:-287 hai:-223
ار ar:-383 har:-108 ri:157 ari:-78 re:287 are:37 ard:-250 arr:-359
ت$ t$:-314 tt$:-313 it$:23 te$:-360 at$:-214 et$:-284 dt$:-265 ht$:15
بو bu:-316 bo:-269 bou:-592 po:-300 pou:-390 pu:-121 boo:-315
ش$ sh$:-398 č$:-118 ch$:-473 š$:-387
يش esh:-331 ish:-461 ich:-509 ic:17 sch:-311 iš:-370
^م ^m:-458 ^ma:-417 ^mo:-460 ^mi:-145 ^mu:-445 ^me:-394
تو tur:-215 tu:-159 to:-414 tto:-208 tou:-235
وت ut:-317 out:-394 ot:-277 u:362 ott:-534
لد d:46 ld:-309 eld:-419 ald:-229 lde:-251 ild:-225 ddi:-191
تس ts:-316 z:-88 tsu:-445 tz:-323 ets:-197
رت rt:-240 art:-127 ert:-419 urt:-368 rti:-185
ها ha:-333 h:210 iha:-200 aha:-78 he:-136
رم rm:145 erm:-301 arm:-118 orm:-201 ram:-273
در dr:-235 adr:-235 der:-475 dar:-240 dre:-298
نغ ng:-542 ing:-555 eng:-254 ung:-414
وي wi:-257 we:-204 oj:-118 wai:-317 uy:-10 wy:-143 wit:-147 awi:-18 oy:-194 wel:-245 oui:-299
^و ^wi:-228 ^w:-328 ^wo:-138 ^wh:-350 ^we:-242 ^wa:-299 ^ou:-119
غو go:-413 gu:-414
أم am:-77
تل tle:-301
تي te:-272 ti:-285 ty:-55 tie:-97 ati:-117 tti:-293
^ش ^ch:-582 ^š:-437 ^sh:-603 ^s:-52
وف ov:-584 v:228 uv:-202 of:-343 off:-675 ow:-333 uf:-276 oph:-543 wf:-308 ouf:-570
را ra:-304 r:429 ara:176 ira:72 rra:-232 ar:199 rac:-14 re:4
ز$ s$:-293 z$:-382 es$:-352 az$:-178 ez$:-381
نز ns:-76 nz:-300 ins:-320 enz:-526
جا ga:-233 ja:-327
وج og:-291 oj:-289 ug:-311 uj:-348
جر ger:-449 gr:-104
يج ge:63 eg:-264 ig:-279 ij:-231
دو do:-355 du:-211 dw:-225 dou:-490
يد id:-357 de:66 ed:-273 eed:-253 eid:-221 ede:-146 aid:-195 ide:-180 yd:-220 ied:-239
يم me:82 m:310 em:-242 eme:-91 im:-320 aim:-52 imi:-54 him:-93 eim:-16 ime:-7 ym:3 aym:-328 eem:-149
^غ ^ga:-291 ^g:-495 ^gu:-444 ^gh:-494
ة$ h$:45 ah$:-472 a$:-420 eh$:-473 e$:-160 ya$:-418 t$:-92 at$:-275
ض dha:-237 dh:-226 d:16 ud:-60 adh:-252 ad:-187 ed:-124 da:-21 i:413 zi:-51 z:27 az:-111 ez:-160 di:61 iz:-110
عو u:285 ou:-165 aou:-346 awa:-320 aw:22
ع :467 ou:24 o:414 a:136 aa:146 e:222 i:448 la:317 y:326 h:376 u:354 ay:222 wa:222 eh:146
مع ma:-219 maa:-243 um:-207
تش č:-544 ič:-392 ch:-630 c:-199 tch:-623 chi:-267 che:-288 če:-239 ich:-424 cha:-206 sch:-502 ce:-16 ach:-280 cc:-371 ci:-118 cz:-388 sc:-113
كس ks:-266 xe:-380 x:-433 ex:-401
او au:244 ou:-70 aw:-267 aou:-248 ow:-203
ال l:180 al:-359 ale:-173 el:-164 hal:-194 ala:82 e:268 la:212 ali:-228 all:-430 ul:-49 u:267 dul:-179 hu:-83 ou:187 o:403 wa:164 es:32 i:451 r:300 t:373 as:225 er:119 ed:-50 ud:-75
عل al:-217 ala:-164 all:-438
^ع ^al:52 ^a:-347 ^:25 ^ab:-286 ^o:-196 ^e:-138 ^u:-139 ^i:-97 ^aw:-111 ^ai:-29 ^ay:-161
نت nta:-260 nt:-272 unt:-306 int:-279 ant:-165 ent:-459 nti:-89
^ي ^ya:-113 ^y:-232 ^j:-176 ^yo:-179 ^ye:-230
سن sen:-392 san:-289
سو so:-296 su:-299 sso:-421 sou:-219 sw:-75
ل$ l$:-226 il$:-125 el$:-381 ll$:-293 al$:-149 le$:-292 ul$:-22
ج$ g$:-143 ge$:-422 j$:-148 aj$:-114
رج rg:-284 erg:-414 rge:-401 rgi:-266
كل kel:-322 kle:-245 cl:-16 cla:-203 cle:-176
جو go:-165 jo:-372 ju:-254 jou:-582 gu:-315
ط t:-5 at:-16 to:117 tt:-117 et:110 ta:101 ut:-93 out:-216 ot:18 att:-200 d:322
اط at:-314 ati:-402 te:-161 ate:-323
عا a:101
آ a:321 e:192 aa:44
^آ ^a:-395 ^:46
طو tou:-472 to:-198 tu:-116 tw:-400
زا za:-387 sa:-97 aza:-256 zza:-584 zz:-249
ام mi:85 am:-362 me:48 ame:-210 ham:-188 amp:-224 amm:-313 yam:-79
^ل ^la:-252 ^l:-302 ^le:-172 ^lu:-92 ^lo:-112
خ h:305 khe:-276 kh:-270 k:236 akh:-353 j:186 ch:-191 r:519 khu:-257 kha:-244 ikh:-227 ukh:-70 ach:-90 g:320 okh:-245 kho:-295 che:-57
أخ akh:-502
خي je:-180 ge:-255 khi:-514 ji:-94
يخ ej:-380 ich:-542 ikh:-565 eik:-290
لم lm:-138 alm:-317 m:23 lem:-269 mo:-216 elm:-460 me:-58 ma:-162 lam:-315 mu:-252 lmo:-246
دا del:-243 de:55 da:-295 oda:-157 dda:-357 dul:-357 du:-34
غا ga:-367 gha:-380
خو ju:-439 kh:-68 jo:-410 kho:-433
^خ ^j:-409 ^kh:-691 ^k:-74 ^ha:-233 ^h:-48 ^g:-149
شو chu:-244 shu:-209 sho:-143
ند nde:-335 nd:-438 and:-440 ind:-331 und:-358 nda:-211 end:-422
اي i:134 y:51 ay:-225 ye:40 aye:-189 ey:-34 ei:-64
مب mb:-375 mbe:-190 mp:-442 omb:-260
از ze:-28 z:79 az:-408 azu:-344
ف$ v$:-224 ev$:-223 ve$:-264 f$:-301 if$:-257 ff$:-556 w$:64 af$:-235 uf$:-243 ef$:-436
ق gh:-208 g:65 agh:-173 ag:157 ge:155 q:-150 aq:-187 k:59 uk:63 ko:42 ak:-48 ke:81 ga:30 ka:52 gu:-158 qa:-112 gue:-332 ok:22 qu:-197 ug:52 c:184 ac:52 ik:103 gha:-5 kk:-143 ku:22 qo:-41 ek:-47 qe:-63 uq:-226 oc:43 qq:-457 on:107 gg:-88 ç:33
اغ ag:-342 agh:-420
سا sa:-126 ssa:-297 ss:23
وب ob:-310 op:-370 ub:-351 oub:-541 up:-330 obi:-149
لغ ha:6 gha:-490 gh:-163
^ا ^:-64 ^e:115 ^el:-115 ^i:185
يق ig:-174 ik:-78
ب$ p$:-174 b$:-149 ab$:-189 ub$:-49 eb$:-364 ib$:-182
شا sha:-356 ša:-295 cha:-396
لت lt:79 elt:-299 alt:-210
اف av:-387 af:-286 ff:-54 fi:-42 afi:-113 ave:-138
لف f:8 lf:-356 alf:-310 fa:-136 lv:-248 olf:-378
تز z:43 tz:-528 itz:-444
اه ah:-289 ahi:-196 ahe:-196 hi:100
من man:-383 men:-411
ط$ t$:-177
رد rd:-221 erd:-259 ord:-166 ard:-336 rde:-277
فر fer:-487 fr:-235 ver:-505 far:-356 fre:-358
نج ng:-463 ang:-367 ing:-534 eng:-365 nj:-271 nge:-398 anj:-455
ح$ h$:-239 eh$:-269 ah$:-176 ih$:-273
لح leh:-423 h:3 lh:-130 ha:-282 lha:-187 elh:-482 lah:-489 ho:-171
فت ft:-359 fat:-254
غل gle:-390 gl:-201
ه$ $:146 h$:-55 eh$:-249 e$:-198 ah$:-98 a$:-11 t$:-38
يه er:-171 e:31 ier:-216 eh:-146 et:-177
وا wa:-323 awa:-142 oua:-162 ou:128
صف saf:-525 sf:-415
^ص ^sa:-503 ^s:-355 ^so:-176 ^se:-353
زي ze:-271 zi:-427 azi:-199 zzi:-597 si:-60 zy:-289
هو ho:-266 hu:-175 hou:-414
غر ger:-461 gr:-275 gra:-227 gre:-225
لس s:48 els:-324 sa:-54
ث h:484 th:-270 t:256 tha:-231 ath:54 the:-258 s:227 us:62 z:137 c:146 ut:186 uth:-171 za:168
وث oth:-620 uth:-636 out:-436
ق$ q$:-482 aq$:-452 iq$:-566 k$:-312 ik$:-356 g$:-153 ak$:-174 c$:-94
مو mo:-278 mu:-232 mmo:-188 mou:-448
^ز ^zi:-195 ^z:-440 ^zu:-445 ^za:-478 ^zo:-329 ^ze:-460
هر her:-167 hr:-170 hir:-349
ذ d:38 dh:-304 ad:29 the:-501 th:-244 ath:-385 z:-50 za:-109
اذ d:11 ad:-259
لش ch:-330 sh:-272 cha:-423 sha:-365
نس ns:-103 ens:-340 ins:-266 nc:-64 nes:-206 nce:-255
عم ma:39 om:-220 am:-161 im:-204 uma:-399 um:-228 em:-159
هن hen:-283
لب b:37 lb:-209 alb:-199 ba:-197 be:-106 elb:-275 lab:-350
فس ws:-190
وز os:-238 oz:-421 uz:-426 ws:-51 zz:-200 us:-212 ouz:-635
أس as:-75
أك ak:-88
ثو thu:-457 tho:-448
يث eth:-556 ez:-230 ith:-504
رل erl:-231
صا sa:-158 ssa:-480
قي ki:-268 qi:-395
وق uk:-211 ouk:-609 ug:-235 uq:-359
زو zou:-628 zo:-240 zu:-394
رز rz:-225 arz:-411 ers:-484
مر mer:-322 mar:-291 mur:-178
اج ag:-289 aj:-371 age:-286 aji:-195 dj:-208
حا ha:-283 aha:-131
ث$ th$:-644 z$:-184
اث ath:-609 tth:-536
بع baa:-333
اش ch:-38 ach:-402 sh:132 ash:-484 as:34 shi:-168 che:-310 aš:-398
ثي thi:-484 the:-588 thy:-459
نث nth:-528
اض adh:-569 ad:-340
وغ og:-359 ug:-346
رب rb:-201 rbe:-122 erb:-313 rab:-303 arb:-182 orb:-252
وه uh:-218 oh:-302
مة ma:-37 me:-97 ima:-272
سم sm:-151 sem:-258 sim:-302
يح ih:70 yah:-390
لز z:-48 za:-243
نش nch:-429 nc:-157
عي i:13 ai:-190 ya:28 ay:-154 ei:-75
لع la:-242 a:-63 ela:-357 laa:-303
رف rf:-264 arf:-267 raf:-390
دن den:-443
ع$ a$:161 aa$:-36 $:248
رك rk:-128 ark:-122
اق ag:-224 aq:-377 ak:-190 ac:33
حي hay:-348 hi:-241 ahi:-284 hy:-82
مح moh:-405 mah:-431 muh:-359
جة ja:-410
شت st:-343 ste:-263
اح ahi:-103 ah:-262
صل sl:-215 sal:-401
لص s:-127 se:-231 sa:-218
عق ak:-256 aq:-534 ac:-383
صب sb:-330 sab:-452
لج j:-86 ja:-272
ثا tha:-489 za:-267
عت at:-187 ta:-133
جم jam:-474
أن an:149
له lah:-429
طا ta:-290 ata:-157 tta:-456
عط at:-292
رث rth:-544
شع sha:-414
خ$ h$:78 kh$:-408 ch$:-576
بس ps:-132
نر ner:-92
رش rch:-401
بد bdu:-577 bd:-416 bde:-357 dul:-323 del:-368
عب abd:-254 ab:-322 abb:-366 ub:-203
إد d:127 id:-190
لخ kh:-376 lkh:-498 kha:-523
ء$ $:-135 a$:-295
اء a:-114
ثم sm:-254
يي ier:56
ئ i:260
ائ i:-97 ai:-225 a:-138 ae:-316 y:-150 ay:-233
هل hl:-123
خر khr:-429
عز az:-350 azz:-780 ez:-309
فن ven:-420
تح th:-316
^ط ^ta:-441 ^t:-327 ^to:-358
ظ z:-132 az:-270 za:-212 iz:-224 dh:-277 d:158 ze:-117 od:-48
اظ az:-469
عد ad:-167 aad:-479 ada:-249
رح rah:-508
صو sou:-452 so:-83 su:-134
عص as:-235 is:-249
ى$ a$:-363 i$:-232
خا ja:-372 ha:-53 kha:-484 cha:-410
كه ke:-275
تم tem:-332
خل hal:-203 khl:-527
وح ouh:-521
طر tar:-307 tr:-60
نط nt:-409 ant:-469
قا ga:-182 ka:-220 qa:-281
عر ara:-56 ar:-71 aar:-279
مس mes:-154
لط ta:-279 t:-114 lt:-289 lat:-490
دز ds:-191 dz:-307
كت ct:-169
^ث ^th:-622 ^t:49
لق ka:-307 k:3 lk:-254 q:-251 qa:-348
قة ka:-252
غن gn:-256 gen:-489
ؤ :296 u:13 a:255 ua:-148 ou:-265 o:90
دج dge:-594
صي si:-107
وع oua:-430 ou:-110
سع sa:-163 ssa:-460 ss:33 ass:-341 s:217 as:-150
وخ ukh:-504 uk:-112 ouk:-283 okh:-470 uch:-621 och:-606
تن ten:-348
فع fa:-274
حس sa:-32 hus:-451 has:-276 hs:-318 se:17 sse:-379 ssa:-318
كم kma:-352
بح bah:-404
طي ti:-228 ati:-324
خت ht:-195 kht:-637
اخ akh:-527 ach:-529
حة ha:-324 iha:-392
مد mad:-438 med:-398
دل del:-417
مص mas:-434
ص$ s$:-70
ة y:383 ye:44 at:308 i:363
^ق ^ga:-270 ^g:-278 ^gu:-411 ^qu:-662 ^q:-402 ^qa:-565 ^ka:-427 ^k:-266 ^c:-8
حد had:-428
كن ken:-253
وو woo:-412
ض$ d$:-213 dh$:-473 ad$:-323
ئي e:-103 i:9 ei:-204
مل mel:-166
اع a:102
حل hal:-299 ahl:-394
قر kr:-130
لك ka:-111
سط st:-375 sta:-442
طب tab:-500
عة a:2
إغ ig:-245
نص ns:-242 ans:-502 nso:-413 nas:-346
حب hab:-291 ahb:-452
عف afa:-525 af:-245
مز ms:-26 mz:-399 amz:-427
إس is:-295
ى e:287 y:65 wa:-78
يض id:-193
بك bak:-453
أش ash:-336
ضا za:-202 da:-312 dha:-536
ضي di:-279
سى ssa:-641
عش sh:-115
حن han:-181
أز az:-125
حو hou:-192
أص as:-202
رق rq:-370 rk:-203
نع na:-113
فى afa:-732
صط sta:-590 st:-461 ust:-860
جد jd:-346
حر ahr:-359
طة ta:-215
يى ya:-203
يط it:-202
رخ rg:-157
عث th:-288
نق ng:-286
وط ut:-230
نخ ng:-288
ڤ v:-191
گ g:-141 gu:-402`;
