// SPDX-License-Identifier: Apache-2.0
// Costs of Latin letter groups against Latin ones. Written by `node packages/names/train/run.ts`; see NOTICE.

export const LATIN_LATIN = `$ $:-82 h$:33 t$:154 e$:-44 ne$:172 s$:257 x$:-56 d$:218
r$ r$:-272 er$:-284
r r:-24 er:218 ir:219 rr:-113 ar:104 ur:122 ri:142 ra:158 ro:177 re:50 g:333
- e:337 a:395 i:450 s:612 h:335 j:394 g:440 y:433 t:544 n:666 u:420 o:557 c:441 l:491 w:520 k:567 z:419
er$ r$:-284
er r:218 er:-399 ir:-125 re:-84 ar:-109
e :337 e:-8 i:34 ie:63 u:182 y:131 ey:47 o:338 a:92 el:211 he:266 h:488 ei:120 ay:128 j:318 ai:155 ou:134
s :612 se:140 s:10 ss:-204 sh:156 ce:-2 c:183 es:134 is:167 z:34 su:148 t:367 ch:53
se se:-112 s:140 si:20 ss:-84
ss se:-84 s:-204 ss:-425 c:-72
a :395 a:-46 h:514 ah:143 i:237 ya:165 y:384 ha:74 u:216 ou:188 o:292 e:92 ay:179 ja:86 wa:183 la:294 ac:224 ag:134
as as:-222
na na:-215
n n:9 :666 ne:57 nn:-147 ni:191 in:231
^n ^n:-276
^ ^:-34 ^k:295 ^a:274 ^d:335
ir r:219 er:-125 ir:-122
i :450 e:34 a:237 i:-36 y:24 iy:-18 j:149 ey:-49 ay:41 ai:110 ee:-21 ie:55 ei:66 u:301 h:424 o:489 ic:162 hi:111
si se:20
j j:-92 :394 g:-32 i:149 ja:-6 e:318 c:106 dj:-322 y:25 kh:-127
^j ^j:-566 ^g:-426
a$ a$:-222
ia ya:-40
h$ $:33 h$:-78
h :335 a:514 ha:52 h:0 e:488 he:69 kh:-14 ho:111 i:424 hi:178 ch:-155
ah a:143 ah:-311
g :440 j:-32 gu:-190 g:-157 ge:-26 c:212 k:124 q:-26 gh:-209 r:333
^g ^j:-426 ^g:-543
ya a:165 ia:-40 ya:-345
y a:384 :433 i:24 y:-12 ey:-66 e:131 ay:71 ie:8 ye:68 j:25
iy i:-18
i$ y$:-286 e$:72 i$:-254
d d:-94 ad:66 z:77 de:-21 id:51 dd:-163 ud:90 ed:146 t:220
m m:-2 ma:107 me:108 mm:-118 em:167
am am:-348
ha a:74 ha:-402 h:52 he:-177
^ha ^h:-234
^h ^ha:-234 ^h:-401
y$ i$:-286 y$:-393 e$:-211
t$ t$:-285 $:154
t t:-73 tt:-292 :544 te:9 th:-137 d:220 s:367
et et:-242
ne ne:-284 n:57
nn n:-147
o :557 u:-35 au:-27 a:292 o:-71 w:130 e:338 oo:-76 ou:-218 ho:191 i:489 ow:-144 oh:35 us:140 aw:-10
on un:-286 on:-392
b b:-58 p:-15 be:74 ub:35 bb:-143 pp:-253
^b ^b:-496 ^p:-450 ^ba:-265 ^be:-289
tt t:-292 tt:-514
u :420 o:-35 u:-72 ou:-264 au:72 a:216 e:182 w:37 oo:-87 i:301 ow:-121 aw:76
un on:-286 un:-224
ie e:63 y:8 i:55
ni n:191 ni:-274
p b:-15 p:-116 pe:-2 pp:-339 v:126
^p ^b:-450 ^p:-523
rr r:-113
c :441 c:-29 k:35 s:183 ss:-72 j:106 q:11 ch:-123 g:212 ck:-170
ca ca:-152 ka:-250
^c ^c:-432 ^k:-381 ^s:-191
ar r:104 ar:-357 er:-109
ka ca:-250 k:138 ka:-276
k c:35 :567 ke:-29 k:-78 ki:83 ka:138 ck:-280 ch:-149 qu:-263 q:-155 g:124
^k ^c:-381 ^:295 ^k:-462
n$ ne$:-436 n$:-382 an$:-107 en$:-178 in$:-98 on$:-108
an an:-357
ur r:122 or:-305 ur:-315
e$ $:-44 y$:-211 i$:72 e$:20
ne$ $:172 n$:-436
or ur:-305 or:-331
man ma:-403
ma ma:-417 m:107 man:-403 me:-219
au u:72 o:-27
^ba ^b:-265
ou u:-264 a:188 o:-218 w:-248 ou:-467 e:134
ri ri:-403 r:142 ry:-294 re:-242
va va:-510
v v:-239 ve:-126 w:-116 f:-113 p:126 ff:-369
gu g:-190
an$ n$:-107
l :491 li:199 l:-42 al:104 ul:114 le:-29 lle:-140 ll:-209 el:44 ell:-89 il:190 la:176
ly li:-267
al l:104 al:-329
^a ^a:-141 ^:274
li ly:-267 l:199 le:-220 li:-354
in$ n$:-98
in n:231 en:-251 yn:-191 in:-326
w :520 we:-108 w:-182 o:130 u:37 ou:-248 v:-116 f:144
en$ n$:-178
en in:-251 en:-282
we w:-108
ll l:-209 le:-151 ll:-342 el:-103
ol ol:-324 ul:-281
ul l:114 ol:-281 ul:-331
ey y:-66 i:-49 e:47
le l:-29 ll:-151 li:-220 le:-323 el:-30
lle l:-140
bo bo:-282
be b:74 bi:-174 be:-281
^be ^b:-289
l$ l$:-225
ell l:-89
el l:44 el:-326 e:211 ll:-103 il:-226 le:-30
ke ke:-214 k:-29
s$ $:257 s$:-314
br br:-352
il l:190 el:-226 il:-313
ve v:-126
ra ra:-236 r:158
ai ay:-183 i:110 e:155
om om:-234
ay i:41 ai:-183 a:179 y:71 ay:-282 e:128
no no:-197
oo u:-87 o:-76
me ma:-219 m:108 me:-211 mi:-150
im im:-281 em:-247
o$ o$:-230 u$:-77
ko ko:-394 co:-365
ry ri:-294
^r ^r:-295 ^ra:-48
he e:266 he:-220 h:69 ha:-177 hi:-190
kh h:-14 kh:-458 j:-127
ro ro:-353 r:177 ru:-218
f f:-136 af:6 ph:-259 v:-113 ff:-333 w:144
^m ^m:-454 ^ma:-292 ^mo:-288
bi be:-174 bi:-241
af f:6 af:-308
^sa ^s:-172
^s ^sa:-172 ^s:-408 ^c:-191
ho h:111 o:191 hu:-190
^v ^v:-481
te t:9 te:-320 ti:-224
at at:-312
ki k:83 ki:-319
ee i:-21
ei e:120 i:66
ye y:68
re ri:-242 r:50 er:-84 re:-230
ub b:35
ru ro:-218
ad d:66 ad:-351
b$ b$:-283
ab ab:-370
di di:-419 de:-196
^d ^d:-392 ^:335
m$ m$:-322
ak ak:-281
hi h:178 i:111 hi:-310 he:-190
sh sh:-438 s:156 ch:-502
it it:-266
ja a:86 j:-6 ja:-352
wa a:183 wa:-454
ow u:-121 o:-144
yn in:-191
ce s:-2
os os:-162 us:-276
pe p:-2 pe:-347
x$ $:-56
ot ot:-178
u$ o$:-77
mm m:-118
to to:-446
^t ^t:-392
mi mi:-359 me:-150
^f ^f:-526
th th:-451 t:-137
^l ^l:-294
do do:-320
nd nd:-431
co ko:-365 co:-432
es s:134 is:-180
^ma ^m:-292
ck k:-280 ck:-602 c:-170
fr fr:-368
ti ti:-300 te:-224
em m:167 im:-247 em:-217
d$ $:218 d$:-402
ge g:-26
la a:294 la:-274 l:176
ic i:162 ic:-328
mo mo:-318 mu:-240
on$ n$:-108
fa fa:-395
z :419 d:77 z:-188 zz:-382 s:34
rt rt:-237
ba ba:-301 pa:-83
is s:167 es:-180 is:-231
zz z:-382
de d:-21 di:-196 de:-333
ta ta:-300
st st:-530
ph f:-259
ng ng:-552
g$ g$:-165
id d:51 id:-309 ed:-143
ud d:90 ud:-355
dd d:-163
^ra ^r:-48
so so:-274
us us:-369 os:-276 o:140
ed d:146 id:-143 ed:-285
k$ k$:-264
^mo ^m:-288
mu mo:-240
ch k:-149 h:-155 ch:-616 c:-123 s:53 sh:-502
da da:-163
qu k:-263
q k:-155 c:11 g:-26 q:-291
lo lo:-281
pp p:-339 b:-253
pa ba:-83
dj j:-322
za za:-424
su s:148
z$ z$:-373
az az:-413
hm hm:-264
oh o:35
zi zi:-460
hu ho:-190
ac a:224
x ks:-361 x:-404
ks x:-361
ga ga:-270
ag ag:-245 a:134
aw o:-10 u:76
gh g:-209 gh:-569
^w ^w:-539
ff v:-369 f:-333
^z ^z:-529
fi fi:-477
^y ^y:-349
bb b:-143
f$ f$:-400
vi vi:-581
bd bd:-538`;
