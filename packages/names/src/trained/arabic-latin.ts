// SPDX-License-Identifier: Apache-2.0
// Costs of Arabic letter groups against Latin ones. Written by `node packages/names/train/run.ts`; see NOTICE.

export const ARABIC_LATIN = `$ $:-88 e$:28 t$:194 a$:651 la$:312 y$:469 h$:362 i$:499 r$:490 s$:301 ne$:269 es$:114 d$:408 x$:137 ux$:-260 o$:538 us$:96 gh$:29
- e:543 i:565 h:526 u:533 o:632 c:692 l:714 a:623 t:675 y:539 s:653 g:644 w:541 n:737 d:638 r:703 k:701 b:729 j:612 m:895 z:563 v:693
ي :559 e:95 i:4 hi:270 ee:386 y:35 u:346 il:430 en:430 a:322 ea:203 h:472 w:519 ie:228 ll:182 ill:-46 in:425 ai:299 ya:430 he:325 ay:61 chi:26 j:201 iy:109 ja:374 ey:70 er:480 ye:168 ch:352 ei:284 aye:51 es:423 o:557 ze:384 ell:173 ig:344 eh:319 ij:44 ec:354 yi:182 s:713 eg:307 hy:289 ji:272 ej:238 igh:44 ič:216 je:137 yy:209 ayy:-124 ou:446
ي$ e$:-31 i$:-333 y$:-342 ee$:-115 ay$:13 hi$:76 ey$:-382 ye$:-29 ry$:11 ie$:-251 yi$:-126
غي ge:-135 gue:-516 gi:25
غ ge:208 g:-20 go:79 ga:197 gue:-206 gu:-165 h:409 gh:-222 agh:-200 :720 gha:-247 ghe:-181 gg:-222 ğ:-217 eg:13 gho:-244
يغ ig:-328 eg:-322 gg:-121
شي shi:-578 she:-339 chi:-556 che:-429 ci:-128 ši:-403
ش shi:-98 sh:-180 s:310 ush:-73 che:-390 ch:-226 c:366 ich:-135 esh:-131 cha:-156 š:-85 č:133 she:-72 :704 uch:-196 sha:-164 sch:-533 sc:110 z:397 ach:-53 sz:8 ash:-153 ish:-161 uš:-78 še:-75 x:19 ši:-30 t:525 sho:-82 cz:91 ç:-71
و :673 u:1 o:42 ugh:-110 au:161 a:458 ou:-169 un:359 wi:246 w:40 aou:125 oo:107 h:647 uh:317 ot:328 eau:-19 hu:203 us:274 wo:133 yo:270 y:508 wa:96 e:393 oe:227 oc:300 ho:315 ow:-54 we:116 uc:211 aw:-64 i:538 eu:324 oh:148 va:179 v:271 av:120 ve:260 low:-89 on:422 ux:-71 ju:197 awa:182 ew:162 oğ:-138 ut:394 d:647 wu:209 uw:77 woo:-66 aud:-34 or:446 ch:360 ł:-4 ev:227 al:308
وش ush:-466 us:-60 uch:-465 osh:-469 os:11
كو ku:-294 k:338 co:-379 ko:-422 cou:-208 kou:-298 cu:-280 qu:-488
ك k:-12 uk:116 c:114 cc:-85 ak:86 :826 ka:285 ki:177 ke:218 co:318 ic:236 ek:194 ca:335 g:196 ik:166 que:-340 qu:-198 q:168 cq:-32 ok:202 ch:-64 cke:-150 ck:-116 ga:217 kk:-71 č:170 gu:155 ç:69
وك uk:-374 ok:-309 uc:-194 ock:-542 oc:-167 ook:-392 yuk:-383
فو fu:-211 vo:-289 fo:-222 fou:-478
ف f:-69 ve:-4 v:73 va:226 ov:137 fa:297 ev:30 vi:115 av:193 fe:30 af:21 uf:46 fo:201 ef:-48 w:164 if:210 of:165 ff:-292 wi:185 ph:-175 p:480 eph:-173 ffe:-243 eff:-219 ew:73 u:520 ouf:-187 aph:-188
^ف ^fu:-243 ^f:-491 ^ve:-240 ^v:-429 ^fa:-485 ^va:-171 ^vi:-183 ^w:-281 ^fe:-418 ^ph:-421 ^p:41 ^vo:-101 ^fi:-127 ^we:-259
^ ^:16 ^l:268 ^w:208 ^k:278 ^s:411 ^g:459 ^ba:305 ^c:314 ^al:294 ^d:392 ^ab:220 ^bu:228 ^be:256 ^p:374
م$ m$:-261 em$:-402 om$:5 am$:-262 im$:-318 um$:-174
م m:-9 em:31 ma:90 um:32 mi:173 am:41 me:110 mo:179 om:168 im:161 mu:328 hm:210 mm:-104 amm:-66 ama:164 mou:-92 n:552 mme:-136
ا :545 e:281 h:733 a:59 at:427 an:501 u:267 o:392 al:406 ou:363 ha:369 ah:338 i:436 ag:296 c:621 ac:264 en:430 y:494 as:453 in:461 r:666 ut:252 gh:339 is:261 it:377 um:374 ix:56
ه hi:270 h:36 :686 ha:108 ho:251 ah:1 a:626 e:560 he:79 eh:-28 hu:195 ih:235 oh:144 s:394 j:393
^ه ^hi:-231 ^h:-457 ^:437 ^ha:-328 ^ho:-261 ^he:-348 ^hu:-300
و$ o$:-312 u$:-117 ou$:-256 au$:-99 io$:136 ow$:-300 ew$:-182 zo$:-63 ho$:45
لو lo:-280 lau:-241 lu:-221 ou:-52 lou:-451 llo:-331 low:-403
ل l:-41 ol:326 la:228 :378 li:241 il:176 ll:69 ill:-14 el:-22 le:35 ul:56 al:86 hl:94 lo:235 ell:-238 lle:-142 i:589 lu:250 all:-70 oul:-65 ala:86 ł:-50 en:342
ول l:426 ol:-396 ul:-330 aul:-239 ll:23 oll:-451 hol:-174 uli:-119 oul:-482 ull:-459
يك ic:-274 k:318 ek:-242 ik:-283 ick:-566 ke:-15 yk:-96 ec:-110 eck:-482 ich:-376 jk:-184
ني ni:-246 n:392 nie:-83 ne:-137 nne:-97 eni:-13 uni:-180 ny:-51 ney:-233 ini:-35 in:281 nni:-202 gn:-123 ñ:-259 nny:-130
ن ni:326 n:6 in:103 na:269 en:-9 nn:219 ann:54 an:214 on:221 no:276 ne:124 nne:-9 un:160 hn:296 :747 ng:247 yn:304 m:550 ny:259 enn:-43 gn:124 oun:75 nc:297 ñ:-5 r:663 nç:-25
^ن ^ni:-111 ^n:-269 ^na:-263 ^nu:-192 ^ne:-228 ^no:-24
ر$ r$:-158 er$:-528 re$:-213 ar$:-262 ir$:-239 ur$:-176 or$:-20
ر r:-24 er:-2 re:118 ur:82 ar:39 ro:273 ir:216 :766 ra:135 or:185 ri:217 rr:141 arr:-38 ru:306 our:46 her:71 err:-53 hr:187 hor:202 ř:-75 n:684
بر per:-361 bre:-235 br:-310 bra:-108 ber:-579 pr:-162 pre:-201 bar:-276
ب pe:5 p:61 ep:80 ba:73 b:-26 ppe:-231 pp:-298 be:94 ab:108 pa:241 bu:77 bo:311 bou:-82 bb:-144 eb:68 po:150 ip:252 ob:148 ib:98 ub:45 bi:224 :760 oub:-65 up:95 abb:-90 uba:-6 v:273
يب ep:-228 ip:-256 ib:-212 eb:-189 ipp:-582 aib:-192
اك ak:-345 cc:-224 c:15 ac:-194 ake:-104 ck:-198 ack:-467 aki:-72
ما ma:-389 uma:-89 man:-369 ama:19 ema:-124 mma:-305 hma:-29
وم um:-348 om:-348 oum:-469 ome:-227
أو u:262 o:-26
أ :710 a:474
^أ ^u:-102 ^:-153 ^a:-426 ^ak:-214 ^o:-51 ^au:-180 ^e:-56 ^ou:-60
لا la:-307 l:445 lla:-332 ala:-57 las:-5 le:7
بل pl:-166 blo:-292 bl:-2 bel:-460 bal:-248 ble:-287 bla:-198
سب sp:-408 spe:-319
س s:29 es:94 sc:171 is:114 si:342 as:327 :790 ci:266 c:244 se:148 os:200 so:361 sse:-180 ss:27 ass:-14 sa:379 us:120 z:249 ous:25 su:279 u:623 ssa:-123 iss:2 uss:-157 ess:-116 ys:227 ce:28 š:7 sou:-17 sz:-16 č:207 t:618 ç:54
يس es:-249 is:-259 ess:-398 ys:-79 iss:-414 ce:65 eis:-44
دي de:-302 dy:-144 di:-385 adi:-299 idi:-137 des:-80 die:-238 edi:-253 ddi:-431
د de:89 d:-82 ad:84 a:695 ud:182 oud:-107 :710 do:229 id:134 dd:-102 da:154 ed:48 t:460 add:-124 mad:-186 med:-57 et:329
^د ^de:-259 ^d:-405 ^di:-213 ^do:-173 ^da:-196 ^du:-243
ن$ n$:-373 in$:-277 $:499 en$:-379 an$:-101 ne$:-427 nn$:-215 on$:-215 un$:3
ين n:495 in:-384 en:-316 ain:-81 yn:-131 inn:-281 lin:-24 ene:-36 een:-97 ne:260 ine:-132 enn:-349 yne:-169 ayn:-237 ein:-106
مي mi:-334 mic:-191 ami:-240 emi:-320 me:-148 ame:-91 omi:-128 my:-124 mee:-214 ome:-99 may:-314
يو u:135 yu:-225 yo:-212 io:240 ju:-107 jo:-105 eu:170 ew:-229 you:-362
س$ $:362 s$:-346 us$:-290 as$:-89 is$:-206 es$:-351 ss$:-233 se$:-223 os$:-106 x$:-156 ce$:-362 z$:50
وس us:-393 ose:-114 os:-343 ous:-356 oss:-406 uss:-458 ius:-149 aus:-54
سك sc:-308 sk:-484 ski:-347 sky:-368 esc:-312 wsk:-542
لي li:-356 ili:-23 le:-281 ale:-23 ali:-280 ly:-258 eli:-212 el:242 y:131 ley:-507 lle:-269 ll:149 lyn:-190 lee:-189 hli:-72 gli:-336 lj:-168 lli:-381 ily:-168 il:194 lie:-105 les:-22 lei:-286 lai:-207 la:77
يل ili:-26 il:-299 ill:-493 el:-339 iel:-226 yl:-148 le:61 eil:-126 ell:-538 eli:17 ail:-101 eel:-157 yle:-221 ayl:-271
سي si:-148 ci:-272 se:-123 ssi:-395 sse:-311 ce:-216 sey:-336 sei:-129 cy:-233
اس asi:42 as:-290 ac:159 ss:205 ass:-455 ace:-249
با ba:-343 pa:-260 aba:5 uba:-160 bba:-447 eba:-22 va:-71
^ب ^ba:-378 ^b:-491 ^pa:-187 ^p:-495 ^bu:-327 ^bo:-333 ^bi:-191 ^pe:-343 ^be:-421 ^pi:-137
تر ter:-450 tru:-136 tr:-169 tre:-129 tri:-151 tra:-68 etr:-248
ت te:38 t:-14 ght:-258 ta:221 it:195 :670 at:265 tt:-25 ett:-133 tu:253 ut:156 ti:241 tte:-134 et:132 z:507 th:-1 att:-30 ott:54 d:408 ţ:-134 c:483
سل sl:-17 sal:-213 sle:-226 sel:-201
^س ^s:-394 ^so:-254 ^sa:-287 ^si:-166 ^su:-313 ^se:-246 ^c:-119 ^ce:-31
صر ser:-355 sr:-178 asr:-475
ص se:154 s:77 as:105 sa:51 es:-2 ce:-50 c:175 ss:-101 si:-1 ass:-182 os:32 us:-5 su:42 z:195 ssa:8 ça:-305
اص as:-82 si:-116 ss:-106 ass:-475
نا na:-217 nna:-268 ana:4
بي pi:-259 be:-300 b:282 pe:-255 bi:-311 abi:-181 bee:-80 by:-207 pie:-210 bai:-232 bec:-131
ري res:-43 re:-250 ree:-188 ri:-355 eri:-289 rri:-170 riy:-164 er:192 rie:-162 ari:-187 ry:-216 rei:-238 iri:53 rey:-246 hri:-101 ary:-36 reg:-67 rre:-170 ery:-171 ray:-194
كر cr:-67 kr:-143 kar:-329 ker:-332 kra:-118 chr:-160
^ك ^c:-434 ^ka:-309 ^k:-440 ^ko:-69 ^ke:-317 ^co:-201 ^ca:-114 ^ki:-185 ^ku:-243 ^ch:-373 ^cu:-76 ^qu:-306 ^q:-30
تا ta:-292 tta:-35 te:151
ست sta:-106 st:-533 ste:-430 sti:-252 ust:-313 est:-379 ist:-162
رس rs:13 ers:-370
ير r:367 er:-340 re:246 ir:-209 air:-201 her:-64 ert:-46 err:-372 eir:-247 ier:-144 yr:102 ayr:-166 jer:-100
في ve:-328 v:211 fie:-335 fi:-370 vi:-471 ovi:-173 vy:-109 vil:-276 evi:-410 fe:-24 wi:-189 phi:-360 ffi:-532 afi:-414 we:-90
د$ d$:-390 ad$:-253 ud$:-46 ed$:-412 t$:-34 id$:-249 de$:-308
يت it:-293 hit:-102 t:365 ett:-518 et:-280 i:343 ait:-62 te:30 itt:-416 ich:-110 ite:-48 iet:-251
ا$ a$:-266 ja$:-52 ya$:47 ah$:-93
غ$ g$:-365 gh$:-417
رغ rg:-314 erg:-418 rge:-290 urg:-514 rga:-346
نب enb:-420
ور r:416 ure:-25 ur:-365 our:-521 or:-414 ori:-7 hor:-65 ro:132 oro:-56 ore:-164 oor:-258 war:-280 wor:-473 orr:-335
نو nu:142 nou:-316 no:-187
كا ka:-312 ca:-269 ika:-104 cca:-433
نك nk:-267 enk:-399 ink:-255
ان n:426 an:-422 ann:-361 ane:-26 and:-150 han:-93 en:-43 in:-59 anc:-101 jan:-139
فا va:-366 fa:-201 eva:-178 afa:-222 wa:-92
يف v:249 iv:-320 ev:-441 evi:-142 eve:-342 yev:-531 ef:-221 if:-284 ve:-109 ive:-227 iff:-394 yf:-147
إي i:67 e:327
إ i:410 :688 e:434
^إ ^i:-313 ^:-181 ^e:-398 ^ed:-129 ^a:-56
كي ki:-319 ke:-210 que:-634 chi:-360 cke:-279 ky:-28 aki:-178 uke:-245 kei:-111 che:-197
بن ben:-296
اب be:67 abe:-194 ab:-321 aba:8 abi:-186 ap:-297 bi:-36
^ت ^ta:-196 ^t:-360 ^te:-218 ^to:-23 ^ti:68 ^:492 ^tu:-176 ^th:-280
ز z:-108 s:215 :784 za:44 iz:-98 ze:-70 az:35 ž:-161 zou:-238 es:202 se:18 zz:-347 azz:-293 uz:31 ez:20 zu:133 is:303 x:67
يز z:127 iz:-396 ze:-51 es:-163 ez:-385 is:-203
ون on:-424 un:-318 oun:-408 one:-37 une:-25 uni:-67 ond:-196 onn:-373 hon:-154
ات at:-328 a:339 ate:-91 att:-434 hat:-65 ti:112
^ر ^re:-236 ^r:-260 ^ro:-68 ^ri:-196 ^ra:-250 ^ru:-167
يا ia:165 ya:-240 y:253 aya:6 ja:-104 iya:-330
جي ji:-438 ge:-283 gi:-312 je:-225 aji:-256 ci:-122
ج ji:126 j:-43 ga:76 g:-4 ge:17 eg:104 ce:157 c:201 je:-109 oj:-27 h:550 ch:-13 gi:118 gu:-63 dj:-281 ja:44 aj:44 dja:-219 d:473 ej:-2 jj:-293 ajj:-305 ž:-195 gg:-198 že:-127 uj:-67 y:388 z:318 k:489 zh:-84 ç:-150 s:515
^ج ^ji:-288 ^j:-514 ^c:-49 ^ga:-274 ^g:-430 ^je:-417 ^gi:-351 ^jo:-357 ^ge:-386 ^ju:-436 ^ja:-501 ^gu:-322 ^go:-277
ود ud:-379 oud:-557 od:-344 ood:-490 aud:-283 ude:-260
رن rn:57 rne:-190 ern:-310 ren:-123
أر ar:156
اد di:-39 d:253 adi:-32 ad:-340 de:-3 ade:-314 add:-349
ك$ c$:-113 k$:-240 uk$:-144 ak$:-165 ek$:-317 ck$:-519 ik$:-90 ke$:-314
رو rou:-430 ro:-339 ros:-76 r:218 ru:-269 rro:-133 row:-358 roo:-283 rus:-134
ح a:425 ha:102 h:43 eh:9 ih:163 ah:-74 he:133 uha:-172 ch:-61 ho:68 kh:76 ham:-20 hou:-220
حم ham:-648 h:126 ahm:-564 hma:-469 hme:-571 mma:-299
^ح ^ha:-568 ^h:-222 ^hi:-336 ^he:-360 ^hu:-475 ^ho:-374
هي hi:-251 h:362 ahi:-65 he:-72 hy:-63 hea:-288 hai:-229
ار ar:-382 har:-107 ri:148 ari:-73 re:282 are:35 ard:-253 arr:-361
ت$ t$:-302 tt$:-320 te$:-313 at$:-244 et$:-287 dt$:-272 ht$:18
بو bu:-325 bo:-278 bou:-599 po:-299 pou:-443 pu:-121 boo:-331
ش$ sh$:-402 č$:-118 ch$:-468 š$:-389
يش esh:-325 ish:-460 ich:-503 ic:17 sch:-310 iš:-369
^م ^m:-459 ^ma:-413 ^mo:-462 ^mi:-147 ^mu:-450 ^me:-379
تو tur:-220 tu:-168 to:-419 tto:-196 tou:-272
وت ut:-323 out:-355 ot:-280 u:352 ott:-538
لد d:38 ld:-321 eld:-424 ald:-223 lde:-260 ild:-234 di:81 ddi:-198
تس ts:-322 z:-93 tsu:-451 tz:-329 ets:-194
رت rt:-240 art:-136 ert:-418 urt:-371 rti:-191
ها ha:-333 h:215 iha:-177 aha:-70 he:-136
رم rm:145 erm:-301 arm:-102 ram:-282
در dr:-243 der:-480 dra:-98 dar:-263 dre:-302
نغ ng:-545 ing:-558 eng:-248 ung:-417
وي wi:-258 we:-204 oj:-120 wai:-318 uy:-10 wy:-141 wit:-143 awi:-21 oy:-190 wel:-227 oui:-239
^و ^wi:-229 ^w:-329 ^wo:-131 ^wh:-349 ^we:-243 ^wa:-297
غو go:-416 gu:-420
أم am:-86
تل tle:-311
تي te:-274 ti:-285 ty:-65 tie:-121 ati:-127 tti:-290
^ش ^ch:-568 ^š:-434 ^sh:-604 ^s:-52
وف ov:-582 v:219 uv:-199 of:-345 off:-675 ow:-330 uf:-281 oph:-540 wf:-309 ouf:-575
را ra:-304 r:459 ara:129 ira:73 rra:-232 ar:218 rac:-13 re:0
ز$ s$:-298 z$:-389 es$:-356 az$:-146 ez$:-389
نز ns:-79 nz:-274 ins:-322 enz:-509
جا ga:-237 ja:-329
وج og:-293 oj:-295 ug:-316 uj:-352
جر ger:-451 gr:-102
يج ge:15 eg:-267 ig:-284 ij:-241
دو do:-363 du:-223 dw:-230 dou:-499
يد id:-302 de:63 ed:-277 eed:-264 eid:-261 ede:-151 aid:-233 ide:-189 yd:-226 ied:-244
يم me:69 m:314 em:-240 eme:-67 im:-318 aim:-51 imi:-60 him:-97 eim:-16 ime:-15 ym:-12 aym:-331 eem:-156
^غ ^ga:-297 ^g:-499 ^gu:-439 ^gh:-486
ة$ h$:29 ah$:-489 a$:-410 eh$:-487 e$:-173 ya$:-435 t$:-134
ض dha:-239 dh:-230 d:16 ud:-66 adh:-256 ad:-193 ed:-136 da:-19 i:410 zi:-55 z:23 az:-116 ez:-166 di:57 iz:-116
عو u:289 ou:-177 aou:-337 awa:-325 aw:5
ع :464 ou:16 o:409 a:140 aa:86 e:262 i:444 y:325 h:387 u:334 ay:214 wa:220 iz:194 eh:141
مع ma:-221 maa:-182 um:-215
تش č:-544 ič:-391 ch:-631 c:-200 tch:-627 chi:-263 che:-310 če:-241 ich:-425 cha:-206 sch:-502 ce:-16 ach:-280 cc:-370 ci:-120 cz:-390 sc:-103
كس ks:-259 xe:-378 x:-431 ex:-401
او au:226 ou:-75 aw:-265 aou:-205 ow:-202
ال l:175 al:-358 ale:-176 el:-159 hal:-173 ala:76 e:277 la:152 ali:-226 all:-431 r:296 ul:-40 u:264 dul:-184 hu:-85 ou:182 o:401 wa:141 es:113 i:354 t:370 as:143 er:120 ed:-54 ud:-80
عل al:-226 ala:-175 all:-436
^ع ^a:-345 ^:22 ^ab:-288 ^o:-200 ^e:-142 ^u:-145 ^i:-99 ^aw:-114 ^ai:-20 ^ay:-169
نت nta:-255 nt:-274 unt:-313 int:-282 ant:-170 ent:-462 nti:-94
^ي ^ya:-89 ^y:-230 ^j:-180 ^yo:-164 ^ye:-231
سن sen:-397 san:-289
سو so:-299 su:-304 sso:-426 sou:-123 sw:-78
ل$ l$:-220 il$:-130 el$:-374 ll$:-302 al$:-151 le$:-292 ul$:-51
ج$ g$:-148 ge$:-423 j$:-135 aj$:-122
رج rg:-288 erg:-406 rge:-403 rgi:-265
كل kel:-329 kle:-249 cl:-21 cla:-198 cle:-213
جو go:-168 jo:-382 ju:-268 jou:-580 gu:-310
ط t:-1 at:-20 to:111 tt:-158 et:77 ta:76 ut:-135 ot:10 att:-256
اط at:-316 ati:-411 te:-168
عا a:113
آ a:317 e:193 aa:40
^آ ^a:-397 ^:65
أب ab:23
طو tou:-426 to:-203 tu:-130 tw:-403
زا za:-392 sa:-102 aza:-268 zza:-585 azz:-368
ام mi:79 am:-361 ame:-140 ham:-191 amp:-226 amm:-318 me:57 yam:-111
^ل ^la:-246 ^l:-302 ^le:-162 ^lu:-93 ^lo:-133
خ h:318 khe:-276 kh:-265 k:235 akh:-347 j:184 ch:-193 r:518 khu:-260 kha:-230 ikh:-226 ukh:-138 ach:-57 g:318 okh:-245 kho:-303 che:-59
أخ akh:-474
خي je:-182 ge:-256 khi:-512 ji:-96
يخ ej:-381 ich:-541 ikh:-563 eik:-291
لم lm:-151 alm:-294 m:18 lem:-252 mo:-218 elm:-464 me:-64 ma:-167 mu:-262 lmo:-244
دا del:-257 de:19 da:-295 oda:-162 dda:-356 dul:-374 du:-53
غا ga:-371 gha:-313
خو ju:-443 kh:-68 jo:-413 kho:-440
^خ ^j:-412 ^kh:-689 ^k:-76 ^ha:-236 ^h:-50 ^g:-152
شو chu:-249 shu:-213 sho:-146
ند nde:-349 nd:-443 and:-436 ind:-336 und:-363 nda:-215 end:-422
اي i:129 y:49 ay:-219 ye:37 aye:-195 ey:-37 ei:-72
مب mb:-379 mbe:-198 mp:-444 omb:-263
از ze:-57 z:91 aze:-154 az:-409 azu:-353
ف$ v$:-236 ev$:-234 ve$:-260 f$:-293 if$:-262 ff$:-560 w$:61 af$:-241 uf$:-250 ef$:-428
ق gh:-212 g:56 agh:-153 ag:150 ge:171 q:-153 aq:-191 k:65 uk:57 ko:40 ak:-54 ke:109 ga:34 ka:36 gu:-232 qa:-105 ok:28 qu:-188 ug:44 c:180 ac:49 ik:100 gha:-17 kk:-140 ku:-1 ek:-50 qe:-58 uq:-233 oc:41 qq:-453 on:104 gg:-92 ç:32
اغ ag:-344 agh:-406
سا sa:-121 ssa:-290 ss:32
وب ob:-312 op:-367 ub:-355 oub:-533 up:-331 obi:-156
لغ ha:4 gha:-496 gh:-165
^ا ^:-67 ^e:78 ^el:-112 ^i:180
يق ig:-164 ik:-79
ب$ p$:-176 b$:-150 ab$:-194 ub$:-74 eb$:-360 ib$:-188
شا sha:-354 ša:-294 cha:-375
لت lt:68 elt:-275 alt:-209
اف av:-386 af:-271 fi:-55 afi:-130 ave:-137
لف f:4 lf:-364 fa:-139 lv:-242 olf:-381
تز z:36 tz:-536 itz:-452
اه ah:-289 ahi:-177 ahe:-198 hi:105
من man:-384 men:-417
ط$ t$:-148
رد rd:-238 erd:-239 ord:-171 ard:-335 rde:-282
فر fer:-456 fr:-196 ver:-503 far:-369 fre:-345
نج ng:-465 ang:-367 ing:-537 eng:-365 nj:-247 nge:-396 anj:-456
ح$ h$:-246 eh$:-257 ah$:-168 ih$:-272
لح leh:-422 h:-1 lh:-120 ha:-287 lha:-242 elh:-471 lah:-491 ho:-175
فت ft:-360 fat:-255
غل gle:-396 gl:-204
ه$ $:141 h$:-53 eh$:-241 e$:-199 ah$:-100 a$:-14 t$:-43
يه er:-171 e:30 ier:-219 eh:-147 et:-177
وا wa:-325 awa:-141 oua:-61
صف saf:-537 sf:-402
^ص ^sa:-507 ^s:-353 ^so:-182 ^se:-352
زي ze:-276 zi:-432 azi:-203 zzi:-607 si:-66 zy:-300
هو ho:-270 hu:-180 hou:-407
غر ger:-465 gr:-273 gra:-243 gre:-232
لس s:49 els:-324 sa:-68
ث h:483 th:-273 t:287 tha:-230 ath:59 the:-258 s:227 us:60 z:133 c:147 uth:-194 za:165
وث oth:-619 uth:-637 out:-440
ق$ q$:-482 aq$:-458 iq$:-565 k$:-316 ik$:-360 g$:-128 ak$:-178 c$:-96
مو mo:-287 mu:-244 mmo:-188 mou:-415
^ز ^z:-439 ^zu:-455 ^za:-484 ^zo:-320 ^ze:-444
هر her:-174 hr:-163 hir:-350
ذ d:48 dh:-305 ad:20 the:-501 th:-244 ath:-385 z:-52 za:-137
اذ d:-2 ad:-260
لش ch:-329 sh:-272 cha:-423 sha:-366
نس ns:-112 ens:-341 ins:-268 nc:-68 nes:-210 nce:-257
عم ma:39 om:-229 am:-199 im:-213 uma:-407 um:-236 em:-170
هن hen:-287
لب b:41 lb:-193 alb:-195 ba:-203 be:-110 elb:-286 lab:-353
فس ws:-195
وز os:-241 oz:-427 uz:-434 ws:-50 zz:-221 us:-217 ouz:-618
أس as:8 sa:-14
أك ak:-95
ثو thu:-457 tho:-444
يث eth:-554 ez:-230 ith:-504
رل erl:-238
صا sa:-159 ssa:-477
قي ki:-273 qi:-395
وق uk:-215 ouk:-576 ug:-243 uq:-363
زو zou:-580 zo:-262 zu:-407
رز rz:-233 arz:-419 ers:-487
مر mer:-320 mar:-288 mur:-189
اج ag:-290 aj:-365 age:-298 aji:-208 dj:-217
حا ha:-285 aha:-134
ث$ th$:-645 z$:-188
اث ath:-609 tth:-537
اش ch:-43 ach:-398 ash:-484 as:33 shi:-166 che:-266 aš:-397
ثي thi:-484 the:-587 thy:-456
نث nth:-528
اض adh:-573 ad:-337
وغ og:-361 ug:-351
رب rb:-173 rbe:-140 erb:-320 rab:-296 orb:-255
وه uh:-224 oh:-303
مة ma:-122 me:-128 ima:-280
سم sm:-125 sem:-264 sim:-315
يح ih:132 yah:-372
لز z:-52 za:-250
نش nch:-379 nc:-156
عي i:7 ai:-190 ya:24 ay:-151 ei:-92
لع la:-265 a:-65 ela:-329
رف rf:-225 raf:-395
دن den:-449
ع$ $:242 a$:174 e$:10
رك rk:-115
اق ag:-230 aq:-373 ak:-192 ac:28
حي hay:-352 hi:-247 ahi:-292
مح moh:-434 mah:-466 muh:-386 meh:-253
جة ja:-440
شت st:-345 ste:-263
اح ahi:-128 ah:-242
صل sl:-221 sal:-404
لص s:-122 se:-235 sa:-236 ss:-213
عق ak:-264 aq:-541 ac:-364
لج j:-91 ja:-273
ثا tha:-488 za:-269
عت at:-178 ta:-139
جم jam:-482
أن an:137
له lah:-425
طا ta:-283 ata:-155
عط at:-263
رث rth:-545
شع sha:-414
خ$ h$:73 kh$:-411 ch$:-578
بس ps:-135
نر ner:-53
رش rch:-411
بد bdu:-588 bd:-408 bde:-370 dul:-331 del:-373
عب abd:-261 ab:-332 abb:-377 ub:-213
إد d:12
لخ kh:-378 lkh:-499 kha:-520
ء$ $:-137 a$:-294
اء a:-108
ثم sm:-256
يي ier:54
ئ i:323
ائ i:-99 ai:-207 a:-142 ae:-319 y:-151 ay:-237
خر khr:-439
عز az:-361 azz:-781 ez:-321
فن ven:-419
تح th:-322
^ط ^ta:-441 ^t:-332 ^to:-347
ظ z:-137 az:-273 za:-216 iz:-221 dh:-279 d:192 ze:-122 od:-51
اظ az:-471
عد ad:-197 aad:-479 ada:-259
رح rah:-507
صو sou:-476 so:-90 su:-198
ى$ a$:-365 i$:-240
خا ja:-375 ha:-57 kha:-480 cha:-411
كه ke:-275
خل hal:-204 khl:-513
وح ouh:-521
نط nt:-416 ant:-470
قا ga:-182 ka:-230 qa:-305
عر ara:-79 ar:-72 aar:-283
لط ta:-285 t:-121 lt:-304 lat:-497
دز ds:-198 dz:-337
كت ct:-171
^ث ^th:-623 ^t:44
لق ka:-310 k:0 lk:-248 q:-260 qa:-341
قة ka:-309
غن gn:-280 gen:-493
ؤ :297 u:11 a:256 ua:-154 ou:-266 o:86
دج dge:-603
صي si:60
وع oua:-423 ou:-122
سع sa:-160 ssa:-460 ss:32 ass:-348 s:206 as:-154
وخ ukh:-505 uk:-115 ouk:-286 okh:-473 uch:-622 och:-605
تن ten:-347
فع fa:-279
حس sa:-36 hus:-456 has:-281 hs:-309 ssa:-322 se:15 sse:-382
كم kma:-354
بح bah:-442
صب sab:-453
طي ti:-236 ati:-307
خت ht:-178 kht:-634
اخ akh:-527 ach:-527
حة ha:-373 iha:-406
مد mad:-448 med:-402
دل del:-411
مص mas:-450
ص$ s$:-60
ة y:368 ye:29 i:365
^ق ^ga:-275 ^g:-281 ^qu:-667 ^q:-410 ^qa:-567 ^ka:-425 ^k:-243 ^c:-11
حد had:-435
كن ken:-253
وو woo:-410
ض$ d$:-223 dh$:-477 ad$:-326
ئي e:-104 i:8 ei:-205
مل mel:-155
اع a:115
حل hal:-306 ahl:-390
قر kr:-138
فة fa:-214
لك ka:-113
سط st:-381 sta:-449
طب tab:-507
عة a:7
نص ns:-240 ans:-484 nso:-430 nas:-346
عف afa:-528 af:-237
مز ms:-34 mz:-403 amz:-417
إس is:-316
ى e:282 y:73 wa:-84 ye:35
يض id:-174
بك bak:-455
أش ash:-344
ضا za:-198 da:-300 dha:-540
ضي di:-264
سى ssa:-594
عش sh:-120
حن han:-172
أز az:-131
حو hou:-236
أص as:-216
نع na:-120
حب hb:-152
فى afa:-740
صط sta:-597 st:-467 ust:-868
عص is:-256
يى ya:-188
يط it:-202
رق rk:-195
رخ rg:-158
عث th:-290
نق ng:-293
وط ut:-242
نخ ng:-290
ڤ v:-189`;
